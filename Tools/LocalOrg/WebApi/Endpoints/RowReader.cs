using System;
using System.Collections.Generic;
using System.Linq;
using CrmFeedback.LocalOrg.Metadata;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;

namespace CrmFeedback.LocalOrg.WebApi;

/// <summary>Retrieves rows and, by further queries, the related rows a selection expands. Every query runs as the caller.</summary>
public sealed class RowReader(DataverseModel model, IOrganizationService service)
{
    /// <summary>Ids per <c>in</c> condition: below SQLite's and Dataverse's limits on a query's values.</summary>
    private const int IdsPerQuery = 400;

    private static readonly Dictionary<Expansion, IReadOnlyList<Row>> s_nothing = [];

    /// <summary>One row with its expansions.</summary>
    public Row Retrieve(EntityReference reference, Selection selection)
    {
        var request = new RetrieveRequest { Target = reference, ColumnSet = selection.ToColumnSet() };
        var entity = ((RetrieveResponse)service.Execute(request)).Entity;
        return Expand([entity], selection)[0];
    }

    /// <summary>A page of rows with their expansions.</summary>
    public RowPage Page(QueryExpression query, Selection selection)
    {
        var result = service.RetrieveMultiple(query);
        int? total = query.PageInfo.ReturnTotalRecordCount ? (result.TotalRecordCountLimitExceeded ? -1 : result.TotalRecordCount) : null;
        return new RowPage(Expand(result.Entities, selection), result.MoreRecords, result.PagingCookie, total);
    }

    private Row[] Expand(IReadOnlyList<Entity> entities, Selection selection)
    {
        if (selection.Expansions.Count == 0 || entities.Count == 0) return entities.Select(entity => new Row(entity, s_nothing)).ToArray();
        var related = entities.Select(_ => new Dictionary<Expansion, IReadOnlyList<Row>>()).ToArray();
        foreach (var expansion in selection.Expansions)
        {
            var byParent = expansion.Navigation.Kind switch
            {
                NavigationKind.ToOne => Parents(entities, expansion),
                NavigationKind.ToMany => Children(entities, expansion),
                _ => Intersecting(entities, expansion),
            };
            for (var i = 0; i < entities.Count; i++) related[i][expansion] = byParent.GetValueOrDefault(entities[i].Id) ?? [];
        }
        return entities.Select((entity, i) => new Row(entity, related[i])).ToArray();
    }

    private Dictionary<Guid, IReadOnlyList<Row>> Parents(IReadOnlyList<Entity> entities, Expansion expansion)
    {
        var target = expansion.Selection.Table;
        // A polymorphic lookup has one navigation property per table: rows of other tables do not show in it.
        var links = entities
            .Select(entity => (entity.Id, Target: entity.GetAttributeValue<EntityReference>(expansion.Navigation.LookupColumn)))
            .Where(link => link.Target != null && IsRowOf(target, link.Target))
            .ToArray();
        var rows = Query(target.PrimaryId, links.Select(link => link.Target!.Id).Distinct().ToArray(), expansion)
            .ToDictionary(row => row.Entity.Id);
        return links.Where(link => rows.ContainsKey(link.Target!.Id))
            .ToDictionary(link => link.Id, link => (IReadOnlyList<Row>)[rows[link.Target!.Id]]);
    }

    /// <summary>Owners are users or teams; the table <c>owner</c> shows both.</summary>
    private static bool IsRowOf(TableDefinition table, EntityReference reference) =>
        string.Equals(reference.LogicalName, table.LogicalName, StringComparison.Ordinal)
        || string.Equals(table.LogicalName, "owner", StringComparison.Ordinal);

    private Dictionary<Guid, IReadOnlyList<Row>> Children(IReadOnlyList<Entity> entities, Expansion expansion)
    {
        var lookup = expansion.Navigation.LookupColumn!;
        return Query(lookup, entities.Select(entity => entity.Id).ToArray(), expansion, lookup)
            .GroupBy(row => row.Entity.GetAttributeValue<EntityReference>(lookup).Id)
            .ToDictionary(group => group.Key, group => (IReadOnlyList<Row>)group.Take(expansion.Top ?? int.MaxValue).ToArray());
    }

    private Dictionary<Guid, IReadOnlyList<Row>> Intersecting(IReadOnlyList<Entity> entities, Expansion expansion)
    {
        var result = new Dictionary<Guid, IReadOnlyList<Row>>();
        foreach (var entity in entities)
        {
            var query = NewQuery(expansion);
            RelatedRows.Restrict(query, model, expansion.Navigation, entity.ToEntityReference());
            if (expansion.Top is { } top) query.TopCount = top;
            result[entity.Id] = Expand(service.RetrieveMultiple(query).Entities, expansion.Selection);
        }
        return result;
    }

    private List<Row> Query(string column, Guid[] ids, Expansion expansion, string? alsoRead = null)
    {
        var rows = new List<Row>();
        foreach (var chunk in ids.Chunk(IdsPerQuery))
        {
            var query = NewQuery(expansion);
            if (alsoRead != null && !query.ColumnSet.AllColumns && !query.ColumnSet.Columns.Contains(alsoRead)) query.ColumnSet.AddColumn(alsoRead);
            query.Criteria.AddCondition(column, ConditionOperator.In, chunk.Cast<object>().ToArray());
            query.PageInfo = new PagingInfo { PageNumber = 1, Count = Preferences.LargestPage };
            EntityCollection page;
            do
            {
                page = service.RetrieveMultiple(query);
                rows.AddRange(Expand(page.Entities, expansion.Selection));
                query.PageInfo.PageNumber++;
                query.PageInfo.PagingCookie = page.PagingCookie;
            }
            while (page.MoreRecords);
        }
        return rows;
    }

    private QueryExpression NewQuery(Expansion expansion)
    {
        var table = expansion.Selection.Table;
        var query = new QueryExpression(table.LogicalName) { ColumnSet = expansion.Selection.ToColumnSet() };
        QueryReader.Apply(model, table, query, expansion.Filter, expansion.OrderBy);
        return query;
    }
}
