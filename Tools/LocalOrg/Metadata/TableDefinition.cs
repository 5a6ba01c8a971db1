using System;
using System.Collections.Generic;
using System.Linq;

namespace CrmFeedback.LocalOrg.Metadata;

/// <summary>Who may own a table's rows.</summary>
public enum TableOwnership
{
    /// <summary>Nobody: system tables and intersect tables.</summary>
    None,

    /// <summary>A user or a team.</summary>
    User,

    /// <summary>The organisation.</summary>
    Organization,

    /// <summary>A business unit (users, teams).</summary>
    BusinessUnit,
}

/// <summary>One table with its columns and alternate keys. Relationships are on <see cref="OrganizationMetadata"/>.</summary>
public sealed class TableDefinition
{
    private readonly Dictionary<string, ColumnDefinition> byName;

    /// <summary>Makes a table; a column name may occur once only.</summary>
    public TableDefinition(IReadOnlyList<ColumnDefinition> columns)
    {
        Columns = columns;
        byName = columns.ToDictionary(column => column.LogicalName, StringComparer.Ordinal);
    }

    /// <summary>Name in queries and records, lower case.</summary>
    public required string LogicalName { get; init; }

    /// <summary>Name in solution files and privileges (<c>cfb_Feedback</c>, <c>Incident</c>).</summary>
    public required string SchemaName { get; init; }

    /// <summary>Name in the Web API (<c>accounts</c>, <c>cfb_feedbacks</c>).</summary>
    public required string EntitySetName { get; init; }

    /// <summary>Number of the table (account 1); custom tables count from 10000 in order of import.</summary>
    public required int ObjectTypeCode { get; init; }

    /// <summary>Logical name of the row id column.</summary>
    public required string PrimaryId { get; init; }

    /// <summary>Logical name of the column that names a row; null if rows have no name.</summary>
    public string? PrimaryName { get; init; }

    /// <summary>Who may own rows.</summary>
    public required TableOwnership Ownership { get; init; }

    /// <summary>What people read, one row.</summary>
    public LocalizedText DisplayName { get; init; } = LocalizedText.Empty;

    /// <summary>What people read, many rows.</summary>
    public LocalizedText DisplayCollectionName { get; init; } = LocalizedText.Empty;

    /// <summary>What people read as help.</summary>
    public LocalizedText Description { get; init; } = LocalizedText.Empty;

    /// <summary>True for e-mail, task and other activities, which also appear in <c>activitypointer</c>.</summary>
    public bool IsActivity { get; init; }

    /// <summary>True for the table behind an N:N relationship.</summary>
    public bool IsIntersect { get; init; }

    /// <summary>True if a solution brought it.</summary>
    public bool IsCustom { get; init; }

    /// <summary>True if a quick-create form may be offered.</summary>
    public bool IsQuickCreateEnabled { get; init; }

    /// <summary>Web resource name of the icon, if any.</summary>
    public string? IconVectorName { get; init; }

    /// <summary>All columns in the order they were defined.</summary>
    public IReadOnlyList<ColumnDefinition> Columns { get; }

    /// <summary>Alternate keys.</summary>
    public IReadOnlyList<KeyDefinition> Keys { get; init; } = Array.Empty<KeyDefinition>();

    /// <summary>The column with this logical name, or null.</summary>
    public ColumnDefinition? FindColumn(string logicalName) => byName.GetValueOrDefault(logicalName);

    /// <summary>The column with this logical name.</summary>
    /// <exception cref="UnknownColumnException">The table has none of that name.</exception>
    public ColumnDefinition RequireColumn(string logicalName) =>
        byName.TryGetValue(logicalName, out var column) ? column : throw new UnknownColumnException(LogicalName, logicalName);

    /// <summary>The alternate key with this logical name, or null.</summary>
    public KeyDefinition? FindKey(string logicalName) =>
        Keys.FirstOrDefault(key => string.Equals(key.LogicalName, logicalName, StringComparison.OrdinalIgnoreCase));

    /// <summary>The alternate key over exactly these columns, in any order, or null.</summary>
    public KeyDefinition? FindKeyByColumns(IEnumerable<string> columns)
    {
        var wanted = columns.ToHashSet(StringComparer.Ordinal);
        return Keys.FirstOrDefault(key => wanted.SetEquals(key.Columns));
    }

    /// <inheritdoc />
    public override string ToString() => LogicalName;
}
