using System;
using System.Threading;
using CrmFeedback.LocalOrg.Jobs;
using CrmFeedback.LocalOrg.Messages;
using CrmFeedback.LocalOrg.Security;
using CrmFeedback.LocalOrg.Storage;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.LocalOrg.Pipeline;

/// <summary>The organisation's parts, and the way every message enters: from a client, a plug-in or a job.</summary>
internal sealed class OrganizationCore : IDisposable
{
    public const string OrganizationName = "localorg";

    public OrganizationCore(IStore store, LocalOrganizationOptions options)
    {
        Store = store;
        Clock = options.Clock;
        Principals = new PrincipalDirectory(store);
        Pipeline = new MessagePipeline(this);
        Plugins = new PluginHost(this, options.Plugins);
        Messages = new MessageDispatcher(this);
        Jobs = new JobQueue(this, options.Jobs);
    }

    public IStore Store { get; }

    public TimeProvider Clock { get; }

    public PrincipalDirectory Principals { get; }

    public MessagePipeline Pipeline { get; }

    public PluginHost Plugins { get; }

    public MessageDispatcher Messages { get; }

    public JobQueue Jobs { get; }

    public LockJournal Locks { get; } = new();

    public TraceLog Traces { get; } = new();

    /// <summary>Cancelled when the organisation closes.</summary>
    public CancellationTokenSource Closing { get; } = new();

    /// <summary>The scope of a client's call.</summary>
    public CallScope NewScope(Guid userId) => new()
    {
        UserId = userId,
        InitiatingUserId = userId,
        Deadline = Clock.GetUtcNow() + CallScope.TimeLimit,
        RealDeadline = NewRealDeadline(),
    };

    /// <summary>When a message or job that starts now has to be done in real time.</summary>
    public long NewRealDeadline() => Environment.TickCount64 + (long)Plugins.TimeLimit.TotalMilliseconds;

    /// <summary>Executes a request; whatever goes wrong inside comes out as a fault.</summary>
    public OrganizationResponse Send(OrganizationRequest request, CallScope scope)
    {
        try
        {
            if (string.IsNullOrEmpty(request?.RequestName))
                throw Faults.Of(Faults.InvalidArgument, "A request needs a RequestName.");
            scope.CheckTime(Clock, request.RequestName);
            return Messages.Dispatch(request, scope);
        }
        catch (Exception error) when (error is not System.ServiceModel.FaultException)
        {
            throw FaultTranslation.ToFault(error);
        }
    }

    /// <summary>
    /// Runs work in the message's transaction: the one it joins, or one of its own that is committed at the end and rolled
    /// back on any error. Writers wait for each other; readers see a snapshot and wait for nobody.
    /// </summary>
    public void InTransaction(MessageContext message, bool writes, Action work)
    {
        if (message.IsInTransaction)
        {
            message.Transaction.ThrowIfDoomed();
            if (writes && !message.Session.CanWrite)
                throw Faults.Of(Faults.NotSupported, $"{message.MessageName} inside a transaction that only reads");
            work();
            return;
        }

        var principals = Principals.Cache;
        using var session = writes ? Store.BeginWrite(Closing.Token) : Store.BeginRead();
        using var transaction = new OrganizationTransaction(this, session, principals, $"{message.MessageName} {message.TableName}");
        message.Transaction = transaction;
        work();
        message.Scope.CheckTime(Clock, message.MessageName);
        if (!writes)
            return;
        transaction.Commit();
        Jobs.Committed(transaction.Jobs);
    }

    /// <summary>The business unit of a user, read outside any transaction.</summary>
    public Guid BusinessUnitOf(Guid userId)
    {
        var principals = Principals.Cache;
        if (principals.Principals.TryGetValue(("systemuser", userId), out var known))
            return known.BusinessUnitId;
        using var session = Store.BeginRead();
        return Principals.Find("systemuser", userId, session, principals)?.BusinessUnitId ?? WellKnown.RootBusinessUnitId;
    }

    public void Dispose()
    {
        Closing.Cancel();
        Jobs.Dispose();
        Plugins.Dispose();
        Store.Dispose();
        Closing.Dispose();
    }
}
