using System;
using System.Globalization;
using CrmFeedback.LocalOrg.Metadata;

namespace CrmFeedback.LocalOrg.Query.Conditions;

/// <summary>One condition with the column it is about.</summary>
internal sealed record ConditionTarget(SqlScope Scope, Source Source, ColumnDefinition Column, ConditionModel Condition)
{
    /// <summary>The column as SQL.</summary>
    public string Sql => Source.Sql(Column);

    /// <summary>Name of the operator.</summary>
    public string Operator => OperatorNames.Of(Condition.Operator);

    /// <summary>Checks the number of values.</summary>
    public void RequireValues(int least, int most)
    {
        if (Condition.Values.Count < least || Condition.Values.Count > most)
            throw new QueryException(QueryProblem.InvalidValue, $"The condition '{Operator}' on '{Source.Table.LogicalName}.{Column.LogicalName}' has {Condition.Values.Count} values; it takes {(least == most ? least.ToString(CultureInfo.InvariantCulture) : most == int.MaxValue ? $"at least {least}" : $"{least} to {most}")}.");
    }

    /// <summary>A value as the column stores it, as a parameter.</summary>
    public string Parameter(object? value) => Scope.Parameter(ConditionValue.Encode(this, value));

    /// <summary>The refusal of a value.</summary>
    public QueryException InvalidValue(object? value, string expected) => new(
        QueryProblem.InvalidValue,
        $"The condition '{Operator}' on '{Source.Table.LogicalName}.{Column.LogicalName}' ({Column.Type}) has the value '{Convert.ToString(value, CultureInfo.InvariantCulture)}'; expected {expected}.");

    /// <summary>The refusal of an operator.</summary>
    public QueryException InvalidOperator() => new(
        QueryProblem.InvalidOperator,
        $"The condition operator '{Operator}' cannot be used on '{Source.Table.LogicalName}.{Column.LogicalName}', which is {Column.Type}.");
}
