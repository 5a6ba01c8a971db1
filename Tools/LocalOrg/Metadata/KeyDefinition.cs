using System.Collections.Generic;

namespace CrmFeedback.LocalOrg.Metadata;

/// <summary>State of an alternate key's index. Use by key faults until it is <see cref="Active"/>.</summary>
public enum KeyStatus
{
    /// <summary>Imported, index not built yet.</summary>
    Pending,

    /// <summary>Index built: rows are unique and can be addressed by the key.</summary>
    Active,

    /// <summary>Index could not be built because rows are not unique.</summary>
    Failed,
}

/// <summary>An alternate key: columns that together name one row.</summary>
/// <param name="LogicalName">Lower-case name.</param>
/// <param name="SchemaName">Name in solution files.</param>
/// <param name="Columns">Logical names of its columns.</param>
/// <param name="DisplayName">What people read.</param>
/// <param name="Status">State of its index when this snapshot was taken.</param>
public sealed record KeyDefinition(
    string LogicalName,
    string SchemaName,
    IReadOnlyList<string> Columns,
    LocalizedText DisplayName,
    KeyStatus Status);
