using System.Linq;
using CrmFeedback.LocalOrg.Storage;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmFeedback.LocalOrg.Query.Conditions;

/// <summary>Conditions on columns that hold several choices: contain-values, eq and in (the exact set), and their opposites.</summary>
internal static class ChoicesConditions
{
    public static string Write(ConditionTarget target)
    {
        target.RequireValues(1, int.MaxValue);
        var contains = string.Join(" OR ", target.Condition.Values.Select(value => $"instr({target.Sql}, {target.Scope.Parameter(FormattableText(target, value))}) > 0"));
        return target.Condition.Operator switch
        {
            ConditionOperator.ContainValues => $"({contains})",
            ConditionOperator.DoesNotContainValues => $"({target.Sql} IS NULL OR NOT ({contains}))",
            ConditionOperator.Equal or ConditionOperator.In => $"{target.Sql} = {target.Scope.Parameter(Exact(target))}",
            ConditionOperator.NotEqual or ConditionOperator.NotIn => $"({target.Sql} IS NULL OR {target.Sql} <> {target.Scope.Parameter(Exact(target))})",
            _ => throw target.InvalidOperator(),
        };
    }

    private static string FormattableText(ConditionTarget target, object? value) =>
        System.FormattableString.Invariant($",{ConditionValue.Encode(target, value)},");

    private static string? Exact(ConditionTarget target) => ColumnCodec.Text(new OptionSetValueCollection(
        target.Condition.Values.Select(value => new OptionSetValue((int)(long)ConditionValue.Encode(target, value))).ToList()));
}
