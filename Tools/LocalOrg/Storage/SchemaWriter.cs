using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CrmFeedback.LocalOrg.Metadata;

namespace CrmFeedback.LocalOrg.Storage;

/// <summary>Creates and alters the physical tables so that they hold what the metadata says. Never removes a table or column.</summary>
internal static class SchemaWriter
{
    private static readonly HashSet<string> NotIndexed = new(StringComparer.Ordinal) { "systemuser", "team", "businessunit", "organization", "transactioncurrency" };

    /// <summary>Brings the file up to the metadata. Runs inside the writer's transaction.</summary>
    public static void Apply(Database database, OrganizationMetadata metadata)
    {
        foreach (var table in metadata.Tables.Where(table => !BaseTables.Views.Contains(table.LogicalName)))
        {
            var existing = ExistingColumns(database, table.LogicalName);
            if (existing.Count == 0)
                Create(database, table);
            else
                Alter(database, table, existing);
            foreach (var column in table.Columns.Where(IsIndexed))
                database.Run($"CREATE INDEX IF NOT EXISTS {SqlNames.Quote(IndexOf(table.LogicalName, column.LogicalName))} ON {SqlNames.Quote(table.LogicalName)} ({SqlNames.Quote(column.LogicalName)})");
        }

        CreateIntersectIndexes(database, metadata);
        ViewWriter.Apply(database, metadata);
    }

    /// <summary>Name of the index of a lookup.</summary>
    public static string IndexOf(string table, string column) => $"ix_{table}_{column}";

    /// <summary>True if the column has its own place in its table.</summary>
    public static bool IsStored(ColumnDefinition column) => column.Type != ColumnType.PartyList;

    /// <summary>Builds the unique index of an alternate key; false if rows are not unique.</summary>
    public static bool TryCreateKeyIndex(Database database, string table, KeyDefinition key)
    {
        try
        {
            database.Run($"CREATE UNIQUE INDEX IF NOT EXISTS {SqlNames.Quote(SqlNames.KeyIndex(table, key.LogicalName))} ON {SqlNames.Quote(table)} ({string.Join(", ", key.Columns.Select(SqlNames.Quote))})");
            return true;
        }
        catch (Microsoft.Data.Sqlite.SqliteException exception) when (exception.SqliteErrorCode == SQLitePCL.raw.SQLITE_CONSTRAINT)
        {
            return false;
        }
    }

    /// <summary>Removes the unique index of an alternate key.</summary>
    public static void DropKeyIndex(Database database, string table, string key) =>
        database.Run($"DROP INDEX IF EXISTS {SqlNames.Quote(SqlNames.KeyIndex(table, key))}");

    private static bool IsIndexed(ColumnDefinition column) =>
        column.IsReference && column.Targets.Any(target => !NotIndexed.Contains(target));

    private static void Create(Database database, TableDefinition table)
    {
        var columns = table.Columns.Where(IsStored).SelectMany(column => Definitions(table, column));
        database.Run($"CREATE TABLE {SqlNames.Quote(table.LogicalName)} ({string.Join(", ", columns)})");
    }

    private static void Alter(Database database, TableDefinition table, Dictionary<string, string> existing)
    {
        foreach (var column in table.Columns.Where(IsStored))
        {
            if (!existing.TryGetValue(column.LogicalName, out var type))
            {
                foreach (var definition in Definitions(table, column))
                    database.Run($"ALTER TABLE {SqlNames.Quote(table.LogicalName)} ADD COLUMN {definition}");
            }
            else if (!string.Equals(type, ColumnCodec.SqlType(column), StringComparison.OrdinalIgnoreCase) && type.StartsWith("INTEGER(", StringComparison.Ordinal))
            {
                Rescale(database, table, column, type);
            }
        }
    }

    private static IEnumerable<string> Definitions(TableDefinition table, ColumnDefinition column)
    {
        var collation = column.IsText ? $" COLLATE {SqlNames.Collation}" : "";
        var key = string.Equals(column.LogicalName, table.PrimaryId, StringComparison.Ordinal) ? " PRIMARY KEY NOT NULL" : "";
        yield return $"{SqlNames.Quote(column.LogicalName)} {ColumnCodec.SqlType(column)}{collation}{key}";
        if (column.IsReference)
            yield return $"{SqlNames.Quote(SqlNames.TypeOf(column.LogicalName))} CHAR";
    }

    // A newer solution changed the precision: the stored whole numbers get more or fewer digits.
    private static void Rescale(Database database, TableDefinition table, ColumnDefinition column, string type)
    {
        var before = int.Parse(type["INTEGER(".Length..^1], CultureInfo.InvariantCulture);
        var after = ColumnCodec.Scale(column);
        var (name, spare, owner) = (SqlNames.Quote(column.LogicalName), SqlNames.Quote(column.LogicalName + "__old"), SqlNames.Quote(table.LogicalName));
        var power = ((long)Math.Pow(10, Math.Abs(after - before))).ToString(CultureInfo.InvariantCulture);
        var rescaled = after > before ? $"{spare} * {power}" : $"CAST(ROUND({spare} / {power}.0) AS INTEGER)";
        foreach (var key in table.Keys.Where(key => key.Columns.Contains(column.LogicalName, StringComparer.Ordinal)))
            DropKeyIndex(database, table.LogicalName, key.LogicalName);
        ViewWriter.Drop(database);
        database.Run($"ALTER TABLE {owner} RENAME COLUMN {name} TO {spare}");
        database.Run($"ALTER TABLE {owner} ADD COLUMN {name} {ColumnCodec.SqlType(column)}");
        database.Run($"UPDATE {owner} SET {name} = {rescaled}");
        database.Run($"ALTER TABLE {owner} DROP COLUMN {spare}");
        foreach (var key in table.Keys.Where(key => key.Status == KeyStatus.Active && key.Columns.Contains(column.LogicalName, StringComparer.Ordinal)))
            TryCreateKeyIndex(database, table.LogicalName, key);
    }

    private static void CreateIntersectIndexes(Database database, OrganizationMetadata metadata)
    {
        foreach (var relationship in metadata.Relationships.OfType<ManyToManyRelationship>())
        {
            var (table, first, second) = (SqlNames.Quote(relationship.IntersectTable), SqlNames.Quote(relationship.FirstIntersectColumn), SqlNames.Quote(relationship.SecondIntersectColumn));
            database.Run($"CREATE UNIQUE INDEX IF NOT EXISTS {SqlNames.Quote("pair_" + relationship.IntersectTable)} ON {table} ({first}, {second})");
            database.Run($"CREATE INDEX IF NOT EXISTS {SqlNames.Quote("back_" + relationship.IntersectTable)} ON {table} ({second})");
        }

        database.Run("CREATE INDEX IF NOT EXISTS ix_principalobjectaccess ON principalobjectaccess (objectid)");
        database.Run("CREATE INDEX IF NOT EXISTS ix_principalobjectaccess_principal ON principalobjectaccess (principalid, objecttypecode)");
    }

    private static Dictionary<string, string> ExistingColumns(Database database, string table)
    {
        var columns = new Dictionary<string, string>(StringComparer.Ordinal);
        using var command = database.Connection.CreateCommand();
        command.CommandText = $"PRAGMA table_info({SqlNames.Quote(table)})";
        using var reader = command.ExecuteReader();
        while (reader.Read())
            columns[reader.GetString(1)] = reader.GetString(2);
        return columns;
    }
}
