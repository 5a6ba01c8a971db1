using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CrmFeedback.LocalOrg.Security;
using CrmFeedback.LocalOrg.Storage;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.LocalOrg.Pipeline;

/// <summary>
/// One transaction of the organisation: the store's session, the rows locked so far, the jobs that wait for the commit,
/// and whether a failed service call inside a synchronous step has doomed it.
/// </summary>
internal sealed class OrganizationTransaction(OrganizationCore core, IStoreSession session, PrincipalCache principals, string message) : IDisposable
{
    private readonly List<RowLock> _locks = [];
    private readonly HashSet<(string, Guid, RowOperation)> _locked = [];
    private bool _touchesSecurity;
    private bool _ended;

    public IStoreSession Session => session;

    /// <summary>The first failed service call inside a synchronous step; the transaction can then only be rolled back.</summary>
    public string? DoomedBy { get; private set; }

    /// <summary>Ids of asynchronous jobs that start after the commit.</summary>
    public List<Guid> Jobs { get; } = [];

    /// <summary>Dooms the transaction: caught or not, a failed service call inside it cannot be made good.</summary>
    public void Doom(string failedCall) => DoomedBy ??= failedCall;

    public void ThrowIfDoomed()
    {
        if (DoomedBy is not null)
            throw Faults.Of(Faults.TransactionDoomed, DoomedBy);
    }

    public Principal? FindPrincipal(string table, Guid id) =>
        core.Principals.Find(table, id, session, _touchesSecurity ? null : principals);

    public IReadOnlyCollection<Guid> UnitsBelow(Guid businessUnitId) =>
        core.Principals.UnitsBelow(businessUnitId, session, _touchesSecurity ? null : principals);

    public void Insert(Entity row, MessageContext by)
    {
        Lock(row.LogicalName, row.Id, RowOperation.Insert, by);
        session.Insert(row);
    }

    /// <summary>Writes the columns given; false if there is no such row.</summary>
    public bool Update(Entity row, MessageContext by)
    {
        Lock(row.LogicalName, row.Id, RowOperation.Update, by);
        return session.Update(row) is not null;
    }

    public bool Delete(string table, Guid id, MessageContext by)
    {
        Lock(table, id, RowOperation.Delete, by);
        return session.Delete(table, id);
    }

    public void Commit()
    {
        ThrowIfDoomed();
        session.Commit();
        End(committed: true);
        if (_touchesSecurity)
            core.Principals.Invalidate();
    }

    public void Dispose()
    {
        End(committed: false);
        session.Dispose();
    }

    private void End(bool committed)
    {
        if (_ended)
            return;
        _ended = true;
        if (_locks.Count > 0)
            core.Locks.Add(message, committed, _locks.ToImmutableArray());
    }

    private void Lock(string table, Guid id, RowOperation operation, MessageContext by)
    {
        _touchesSecurity |= PrincipalDirectory.Concerns(table);
        if (!_locked.Add((table, id, operation)))
            return;
        var origin = by.Scope.Origin;
        _locks.Add(new RowLock(_locks.Count, table, id, operation, by.MessageName, origin?.Step.Name, origin?.JoinsTransaction == true));
    }
}
