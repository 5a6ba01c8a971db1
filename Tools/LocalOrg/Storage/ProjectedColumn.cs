using System;
using System.Collections.Generic;
using System.Linq;
using CrmFeedback.LocalOrg.Metadata;
using Microsoft.Xrm.Sdk.Query;

namespace CrmFeedback.LocalOrg.Storage;

/// <summary>One value of a SELECT and where it goes in the record.</summary>
/// <param name="Key">Name in the record's attributes.</param>
/// <param name="Table">Table the column belongs to.</param>
/// <param name="Column">What the value is.</param>
/// <param name="Sql">Its expression.</param>
internal sealed record ProjectedColumn(string Key, TableDefinition Table, ColumnDefinition Column, string Sql)
{
    /// <summary>For references: the expression of the referenced table's name.</summary>
    public string? TypeSql { get; init; }

    /// <summary>True if the value is wrapped in an <c>AliasedValue</c>: linked tables, aliases, aggregates.</summary>
    public bool IsAliased { get; init; }

    /// <summary>False if it is read for the record's own sake (id, row version) and not asked for.</summary>
    public bool IsVisible { get; init; } = true;

    /// <summary>False if the value has no text of its own beside it (the year of a date grouping).</summary>
    public bool HasFormat { get; init; } = true;

    /// <summary>Turns the stored value into the SDK value, if it is not the column's own (counts, averages).</summary>
    public Func<object, object>? Convert { get; init; }

    /// <summary>Expressions as they stand in the SELECT.</summary>
    public string Select => TypeSql is null ? Sql : $"{Sql}, {TypeSql}";

    /// <summary>Number of SELECT values it takes.</summary>
    public int Width => TypeSql is null ? 1 : 2;

    /// <summary>A column of a table known under an alias, plain.</summary>
    public static ProjectedColumn Of(string? sqlAlias, TableDefinition table, ColumnDefinition column, string? key = null, bool isAliased = false)
    {
        var prefix = sqlAlias is null ? "" : sqlAlias + ".";
        return new(key ?? column.LogicalName, table, column, prefix + SqlNames.Quote(column.LogicalName))
        {
            TypeSql = column.IsReference ? prefix + SqlNames.Quote(SqlNames.TypeOf(column.LogicalName)) : null,
            IsAliased = isAliased,
        };
    }

    /// <summary>The columns a column set names, each once. All columns means all that can be read.</summary>
    /// <exception cref="UnknownColumnException">One does not exist.</exception>
    public static IReadOnlyList<ColumnDefinition> Resolve(TableDefinition table, ColumnSet? columns) =>
        columns is null ? Array.Empty<ColumnDefinition>()
        : columns.AllColumns ? table.Columns.Where(column => column.IsValidForRead).ToArray()
        : columns.Columns.Distinct(StringComparer.Ordinal).Select(table.RequireColumn).ToArray();
}
