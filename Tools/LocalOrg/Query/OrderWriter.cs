using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using CrmFeedback.LocalOrg.Metadata;
using CrmFeedback.LocalOrg.Storage;

namespace CrmFeedback.LocalOrg.Query;

/// <summary>One term of ORDER BY.</summary>
/// <param name="Sql">Its expression.</param>
/// <param name="Descending">Greatest first.</param>
/// <param name="Column">The main table's stored column it is, if it is one: then paging can seek.</param>
internal sealed record OrderTerm(string Sql, bool Descending, ColumnDefinition? Column);

/// <summary>Sorts as Dataverse does: references by name, choices by label, everything else by value; empty columns first.</summary>
internal static class OrderWriter
{
    /// <summary>The terms of a query, ended by row ids, so that pages never overlap.</summary>
    public static IReadOnlyList<OrderTerm> Terms(SqlScope scope, FromClause from, SelectModel model)
    {
        var terms = new List<OrderTerm>();
        foreach (var source in from.Sources)
        {
            foreach (var order in source.Model.Orders)
                terms.Add(Term(scope, from.Main, scope.Resolve(source, order.Entity), order, model.RawOrder));
        }

        foreach (var source in from.Sources)
        {
            var id = source.Table.RequireColumn(source.Table.PrimaryId);
            terms.Add(new(source.Sql(id), false, ReferenceEquals(source, from.Main) ? id : null));
        }

        return terms;
    }

    /// <summary>ORDER BY of these terms.</summary>
    public static string Sql(IEnumerable<OrderTerm> terms) =>
        " ORDER BY " + string.Join(", ", terms.Select(term => term.Sql + (term.Descending ? " DESC" : "")));

    private static OrderTerm Term(SqlScope scope, Source main, Source source, OrderModel order, bool raw)
    {
        if (order.Column is null)
            throw new QueryException(QueryProblem.InvalidAlias, $"The order names the alias '{order.Alias}', which only a query with aggregates has.");
        var column = SqlScope.Column(source, order.Column);
        if (column.IsReference)
            return new(ReferenceName(scope, source, column), order.Descending, null);
        if ((column.IsSingleChoice || column.Type == ColumnType.Boolean) && !raw && column.OptionSet is { } options)
            return new(ByLabel(scope, source.Sql(column), options), order.Descending, null);
        return new(source.Sql(column), order.Descending, ReferenceEquals(source, main) ? column : null);
    }

    private static string ReferenceName(SqlScope scope, Source source, ColumnDefinition column)
    {
        var sql = new StringBuilder("CASE ").Append(source.SqlAlias).Append('.').Append(SqlNames.Quote(SqlNames.TypeOf(column.LogicalName)));
        foreach (var target in column.Targets.Select(scope.Metadata.FindTable).OfType<TableDefinition>().Where(target => target.PrimaryName is not null))
        {
            sql.Append(CultureInfo.InvariantCulture, $" WHEN '{target.LogicalName}' THEN (SELECT {SqlNames.Quote(target.PrimaryName!)} FROM {SqlNames.Quote(target.LogicalName)} WHERE {SqlNames.Quote(target.PrimaryId)} = {source.Sql(column)})");
        }

        return sql.Append(" ELSE NULL END COLLATE ").Append(SqlNames.Collation).ToString();
    }

    private static string ByLabel(SqlScope scope, string column, OptionSetDefinition options)
    {
        var ranked = options.Options.OrderBy(option => option.Label.For(scope.Access.LanguageCode), Comparer<string>.Create(FoldedText.Compare)).Select(option => option.Value);
        return $"CASE {column} {string.Concat(ranked.Select((value, rank) => FormattableString.Invariant($"WHEN {value} THEN {rank} ")))}END";
    }
}
