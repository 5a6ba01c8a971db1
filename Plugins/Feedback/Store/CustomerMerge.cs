using System;
using System.Globalization;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.Feedback;

/// <summary>
/// What follows a merge of two customers. The platform has moved the lookups without telling anybody; the text keys are
/// ours to move. Each moved row is updated, so owner, duplicates and standing of the winner are worked out again; the
/// loser's standing goes. Idempotent, in any order, along any chain of merges. For asynchronous steps only.
/// </summary>
public static class CustomerMerge
{
    private static readonly string[] FeedbackColumns = { FeedbackTable.CustomerId, FeedbackTable.AccountId, FeedbackTable.ContactId };

    /// <summary>Moves everything of the loser to the row it was merged into in the end.</summary>
    /// <param name="service">The organisation as SYSTEM.</param>
    /// <param name="table"><c>account</c> or <c>contact</c>.</param>
    /// <param name="loserId">The row that was merged away.</param>
    /// <returns>What was done, for the trace.</returns>
    public static string Run(IOrganizationService service, string table, Guid loserId)
    {
        var winnerId = MergedRecord.Survivor(service, table, loserId);
        return winnerId == loserId ? SourceKeys.Of(table, loserId) + " is not merged" : Move(service, table, loserId, winnerId);
    }

    private static string Move(IOrganizationService service, string table, Guid loserId, Guid winnerId)
    {
        var from = SourceKeys.Of(table, loserId);
        var to = SourceKeys.Of(table, winnerId);
        var winner = new EntityReference(table, winnerId);
        var rows = new KeyedRows(service);
        var mentions = rows.Each(MentionTable.Table, MentionTable.CustomerKey, from, new[] { MentionTable.AccountId }, row =>
            service.Update(Redirected(row, new Entity(MentionTable.Table, row.Id) { [MentionTable.CustomerKey] = to }, loserId, winner, MentionTable.AccountId)));
        var surveys = rows.Each(SurveyResponseTable.Table, SurveyResponseTable.CustomerKey, from, Array.Empty<string>(), row =>
            service.Update(new Entity(SurveyResponseTable.Table, row.Id) { [SurveyResponseTable.CustomerKey] = to }));
        var feedback = rows.Each(FeedbackTable.Table, FeedbackTable.CustomerKey, from, FeedbackColumns, row =>
            service.Update(Redirected(row, new Entity(FeedbackTable.Table, row.Id) { [FeedbackTable.CustomerKey] = to }, loserId, winner, FeedbackColumns)));
        var standings = rows.Delete(SatisfactionTable.Table, SatisfactionTable.CustomerKey, from);
        return string.Format(
            CultureInfo.InvariantCulture, "{0} -> {1}: feedback {2}, mentions {3}, surveys {4}, standings dropped {5}", from, to, feedback, mentions, surveys, standings);
    }

    // A row that was being written while the merge ran still points to the loser.
    private static Entity Redirected(Entity row, Entity change, Guid loserId, EntityReference winner, params string[] columns)
    {
        foreach (var column in columns)
        {
            if (row.GetAttributeValue<EntityReference>(column)?.Id == loserId)
                change[column] = winner;
        }

        return change;
    }
}
