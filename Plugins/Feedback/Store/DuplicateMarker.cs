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

    /// <summary>Columns of a feedback row that say to which group it belongs.</summary>
    public static readonly string[] GroupColumns = { FeedbackTable.CustomerKey, FeedbackTable.AccountId, FeedbackTable.TextHash };

    /// <summary>Recomputes the group of a row. Idempotent; without customer or text there is no group.</summary>
    /// <param name="service">The organisation as SYSTEM.</param>
    /// <param name="row">A feedback row with <see cref="GroupColumns"/>; it may be deleted meanwhile.</param>
    /// <returns>Number of rows changed.</returns>
    public static int Settle(IOrganizationService service, Entity row)
    {
        if (GroupOf(row) == null)
            return 0;
        var query = new QueryExpression(FeedbackTable.Table)
        {
            ColumnSet = new ColumnSet(FeedbackTable.CustomerKey, FeedbackTable.ReceivedOn, FeedbackTable.DuplicateOfId, FeedbackTable.SurveyResponseId, CommonColumns.StateCode),
            TopCount = MostRows,
        };
        query.Criteria.AddCondition(FeedbackTable.TextHash, ConditionOperator.Equal, row.GetAttributeValue<string>(FeedbackTable.TextHash));
        if (row.GetAttributeValue<EntityReference>(FeedbackTable.AccountId) is EntityReference account)
        {
            query.Criteria.AddCondition(FeedbackTable.AccountId, ConditionOperator.Equal, account.Id);
        }
        else
        {
            query.Criteria.AddCondition(FeedbackTable.CustomerKey, ConditionOperator.Equal, row.GetAttributeValue<string>(FeedbackTable.CustomerKey));
            query.Criteria.AddCondition(FeedbackTable.AccountId, ConditionOperator.Null);
        }

        query.AddOrder(FeedbackTable.ReceivedOn, OrderType.Descending);
        var rows = new List<Entity>(service.RetrieveMultiple(query).Entities);
        var originals = DuplicateRule.Originals(rows.ConvertAll(Words), FeedbackSettings.Read(service).DuplicateDays);
        var changed = 0;
        foreach (var one in rows)
            changed += Mark(service, one, originals[one.Id]);
        return changed;
    }

    /// <summary>Recomputes the groups of the rows that repeat <paramref name="original"/> but no longer share its group.</summary>
    public static int SettleFollowers(IOrganizationService service, Entity original)
    {
        var query = new QueryExpression(FeedbackTable.Table) { ColumnSet = new ColumnSet(GroupColumns), TopCount = MostRows };
        query.Criteria.AddCondition(FeedbackTable.DuplicateOfId, ConditionOperator.Equal, original.Id);
        var groups = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var changed = 0;
        foreach (var row in service.RetrieveMultiple(query).Entities)
        {
            var group = GroupOf(row);
            if (group == null)
                changed += Mark(service, new Entity(FeedbackTable.Table, row.Id) { [FeedbackTable.DuplicateOfId] = original.ToEntityReference() }, null);
            else if (!string.Equals(group, GroupOf(original), StringComparison.OrdinalIgnoreCase) && groups.Add(group))
                changed += Settle(service, row);
        }

        return changed;
    }

    private static string? GroupOf(Entity row)
    {
        var key = row.GetAttributeValue<string>(FeedbackTable.CustomerKey);
        var hash = row.GetAttributeValue<string>(FeedbackTable.TextHash);
        if (string.IsNullOrEmpty(key) || string.IsNullOrEmpty(hash))
            return null;
        var account = row.GetAttributeValue<EntityReference>(FeedbackTable.AccountId);
        return (account == null ? key : SourceKeys.Of(AccountTable.Table, account.Id)) + "\n" + hash;
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
        row.GetAttributeValue<string>(FeedbackTable.CustomerKey) ?? string.Empty,
        row.GetAttributeValue<DateTime>(FeedbackTable.ReceivedOn),
        row.GetAttributeValue<OptionSetValue>(CommonColumns.StateCode)?.Value != CommonColumns.StateInactive,
        row.Contains(FeedbackTable.SurveyResponseId));
}
