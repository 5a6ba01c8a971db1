using System;
using System.Collections.Generic;
using System.Linq;
using CrmFeedback.LocalOrg.Metadata;
using CrmFeedback.LocalOrg.Query;
using CrmFeedback.LocalOrg.Storage;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmFeedback.LocalOrg.Messages;

/// <summary>Reads rows for the platform's own use: every row, values only.</summary>
internal static class Rows
{
    private static readonly RowAccess s_everything = new(Guid.Empty, Guid.Empty, _ => TableAccess.All) { Formatted = false };

    /// <summary>The row with those of the columns that the table has, or null.</summary>
    public static Entity? Find(IStoreSession session, TableDefinition table, Guid id, params string[] columns) =>
        session.Find(table.LogicalName, id, new ColumnSet(columns.Where(c => table.FindColumn(c) is not null).Distinct(StringComparer.Ordinal).ToArray()), ReadOptions.Raw);

    /// <summary>The rows whose column has a value, with those of the columns that the table has.</summary>
    public static IReadOnlyList<Entity> Where(IStoreSession session, TableDefinition table, string column, object value, params string[] columns)
    {
        var query = new QueryExpression(table.LogicalName)
        {
            ColumnSet = new ColumnSet(columns.Where(c => table.FindColumn(c) is not null).ToArray()),
        };
        query.Criteria.AddCondition(column, ConditionOperator.Equal, value);
        return All(session, query);
    }

    /// <summary>Every row of a query, page by page.</summary>
    public static IReadOnlyList<Entity> All(IStoreSession session, QueryExpression query)
    {
        var result = new List<Entity>();
        query.PageInfo = new PagingInfo { Count = 5000, PageNumber = 1 };
        while (true)
        {
            var page = session.Query(query, s_everything);
            result.AddRange(page.Entities);
            if (!page.MoreRecords)
                return result;
            query.PageInfo.PageNumber++;
            query.PageInfo.PagingCookie = page.PagingCookie;
        }
    }
}
