using System;
using System.Collections.Generic;
using System.Linq;
using CrmFeedback.Steps;
using Microsoft.Xrm.Sdk;
using Xunit;

namespace CrmFeedback.Tests.Steps;

/// <summary>Runs a plug-in as its declared registration would: images cut to the registered columns, Target what was sent.</summary>
public static class StepRunner
{
    public static FakeContext Run(PluginBase plugin, string message, Entity target, FakeOrganization organization, Entity? before = null)
    {
        var step = plugin.Steps.First(s => s.MessageName == message && (s.Table.Length == 0 || s.Table == target.LogicalName));
        var context = new FakeContext(step, target, organization.Id);
        if (step.PreImageColumns.Count > 0 && before != null)
        {
            var image = new Entity(before.LogicalName, before.Id);
            foreach (var column in step.PreImageColumns.Where(before.Contains))
                image[column] = before[column];
            context.PreEntityImages[Step.PreImage] = image;
        }

        plugin.Execute(new FakeServices(context, organization));
        return context;
    }
}

/// <summary>What Dataverse hands to a plug-in.</summary>
public sealed class FakeServices(FakeContext context, FakeOrganization organization) : IServiceProvider
{
    public object? GetService(Type serviceType) =>
        serviceType == typeof(IPluginExecutionContext) ? context
        : serviceType == typeof(IOrganizationServiceFactory) ? organization
        : serviceType == typeof(ITracingService) ? context
        : null;
}

/// <summary>The context of one run, and its trace.</summary>
public sealed class FakeContext : IPluginExecutionContext, ITracingService
{
    public FakeContext(Step step, Entity target, Guid organizationId)
    {
        MessageName = step.MessageName;
        PrimaryEntityName = step.Table;
        PrimaryEntityId = target.Id;
        Stage = step.Stage;
        Mode = step.IsAsynchronous ? 1 : 0;
        OrganizationId = organizationId;
        InputParameters["Target"] = step.MessageName == Message.Delete ? target.ToEntityReference() : target;
    }

    public List<string> Lines { get; } = [];

    public string MessageName { get; set; }
    public string PrimaryEntityName { get; set; }
    public int Stage { get; set; }
    public int Mode { get; set; }
    public Guid PrimaryEntityId { get; set; }
    public Guid OrganizationId { get; }
    public ParameterCollection InputParameters { get; } = [];
    public ParameterCollection OutputParameters { get; } = [];
    public ParameterCollection SharedVariables { get; } = [];
    public EntityImageCollection PreEntityImages { get; } = [];
    public EntityImageCollection PostEntityImages { get; } = [];
    public DateTime OperationCreatedOn { get; set; } = new(2026, 3, 4, 5, 6, 7, DateTimeKind.Utc);
    public IPluginExecutionContext? ParentContext => null;
    public int IsolationMode => 2;
    public int Depth => 1;
    public Guid? RequestId => null;
    public string SecondaryEntityName => "none";
    public Guid UserId => Guid.Empty;
    public Guid InitiatingUserId => Guid.Empty;
    public Guid BusinessUnitId => Guid.Empty;
    public string OrganizationName => "test";
    public EntityReference? OwningExtension => null;
    public Guid CorrelationId => Guid.Empty;
    public bool IsExecutingOffline => false;
    public bool IsOfflinePlayback => false;
    public bool IsInTransaction => Mode == 0;
    public Guid OperationId => Guid.Empty;

    public void Trace(string format, params object[] args) => Lines.Add(string.Format(System.Globalization.CultureInfo.InvariantCulture, format, args));
}
