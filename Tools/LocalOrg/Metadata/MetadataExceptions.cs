using System;

namespace CrmFeedback.LocalOrg.Metadata;

/// <summary>A name of a table, column or relationship that this organisation does not have.</summary>
public abstract class UnknownMetadataException(string message) : Exception(message);

/// <summary>A table this organisation does not have (Dataverse: "The entity with a name = 'x' … was not found in the MetadataCache").</summary>
public sealed class UnknownTableException(string table)
    : UnknownMetadataException($"The entity with a name = '{table}' was not found in the MetadataCache.")
{
    /// <summary>The name asked for.</summary>
    public string Table { get; } = table;
}

/// <summary>A column its table does not have (Dataverse: "'account' entity doesn't contain attribute with Name = 'x'").</summary>
public sealed class UnknownColumnException(string table, string column)
    : UnknownMetadataException($"'{table}' entity doesn't contain attribute with Name = '{column}'.")
{
    /// <summary>The table's logical name.</summary>
    public string Table { get; } = table;

    /// <summary>The name asked for.</summary>
    public string Column { get; } = column;
}

/// <summary>A relationship or navigation property its table does not have.</summary>
public sealed class UnknownRelationshipException(string table, string name)
    : UnknownMetadataException($"'{table}' has no relationship or navigation property named '{name}'.")
{
    /// <summary>The table's logical name.</summary>
    public string Table { get; } = table;

    /// <summary>The name asked for.</summary>
    public string Name { get; } = name;
}
