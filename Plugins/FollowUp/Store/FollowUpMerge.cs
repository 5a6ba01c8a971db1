using System;
using System.Globalization;
using CrmFeedback.Feedback;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.FollowUp;

/// <summary>
/// What follows a merge of two customers: the loser's follow-ups become the winner's. Of two open ones the winner's stays and
/// gets the loser's reasons; the loser's is closed as cancelled. Idempotent. For asynchronous steps only.
/// </summary>
public static class FollowUpMerge
{
    /// <summary>Moves the follow-ups of a row that was merged away.</summary>
    /// <returns>What was done, for the trace.</returns>
    public static string Run(IOrganizationService service, string table, Guid loserId)
    {
        var winnerId = MergedRecord.Survivor(service, table, loserId);
        if (winnerId == loserId)
            return "follow-ups stay";
        var winner = new EntityReference(table, winnerId);
        var to = SourceKeys.Of(table, winnerId);
        var moved = new KeyedRows(service).Each(FollowUpTable.Table, FollowUpTable.CustomerKey, SourceKeys.Of(table, loserId), StoredFollowUps.Columns, row =>
        {
            if (StoredFollowUps.IsOpen(row) && RowQuery.Find(service, FollowUpTable.Table, FollowUpTable.OpenKey, to, StoredFollowUps.Columns) is Entity kept)
            {
                Add(service, kept, row);
                FollowUpClosing.Cancel(service, row.Id);
            }

            var change = new Entity(FollowUpTable.Table, row.Id) { [FollowUpTable.CustomerKey] = to, [FollowUpTable.CustomerId] = winner };
            change[table == AccountTable.Table ? FollowUpTable.AccountId : FollowUpTable.ContactId] = winner;
            service.Update(change);
        });
        return "follow-ups moved " + moved.ToString(CultureInfo.InvariantCulture);
    }

    private static void Add(IOrganizationService service, Entity kept, Entity lost)
    {
        var all = FollowUpReason.Union(
            FollowUpReasonsJson.Read(kept.GetAttributeValue<string>(FollowUpTable.Reasons)), FollowUpReasonsJson.Read(lost.GetAttributeValue<string>(FollowUpTable.Reasons)));
        if (all.Count == 0)
            return;
        var wanted = new Entity(FollowUpTable.Table, kept.Id)
        {
            [FollowUpTable.Reasons] = FollowUpReasonsJson.Write(all),
            [FollowUpTable.Triggers] = FollowUpReason.Triggers(all),
            [FollowUpTable.Trigger] = Choices.Option((int)all[0].Trigger),
        };
        foreach (var column in new[] { FollowUpTable.ReceivedOn, FollowUpTable.DueOn })
        {
            var keptTime = LoopFeedback.Time(kept, column);
            var lostTime = LoopFeedback.Time(lost, column);
            wanted[column] = keptTime == null || lostTime < keptTime ? lostTime : keptTime;
        }

        if (EntityDifference.Between(kept, wanted) is Entity change)
            service.Update(change);
    }
}
