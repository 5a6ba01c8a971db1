using System.Collections.Generic;
using System.Linq;
using System.Text;
using CrmFeedback.LocalOrg.Metadata;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.LocalOrg.Storage;

/// <summary>Columns and encoded values of one INSERT or UPDATE.</summary>
internal sealed class Assignments(TableDefinition table)
{
    private readonly List<string> columns = new();
    private readonly List<object?> values = new();

    /// <summary>The values in the order of the statement's parameters.</summary>
    public object?[] Values => values.ToArray();

    /// <summary>Adds a column; a reference also brings the table it points to. The last value of a column counts.</summary>
    public void Add(ColumnDefinition column, object? value)
    {
        Set(column.LogicalName, ColumnCodec.Encode(table.LogicalName, column, value));
        if (column.IsReference)
            Set(SqlNames.TypeOf(column.LogicalName), (value as EntityReference)?.LogicalName);
    }

    /// <summary>The INSERT.</summary>
    public string Insert() =>
        $"INSERT INTO {SqlNames.Quote(table.LogicalName)} ({string.Join(", ", columns.Select(SqlNames.Quote))}) VALUES ({string.Join(", ", columns.Select((_, index) => Database.ParameterName(index)))})";

    /// <summary>The UPDATE of one row; its id becomes the last value.</summary>
    public string Update(System.Guid id)
    {
        var sql = new StringBuilder("UPDATE ").Append(SqlNames.Quote(table.LogicalName)).Append(" SET ");
        if (columns.Count == 0)
            sql.Append(SqlNames.Quote(table.PrimaryId)).Append(" = ").Append(SqlNames.Quote(table.PrimaryId));
        for (var i = 0; i < columns.Count; i++)
            sql.Append(i == 0 ? "" : ", ").Append(SqlNames.Quote(columns[i])).Append(" = ").Append(Database.ParameterName(i));
        sql.Append(" WHERE ").Append(SqlNames.Quote(table.PrimaryId)).Append(" = ").Append(Database.ParameterName(columns.Count));
        values.Add(ColumnCodec.Text(id));
        return sql.ToString();
    }

    private void Set(string column, object? value)
    {
        var index = columns.IndexOf(column);
        if (index >= 0)
        {
            values[index] = value;
            return;
        }

        columns.Add(column);
        values.Add(value);
    }
}
