using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CrmFeedback.LocalOrg.Metadata;
using CrmFeedback.LocalOrg.Storage;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.LocalOrg.Query;

/// <summary>A query that gives groups and aggregates.</summary>
internal static class AggregateQuery
{
    private const int MostRows = 50000;

    public static EntityCollection Run(Database database, SqlScope scope, SelectModel model)
    {
        var from = FromClause.Build(scope, model);
        var selected = from.Sources.SelectMany(source => Selected(source)).ToArray();
        if (selected.Length == 0)
            throw new QueryException(QueryProblem.InvalidAggregate, "An aggregate query must name its columns.");
        var twice = selected.GroupBy(item => item.Column.Alias, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null)
            throw new QueryException(QueryProblem.InvalidAlias, $"The alias '{twice.Key}' is used twice.");
        CheckLimit(database, scope, from);

        var columns = selected.Select(item => item.Column.IsGroup ? Group(scope, item.Source, item.Column) : AggregateColumns.Write(item.Source, item.Column)).ToArray();
        var groups = columns.Where((_, index) => selected[index].Column.IsGroup).Select(column => column.Select).ToArray();
        var order = Order(from, selected, columns);
        var size = Paging.PageSize(model);
        var limit = string.Create(CultureInfo.InvariantCulture, $" LIMIT {size + 1L} OFFSET {(long)(model.Page - 1) * size}");
        var sql = $"SELECT {string.Join(", ", columns.Select(column => column.Select))}{from.Sql}{(groups.Length == 0 ? "" : " GROUP BY " + string.Join(", ", groups))}{order}{limit}";
        List<Entity> rows;
        using (var reader = database.Read(sql, scope.Values.ToArray()))
            rows = RecordReader.Read(reader, from.Main.Table, columns);
        var more = rows.Count > size;
        if (more)
            rows.RemoveAt(rows.Count - 1);
        if (scope.Access.Formatted)
            RecordDecorator.Decorate(database, scope.Metadata, rows, columns.Where(column => column.HasFormat).ToArray(), scope.Access.LanguageCode);
        return new(rows)
        {
            EntityName = from.Main.Table.LogicalName,
            MoreRecords = more && model.Top is null,
            PagingCookie = more ? FormattableString.Invariant($"<cookie page=\"{model.Page}\" />") : null,
            TotalRecordCount = -1,
        };
    }

    private static IEnumerable<(Source Source, SelectColumn Column)> Selected(Source source)
    {
        if (source.Model.AllColumns)
            throw new QueryException(QueryProblem.InvalidAggregate, "An aggregate query cannot have all-attributes.");
        foreach (var column in source.Model.Columns)
        {
            if (column.Aggregate is null && !column.IsGroup)
                throw new QueryException(QueryProblem.InvalidAggregate, $"Attribute {column.Name} can not be specified if an aggregate operation is requested.");
            if (string.IsNullOrEmpty(column.Alias))
                throw new QueryException(QueryProblem.InvalidAlias, $"The column '{column.Name}' of an aggregate query needs an alias.");
            yield return (source, column);
        }
    }

    private static void CheckLimit(Database database, SqlScope scope, FromClause from)
    {
        var sql = string.Create(CultureInfo.InvariantCulture, $"SELECT COUNT(*) FROM (SELECT 1{from.Sql} LIMIT {MostRows + 1})");
        if ((long)database.Scalar(sql, scope.Values.ToArray())! > MostRows)
            throw new QueryException(QueryProblem.AggregateLimitExceeded, "The maximum record limit is exceeded. Reduce the number of records: an aggregate query reads at most 50,000.");
    }

    private static ProjectedColumn Group(SqlScope scope, Source source, SelectColumn selected)
    {
        var column = SqlScope.Column(source, selected.Name);
        if (column.Type is ColumnType.Choices or ColumnType.Memo)
            throw new QueryException(QueryProblem.InvalidAggregate, $"Rows cannot be grouped by '{source.Table.LogicalName}.{column.LogicalName}', which is {column.Type}.");
        if (column.Type != ColumnType.DateTime)
        {
            return selected.DatePart is null
                ? ProjectedColumn.Of(source.SqlAlias, source.Table, column, selected.Alias, isAliased: true)
                : throw new QueryException(QueryProblem.InvalidAggregate, $"'{column.LogicalName}' is {column.Type}; dategrouping needs a date.");
        }

        if (selected.DatePart is not { } part)
            throw new QueryException(QueryProblem.InvalidAggregate, $"Rows can be grouped by the date '{column.LogicalName}' only with a dategrouping: day, week, month, quarter or year.");
        return new(selected.Alias!, source.Table, column, DateParts.Sql(selected.InUserTimeZone ? scope.LocalTime(source, column) : source.Sql(column), part))
        {
            IsAliased = true,
            HasFormat = false,
            Convert = value => (int)(long)value,
        };
    }

    private static string Order(FromClause from, (Source Source, SelectColumn Column)[] selected, ProjectedColumn[] columns)
    {
        var terms = new List<OrderTerm>();
        foreach (var order in from.Sources.SelectMany(source => source.Model.Orders))
        {
            var index = Array.FindIndex(selected, item => string.Equals(item.Column.Alias, order.Alias ?? order.Column, StringComparison.OrdinalIgnoreCase));
            if (index < 0)
                throw new QueryException(QueryProblem.InvalidAlias, $"An aggregate query can be ordered by its aliases only; there is no alias '{order.Alias ?? order.Column}'.");
            terms.Add(new(columns[index].Sql, order.Descending, null));
        }

        // Groups always come in the same order, asked for or not.
        terms.AddRange(columns.Select((column, index) => (column, index)).Where(pair => selected[pair.index].Column.IsGroup)
            .Select(pair => new OrderTerm(pair.column.Sql, false, null)));
        return terms.Count == 0 ? "" : OrderWriter.Sql(terms);
    }
}
