using System;
using System.Collections.Generic;

namespace CrmFeedback.LocalOrg.Storage;

/// <summary>The store cannot do what was asked.</summary>
public abstract class StoreException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>A row with this id exists (Dataverse 0x80040237).</summary>
public sealed class DuplicateRecordException(string table, Guid id)
    : StoreException($"Cannot insert duplicate key: {table} already has a row with id {id}.")
{
    /// <summary>The table.</summary>
    public string Table { get; } = table;

    /// <summary>The id.</summary>
    public Guid Id { get; } = id;
}

/// <summary>Another row has the same values of an alternate key; case does not count (Dataverse 0x80060892).</summary>
public sealed class DuplicateKeyException(string table, string key, string keyDisplayName, IReadOnlyList<string> columns, string values)
    : StoreException($"A record that has the attribute values {values} already exists. The entity key {keyDisplayName} requires that this set of attributes contains unique values. Select unique values and try again.")
{
    /// <summary>The table.</summary>
    public string Table { get; } = table;

    /// <summary>Logical name of the key.</summary>
    public string Key { get; } = key;

    /// <summary>Its columns.</summary>
    public IReadOnlyList<string> Columns { get; } = columns;
}

/// <summary>Why a row cannot be addressed by key.</summary>
public enum AlternateKeyProblem
{
    /// <summary>The table has no key over these columns (Dataverse 0x80060891).</summary>
    NoSuchKey,

    /// <summary>The key exists but its index is pending or failed.</summary>
    NotActive,
}

/// <summary>A row cannot be addressed by these key columns.</summary>
public sealed class AlternateKeyException(string table, AlternateKeyProblem problem, string message) : StoreException(message)
{
    /// <summary>The table.</summary>
    public string Table { get; } = table;

    /// <summary>Why.</summary>
    public AlternateKeyProblem Problem { get; } = problem;
}

/// <summary>A value is not of its column's type, or does not fit it.</summary>
public sealed class ColumnValueException(string table, string column, string message) : StoreException(message)
{
    /// <summary>The table.</summary>
    public string Table { get; } = table;

    /// <summary>The column.</summary>
    public string Column { get; } = column;
}
