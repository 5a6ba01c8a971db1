using System;
using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk;

/// <summary>Names a relationship. Equal if name and role are.</summary>
public sealed class Relationship : IExtensibleDataObject
{
    /// <summary>A relationship without a name.</summary>
    public Relationship()
    {
    }

    /// <summary>A relationship by its schema name.</summary>
    public Relationship(string schemaName) => SchemaName = schemaName;

    /// <summary>Schema name of the relationship.</summary>
    public string SchemaName { get; set; }

    /// <summary>The side the primary row stands on; needed only where a table relates to itself.</summary>
    public EntityRole? PrimaryEntityRole { get; set; }

    /// <summary>Data a newer contract sent that this one does not know.</summary>
    public ExtensionDataObject ExtensionData { get; set; }

    /// <inheritdoc />
    public override bool Equals(object obj) =>
        obj is Relationship other
        && string.Equals(SchemaName, other.SchemaName, StringComparison.Ordinal)
        && PrimaryEntityRole == other.PrimaryEntityRole;

    /// <inheritdoc />
    public override int GetHashCode() =>
        (SchemaName == null ? 0 : StringComparer.Ordinal.GetHashCode(SchemaName)) ^ PrimaryEntityRole.GetHashCode();

    /// <inheritdoc />
    public override string ToString() => PrimaryEntityRole == null ? SchemaName : SchemaName + "." + PrimaryEntityRole;
}
