using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CrmFeedback.LocalOrg.Metadata;
using CrmFeedback.LocalOrg.Storage;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.LocalOrg.Query;

/// <summary>A query that gives rows.</summary>
internal static class RowQuery
{
    public static EntityCollection Run(Database database, SqlScope scope, SelectModel model)
    {
        var from = FromClause.Build(scope, model);
        var table = from.Main.Table;
        var columns = Columns(from, model);
        var partyLists = MainColumns(from.Main).Select(pair => pair.Column).Where(column => column.Type == ColumnType.PartyList).ToArray();
        var terms = OrderWriter.Terms(scope, from, model);
        var canSeek = !model.IsDistinct && from.Links.Count == 0 && terms.All(term => term.Column is not null);
        var size = Paging.PageSize(model);
        var filterValues = scope.Values.ToArray();
        var seek = Paging.Seek(scope, model, terms, canSeek);
        var skip = seek is null ? (long)(model.Page - 1) * size : 0;
        var order = OrderWriter.Sql(model.IsDistinct ? Distinct(terms, from, columns) : terms);
        var select = $"SELECT {(model.IsDistinct ? "DISTINCT " : "")}{string.Join(", ", columns.Select(column => column.Select))}";

        // One row more than asked for tells whether there are more.
        var limit = string.Create(CultureInfo.InvariantCulture, $" LIMIT {size + 1L} OFFSET {skip}");
        List<Entity> rows;
        using (var reader = database.Read(select + from.SqlWith(seek) + order + limit, scope.Values.ToArray()))
            rows = RecordReader.Read(reader, table, columns);
        var more = rows.Count > size;
        if (more)
            rows.RemoveAt(rows.Count - 1);
        if (scope.Access.Formatted)
            RecordDecorator.Decorate(database, scope.Metadata, rows, columns, scope.Access.LanguageCode);
        PartyLists.Fill(database, scope.Metadata, rows, partyLists, scope.Access.Formatted, scope.Access.LanguageCode);
        var result = new EntityCollection(rows) { EntityName = table.LogicalName, MoreRecords = more && model.Top is null, TotalRecordCount = -1 };
        if (result.MoreRecords)
            result.PagingCookie = canSeek ? Paging.Cookie(database, table, terms, model.Page, rows[0], rows[^1]) : FormattableString.Invariant($"<cookie page=\"{model.Page}\" />");
        if (model.ReturnTotalCount)
            Count(database, filterValues, from, model, columns, result);
        return result;
    }

    private static IReadOnlyList<ProjectedColumn> Columns(FromClause from, SelectModel model)
    {
        var columns = MainColumns(from.Main)
            .Where(pair => SchemaWriter.IsStored(pair.Column) && (pair.Alias is not null || model.IsDistinct || !pair.Column.IsPrimaryId))
            .Select(pair => ProjectedColumn.Of(from.Main.SqlAlias, from.Main.Table, pair.Column, pair.Alias, isAliased: pair.Alias is not null)).ToList();
        foreach (var link in from.Links)
        {
            foreach (var (column, alias) in MainColumns(link))
                columns.Add(ProjectedColumn.Of(link.SqlAlias, link.Table, Stored(link, column), alias ?? $"{link.Alias}.{column.LogicalName}", isAliased: true));
        }

        if (columns.GroupBy(column => column.Key, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new QueryException(QueryProblem.InvalidAlias, $"The result would have the column '{twice.Key}' twice.");
        if (!model.IsDistinct)
            return RecordReader.WithIdentity(from.Main.Table, from.Main.SqlAlias, columns);
        return columns.Count > 0 ? columns : throw new QueryException(QueryProblem.Malformed, "A distinct query must name its columns.");
    }

    private static IEnumerable<(ColumnDefinition Column, string? Alias)> MainColumns(Source source)
    {
        if (source.Model.AllColumns)
            return source.Table.Columns.Where(column => column.IsValidForRead && (source.Alias is null || SchemaWriter.IsStored(column))).Select(column => (column, (string?)null));
        var wrong = source.Model.Columns.FirstOrDefault(column => column.Aggregate is not null || column.IsGroup || column.DatePart is not null);
        if (wrong is not null)
            throw new QueryException(QueryProblem.InvalidAggregate, $"The column '{wrong.Name}' is grouped or aggregated, but the query is not an aggregate one.");
        return source.Model.Columns.Select(column => (source.Table.RequireColumn(column.Name), column.Alias)).Distinct();
    }

    private static ColumnDefinition Stored(Source source, ColumnDefinition column) => SqlScope.Column(source, column.LogicalName);

    // Rows that are folded together have no single id to end the order with.
    private static IEnumerable<OrderTerm> Distinct(IReadOnlyList<OrderTerm> terms, FromClause from, IReadOnlyList<ProjectedColumn> columns) =>
        terms.Take(terms.Count - 1 - from.Links.Count).Concat(columns.Select(column => new OrderTerm(column.Sql, false, null)));

    private static void Count(Database database, object?[] filterValues, FromClause from, SelectModel model, IReadOnlyList<ProjectedColumn> columns, EntityCollection result)
    {
        var select = model.IsDistinct ? "DISTINCT " + string.Join(", ", columns.Select(column => column.Select)) : "1";
        var sql = string.Create(CultureInfo.InvariantCulture, $"SELECT COUNT(*) FROM (SELECT {select}{from.Sql} LIMIT {Paging.MostRows + 1})");
        var count = (int)(long)database.Scalar(sql, filterValues)!;

        // Dataverse counts to 5,000 and says when there are more.
        result.TotalRecordCount = Math.Min(count, Paging.MostRows);
        result.TotalRecordCountLimitExceeded = count > Paging.MostRows;
    }
}
