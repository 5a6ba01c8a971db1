using System;
using CrmFeedback.LocalOrg.Metadata;

namespace CrmFeedback.LocalOrg.Security;

/// <summary>Names of the privileges that guard tables.</summary>
public static class PrivilegeNames
{
    /// <summary>The privilege that guards a right on a table, for example <c>prvReadcfb_Feedback</c>; null if the table has none of its own (intersect tables).</summary>
    public static string? Of(TableDefinition table, AccessRight right)
    {
        ArgumentNullException.ThrowIfNull(table);
        return table.IsIntersect ? null : "prv" + right + Subject(table);
    }

    // Every activity shares the privileges of activitypointer, and a few system tables are named otherwise in privileges.
    private static string Subject(TableDefinition table) => table.LogicalName switch
    {
        _ when table.IsActivity => "Activity",
        "activitypointer" or "activityparty" or "activitymimeattachment" => "Activity",
        "annotation" => "Note",
        "systemuser" => "User",
        "businessunit" => "BusinessUnit",
        "transactioncurrency" => "TransactionCurrency",
        "asyncoperation" => "AsyncOperation",
        _ => table.SchemaName,
    };
}
