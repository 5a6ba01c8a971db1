using System.Linq;
using CrmFeedback.LocalOrg.Metadata;
using CrmFeedback.LocalOrg.Storage;
using Microsoft.Xrm.Sdk.Query;

namespace CrmFeedback.LocalOrg.Query.Conditions;

/// <summary>Conditions on the caller: eq-userid, eq-businessid, eq-userteams and relatives.</summary>
internal static class CallerConditions
{
    public static string Write(ConditionTarget target)
    {
        if (!target.Column.IsReference && target.Column.Type != ColumnType.UniqueIdentifier)
            throw target.InvalidOperator();
        target.RequireValues(0, 0);
        var access = target.Scope.Access;
        return target.Condition.Operator switch
        {
            ConditionOperator.EqualUserId => $"{target.Sql} = {target.Scope.Parameter(ColumnCodec.Text(access.UserId))}",
            ConditionOperator.NotEqualUserId => $"({target.Sql} <> {target.Scope.Parameter(ColumnCodec.Text(access.UserId))} OR {target.Sql} IS NULL)",
            ConditionOperator.EqualBusinessId => $"{target.Sql} = {target.Scope.Parameter(ColumnCodec.Text(access.BusinessUnitId))}",
            ConditionOperator.NotEqualBusinessId => $"({target.Sql} <> {target.Scope.Parameter(ColumnCodec.Text(access.BusinessUnitId))} OR {target.Sql} IS NULL)",
            ConditionOperator.EqualUserTeams => $"{target.Sql} IN ({AccessPredicate.IdList(target.Scope, access.TeamIds)})",
            _ => $"{target.Sql} IN ({AccessPredicate.IdList(target.Scope, access.TeamIds.Append(access.UserId))})",
        };
    }
}
