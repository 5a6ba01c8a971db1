using System;
using System.Collections.Generic;
using System.Linq;
using CrmFeedback.LocalOrg.Metadata;

namespace CrmFeedback.LocalOrg.Storage;

/// <summary>The tables that are a union of others: activities of every kind, and owners.</summary>
internal static class ViewWriter
{
    /// <summary>Replaces the views.</summary>
    public static void Apply(Database database, OrganizationMetadata metadata)
    {
        Drop(database);
        var pointer = metadata.RequireTable("activitypointer");
        var parts = metadata.Tables.Where(table => table.IsActivity).Select(table => Activity(pointer, table));
        database.Run($"CREATE VIEW activitypointer AS {string.Join(" UNION ALL ", parts)}");
        database.Run("""
            CREATE VIEW owner AS
            SELECT systemuserid AS ownerid, fullname AS name, 'systemuser' AS owneridtype, versionnumber FROM systemuser
            UNION ALL SELECT teamid, name, 'team', versionnumber FROM team
            """);
    }

    /// <summary>Removes the views, so that their tables can be altered.</summary>
    public static void Drop(Database database) => database.Run("DROP VIEW IF EXISTS activitypointer; DROP VIEW IF EXISTS owner;");

    private static string Activity(TableDefinition pointer, TableDefinition activity) =>
        $"SELECT {string.Join(", ", pointer.Columns.Where(SchemaWriter.IsStored).SelectMany(column => Column(activity, column)))} FROM {SqlNames.Quote(activity.LogicalName)}";

    private static IEnumerable<string> Column(TableDefinition activity, ColumnDefinition column)
    {
        var name = SqlNames.Quote(column.LogicalName);
        var exists = activity.FindColumn(column.LogicalName) is { } same && same.Type == column.Type || column.LogicalName is "description" or "subject";
        if (string.Equals(column.LogicalName, "activitytypecode", StringComparison.Ordinal))
            yield return $"'{activity.LogicalName}' AS {name}";
        else
            yield return exists ? name : $"NULL AS {name}";
        if (column.IsReference)
        {
            var type = SqlNames.Quote(SqlNames.TypeOf(column.LogicalName));
            yield return exists ? type : $"NULL AS {type}";
        }
    }
}
