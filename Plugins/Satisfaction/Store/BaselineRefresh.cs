using System;
using System.Collections.Generic;
using System.Globalization;
using CrmFeedback.Feedback;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmFeedback.Satisfaction;

/// <summary>Writes <c>cfb_baseline</c>: mean and variance of the organisation's latest feedback, of all and by channel.</summary>
public static class BaselineRefresh
{
    /// <summary>Scope of the row over every channel.</summary>
    public const string ScopeAll = "all";

    // Plain rows, not aggregates: a variance needs the squares, and an aggregate over more than 50,000 rows faults.
    private const int MostRows = 5000;

    /// <summary>Computes the baselines of the latest 5,000 feedback and writes what differs.</summary>
    /// <returns>Number of rows written.</returns>
    public static int Run(IOrganizationService service, DateTime now, SatisfactionSettings settings)
    {
        var stored = new Dictionary<string, Entity>(StringComparer.OrdinalIgnoreCase);
        var query = new QueryExpression(BaselineTable.Table) { ColumnSet = new ColumnSet(BaselineTable.Scope) };
        foreach (var row in service.RetrieveMultiple(query).Entities)
            stored[row.GetAttributeValue<string>(BaselineTable.Scope) ?? string.Empty] = row;
        var written = 0;
        foreach (var sums in Sums(service, settings))
        {
            var baseline = new Entity(BaselineTable.Table)
            {
                [BaselineTable.Count] = sums.Value.Count,
                [BaselineTable.Mean] = sums.Value.Mean,
                [BaselineTable.Variance] = sums.Value.Variance,
                [BaselineTable.AsOf] = now,
            };
            if (stored.TryGetValue(sums.Key, out var row))
            {
                baseline.Id = row.Id;
                service.Update(baseline);
            }
            else
            {
                baseline[BaselineTable.Scope] = sums.Key;
                baseline[BaselineTable.Name] = sums.Key;
                service.Create(baseline);
            }

            written++;
        }

        return written;
    }

    private static SortedDictionary<string, ValueSums> Sums(IOrganizationService service, SatisfactionSettings settings)
    {
        var query = new QueryExpression(FeedbackTable.Table)
        {
            ColumnSet = new ColumnSet(FeedbackTable.Score, FeedbackTable.Nps, FeedbackTable.Csat, FeedbackTable.Ces, FeedbackTable.Channel),
            TopCount = MostRows,
        };
        query.Criteria.AddCondition(CommonColumns.StateCode, ConditionOperator.Equal, CommonColumns.StateActive);
        query.Criteria.AddCondition(FeedbackTable.DuplicateOfId, ConditionOperator.Null);
        query.AddOrder(FeedbackTable.ReceivedOn, OrderType.Descending);
        var sums = new SortedDictionary<string, ValueSums>(StringComparer.Ordinal);
        foreach (var row in service.RetrieveMultiple(query).Entities)
        {
            var value = FeedbackValue.Of(
                row.GetAttributeValue<decimal?>(FeedbackTable.Score), row.GetAttributeValue<int?>(FeedbackTable.Nps),
                row.GetAttributeValue<decimal?>(FeedbackTable.Csat), row.GetAttributeValue<decimal?>(FeedbackTable.Ces), settings);
            if (value is not decimal known)
                continue;
            Add(sums, ScopeAll, known);
            if (row.GetAttributeValue<OptionSetValue>(FeedbackTable.Channel) is OptionSetValue channel)
                Add(sums, "channel_" + (channel.Value - Choices.FirstValue).ToString(CultureInfo.InvariantCulture), known);
        }

        return sums;
    }

    private static void Add(SortedDictionary<string, ValueSums> sums, string scope, decimal value)
    {
        if (!sums.TryGetValue(scope, out var sum))
            sums[scope] = sum = new ValueSums();
        sum.Add(value);
    }

    private sealed class ValueSums
    {
        private decimal sum;
        private decimal squares;

        public int Count { get; private set; }

        public decimal Mean => decimal.Round(sum / Count, 4);

        public decimal Variance => decimal.Round(Math.Max(0m, squares / Count - sum / Count * (sum / Count)), 4);

        public void Add(decimal value)
        {
            Count++;
            sum += value;
            squares += value * value;
        }
    }
}
