using System;
using CrmFeedback.Feedback;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.Steps;

/// <summary>One run of a step: its context, the organisation as SYSTEM, the trace.</summary>
public sealed class StepRun
{
    private readonly IOrganizationServiceFactory factory;
    private readonly ITracingService? tracing;
    private IOrganizationService? service;

    internal StepRun(IPluginExecutionContext context, IOrganizationServiceFactory factory, ITracingService? tracing)
    {
        Context = context;
        this.factory = factory;
        this.tracing = tracing;
    }

    /// <summary>What happened.</summary>
    public IPluginExecutionContext Context { get; }

    /// <summary>The organisation as SYSTEM: agents may not write scores, and a sender of mail has no rights at all.</summary>
    public IOrganizationService Service => service ??= factory.CreateOrganizationService(null);

    /// <summary>The columns sent.</summary>
    public Entity Target => Context.InputParameters.TryGetValue("Target", out var target) && target is Entity entity
        ? entity
        : throw new InvalidPluginExecutionException("Step on " + Context.MessageName + " of " + Context.PrimaryEntityName + " has no Target row.");

    /// <summary>On Merge: id of the row that was merged into the target.</summary>
    public Guid SubordinateId => Context.InputParameters.TryGetValue("SubordinateId", out var id) && id is Guid loser
        ? loser
        : throw new InvalidPluginExecutionException("Step on " + Context.MessageName + " of " + Context.PrimaryEntityName + " has no SubordinateId.");

    /// <summary>Id of the row.</summary>
    public Guid RecordId => Context.PrimaryEntityId;

    /// <summary>When the operation began, UTC.</summary>
    public DateTime Now => Context.OperationCreatedOn.Year > 2000 ? SourceTime.Utc(Context.OperationCreatedOn) : DateTime.UtcNow;

    /// <summary>The solution's environment variables, read at most once in five minutes.</summary>
    public SolutionVariables Variables => SolutionVariables.Read(Service, Context.OrganizationId, DateTime.UtcNow);

    /// <summary>Writes a line; never the customer's words.</summary>
    public void Trace(string line) => tracing?.Trace("{0}", line);
}
