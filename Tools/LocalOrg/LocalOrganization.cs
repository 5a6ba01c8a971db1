using System;
using System.Linq;
using System.Threading;
using CrmFeedback.LocalOrg.Import;
using CrmFeedback.LocalOrg.Jobs;
using CrmFeedback.LocalOrg.Metadata;
using CrmFeedback.LocalOrg.Pipeline;
using CrmFeedback.LocalOrg.Security;
using CrmFeedback.LocalOrg.Storage;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.LocalOrg;

/// <summary>
/// A local Dataverse organisation on one data file: imports solution zips, runs their plug-ins, and answers the
/// organisation service as Dataverse would. Safe for many threads; writers wait for each other.
/// </summary>
public sealed class LocalOrganization : IDisposable
{
    private readonly OrganizationCore _core;
    private int _disposed;

    private LocalOrganization(OrganizationCore core) => _core = core;

    /// <summary>The organisation's id.</summary>
    public Guid OrganizationId => WellKnown.OrganizationId;

    /// <summary>The administrator, who uses the demo.</summary>
    public Guid AdminUserId => WellKnown.AdminUserId;

    /// <summary>The user the platform acts as.</summary>
    public Guid SystemUserId => WellKnown.SystemUserId;

    /// <summary>The tables now; a new object after an import.</summary>
    public OrganizationMetadata Metadata => _core.Store.Metadata;

    /// <summary>What the imported solutions define now; a new object after an import.</summary>
    public SolutionCatalog Catalog => _core.Store.Catalog;

    /// <summary>The asynchronous jobs.</summary>
    public JobQueue Jobs => _core.Jobs;

    /// <summary>Which rows each transaction wrote, in which order, for whom.</summary>
    public LockJournal LockJournal => _core.Locks;

    /// <summary>What plug-ins traced.</summary>
    public TraceLog Traces => _core.Traces;

    /// <summary>The organisation's clock.</summary>
    public TimeProvider Clock => _core.Clock;

    /// <summary>Opens the data file, creating the organisation's first rows in a new one. Jobs left over from before start again.</summary>
    public static LocalOrganization Open(LocalOrganizationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var store = SqliteStore.Open(new StoreOptions { Path = options.DataFile, Clock = options.Clock, CustomerService = options.CustomerService });
        OrganizationCore? core = null;
        try
        {
            core = new OrganizationCore(store, options);
            if (store.IsNew)
            {
                FirstRows.Create(core);
                store.MarkInitialized();
            }

            core.Jobs.Resume();
            if (store.Metadata.Tables.SelectMany(t => t.Keys).Any(k => k.Status == KeyStatus.Pending))
                core.Jobs.PlanKeyIndexes();
            return new LocalOrganization(core);
        }
        catch
        {
            if (core is null)
                store.Dispose();
            else
                core.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Imports a solution zip. As in Dataverse: steps stay disabled unless they are activated, column-security profiles
    /// have no members, alternate keys are Pending until their index is built, and no rows arrive but those that are components
    /// (roles, environment variable definitions).
    /// </summary>
    /// <param name="zip">The zip's bytes.</param>
    /// <param name="activateSteps">True for "enable plug-in steps and flows".</param>
    /// <exception cref="SolutionImportException">The solution is refused; nothing was changed.</exception>
    public SolutionImportResult ImportSolution(byte[] zip, bool activateSteps)
    {
        var before = Catalog;
        var result = _core.Store.Import(zip, activateSteps);
        Forget(before);
        FirstRows.CreateRoles(_core, BaseRoles.All.Concat(Catalog.Roles));
        EnvironmentVariableRows.Write(_core, Catalog.EnvironmentVariables);
        _core.Principals.Invalidate();
        _core.Jobs.PlanKeyIndexes();
        return result;
    }

    /// <summary>
    /// Removes a managed solution with its tables, rows, columns, steps and roles. In Dataverse too the solution that
    /// others build on goes last.
    /// </summary>
    /// <exception cref="SolutionImportException">It is not installed, or another solution needs it; nothing was changed.</exception>
    /// <exception cref="NotSupportedException">It is not managed.</exception>
    public void RemoveSolution(string uniqueName)
    {
        var before = Catalog;
        _core.Store.Remove(uniqueName);
        Forget(before);
        _core.Principals.Invalidate();
        _core.Plugins.Recycle();
    }

    /// <summary>The organisation service of a user.</summary>
    /// <param name="callerId">The user; null for SYSTEM, who needs no privilege.</param>
    public IOrganizationService CreateService(Guid? callerId = null)
    {
        var user = callerId ?? WellKnown.SystemUserId;
        return new OrganizationService(_core, () => _core.NewScope(user), plugin: null);
    }

    /// <summary>Enables or disables a plug-in step.</summary>
    public void SetStepEnabled(Guid stepId, bool isEnabled) => _core.Store.SetStepEnabled(stepId, isEnabled);

    /// <summary>Adds a user or team to a column-security profile, or removes it.</summary>
    public void SetProfileMember(Guid profileId, Guid principalId, bool isMember) => _core.Store.SetProfileMember(profileId, principalId, isMember);

    /// <summary>Sets the status of an alternate key's index; Active builds it.</summary>
    public KeyDefinition SetKeyStatus(string table, string key, KeyStatus status) => _core.Store.SetKeyStatus(table, key, status);

    /// <summary>The zip of an installed solution exactly as it was imported, or null.</summary>
    public byte[]? FindSolutionZip(string uniqueName) => _core.Store.FindSolutionZip(uniqueName);

    /// <summary>A value the host keeps in the data file, or null.</summary>
    public string? ReadValue(string name) => _core.Store.ReadValue(name);

    /// <summary>Keeps a value in the data file; null removes it.</summary>
    public void WriteValue(string name, string? value) => _core.Store.WriteValue(name, value);

    // Rows that stand for components which an upgrade or removal took away.
    private void Forget(SolutionCatalog before)
    {
        FirstRows.RemoveRoles(_core, before.Roles.ExceptBy(Catalog.Roles.Select(role => role.Id), role => role.Id));
        EnvironmentVariableRows.Remove(_core, before.EnvironmentVariables.ExceptBy(Catalog.EnvironmentVariables.Select(variable => variable.SchemaName), variable => variable.SchemaName));
    }

    /// <summary>Waits for running jobs and closes the data file.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
            _core.Dispose();
    }
}
