using System;
using CrmFeedback.Analysis;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmFeedback.FollowUp;

/// <summary>
/// Looks for customers who should be followed up and are not: no event tells that a severe complaint was not answered, that a
/// customer stays at risk, or that a job was lost. For the scheduled recalculation.
/// </summary>
public static class FollowUpSweep
{
    private const int Most = 200;

    /// <summary>Opens the follow-ups that are missing and adds the reasons that are.</summary>
    /// <param name="service">The organisation as SYSTEM.</param>
    /// <param name="model">What an admin may change.</param>
    /// <param name="now">When the recalculation began, UTC.</param>
    /// <param name="timeIsUp">Whether the run must end.</param>
    /// <returns>Number of feedback and standings looked at.</returns>
    public static int Run(IOrganizationService service, FollowUpModel model, DateTime now, Func<bool> timeIsUp)
    {
        var opening = new FollowUpOpening(service, model, now, mayFault: false);
        var seen = 0;
        foreach (var row in service.RetrieveMultiple(Feedback(model.Settings, now)).Entities)
        {
            if (timeIsUp())
                return seen;
            opening.OfFeedback(row);
            seen++;
        }

        foreach (var row in service.RetrieveMultiple(Standings()).Entities)
        {
            if (timeIsUp())
                return seen;
            RiskFollowUp.Open(service, opening, row);
            seen++;
        }

        return seen;
    }

    private static QueryExpression Feedback(FollowUpSettings settings, DateTime now)
    {
        var query = new QueryExpression(FeedbackTable.Table) { ColumnSet = new ColumnSet(LoopFeedback.Columns), TopCount = Most };
        query.Criteria.AddCondition(CommonColumns.StateCode, ConditionOperator.Equal, CommonColumns.StateActive);
        query.Criteria.AddCondition(FeedbackTable.DuplicateOfId, ConditionOperator.Null);
        query.Criteria.AddCondition(FeedbackTable.ReceivedOn, ConditionOperator.GreaterEqual, now.AddDays(-(double)settings.OpenDays));
        var reasons = query.Criteria.AddFilter(LogicalOperator.Or);
        reasons.AddCondition(FeedbackTable.RegulatorThreat, ConditionOperator.Equal, true);
        reasons.AddCondition(FeedbackTable.LeaveIntent, ConditionOperator.Equal, Choices.FirstValue + (int)LeaveIntent.Stated);
        var waiting = reasons.AddFilter(LogicalOperator.And);
        waiting.AddCondition(FeedbackTable.Kind, ConditionOperator.Equal, Choices.FirstValue + (int)FeedbackKind.Complaint);
        waiting.AddCondition(FeedbackTable.Severity, ConditionOperator.Equal, Choices.FirstValue + (int)Severity.Major);
        waiting.AddCondition(FeedbackTable.AnsweredOn, ConditionOperator.Null);
        waiting.AddCondition(FeedbackTable.ResolvedOn, ConditionOperator.Null);
        waiting.AddCondition(FeedbackTable.ReceivedOn, ConditionOperator.LessEqual, now.AddHours(-(double)settings.UnansweredHours));
        query.AddOrder(FeedbackTable.ReceivedOn, OrderType.Descending);
        return query;
    }

    private static QueryExpression Standings()
    {
        var query = new QueryExpression(SatisfactionTable.Table) { ColumnSet = new ColumnSet(RiskFollowUp.Columns), TopCount = Most };
        query.Criteria.AddCondition(CommonColumns.StateCode, ConditionOperator.Equal, CommonColumns.StateActive);
        query.Criteria.AddCondition(SatisfactionTable.RiskLevel, ConditionOperator.In, Choices.FirstValue + (int)RiskLevel.High, Choices.FirstValue + (int)RiskLevel.Critical);
        query.AddOrder(SatisfactionTable.Risk, OrderType.Descending);
        return query;
    }
}
