using System;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmFeedback.Feedback;

/// <summary>Reads by query, because a Retrieve of a missing row faults and a fault dooms a synchronous save.</summary>
public static class RowQuery
{
    /// <summary>The row whose <paramref name="column"/> equals <paramref name="value"/>; null if there is none.</summary>
    public static Entity? Find(IOrganizationService service, string table, string column, object value, params string[] columns)
    {
        var query = new QueryExpression(table) { ColumnSet = new ColumnSet(columns), TopCount = 1 };
        query.Criteria.AddCondition(column, ConditionOperator.Equal, value);
        var rows = service.RetrieveMultiple(query).Entities;
        return rows.Count == 0 ? null : rows[0];
    }
}
