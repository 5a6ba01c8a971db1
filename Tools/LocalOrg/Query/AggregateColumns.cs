using System;
using System.Globalization;
using CrmFeedback.LocalOrg.Metadata;
using CrmFeedback.LocalOrg.Storage;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.LocalOrg.Query;

/// <summary>Aggregates as SQL. No rows give no value, except counts; the average of a whole number is cut to a whole number, as in Dataverse.</summary>
internal static class AggregateColumns
{
    public static ProjectedColumn Write(Source source, SelectColumn selected)
    {
        var column = SqlScope.Column(source, selected.Name);
        var sql = source.Sql(column);
        var result = new ProjectedColumn(selected.Alias!, source.Table, column, "") { IsAliased = true };
        switch (selected.Aggregate)
        {
            case Aggregate.Count:
                return result with { Sql = "COUNT(*)", Convert = Whole };
            case Aggregate.CountColumn:
                return result with { Sql = $"COUNT({(selected.IsDistinct ? "DISTINCT " : "")}{sql})", Convert = Whole };
            case Aggregate.Min or Aggregate.Max when IsNumber(column) || column.Type == ColumnType.DateTime:
                return result with { Sql = $"{(selected.Aggregate == Aggregate.Min ? "MIN" : "MAX")}({sql})" };
            case Aggregate.Sum when IsNumber(column):
                return result with { Sql = $"SUM({sql})", Convert = column.Type is ColumnType.Integer ? Whole : null };
            case Aggregate.Avg when column.Type is ColumnType.Integer or ColumnType.BigInteger:
                return result with { Sql = $"SUM({sql}) / COUNT({sql})" };
            case Aggregate.Avg when column.Type == ColumnType.Double:
                return result with { Sql = $"AVG({sql})" };
            case Aggregate.Avg when column.Type is ColumnType.Decimal or ColumnType.Money:
                return result with { Sql = $"CAST(SUM({sql}) AS REAL) / COUNT({sql})", Convert = value => Average(column, value) };
            default:
                throw new QueryException(QueryProblem.InvalidAggregate, $"The aggregate '{selected.Aggregate.ToString()!.ToLowerInvariant()}' cannot be computed over '{source.Table.LogicalName}.{column.LogicalName}', which is {column.Type}.");
        }
    }

    private static bool IsNumber(ColumnDefinition column) =>
        column.Type is ColumnType.Integer or ColumnType.BigInteger or ColumnType.Decimal or ColumnType.Double or ColumnType.Money;

    private static object Whole(object value)
    {
        var number = Convert.ToInt64(value, CultureInfo.InvariantCulture);
        return number is >= int.MinValue and <= int.MaxValue ? (object)(int)number : number;
    }

    private static object Average(ColumnDefinition column, object value)
    {
        var average = decimal.Round(Convert.ToDecimal(value, CultureInfo.InvariantCulture) / ColumnCodec.Power(column), 10, MidpointRounding.AwayFromZero);
        return column.Type == ColumnType.Money ? new Money(average) : average;
    }
}
