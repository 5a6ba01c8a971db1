using System;
using System.Globalization;
using CrmFeedback.LocalOrg.Storage;
using Microsoft.Xrm.Sdk.Query;

namespace CrmFeedback.LocalOrg.Query.Conditions;

/// <summary>like, begins-with, ends-with and their opposites, which include empty columns. Case, accents and width do not count.</summary>
internal static class TextConditions
{
    public static string Write(ConditionTarget target)
    {
        if (!target.Column.IsText)
            throw target.InvalidOperator();
        target.RequireValues(1, 1);
        var text = Convert.ToString(target.Condition.Values[0], CultureInfo.InvariantCulture) ?? "";
        var pattern = target.Condition.Operator switch
        {
            ConditionOperator.BeginsWith or ConditionOperator.DoesNotBeginWith => FoldedText.EscapeLike(text) + "%",
            ConditionOperator.EndsWith or ConditionOperator.DoesNotEndWith => "%" + FoldedText.EscapeLike(text),
            _ => text,
        };
        var like = $"{SqlNames.LikeFunction}({target.Scope.Parameter(pattern)}, {target.Sql})";
        return target.Condition.Operator is ConditionOperator.NotLike or ConditionOperator.DoesNotBeginWith or ConditionOperator.DoesNotEndWith
            ? $"({target.Sql} IS NULL OR NOT {like})"
            : like;
    }
}
