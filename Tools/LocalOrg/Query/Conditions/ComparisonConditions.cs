using System.Linq;
using CrmFeedback.LocalOrg.Metadata;
using Microsoft.Xrm.Sdk.Query;

namespace CrmFeedback.LocalOrg.Query.Conditions;

/// <summary>eq, ne, gt, ge, lt, le, in, not-in, between, not-between. As in Dataverse, "not equal" and "not in" include empty columns.</summary>
internal static class ComparisonConditions
{
    public static string Write(ConditionTarget target)
    {
        var values = target.Condition.Values;
        switch (target.Condition.Operator)
        {
            case ConditionOperator.Equal:
                target.RequireValues(1, 1);
                return values[0] is null ? throw target.InvalidValue(null, "a value; use the operator 'null' for empty columns") : $"{target.Sql} = {target.Parameter(values[0])}";
            case ConditionOperator.NotEqual:
                target.RequireValues(1, 1);
                return $"({target.Sql} <> {target.Parameter(values[0])} OR {target.Sql} IS NULL)";
            case ConditionOperator.In:
                target.RequireValues(1, int.MaxValue);
                return $"{target.Sql} IN ({List(target)})";
            case ConditionOperator.NotIn:
                target.RequireValues(1, int.MaxValue);
                return $"({target.Sql} NOT IN ({List(target)}) OR {target.Sql} IS NULL)";
            case ConditionOperator.Between:
                target.RequireValues(2, 2);
                return $"{Ordered(target)} BETWEEN {target.Parameter(values[0])} AND {target.Parameter(values[1])}";
            case ConditionOperator.NotBetween:
                target.RequireValues(2, 2);
                return $"{Ordered(target)} NOT BETWEEN {target.Parameter(values[0])} AND {target.Parameter(values[1])}";
            default:
                target.RequireValues(1, 1);
                return $"{Ordered(target)} {Sign(target.Condition.Operator)} {target.Parameter(values[0])}";
        }
    }

    /// <summary>The SQL of a comparison of two values.</summary>
    public static string? Sign(ConditionOperator value) => value switch
    {
        ConditionOperator.Equal => "=",
        ConditionOperator.NotEqual => "<>",
        ConditionOperator.GreaterThan => ">",
        ConditionOperator.GreaterEqual => ">=",
        ConditionOperator.LessThan => "<",
        ConditionOperator.LessEqual => "<=",
        _ => null,
    };

    private static string List(ConditionTarget target) => string.Join(", ", target.Condition.Values.Select(target.Parameter));

    private static string Ordered(ConditionTarget target) =>
        target.Column.IsReference || target.Column.Type is ColumnType.Boolean ? throw target.InvalidOperator() : target.Sql;
}
