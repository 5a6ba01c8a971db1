using System;
using System.Collections.Generic;
using System.Linq;
using CrmFeedback.LocalOrg.Metadata;
using Microsoft.OData.UriParser;
using Microsoft.Xrm.Sdk.Query;

namespace CrmFeedback.LocalOrg.WebApi;

/// <summary>Reads the query options of a set of rows into a query of the organisation.</summary>
public static class QueryReader
{
    private static readonly HashSet<string> s_known = new(StringComparer.Ordinal)
    {
        "$select", "$filter", "$orderby", "$top", "$expand", "$count", "$apply", "$skiptoken", "$format",
    };

    /// <summary>Refuses system query options that Dataverse, or the local organisation, does not have.</summary>
    /// <exception cref="ApiException">400 or 501, naming the option.</exception>
    public static void CheckOptions(Uri url)
    {
        foreach (var name in RawQuery.Of(url).Select(pair => pair.Key))
        {
            if (string.Equals(name, "$skip", StringComparison.Ordinal)) throw new ApiException(400, "0x80060888", "Skip Clause is not supported in CRM");
            if (name is "$search" or "$compute" or "$deltatoken" or "$levels") throw ApiException.NotImplemented($"The query option '{name}'");
            if (name.StartsWith('$') && !s_known.Contains(name)) throw ApiException.BadRequest($"The query parameter '{name}' is not supported.");
            if (string.Equals(name, "userQuery", StringComparison.Ordinal)) throw ApiException.NotImplemented("The query option 'userQuery'");
        }
    }

    /// <summary>The query of <c>$filter</c>, <c>$orderby</c> and <c>$top</c>, with the selection's columns; paging is the caller's.</summary>
    public static QueryExpression Read(DataverseModel model, TableDefinition table, ODataUriParser parser, Selection selection)
    {
        var query = new QueryExpression(table.LogicalName) { ColumnSet = selection.ToColumnSet() };
        // The filter first: the values of parameter aliases are known once it is parsed.
        var filter = parser.ParseFilter();
        Apply(model, table, query, filter, parser.ParseOrderBy(), parser.ParameterAliasNodes);
        query.TopCount = SelectionReader.Top(parser.ParseTop());
        return query;
    }

    /// <summary>Adds a filter and an order to a query.</summary>
    public static void Apply(
        DataverseModel model, TableDefinition table, QueryExpression query, FilterClause? filter, OrderByClause? order,
        IDictionary<string, SingleValueNode>? aliases = null)
    {
        if (filter != null) query.Criteria.AddFilter(new FilterTranslator(model, table, query, aliases).Translate(filter.Expression));
        for (var clause = order; clause != null; clause = clause.ThenBy)
        {
            if (clause.Expression is not SingleValuePropertyAccessNode { Source: ResourceRangeVariableReferenceNode } property)
                throw ApiException.NotImplemented("Anything but a property of the table itself in $orderby");
            var column = DataverseModel.FindColumn(table, property.Property.Name)!;
            query.AddOrder(column.LogicalName, clause.Direction == OrderByDirection.Ascending ? OrderType.Ascending : OrderType.Descending);
        }
    }
}
