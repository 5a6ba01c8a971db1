using System;
using CrmFeedback.LocalOrg.Metadata;
using CrmFeedback.LocalOrg.Query;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmFeedback.LocalOrg.Storage;

/// <summary>
/// One transaction on the data file. It knows tables and columns, not business rules: no privileges, defaults, lengths,
/// cascades or plug-ins. Everything read here includes what this session wrote. Not thread-safe.
/// Records read carry formatted values, and references carry the name of their row.
/// </summary>
public interface IStoreSession : IDisposable
{
    /// <summary>True if it may write.</summary>
    bool CanWrite { get; }

    /// <summary>The tables as they were when the session began.</summary>
    OrganizationMetadata Metadata { get; }

    /// <summary>The row with this id, or null. Party-list columns are read from <c>activityparty</c>.</summary>
    /// <exception cref="UnknownMetadataException">The table or a column does not exist.</exception>
    Entity? Find(string table, Guid id, ColumnSet columns, ReadOptions? options = null);

    /// <summary>True if the table has a row with this id.</summary>
    bool Exists(string table, Guid id);

    /// <summary>The row whose alternate key has these values (compared without case), or null.</summary>
    /// <exception cref="AlternateKeyException">The table has no such key, or the key is not Active.</exception>
    Entity? FindByKey(string table, KeyAttributeCollection key, ColumnSet columns, ReadOptions? options = null);

    /// <summary>The id of the row whose alternate key has these values, or null. Errors as <see cref="FindByKey"/>.</summary>
    Guid? FindIdByKey(string table, KeyAttributeCollection key);

    /// <summary>Adds a row with exactly the columns given; <see cref="Entity.Id"/> must be set. Party lists become <c>activityparty</c> rows.</summary>
    /// <returns>The new row version.</returns>
    /// <exception cref="DuplicateRecordException">A row with this id exists.</exception>
    /// <exception cref="DuplicateKeyException">Another row has the same values of an Active alternate key.</exception>
    /// <exception cref="UnknownMetadataException">The table or a column does not exist.</exception>
    /// <exception cref="ColumnValueException">A value is not of its column's type, or does not fit it.</exception>
    long Insert(Entity record);

    /// <summary>Writes the columns given to the row with <see cref="Entity.Id"/>; null empties a column, a party list replaces all its parties.</summary>
    /// <returns>The new row version, or null if there is no such row. Errors as <see cref="Insert"/>.</returns>
    long? Update(Entity record);

    /// <summary>Removes a row, and the <c>activityparty</c> rows of an activity. Lookups to it are left as they are.</summary>
    /// <returns>False if there was none.</returns>
    bool Delete(string table, Guid id);

    /// <summary>Runs a QueryExpression, QueryByAttribute or FetchExpression over the rows the access lets through.</summary>
    /// <exception cref="QueryException">The query is wrong; the message names column, operator and value.</exception>
    /// <exception cref="UnknownMetadataException">A table or column does not exist.</exception>
    /// <exception cref="NotSupportedException">Something this organisation does not support; the message names it.</exception>
    EntityCollection Query(QueryBase query, RowAccess access);

    /// <summary>Marks a point to which <see cref="RollbackTo"/> returns.</summary>
    /// <param name="name">Letters, digits and underscores.</param>
    void SetSavepoint(string name);

    /// <summary>Undoes everything written since the savepoint; the transaction goes on.</summary>
    void RollbackTo(string name);

    /// <summary>Makes what was written visible to others and ends the transaction.</summary>
    void Commit();

    /// <summary>Undoes what was written and ends the transaction.</summary>
    void Rollback();
}

/// <summary>What is added to a record when it is read.</summary>
public sealed record ReadOptions
{
    /// <summary>Formatted values and names of references, in English.</summary>
    public static readonly ReadOptions Default = new();

    /// <summary>Values only: no names, no formatted values. Fastest.</summary>
    public static readonly ReadOptions Raw = new() { Formatted = false };

    /// <summary>True to fill formatted values and the names of references.</summary>
    public bool Formatted { get; init; } = true;

    /// <summary>Language of option labels.</summary>
    public int LanguageCode { get; init; } = LocalizedText.BaseLanguage;
}
