using System;
using System.Linq;
using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk;

/// <summary>Points at a row by id or alternate key. Equal if table and id are, and the key where there is no id.</summary>
public sealed class EntityReference : IExtensibleDataObject
{
    private KeyAttributeCollection _keyAttributes;

    /// <summary>A reference to nothing yet.</summary>
    public EntityReference()
    {
    }

    /// <summary>A reference into a table.</summary>
    public EntityReference(string logicalName) => LogicalName = logicalName;

    /// <summary>A reference to a row by its id.</summary>
    public EntityReference(string logicalName, Guid id) : this(logicalName) => Id = id;

    /// <summary>A reference to a row by an alternate key of one column.</summary>
    public EntityReference(string logicalName, string keyName, object keyValue) : this(logicalName) =>
        KeyAttributes.Add(keyName, keyValue);

    /// <summary>A reference to a row by an alternate key.</summary>
    public EntityReference(string logicalName, KeyAttributeCollection keyAttributeCollection) : this(logicalName) =>
        KeyAttributes = keyAttributeCollection;

    /// <summary>Id of the row, empty if the key tells it.</summary>
    public Guid Id { get; set; }

    /// <summary>Logical name of the table.</summary>
    public string LogicalName { get; set; }

    /// <summary>Primary name of the row as read; ignored on write.</summary>
    public string Name { get; set; }

    /// <summary>Columns of the alternate key.</summary>
    public KeyAttributeCollection KeyAttributes
    {
        get => _keyAttributes ?? (_keyAttributes = new KeyAttributeCollection());
        set => _keyAttributes = value;
    }

    /// <summary>The version the row was read in.</summary>
    public string RowVersion { get; set; }

    /// <summary>Data a newer contract sent that this one does not know.</summary>
    public ExtensionDataObject ExtensionData { get; set; }

    /// <inheritdoc />
    public override bool Equals(object obj) =>
        obj is EntityReference other
        && string.Equals(LogicalName, other.LogicalName, StringComparison.Ordinal)
        && Id == other.Id
        && (Id != Guid.Empty || SameKey(other));

    /// <inheritdoc />
    public override int GetHashCode() =>
        (LogicalName == null ? 0 : StringComparer.Ordinal.GetHashCode(LogicalName)) ^ Id.GetHashCode();

    private bool SameKey(EntityReference other) =>
        KeyAttributes.Count == other.KeyAttributes.Count
        && KeyAttributes.All(pair => other.KeyAttributes.TryGetValue(pair.Key, out var value) && Equals(pair.Value, value));
}
