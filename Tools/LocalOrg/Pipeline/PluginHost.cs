using System;
using System.Collections.Generic;
using System.Threading;
using CrmFeedback.LocalOrg.Import;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.LocalOrg.Pipeline;

/// <summary>
/// Runs plug-ins of the imported assemblies, and of no others. Safe for many threads.
/// </summary>
internal sealed class PluginHost(OrganizationCore core, PluginPolicy policy) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, (string Sha256, PluginAssemblyContext Context)> _loaded = [];
    private readonly Random _random = new(policy.Seed);
    private readonly SandboxThreads _threads = new();

    /// <summary>How long a message or job may take in real time.</summary>
    public TimeSpan TimeLimit => policy.TimeLimit;

    /// <summary>Runs a step; a fault if it throws.</summary>
    public void RunStep(StepDefinition step, PluginExecutionContext context, PluginCalls calls)
    {
        var type = core.Store.Catalog.FindPluginType(step.PluginTypeId)
            ?? throw Faults.Of(Faults.PluginUnavailable, step.TypeName, "(unknown)", $"step '{step.Name}' refers to plug-in type {step.PluginTypeId}, which no imported assembly registers");
        Run(type, step.Id, step.Configuration, context, calls);
    }

    /// <summary>Runs a registered type; a fault if it throws.</summary>
    /// <param name="type">The type.</param>
    /// <param name="registrationId">What its instance belongs to: a step, or the type itself.</param>
    /// <param name="configuration">Unsecure configuration, or null.</param>
    /// <param name="context">What the plug-in sees.</param>
    /// <param name="calls">What its service calls inherit.</param>
    public void Run(PluginTypeDefinition type, Guid registrationId, string? configuration, PluginExecutionContext context, PluginCalls calls)
    {
        var tracing = new PluginTracing();
        var factory = new PluginServiceFactory(calls, context);
        Exception? failure = null;
        var hasReturned = _threads.Run(
            () =>
            {
                try
                {
                    ContextOf(type).InstanceFor(registrationId, type.TypeName, configuration).Execute(new PluginServiceProvider(context, tracing, factory));
                }
                catch (Exception error)
                {
                    failure = error;
                }
            },
            calls.Template.RealTimeLeft());
        factory.Close(isGivenUp: !hasReturned);
        var thrown = hasReturned ? failure : Faults.Of(Faults.TimedOut, type.TypeName);
        core.Traces.Add(new PluginTrace(core.Clock.GetUtcNow(), type.TypeName, context.MessageName, context.PrimaryEntityName, context.Stage,
            context.Mode == 1, context.Depth, context.CorrelationId, tracing.Text, thrown is null ? null : $"{thrown.GetType().Name}: {thrown.Message}"));
        if (thrown is not null)
            throw PluginFailure.Of(type.TypeName, thrown, tracing.Text);
    }

    /// <summary>Forgets loaded assemblies: the next run loads them anew.</summary>
    public void Recycle()
    {
        lock (_gate)
            _loaded.Clear();
    }

    public void Dispose()
    {
        Recycle();
        _threads.Dispose();
    }

    private PluginAssemblyContext ContextOf(PluginTypeDefinition type)
    {
        var definition = core.Store.Catalog.FindPluginAssembly(type.AssemblyId)
            ?? throw Faults.Of(Faults.PluginUnavailable, type.TypeName, type.AssemblyId, "the assembly is not imported");
        lock (_gate)
        {
            var keep = policy.RecycleProbability <= 0 || _random.NextDouble() >= policy.RecycleProbability;
            if (keep && _loaded.TryGetValue(definition.Id, out var loaded) && string.Equals(loaded.Sha256, definition.Sha256, StringComparison.Ordinal))
                return loaded.Context;
            // A recycled context is collected once the runs that still use it have ended.
            var context = new PluginAssemblyContext(definition);
            _loaded[definition.Id] = (definition.Sha256, context);
            return context;
        }
    }
}
