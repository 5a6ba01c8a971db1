using System;
using System.Collections.Generic;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmFeedback.Feedback;

/// <summary>Marks rows that repeat another (<see cref="DuplicateRule"/>). For asynchronous steps only.</summary>
public static class DuplicateMarker
{
    // The same words of one customer; beyond this the oldest are left as they are.
    private const int MostRows = 500;

    /// <summary>Recomputes the group of one customer and one text. Idempotent; without customer or text there is no group.</summary>
    /// <returns>Number of rows changed.</returns>
    public static int Settle(IOrganizationService service, string? customerKey, string? textHash)
    {
        if (string.IsNullOrEmpty(customerKey) || string.IsNullOrEmpty(textHash))
            return 0;
        var query = new QueryExpression(FeedbackTable.Table)
        {
            ColumnSet = new ColumnSet(FeedbackTable.ReceivedOn, FeedbackTable.DuplicateOfId, CommonColumns.StateCode),
            TopCount = MostRows,
        };
        query.Criteria.AddCondition(FeedbackTable.CustomerKey, ConditionOperator.Equal, customerKey);
        query.Criteria.AddCondition(FeedbackTable.TextHash, ConditionOperator.Equal, textHash);
        query.AddOrder(FeedbackTable.ReceivedOn, OrderType.Descending);
        var rows = new List<Entity>(service.RetrieveMultiple(query).Entities);
        var originals = DuplicateRule.Originals(rows.ConvertAll(Words), FeedbackSettings.Read(service).DuplicateDays);
        var changed = 0;
        foreach (var row in rows)
            changed += Mark(service, row, originals[row.Id]);
        return changed;
    }

    /// <summary>Recomputes the groups of the rows that repeat <paramref name="feedbackId"/> but no longer share its group.</summary>
    public static int SettleFollowers(IOrganizationService service, Guid feedbackId, string? customerKey, string? textHash)
    {
        var query = new QueryExpression(FeedbackTable.Table)
        {
            ColumnSet = new ColumnSet(FeedbackTable.CustomerKey, FeedbackTable.TextHash),
            TopCount = MostRows,
        };
        query.Criteria.AddCondition(FeedbackTable.DuplicateOfId, ConditionOperator.Equal, feedbackId);
        var groups = new HashSet<string>(StringComparer.Ordinal);
        var changed = 0;
        foreach (var row in service.RetrieveMultiple(query).Entities)
        {
            var key = row.GetAttributeValue<string>(FeedbackTable.CustomerKey);
            var hash = row.GetAttributeValue<string>(FeedbackTable.TextHash);
            var sameGroup = string.Equals(key, customerKey, StringComparison.Ordinal) && string.Equals(hash, textHash, StringComparison.Ordinal);
            if (sameGroup || !groups.Add(key + "\n" + hash))
                continue;
            if (string.IsNullOrEmpty(key) || string.IsNullOrEmpty(hash))
                changed += Mark(service, new Entity(FeedbackTable.Table, row.Id) { [FeedbackTable.DuplicateOfId] = new EntityReference(FeedbackTable.Table, feedbackId) }, null);
            else
                changed += Settle(service, key, hash);
        }

        return changed;
    }

    private static int Mark(IOrganizationService service, Entity row, Guid? original)
    {
        if (row.GetAttributeValue<EntityReference>(FeedbackTable.DuplicateOfId)?.Id == original)
            return 0;
        service.Update(new Entity(FeedbackTable.Table, row.Id)
        {
            [FeedbackTable.DuplicateOfId] = original is Guid id ? new EntityReference(FeedbackTable.Table, id) : null,
        });
        return 1;
    }

    private static SameWords Words(Entity row) => new SameWords(
        row.Id,
        row.GetAttributeValue<DateTime>(FeedbackTable.ReceivedOn),
        row.GetAttributeValue<OptionSetValue>(CommonColumns.StateCode)?.Value != CommonColumns.StateInactive);
}
