using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CrmFeedback.LocalOrg.Metadata;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.LocalOrg.Storage;

/// <summary>Addresses a row by its alternate key.</summary>
internal static class KeyLookup
{
    /// <summary>The id of the row with these key values, or null.</summary>
    /// <exception cref="AlternateKeyException">The table has no such key, or it is not Active.</exception>
    public static Guid? FindId(Database database, TableDefinition table, KeyAttributeCollection values)
    {
        var key = Resolve(table, values);
        var parameters = key.Columns.Select(name => ColumnCodec.Encode(table.LogicalName, table.RequireColumn(name), Normalize(table.RequireColumn(name), values[name]))).ToArray();
        if (parameters.Contains(null))
            return null;
        var where = string.Join(" AND ", key.Columns.Select((name, index) => $"{SqlNames.Quote(name)} = {Database.ParameterName(index)}"));
        return database.Scalar($"SELECT {SqlNames.Quote(table.PrimaryId)} FROM {SqlNames.Quote(table.LogicalName)} WHERE {where}", parameters) is string id ? Guid.Parse(id) : null;
    }

    /// <summary>The exception for a row that another row's key forbids, or null if the message names none of the table's keys.</summary>
    public static DuplicateKeyException? Violated(TableDefinition table, string message, Func<string, object?> valueOf)
    {
        // SQLite names the columns: "UNIQUE constraint failed: cfb_feedback.cfb_sourcekey".
        var colon = message.LastIndexOf("failed:", StringComparison.Ordinal);
        if (colon < 0)
            return null;
        var columns = message[(colon + "failed:".Length)..].TrimEnd('\'', '.').Split(',')
            .Select(part => part.Trim()).Select(part => part[(part.IndexOf('.', StringComparison.Ordinal) + 1)..]).ToHashSet(StringComparer.Ordinal);
        var key = table.Keys.FirstOrDefault(key => columns.SetEquals(key.Columns));
        if (key is null)
            return null;
        var label = key.DisplayName.ToString();
        return new(table.LogicalName, key.LogicalName, label.Length == 0 ? key.SchemaName : label, key.Columns, string.Join(", ", key.Columns.Select(name => $"{name} = {Text(valueOf(name))}")));
    }

    private static KeyDefinition Resolve(TableDefinition table, KeyAttributeCollection values)
    {
        var names = values.Keys.ToArray();
        foreach (var name in names)
            table.RequireColumn(name);
        if (table.FindKeyByColumns(names) is not { } key)
            throw new AlternateKeyException(table.LogicalName, AlternateKeyProblem.NoSuchKey, $"Invalid alternate key: '{table.LogicalName}' has no alternate key over the columns {string.Join(", ", names)}.");
        if (key.Status != KeyStatus.Active)
            throw new AlternateKeyException(table.LogicalName, AlternateKeyProblem.NotActive, $"The alternate key '{key.LogicalName}' of '{table.LogicalName}' is {key.Status}; it can be used when its index is Active.");
        return key;
    }

    // The Web API writes key values plainly; a choice arrives as a number.
    private static object? Normalize(ColumnDefinition column, object? value) => (column.Type, value) switch
    {
        (ColumnType.Choice, int number) => new OptionSetValue(number),
        (ColumnType.Decimal, int number) => (decimal)number,
        (ColumnType.Lookup or ColumnType.Customer or ColumnType.Owner, Guid id) => new EntityReference(column.Targets.Count > 0 ? column.Targets[0] : "", id),
        _ => value,
    };

    private static string Text(object? value) => value switch
    {
        null => "null",
        OptionSetValue option => option.Value.ToString(CultureInfo.InvariantCulture),
        EntityReference reference => reference.Id.ToString("D"),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
