using System;
using System.Globalization;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.Feedback;

/// <summary>
/// What follows a merge of two cases: what was said about the loser was said about the winner. The loser keeps its own
/// feedback (it stays the source, and its words count), shown with the winner's. For asynchronous steps only.
/// </summary>
public static class CaseMerge
{
    /// <summary>Rewrites the regarding key of all rows about the loser. Idempotent.</summary>
    /// <param name="service">The organisation as SYSTEM.</param>
    /// <param name="loserId">The case that was merged away.</param>
    /// <returns>What was done, for the trace.</returns>
    public static string Run(IOrganizationService service, Guid loserId)
    {
        var winnerId = MergedRecord.Survivor(service, IncidentTable.Table, loserId);
        var from = SourceKeys.Of(IncidentTable.Table, loserId);
        if (winnerId == loserId)
            return from + " is not merged";
        var to = SourceKeys.Of(IncidentTable.Table, winnerId);
        var moved = new KeyedRows(service).Each(FeedbackTable.Table, FeedbackTable.RegardingKey, from, Array.Empty<string>(), row =>
            service.Update(new Entity(FeedbackTable.Table, row.Id) { [FeedbackTable.RegardingKey] = to }));
        return from + " -> " + to + ": feedback " + moved.ToString(CultureInfo.InvariantCulture);
    }
}
