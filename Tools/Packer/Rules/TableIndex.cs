using System;
using System.Collections.Generic;
using System.Linq;
using CrmFeedback.Packer.Source;

namespace CrmFeedback.Packer.Rules;

/// <summary>
/// Which tables and columns exist. Our own tables are known whole; of system tables only the columns with our prefix are
/// known, the rest is taken on trust (the local organisation, which knows them, refuses them on import).
/// </summary>
public sealed class TableIndex
{
    private readonly ILookup<string, EntitySource> _tables;
    private readonly string _prefix;

    internal TableIndex(IEnumerable<SolutionSource> solutions, string prefix)
    {
        _tables = solutions.SelectMany(solution => solution.Entities).ToLookup(entity => entity.LogicalName, StringComparer.OrdinalIgnoreCase);
        _prefix = prefix;
    }

    /// <summary>All tables by logical name; a system table may appear in several solutions.</summary>
    public IEnumerable<EntitySource> All => _tables.SelectMany(group => group);

    /// <summary>The definition of a table of our own, or null.</summary>
    public EntitySource? OwnTable(string logicalName) => _tables[logicalName].FirstOrDefault(entity => entity.IsOwnTable);

    /// <summary>A defined column, or null.</summary>
    public ColumnSource? Column(string table, string column) => _tables[table].Select(entity => entity.Column(column)).FirstOrDefault(found => found != null);

    /// <summary>Why a table cannot be referred to, or null if it can.</summary>
    public string? TableError(string table) =>
        table.Length == 0 ? "a table name is missing"
        : IsOurs(table) && OwnTable(table) == null ? $"there is no table '{table}'"
        : null;

    /// <summary>Why a column cannot be referred to, or null if it can.</summary>
    public string? ColumnError(string table, string column)
    {
        if (TableError(table) is { } error)
            return error;
        if (Column(table, column) != null || column.SameAs("versionnumber"))
            return null;
        return OwnTable(table) != null || IsOurs(column) ? $"table '{table}' has no column '{column}'" : null;
    }

    private bool IsOurs(string name) => _prefix.Length > 0 && name.StartsWith(_prefix, StringComparison.OrdinalIgnoreCase);
}
