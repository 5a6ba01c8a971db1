using System.Collections.Generic;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmFeedback.Feedback;

/// <summary>What an erasure deleted, or a dry run found.</summary>
public sealed class ErasureCounts
{
    private readonly int[] rows = new int[4];

    /// <summary>Theme mentions that went with their feedback.</summary>
    public int Mentions { get; internal set; }

    /// <summary>Rows still there; in a dry run all that were found, without mentions.</summary>
    public int Remaining { get; internal set; }

    /// <summary>Rows of a kind.</summary>
    public int Of(HeldKind kind) => rows[(int)kind];

    internal void Add(HeldKind kind, int count) => rows[(int)kind] += count;
}

/// <summary>Deletes what is held about a customer, in batches until the deadline. Mentions and corrections go with their feedback.</summary>
public static class CustomerErasure
{
    private const int BatchSize = 50;

    /// <summary>Deletes.</summary>
    public static ErasureCounts Erase(IOrganizationService service, HeldCustomer customer, Deadline deadline)
    {
        var counts = new ErasureCounts();
        var sets = HeldRows.Of(customer);
        foreach (var set in sets)
        {
            for (var batch = Batch(service, set); batch.Count > 0 && !deadline.HasPassed; batch = Batch(service, set))
            {
                if (set.Table == FeedbackTable.Table)
                    counts.Mentions += Mentions(service, batch);
                foreach (var row in batch)
                {
                    service.Delete(set.Table, row.Id);
                    counts.Add(set.Kind, 1);
                }
            }
        }

        foreach (var set in sets)
            counts.Remaining += Rows(service, set).Count;
        return counts;
    }

    /// <summary>Counts what <see cref="Erase"/> would delete.</summary>
    public static ErasureCounts Count(IOrganizationService service, HeldCustomer customer)
    {
        var counts = new ErasureCounts();
        var feedback = new HashSet<System.Guid>();
        foreach (var set in HeldRows.Of(customer))
        {
            var rows = Rows(service, set);
            // A number may be spelt two ways on one customer: the row counts once.
            if (set.Table == FeedbackTable.Table)
                rows.RemoveAll(r => !feedback.Add(r.Id));
            counts.Add(set.Kind, rows.Count);
            counts.Remaining += rows.Count;
            for (var from = 0; set.Table == FeedbackTable.Table && from < rows.Count; from += BatchSize)
                counts.Mentions += Mentions(service, rows.GetRange(from, System.Math.Min(BatchSize, rows.Count - from)));
        }

        return counts;
    }

    private static List<Entity> Batch(IOrganizationService service, HeldRows set)
    {
        var rows = new List<Entity>();
        foreach (var row in RowPages.All(service, set.Query(Columns(set))))
        {
            if (set.Matches(row))
                rows.Add(row);
            if (rows.Count == BatchSize)
                break;
        }

        return rows;
    }

    private static List<Entity> Rows(IOrganizationService service, HeldRows set)
    {
        var rows = new List<Entity>(RowPages.All(service, set.Query(Columns(set))));
        rows.RemoveAll(r => !set.Matches(r));
        return rows;
    }

    private static ColumnSet Columns(HeldRows set)
    {
        var columns = new ColumnSet(set.Table + "id");
        foreach (var column in set.MatchColumns)
            columns.AddColumn(column);
        return columns;
    }

    private static int Mentions(IOrganizationService service, List<Entity> feedback)
    {
        var query = new QueryExpression(MentionTable.Table) { ColumnSet = new ColumnSet(MentionTable.Id) };
        query.Criteria.AddCondition(MentionTable.FeedbackId, ConditionOperator.In, feedback.ConvertAll(r => (object)r.Id).ToArray());
        var count = 0;
        foreach (var _ in RowPages.All(service, query))
            count++;
        return count;
    }
}
