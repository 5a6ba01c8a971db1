using CrmFeedback.LocalOrg.Metadata;

namespace CrmFeedback.LocalOrg.Messages;

/// <summary>Tables that only show the rows of others: they are read, never written.</summary>
internal static class UnionTables
{
    public static bool Includes(TableDefinition table) => Includes(table.LogicalName);

    public static bool Includes(string table) => table is "activitypointer" or "owner";
}
