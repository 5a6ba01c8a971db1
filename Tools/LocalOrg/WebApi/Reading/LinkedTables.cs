using System;
using System.Collections.Generic;
using CrmFeedback.LocalOrg.Metadata;
using Microsoft.OData.UriParser;
using Microsoft.Xrm.Sdk.Query;

namespace CrmFeedback.LocalOrg.WebApi;

/// <summary>The joins a query gets for paths over lookups (<c>primarycontactid/fullname</c>): one outer join per lookup and path.</summary>
/// <param name="prefix">Begins the joins' aliases.</param>
internal sealed class LinkedTables(DataverseModel model, QueryExpression query, string prefix)
{
    private readonly Dictionary<string, (LinkEntity Link, TableDefinition Table)> _byPath = new(StringComparer.Ordinal);

    /// <summary>The join's alias and table where a path starts that ends in a property; no alias for the query's own table.</summary>
    public (string? Alias, TableDefinition Table) Resolve(QueryNode source, TableDefinition table)
    {
        if (source is not SingleNavigationNode node) return (null, table);
        var (link, target) = Link(node, table);
        return (link.EntityAlias, target);
    }

    private (LinkEntity Link, TableDefinition Table) Link(SingleNavigationNode node, TableDefinition table)
    {
        var outer = node.Source is SingleNavigationNode parent ? Link(parent, table) : default;
        var from = outer.Table ?? table;
        var path = $"{outer.Link?.EntityAlias}/{node.NavigationProperty.Name}";
        if (_byPath.TryGetValue(path, out var known)) return known;
        var navigation = model.Metadata.FindNavigationProperty(from.LogicalName, node.NavigationProperty.Name)!;
        var target = model.Metadata.RequireTable(navigation.TargetTable);
        var link = outer.Link is null
            ? query.AddLink(target.LogicalName, navigation.LookupColumn!, target.PrimaryId, JoinOperator.LeftOuter)
            : outer.Link.AddLink(target.LogicalName, navigation.LookupColumn!, target.PrimaryId, JoinOperator.LeftOuter);
        link.EntityAlias = $"{prefix}{_byPath.Count + 1}";
        return _byPath[path] = (link, target);
    }
}
