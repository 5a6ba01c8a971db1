using System;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.Tests.LocalOrg;

/// <summary>What a scripted plug-in's body works with.</summary>
public sealed class PluginRun(IServiceProvider services, int runOfInstance, int runSinceLoading)
{
    public IServiceProvider Services => services;

    public IPluginExecutionContext4 Context { get; } = (IPluginExecutionContext4)services.GetService(typeof(IPluginExecutionContext4))!;

    public Entity Target => (Entity)Context.InputParameters["Target"];

    /// <summary>1 for the first run of this plug-in instance.</summary>
    public int RunOfInstance => runOfInstance;

    /// <summary>1 for the first run since the assembly was loaded.</summary>
    public int RunSinceLoading => runSinceLoading;

    public void Trace(string text) => ((ITracingService)services.GetService(typeof(ITracingService))!).Trace(text);

    /// <summary>The organisation service as a user; null for SYSTEM, an empty id for the user the step runs as.</summary>
    public IOrganizationService Service(Guid? user) =>
        ((IOrganizationServiceFactory)services.GetService(typeof(IOrganizationServiceFactory))!).CreateOrganizationService(user);
}
