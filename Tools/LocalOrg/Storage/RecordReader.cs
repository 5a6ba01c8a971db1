using System;
using System.Collections.Generic;
using System.Globalization;
using CrmFeedback.LocalOrg.Metadata;
using Microsoft.Data.Sqlite;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.LocalOrg.Storage;

/// <summary>Turns rows of a SELECT into records.</summary>
internal static class RecordReader
{
    /// <summary>The SELECT list that <see cref="Read"/> expects for a table's own record: the columns, then id and row version.</summary>
    public static IReadOnlyList<ProjectedColumn> WithIdentity(TableDefinition table, string? sqlAlias, IReadOnlyList<ProjectedColumn> columns)
    {
        var result = new List<ProjectedColumn>(columns);
        result.Add(ProjectedColumn.Of(sqlAlias, table, table.RequireColumn(table.PrimaryId)));
        if (table.FindColumn("versionnumber") is { } version)
            result.Add(ProjectedColumn.Of(sqlAlias, table, version) with { Key = VersionKey, IsVisible = false });
        return result;
    }

    /// <summary>Key of the hidden row version.</summary>
    private const string VersionKey = "\u0001version";

    /// <summary>Reads all rows into records of the table. Empty columns are left out, as Dataverse does.</summary>
    public static List<Entity> Read(SqliteDataReader reader, TableDefinition table, IReadOnlyList<ProjectedColumn> columns)
    {
        var records = new List<Entity>();
        while (reader.Read())
            records.Add(ReadOne(reader, table, columns));
        return records;
    }

    private static Entity ReadOne(SqliteDataReader reader, TableDefinition table, IReadOnlyList<ProjectedColumn> columns)
    {
        var record = new Entity(table.LogicalName);
        var ordinal = 0;
        foreach (var column in columns)
        {
            var value = column.Convert is { } convert
                ? reader.IsDBNull(ordinal) ? null : convert(reader.GetValue(ordinal))
                : ColumnCodec.Decode(column.Column, reader, ordinal);
            ordinal += column.Width;
            if (value is null)
                continue;
            if (!column.IsVisible)
                record.RowVersion = System.Convert.ToString(value, CultureInfo.InvariantCulture);
            else
                record.Attributes[column.Key] = column.IsAliased ? new AliasedValue(column.Table.LogicalName, column.Column.LogicalName, value) : value;
            if (!column.IsAliased && column.Column.IsPrimaryId && value is Guid id)
                record.Id = id;
        }

        return record;
    }
}
