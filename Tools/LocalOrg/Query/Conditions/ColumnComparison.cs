using System;
using CrmFeedback.LocalOrg.Metadata;

namespace CrmFeedback.LocalOrg.Query.Conditions;

/// <summary>Compares two columns of a row: <c>valueof</c>.</summary>
internal static class ColumnComparison
{
    public static string Write(ConditionTarget target, Source here, string other)
    {
        var sign = ComparisonConditions.Sign(target.Condition.Operator) ?? throw target.InvalidOperator();
        var dot = other.IndexOf('.', StringComparison.Ordinal);
        var source = dot < 0 ? here : target.Scope.Resolve(here, other[..dot]);
        var column = SqlScope.Column(source, other[(dot + 1)..]);
        if (Family(column.Type) != Family(target.Column.Type))
            throw new QueryException(QueryProblem.InvalidValue, $"The condition '{target.Operator}' compares '{target.Column.LogicalName}' ({target.Column.Type}) with '{column.LogicalName}' ({column.Type}); columns must be of the same type.");
        return $"{Plain(target.Source, target.Column)} {sign} {Plain(source, column)}";
    }

    private static ColumnType Family(ColumnType type) => type switch
    {
        ColumnType.Customer or ColumnType.Owner or ColumnType.UniqueIdentifier => ColumnType.Lookup,
        ColumnType.Memo or ColumnType.EntityName => ColumnType.Text,
        ColumnType.State or ColumnType.Status => ColumnType.Choice,
        ColumnType.BigInteger => ColumnType.Integer,
        _ => type,
    };

    // Two decimals may be stored with different scales.
    private static string Plain(Source source, ColumnDefinition column) =>
        column.Type == ColumnType.Decimal ? FormattableString.Invariant($"({source.Sql(column)} / {Storage.ColumnCodec.Power(column)}.0)") : source.Sql(column);
}
