using System;
using System.Linq;
using CrmFeedback.LocalOrg.Metadata;
using Microsoft.Xrm.Sdk.Query;

namespace CrmFeedback.LocalOrg.Query.Conditions;

/// <summary>Turns filters into SQL; each family of operators has its own class.</summary>
internal static class ConditionWriter
{
    /// <summary>A filter as SQL, or null if it holds nothing.</summary>
    public static string? Write(SqlScope scope, Source here, FilterModel filter)
    {
        var parts = filter.Conditions.Select(condition => Write(scope, here, condition))
            .Concat(filter.Filters.Select(inner => Write(scope, here, inner)).OfType<string>()).ToArray();
        return parts.Length == 0 ? null : $"({string.Join(filter.IsOr ? " OR " : " AND ", parts)})";
    }

    private static string Write(SqlScope scope, Source here, ConditionModel condition)
    {
        var source = scope.Resolve(here, condition.Entity);
        var column = SqlScope.Column(source, condition.Column);
        var target = new ConditionTarget(scope, source, column, condition);
        if (condition.ValueOf is { } other)
            return ColumnComparison.Write(target, here, other);
        if (condition.Values is [RelatedIds related])
            return RelatedConditions.Write(target, related);
        return condition.Operator switch
        {
            ConditionOperator.Null => Empty(target, $"{target.Sql} IS NULL"),
            ConditionOperator.NotNull => Empty(target, $"{target.Sql} IS NOT NULL"),
            _ when column.Type == ColumnType.Choices => ChoicesConditions.Write(target),
            ConditionOperator.Equal or ConditionOperator.NotEqual or ConditionOperator.GreaterThan or ConditionOperator.GreaterEqual
                or ConditionOperator.LessThan or ConditionOperator.LessEqual or ConditionOperator.In or ConditionOperator.NotIn
                or ConditionOperator.Between or ConditionOperator.NotBetween => ComparisonConditions.Write(target),
            ConditionOperator.Like or ConditionOperator.NotLike or ConditionOperator.BeginsWith or ConditionOperator.DoesNotBeginWith
                or ConditionOperator.EndsWith or ConditionOperator.DoesNotEndWith => TextConditions.Write(target),
            ConditionOperator.EqualUserId or ConditionOperator.NotEqualUserId or ConditionOperator.EqualBusinessId or ConditionOperator.NotEqualBusinessId
                or ConditionOperator.EqualUserTeams or ConditionOperator.EqualUserOrUserTeams => CallerConditions.Write(target),
            _ when DateConditions.Knows(condition.Operator) => DateConditions.Write(target),
            _ => throw new NotSupportedException($"The local organisation does not support the condition operator '{OperatorNames.Of(condition.Operator)}' (column '{source.Table.LogicalName}.{column.LogicalName}')."),
        };
    }

    private static string Empty(ConditionTarget target, string sql)
    {
        target.RequireValues(0, 0);
        return sql;
    }
}
