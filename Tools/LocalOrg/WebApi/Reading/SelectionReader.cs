using System;
using System.Collections.Generic;
using System.Linq;
using CrmFeedback.LocalOrg.Metadata;
using Microsoft.OData.UriParser;

namespace CrmFeedback.LocalOrg.WebApi;

/// <summary>Reads <c>$select</c> and <c>$expand</c>.</summary>
public static class SelectionReader
{
    /// <summary>The selection of a parsed clause; everything if there is none.</summary>
    public static Selection Read(DataverseModel model, TableDefinition table, SelectExpandClause? clause)
    {
        if (clause is null) return Selection.All(table);
        var columns = new List<ColumnDefinition>();
        var expansions = new List<Expansion>();
        var all = clause.AllSelected;
        foreach (var item in clause.SelectedItems)
        {
            switch (item)
            {
                case WildcardSelectItem:
                    all = true;
                    break;
                case PathSelectItem { SelectedPath: { Count: 1 } path }:
                    // A selected navigation property adds its link only, which minimal metadata leaves out.
                    if (path.FirstSegment is PropertySegment property && DataverseModel.FindColumn(table, property.Property.Name) is { } column)
                        columns.Add(column);
                    break;
                case ExpandedNavigationSelectItem expanded:
                    expansions.Add(Expand(model, table, expanded));
                    break;
                case ExpandedReferenceSelectItem references:
                    var target = Navigation(model, table, references.PathToNavigationProperty);
                    var related = model.Metadata.RequireTable(target.TargetTable);
                    expansions.Add(new Expansion(
                        target, new Selection(related, [related.RequireColumn(related.PrimaryId)], true, []),
                        references.FilterOption, references.OrderByOption, Top(references.TopOption), true));
                    break;
                default:
                    throw ApiException.BadRequest("Only properties of the table itself can be selected.");
            }
        }
        return all
            ? Selection.All(table) with { Expansions = expansions }
            : new Selection(table, columns.Distinct().ToArray(), true, expansions);
    }

    /// <summary>A <c>$top</c> as a count of rows.</summary>
    public static int? Top(long? top) => top switch
    {
        null => null,
        > int.MaxValue => int.MaxValue,
        _ => (int)top,
    };

    private static Expansion Expand(DataverseModel model, TableDefinition table, ExpandedNavigationSelectItem item)
    {
        if (item.SkipOption != null) throw ApiException.BadRequest("Skip Clause is not supported in CRM");
        if (item.CountOption == true) throw ApiException.NotImplemented("$count inside $expand");
        if (item.LevelsOption != null) throw ApiException.NotImplemented("$levels inside $expand");
        if (item.SearchOption != null || item.ApplyOption != null || item.ComputeOption != null)
            throw ApiException.NotImplemented("$search, $apply and $compute inside $expand");
        var navigation = Navigation(model, table, item.PathToNavigationProperty);
        var selection = Read(model, model.Metadata.RequireTable(navigation.TargetTable), item.SelectAndExpand);
        return new Expansion(navigation, selection, item.FilterOption, item.OrderByOption, Top(item.TopOption), false);
    }

    private static NavigationProperty Navigation(DataverseModel model, TableDefinition table, ODataExpandPath path)
    {
        if (path.Count != 1 || path.FirstSegment is not NavigationPropertySegment segment)
            throw ApiException.NotImplemented("A path of several segments in $expand");
        return model.Metadata.FindNavigationProperty(table.LogicalName, segment.NavigationProperty.Name)
            ?? throw ApiException.BadRequest($"Could not find a property named '{segment.NavigationProperty.Name}' on type '{DataverseModel.Namespace}.{table.LogicalName}'.");
    }
}
