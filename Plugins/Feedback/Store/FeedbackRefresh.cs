using System;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmFeedback.Feedback;

/// <summary>
/// Makes the row of one source what the source says now. Asynchronous jobs run late, twice and in any order, so each
/// one starts from the current record: whichever runs last ends right.
/// </summary>
public static class FeedbackRefresh
{
    private const int BatchSize = 50;

    /// <summary>Creates, updates, deactivates, reactivates or deletes the row. For asynchronous steps only: its calls may fault.</summary>
    /// <returns>What was done, for the trace.</returns>
    public static string Run(IOrganizationService service, Guid organizationId, ISourceReader reader, Guid id)
    {
        var key = SourceKeys.Of(reader.Table, id);
        // The row first, then the source: a synchronous rescore in between changes the row's version and the write is refused.
        var stored = StoredFeedback.Find(service, key);
        var source = reader.Read(service, id);
        if (source == null)
            return key + ": rows removed " + Remove(service, key);
        if (stored == null && !source.Counts)
            return key + ": cancelled, no row";
        var row = FeedbackScorer.Score(source, CustomerReader.Link(service, source), ThemeReader.Shared.Read(service, organizationId), SolutionVariables.Read(service, organizationId, DateTime.UtcNow).MaskPersonalData);
        if (stored != null)
            return FeedbackUpdate.Trace(row, FeedbackUpdate.Apply(service, stored, row, source.Counts, onlyIfUnchanged: true));
        service.Create(FeedbackEntity.ForCreate(row));
        // The source may have been deleted, and its removal job run, between the reading and the Create.
        if (reader.Read(service, id) == null)
            Remove(service, key);
        return FeedbackTrace.Of(row);
    }

    private static int Remove(IOrganizationService service, string key)
    {
        var query = new QueryExpression(FeedbackTable.Table)
        {
            ColumnSet = new ColumnSet(DuplicateMarker.GroupColumns),
            TopCount = BatchSize,
        };
        query.Criteria.AddCondition(FeedbackTable.SourceKey, ConditionOperator.Equal, key);
        var removed = 0;
        while (true)
        {
            var rows = service.RetrieveMultiple(query).Entities;
            foreach (var row in rows)
            {
                service.Delete(FeedbackTable.Table, row.Id);
                DuplicateMarker.Settle(service, row);
                removed++;
            }

            if (rows.Count < BatchSize)
                return removed;
        }
    }
}
