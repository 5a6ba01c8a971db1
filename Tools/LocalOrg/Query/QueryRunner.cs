using System;
using CrmFeedback.LocalOrg.Metadata;
using CrmFeedback.LocalOrg.Storage;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmFeedback.LocalOrg.Query;

/// <summary>Runs queries of any kind: reads them into one model, turns that into SQL, reads the rows.</summary>
internal static class QueryRunner
{
    /// <summary>The rows of a query that the caller may read.</summary>
    public static EntityCollection Run(Database database, OrganizationMetadata metadata, TimeProvider clock, QueryBase query, RowAccess access)
    {
        var model = query switch
        {
            QueryExpression expression => QueryExpressionParser.Parse(expression),
            QueryByAttribute byAttribute => QueryExpressionParser.Parse(byAttribute),
            FetchExpression fetch => FetchXmlParser.Parse(fetch.Query),
            null => throw new QueryException(QueryProblem.Malformed, "The query is missing."),
            _ => throw new NotSupportedException($"The local organisation does not support queries of type {query.GetType()}."),
        };
        var scope = new SqlScope(metadata, access, clock.GetUtcNow().UtcDateTime);
        return model.IsAggregate ? AggregateQuery.Run(database, scope, model) : RowQuery.Run(database, scope, model);
    }
}
