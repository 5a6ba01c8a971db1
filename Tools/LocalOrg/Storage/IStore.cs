using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using CrmFeedback.LocalOrg.Import;
using CrmFeedback.LocalOrg.Metadata;

namespace CrmFeedback.LocalOrg.Storage;

/// <summary>The organisation's data file: tables, imported solutions and their state. Thread-safe; the sessions it gives are not.</summary>
public interface IStore : IDisposable
{
    /// <summary>The current tables; a new object after every import and every change of a key's status.</summary>
    OrganizationMetadata Metadata { get; }

    /// <summary>What the imported solutions define; a new object after every import and every change of state.</summary>
    SolutionCatalog Catalog { get; }

    /// <summary>The clock that relative date conditions use, in UTC.</summary>
    TimeProvider Clock { get; }

    /// <summary>True until <see cref="MarkInitialized"/>: whoever opens a fresh file creates its first rows.</summary>
    bool IsNew { get; }

    /// <summary>Remembers in the file that its first rows exist.</summary>
    void MarkInitialized();

    /// <summary>Waits for the one writer's turn and begins a transaction. Rolled back on dispose unless committed.</summary>
    IStoreSession BeginWrite(CancellationToken cancellationToken = default);

    /// <summary>As <see cref="BeginWrite"/>, waiting without holding a thread.</summary>
    Task<IStoreSession> BeginWriteAsync(CancellationToken cancellationToken = default);

    /// <summary>Begins a session that sees what is committed at this moment, and cannot write. Never waits for the writer.</summary>
    IStoreSession BeginRead();

    /// <summary>
    /// Imports a solution zip: checks it, creates or alters tables, and remembers the zip. A newer version of a managed
    /// solution is an upgrade: what it no longer brings is removed with its data.
    /// </summary>
    /// <param name="zip">The zip's bytes.</param>
    /// <param name="activateSteps">True to enable its steps; steps that are installed already keep their state.</param>
    /// <exception cref="SolutionImportException">The solution is refused; nothing was changed.</exception>
    /// <exception cref="NotSupportedException">It holds something this organisation does not support; the message names it.</exception>
    SolutionImportResult Import(byte[] zip, bool activateSteps);

    /// <summary>Removes a managed solution with its tables, columns, rows and everything else it brought.</summary>
    /// <exception cref="SolutionImportException">It is not installed, or another solution needs it; nothing was changed.</exception>
    /// <exception cref="NotSupportedException">It is not managed.</exception>
    void Remove(string uniqueName);

    /// <summary>The zip of an installed solution as it was imported, or null.</summary>
    byte[]? FindSolutionZip(string uniqueName);

    /// <summary>Builds the indexes of all pending alternate keys; each becomes Active, or Failed if its rows are not unique.</summary>
    /// <returns>The keys whose status changed, by table.</returns>
    IReadOnlyList<(string Table, KeyDefinition Key)> ActivatePendingKeys();

    /// <summary>Sets an alternate key's status; Active builds its unique index and may end in Failed.</summary>
    KeyDefinition SetKeyStatus(string table, string key, KeyStatus status);

    /// <summary>Enables or disables a step.</summary>
    void SetStepEnabled(Guid stepId, bool isEnabled);

    /// <summary>Adds a user or team to a column-security profile, or removes it.</summary>
    void SetProfileMember(Guid profileId, Guid principalId, bool isMember);

    /// <summary>The organisation's own value under a name (current value of an environment variable, a setting of the host), or null.</summary>
    string? ReadValue(string name);

    /// <summary>Keeps a value under a name; null removes it.</summary>
    void WriteValue(string name, string? value);
}

/// <summary>What an import did.</summary>
/// <param name="Solution">The installed solution.</param>
/// <param name="IsUpdate">True if an older version was there.</param>
/// <param name="Warnings">What a person should look at (a view's column that does not exist).</param>
/// <param name="PendingKeys">Alternate keys whose index is not built yet, by table.</param>
public sealed record SolutionImportResult(
    InstalledSolution Solution, bool IsUpdate, IReadOnlyList<string> Warnings, IReadOnlyList<(string Table, string Key)> PendingKeys);
