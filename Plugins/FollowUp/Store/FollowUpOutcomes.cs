using System;
using CrmFeedback.Feedback;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmFeedback.FollowUp;

/// <summary>
/// Keeps <c>cfb_outcome</c> true: the first feedback that has a value and was given after the follow-up was verified, against
/// what it was opened for (<see cref="OutcomeRules"/>). Read anew each time, so late, repeated and corrected feedback ends in the same.
/// </summary>
public static class FollowUpOutcomes
{
    private const int MostTried = 20;

    private static readonly string[] ValueColumns =
    {
        FeedbackTable.ReceivedOn, FeedbackTable.Score, FeedbackTable.Nps, FeedbackTable.Csat, FeedbackTable.Ces, FeedbackTable.DuplicateOfId, CommonColumns.StateCode,
    };

    /// <summary>Settles the follow-up that was verified last before a feedback was given.</summary>
    /// <returns>What was done, for the trace.</returns>
    public static string OfFeedback(IOrganizationService service, Entity feedback, Func<FollowUpModel> model)
    {
        if (LoopFeedback.Customer(feedback) is not EntityReference customer)
            return "nobody's feedback";
        var query = new QueryExpression(FollowUpTable.Table) { ColumnSet = new ColumnSet(StoredFollowUps.Columns), TopCount = 1 };
        query.Criteria.AddCondition(FollowUpTable.CustomerKey, ConditionOperator.Equal, SourceKeys.Of(customer.LogicalName, customer.Id));
        query.Criteria.AddCondition(CommonColumns.StatusCode, ConditionOperator.Equal, FollowUpTable.StatusClosed);
        query.Criteria.AddCondition(FollowUpTable.VerifiedOn, ConditionOperator.LessThan, LoopFeedback.ReceivedOn(feedback));
        query.AddOrder(FollowUpTable.VerifiedOn, OrderType.Descending);
        var rows = service.RetrieveMultiple(query).Entities;
        return rows.Count == 0 ? "no outcome" : Settle(service, rows[0], model());
    }

    /// <summary>Settles one; an open or cancelled one has no outcome.</summary>
    public static string Settle(IOrganizationService service, Entity followUp, FollowUpModel model)
    {
        if (followUp.GetAttributeValue<OptionSetValue>(CommonColumns.StatusCode)?.Value != FollowUpTable.StatusClosed
            || LoopFeedback.Time(followUp, FollowUpTable.VerifiedOn) is not DateTime verified
            || followUp.GetAttributeValue<EntityReference>(FollowUpTable.CustomerId) is not EntityReference customer)
            return "no outcome";
        var after = Nearest(service, customer, ConditionOperator.GreaterThan, verified, model);
        var outcome = after == null ? null : OutcomeRules.Of(Before(service, followUp, customer, model), after, model.Settings);
        var stored = followUp.GetAttributeValue<OptionSetValue>(FollowUpTable.Outcome)?.Value;
        var wanted = outcome is FollowUpOutcome known ? Choices.Option((int)known) : null;
        if (stored == wanted?.Value)
            return "outcome kept";
        service.Update(new Entity(FollowUpTable.Table, followUp.Id) { [FollowUpTable.Outcome] = wanted });
        return "outcome " + (outcome?.ToString() ?? "taken back");
    }

    private static decimal? Before(IOrganizationService service, Entity followUp, EntityReference customer, FollowUpModel model)
    {
        var opening = followUp.GetAttributeValue<EntityReference>(FollowUpTable.FeedbackId) is EntityReference feedback
            ? RowQuery.Find(service, FeedbackTable.Table, FeedbackTable.Id, feedback.Id, ValueColumns)
            : null;
        var value = opening == null ? null : LoopFeedback.Value(opening, model.Satisfaction);
        return value ?? Nearest(service, customer, ConditionOperator.LessEqual, LoopFeedback.Time(followUp, FollowUpTable.ReceivedOn) ?? DateTime.MinValue, model);
    }

    private static decimal? Nearest(IOrganizationService service, EntityReference customer, ConditionOperator side, DateTime moment, FollowUpModel model)
    {
        var query = new QueryExpression(FeedbackTable.Table) { ColumnSet = new ColumnSet(ValueColumns), TopCount = MostTried };
        query.Criteria.AddCondition(customer.LogicalName == AccountTable.Table ? FeedbackTable.AccountId : FeedbackTable.ContactId, ConditionOperator.Equal, customer.Id);
        query.Criteria.AddCondition(CommonColumns.StateCode, ConditionOperator.Equal, CommonColumns.StateActive);
        query.Criteria.AddCondition(FeedbackTable.DuplicateOfId, ConditionOperator.Null);
        query.Criteria.AddCondition(FeedbackTable.ReceivedOn, side, moment);
        query.AddOrder(FeedbackTable.ReceivedOn, side == ConditionOperator.GreaterThan ? OrderType.Ascending : OrderType.Descending);
        query.AddOrder(FeedbackTable.Id, OrderType.Ascending);
        foreach (var row in service.RetrieveMultiple(query).Entities)
        {
            if (LoopFeedback.Value(row, model.Satisfaction) is decimal value)
                return value;
        }

        return null;
    }
}
