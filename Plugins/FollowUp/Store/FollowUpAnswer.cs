using System;
using System.Collections.Generic;
using CrmFeedback.Feedback;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmFeedback.FollowUp;

/// <summary>
/// Moves an open follow-up to answered when every feedback it is about is answered or resolved, with the time of the last
/// answer. One that a person moved there (by telephone, say) stays.
/// </summary>
public static class FollowUpAnswer
{
    /// <summary>Settles the open follow-up of the customer of a feedback that was answered.</summary>
    /// <param name="service">The organisation as SYSTEM.</param>
    /// <param name="feedback">The row with <see cref="LoopFeedback.Columns"/>.</param>
    /// <param name="now">When the operation that asks began, UTC.</param>
    /// <returns>What was done, for the trace.</returns>
    public static string OfFeedback(IOrganizationService service, Entity feedback, DateTime now)
    {
        if (LoopFeedback.Customer(feedback) is not EntityReference customer)
            return "nobody's feedback";
        var open = RowQuery.Find(
            service, FollowUpTable.Table, FollowUpTable.OpenKey, SourceKeys.Of(customer.LogicalName, customer.Id), StoredFollowUps.Columns);
        return open == null ? "no open follow-up" : Settle(service, open, now);
    }

    /// <summary>Settles one.</summary>
    public static string Settle(IOrganizationService service, Entity followUp, DateTime now)
    {
        if (FollowUpStamp.Stage(followUp) is not FollowUpStage stage || !StageRules.MayFollow(stage, FollowUpStage.Answered))
            return "stage kept";
        var ids = new HashSet<Guid>();
        foreach (var reason in FollowUpReasonsJson.Read(followUp.GetAttributeValue<string>(FollowUpTable.Reasons)))
        {
            if (reason.FeedbackId is Guid id)
                ids.Add(id);
        }

        if (ids.Count == 0)
            return "about no feedback";
        // An answer that was found not to help, or was followed by other words, is not the answer again.
        return AnsweredOn(service, ids) is DateTime answered && !(LoopFeedback.Time(followUp, FollowUpTable.AnsweredOn) >= answered)
            ? Move(service, followUp, answered, now)
            : "not answered";
    }

    private static string Move(IOrganizationService service, Entity followUp, DateTime answered, DateTime now)
    {
        // A sender's clock may be ahead of ours.
        var latest = SourceTime.Utc(now);
        if (answered > latest)
            answered = latest;
        var received = LoopFeedback.Time(followUp, FollowUpTable.ReceivedOn) ?? answered;
        service.Update(new Entity(FollowUpTable.Table, followUp.Id)
        {
            [FollowUpTable.Stage] = Choices.Option((int)FollowUpStage.Answered),
            [FollowUpTable.AnsweredOn] = answered < received ? received : answered,
        });
        return "answered";
    }

    // The last answer; null while one of them waits. Feedback that is gone or no longer counts waits for nobody.
    private static DateTime? AnsweredOn(IOrganizationService service, HashSet<Guid> ids)
    {
        var query = new QueryExpression(FeedbackTable.Table) { ColumnSet = new ColumnSet(FeedbackTable.AnsweredOn, FeedbackTable.ResolvedOn, CommonColumns.StateCode) };
        query.Criteria.AddCondition(FeedbackTable.Id, ConditionOperator.In, new List<Guid>(ids).ConvertAll(i => (object)i).ToArray());
        DateTime? last = null;
        foreach (var row in service.RetrieveMultiple(query).Entities)
        {
            if (row.GetAttributeValue<OptionSetValue>(CommonColumns.StateCode)?.Value != CommonColumns.StateActive)
                continue;
            if ((LoopFeedback.Time(row, FeedbackTable.AnsweredOn) ?? LoopFeedback.Time(row, FeedbackTable.ResolvedOn)) is not DateTime answered)
                return null;
            if (last == null || answered > last)
                last = answered;
        }

        return last;
    }
}
