using System.Collections.Generic;
using System.Linq;
using CrmFeedback.LocalOrg.Metadata;
using Microsoft.OData.UriParser;
using Microsoft.Xrm.Sdk.Query;

namespace CrmFeedback.LocalOrg.WebApi;

/// <summary>Which columns and related rows of a table a response shows.</summary>
/// <param name="Table">The table.</param>
/// <param name="Columns">The columns, in the order they are written.</param>
/// <param name="Explicit">Whether <c>$select</c> named them: decides what the context address says.</param>
/// <param name="Expansions">Related rows.</param>
public sealed record Selection(TableDefinition Table, IReadOnlyList<ColumnDefinition> Columns, bool Explicit, IReadOnlyList<Expansion> Expansions)
{
    /// <summary>Every readable column, nothing related.</summary>
    public static Selection All(TableDefinition table) => new(table, table.Columns.Where(DataverseModel.IsProperty).ToArray(), false, []);

    /// <summary>The columns to retrieve: those shown, the row's id and version, and the lookups that expansions follow.</summary>
    public ColumnSet ToColumnSet()
    {
        if (!Explicit) return new ColumnSet(true);
        var names = Columns.Select(column => column.LogicalName).Append(Table.PrimaryId)
            .Concat(Expansions.Where(item => item.Navigation.Kind == NavigationKind.ToOne).Select(item => item.Navigation.LookupColumn!));
        if (Table.FindColumn("versionnumber") != null) names = names.Append("versionnumber");
        return new ColumnSet(names.Distinct().ToArray());
    }
}

/// <summary>One <c>$expand</c> with its own options.</summary>
/// <param name="Navigation">The navigation property followed.</param>
/// <param name="Selection">What is shown of the related rows.</param>
/// <param name="Filter">Its <c>$filter</c>.</param>
/// <param name="OrderBy">Its <c>$orderby</c>.</param>
/// <param name="Top">Its <c>$top</c>, per row.</param>
/// <param name="ReferencesOnly">Whether only addresses are shown (<c>$expand=x/$ref</c>).</param>
public sealed record Expansion(
    NavigationProperty Navigation, Selection Selection, FilterClause? Filter, OrderByClause? OrderBy, int? Top, bool ReferencesOnly);
