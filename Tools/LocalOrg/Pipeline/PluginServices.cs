using System;
using System.Threading;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using CrmFeedback.LocalOrg.Import;

namespace CrmFeedback.LocalOrg.Pipeline;

/// <summary>What service calls of one plug-in run inherit from the message the step runs for.</summary>
/// <param name="Core">The organisation.</param>
/// <param name="Template">Scope of the calls; user and parent context are filled in per run.</param>
internal sealed record PluginCalls(OrganizationCore Core, CallScope Template)
{
    /// <summary>Calls of a synchronous step: they join the message's transaction where it has one.</summary>
    public static PluginCalls Within(MessageContext message, StepDefinition step) => new(message.Core, message.Scope with
    {
        Depth = message.Scope.Depth + 1,
        Transaction = message.IsInTransaction ? message.Transaction : null,
        Origin = new StepOrigin(step, message.IsInTransaction),
        IsPlatform = false,
        RequestId = null,
    });
}

/// <summary>The services a plug-in can ask for; every other one is refused by name.</summary>
internal sealed class PluginServiceProvider(PluginExecutionContext context, ITracingService tracing, IOrganizationServiceFactory factory) : IServiceProvider
{
    public object? GetService(Type serviceType)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        if (serviceType.IsInterface && serviceType.IsInstanceOfType(context))
            return context;
        if (serviceType == typeof(ITracingService))
            return tracing;
        if (serviceType == typeof(IOrganizationServiceFactory))
            return factory;
        throw new NotSupportedException($"the plug-in service {serviceType.FullName}");
    }
}

/// <summary>Gives a plug-in run its organisation services, and closes them when the run ends.</summary>
internal sealed class PluginServiceFactory(PluginCalls calls, PluginExecutionContext context) : IOrganizationServiceFactory
{
    private readonly Lock _gate = new();
    private bool _isClosed;
    private bool _isGivenUp;

    /// <summary>A service for a user: null is SYSTEM, an empty id the user the step runs as.</summary>
    public IOrganizationService CreateOrganizationService(Guid? userId)
    {
        var user = userId is null ? Security.WellKnown.SystemUserId : userId == Guid.Empty ? context.UserId : userId.Value;
        var scope = calls.Template with { UserId = user, ParentContext = context };
        return new OrganizationService(calls.Core, () => scope, this);
    }

    /// <summary>Ends the run's right to call, once the call under way, if any, is over: it may hold the transaction's session.</summary>
    /// <param name="isGivenUp">True if the plug-in has not returned in time.</param>
    public void Close(bool isGivenUp)
    {
        lock (_gate)
        {
            _isClosed = true;
            _isGivenUp = isGivenUp;
        }
    }

    /// <summary>Runs a service call. Plug-ins may hand the service to a thread they should not have; calls of one run come one after another.</summary>
    public T Call<T>(Func<T> call)
    {
        lock (_gate)
        {
            if (_isGivenUp)
                throw Faults.Of(Faults.TimedOut, "the plug-in");
            if (_isClosed)
                throw Faults.Of(Faults.NotSupported, "a service call after the plug-in's Execute has returned: a plug-in may not start work that outlives it");
            return call();
        }
    }
}

/// <summary>The organisation service: of a client, or of one plug-in run.</summary>
internal sealed class OrganizationService(OrganizationCore core, Func<CallScope> newScope, PluginServiceFactory? plugin) : IOrganizationService
{
    public OrganizationResponse Execute(OrganizationRequest request)
    {
        var scope = newScope() with { RequestId = request?.RequestId };
        if (plugin is null)
            return core.Send(request!, scope);
        return plugin.Call(() => scope.Transaction is { } transaction ? SendWithin(transaction, request!, scope) : core.Send(request!, scope));
    }

    private OrganizationResponse SendWithin(OrganizationTransaction transaction, OrganizationRequest request, CallScope scope)
    {
        if (transaction.DoomedBy is { } failed)
            throw Faults.Of(Faults.NoActiveTransaction, failed);
        try
        {
            return core.Send(request, scope);
        }
        catch (Exception error)
        {
            transaction.Doom($"{request?.RequestName}: {error.Message}");
            throw;
        }
    }

    public Guid Create(Entity entity) =>
        (Guid)Execute(new OrganizationRequest("Create") { ["Target"] = entity })["id"];

    public Entity Retrieve(string entityName, Guid id, ColumnSet columnSet) =>
        (Entity)Execute(new OrganizationRequest("Retrieve") { ["Target"] = new EntityReference(entityName, id), ["ColumnSet"] = columnSet })["Entity"];

    public void Update(Entity entity) => Execute(new OrganizationRequest("Update") { ["Target"] = entity });

    public void Delete(string entityName, Guid id) =>
        Execute(new OrganizationRequest("Delete") { ["Target"] = new EntityReference(entityName, id) });

    public void Associate(string entityName, Guid entityId, Relationship relationship, EntityReferenceCollection relatedEntities) =>
        Execute(new OrganizationRequest("Associate")
        {
            ["Target"] = new EntityReference(entityName, entityId),
            ["Relationship"] = relationship,
            ["RelatedEntities"] = relatedEntities,
        });

    public void Disassociate(string entityName, Guid entityId, Relationship relationship, EntityReferenceCollection relatedEntities) =>
        Execute(new OrganizationRequest("Disassociate")
        {
            ["Target"] = new EntityReference(entityName, entityId),
            ["Relationship"] = relationship,
            ["RelatedEntities"] = relatedEntities,
        });

    public EntityCollection RetrieveMultiple(QueryBase query) =>
        (EntityCollection)Execute(new OrganizationRequest("RetrieveMultiple") { ["Query"] = query })["EntityCollection"];
}
