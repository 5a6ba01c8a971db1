using System;
using System.Collections.Generic;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmFeedback.Satisfaction;

/// <summary>Customers whose standing must be computed because time has passed, or because none was ever written.</summary>
public static class DueStandings
{
    /// <summary>Most customers that one question gives.</summary>
    public const int Most = 5000;

    private const string StandingAlias = "standing";

    /// <summary>Customers whose standing is due, longest due first, then those with feedback and no standing.</summary>
    public static IReadOnlyList<EntityReference> Find(IOrganizationService service, DateTime now, int most)
    {
        var customers = new List<EntityReference>(Due(service, now, most));
        foreach (var lookup in new[] { FeedbackTable.AccountId, FeedbackTable.ContactId })
        {
            if (customers.Count < most)
                customers.AddRange(Missing(service, lookup, most - customers.Count));
        }

        return customers;
    }

    private static IEnumerable<EntityReference> Due(IOrganizationService service, DateTime now, int most)
    {
        var query = new QueryExpression(SatisfactionTable.Table) { ColumnSet = new ColumnSet(SatisfactionTable.CustomerKey), TopCount = most };
        query.Criteria.AddCondition(CommonColumns.StateCode, ConditionOperator.Equal, CommonColumns.StateActive);
        query.Criteria.AddCondition(SatisfactionTable.NextDueOn, ConditionOperator.LessEqual, now);
        query.AddOrder(SatisfactionTable.NextDueOn, OrderType.Ascending);
        foreach (var row in service.RetrieveMultiple(query).Entities)
        {
            if (Customer(row.GetAttributeValue<string>(SatisfactionTable.CustomerKey)) is EntityReference customer)
                yield return customer;
        }
    }

    // A job may be lost for good; the rows it was about are still there.
    private static IEnumerable<EntityReference> Missing(IOrganizationService service, string lookup, int most)
    {
        var query = new QueryExpression(FeedbackTable.Table) { ColumnSet = new ColumnSet(lookup), Distinct = true, TopCount = most };
        query.Criteria.AddCondition(CommonColumns.StateCode, ConditionOperator.Equal, CommonColumns.StateActive);
        query.Criteria.AddCondition(FeedbackTable.DuplicateOfId, ConditionOperator.Null);
        query.Criteria.AddCondition(lookup, ConditionOperator.NotNull);
        var link = query.AddLink(SatisfactionTable.Table, lookup, lookup, JoinOperator.LeftOuter);
        link.EntityAlias = StandingAlias;
        query.Criteria.AddCondition(StandingAlias, SatisfactionTable.Id, ConditionOperator.Null);
        foreach (var row in service.RetrieveMultiple(query).Entities)
        {
            if (row.GetAttributeValue<EntityReference>(lookup) is EntityReference customer)
                yield return customer;
        }
    }

    private static EntityReference? Customer(string? key)
    {
        var at = key?.IndexOf("_", StringComparison.Ordinal) ?? -1;
        return at > 0 && Guid.TryParse(key!.Substring(at + 1), out var id) ? new EntityReference(key.Substring(0, at), id) : null;
    }
}
