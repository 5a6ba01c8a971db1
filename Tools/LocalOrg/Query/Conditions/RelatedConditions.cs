using Microsoft.Xrm.Sdk.Query;

namespace CrmFeedback.LocalOrg.Query.Conditions;

/// <summary>Whether rows that point here exist. Rows the caller may not read do not count.</summary>
internal static class RelatedConditions
{
    public static string Write(ConditionTarget target, RelatedIds related)
    {
        var rows = FromClause.Build(target.Scope, QueryExpressionParser.Parse(related.Rows));
        var column = rows.Main.Sql(SqlScope.Column(rows.Main, related.Column));
        var negation = target.Condition.Operator == ConditionOperator.NotIn ? "NOT " : "";
        return $"{target.Sql} {negation}IN (SELECT {column}{rows.SqlWith($"{column} IS NOT NULL")})";
    }
}
