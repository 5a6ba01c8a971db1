using System;
using System.Collections.Generic;
using System.Linq;
using CrmFeedback.LocalOrg.Metadata;

namespace CrmFeedback.LocalOrg.Storage;

/// <summary>Removes the tables and columns that a removed or upgraded managed solution no longer brings, with the rows and values in them.</summary>
internal static class SchemaRemover
{
    /// <summary>Takes the file from one set of tables to a smaller one. Runs inside the writer's transaction, before the new tables are applied.</summary>
    public static void Apply(Database database, OrganizationMetadata before, OrganizationMetadata after)
    {
        ViewWriter.Drop(database);
        foreach (var table in before.Tables.Where(table => !BaseTables.Views.Contains(table.LogicalName)))
        {
            foreach (var key in table.Keys.Where(key => after.FindTable(table.LogicalName)?.FindKey(key.LogicalName) is null))
            {
                SchemaWriter.DropKeyIndex(database, table.LogicalName, key.LogicalName);
                SystemTables.ForgetKey(database, table.LogicalName, key.LogicalName);
            }

            if (after.FindTable(table.LogicalName) is { } remaining)
                DropColumns(database, table, remaining);
            else
                DropTable(database, table, after);
        }
    }

    private static void DropTable(Database database, TableDefinition table, OrganizationMetadata after)
    {
        // Lookups to any table, such as a note's or a party's, may point to the rows that go.
        foreach (var (owner, column) in References(after, table.LogicalName))
        {
            var (name, type) = (SqlNames.Quote(column.LogicalName), SqlNames.Quote(SqlNames.TypeOf(column.LogicalName)));
            database.Execute($"UPDATE {SqlNames.Quote(owner.LogicalName)} SET {name} = NULL, {type} = NULL WHERE {type} = $p0", table.LogicalName);
        }

        database.Execute("DELETE FROM principalobjectaccess WHERE objecttypecode = $p0", table.LogicalName);
        database.Run($"DROP TABLE {SqlNames.Quote(table.LogicalName)}");
    }

    private static IEnumerable<(TableDefinition Table, ColumnDefinition Column)> References(OrganizationMetadata after, string target) =>
        from table in after.Tables
        where !BaseTables.Views.Contains(table.LogicalName)
        from column in table.Columns
        where column.IsReference && SchemaWriter.IsStored(column) && (column.Targets.Count != 1 || column.Targets.Contains(target, StringComparer.Ordinal))
        select (table, column);

    private static void DropColumns(Database database, TableDefinition table, TableDefinition remaining)
    {
        foreach (var column in table.Columns.Where(column => SchemaWriter.IsStored(column) && remaining.FindColumn(column.LogicalName) is null))
        {
            database.Run($"DROP INDEX IF EXISTS {SqlNames.Quote(SchemaWriter.IndexOf(table.LogicalName, column.LogicalName))}");
            database.Run($"ALTER TABLE {SqlNames.Quote(table.LogicalName)} DROP COLUMN {SqlNames.Quote(column.LogicalName)}");
            if (column.IsReference)
                database.Run($"ALTER TABLE {SqlNames.Quote(table.LogicalName)} DROP COLUMN {SqlNames.Quote(SqlNames.TypeOf(column.LogicalName))}");
        }
    }
}
