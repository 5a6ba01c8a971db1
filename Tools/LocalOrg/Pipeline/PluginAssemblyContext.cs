using System;
using System.Collections.Concurrent;
using System.IO;
using System.Reflection;
using System.Runtime.Loader;
using CrmFeedback.LocalOrg.Import;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.LocalOrg.Pipeline;

/// <summary>
/// One loading of a plug-in assembly out of its imported bytes, with the instances made from it: one per registration,
/// used by all threads. Everything the assembly refers to (Microsoft.Xrm.Sdk, System.ServiceModel, the runtime) comes
/// from the host.
/// </summary>
internal sealed class PluginAssemblyContext : AssemblyLoadContext
{
    private readonly PluginAssemblyDefinition _definition;
    private readonly Assembly _assembly;
    private readonly ConcurrentDictionary<Guid, Lazy<IPlugin>> _instances = new();

    public PluginAssemblyContext(PluginAssemblyDefinition definition) : base("plugin " + definition.FullName, isCollectible: true)
    {
        _definition = definition;
        using var content = new MemoryStream(definition.Content, writable: false);
        _assembly = LoadFromStream(content);
    }

    /// <summary>The instance of a registration: a step, or a custom API's type.</summary>
    /// <param name="registrationId">Id of the step or type.</param>
    /// <param name="typeName">Full name of the class.</param>
    /// <param name="configuration">Text for the constructor that takes one.</param>
    public IPlugin InstanceFor(Guid registrationId, string typeName, string? configuration) =>
        _instances.GetOrAdd(registrationId, _ => new Lazy<IPlugin>(() => Create(typeName, configuration))).Value;

    protected override Assembly? Load(AssemblyName assemblyName) => null;

    private IPlugin Create(string typeName, string? configuration)
    {
        var type = _assembly.GetType(typeName, throwOnError: false)
            ?? throw Faults.Of(Faults.PluginUnavailable, typeName, _definition.FullName, "the assembly has no such class");
        if (!typeof(IPlugin).IsAssignableFrom(type) || type.IsAbstract)
            throw Faults.Of(Faults.PluginUnavailable, typeName, _definition.FullName, "it is not a class that implements Microsoft.Xrm.Sdk.IPlugin");
        try
        {
            // The secure configuration does not travel with a solution; it is always empty here.
            if (type.GetConstructor([typeof(string), typeof(string)]) is { } both)
                return (IPlugin)both.Invoke([configuration, null]);
            if (type.GetConstructor([typeof(string)]) is { } one)
                return (IPlugin)one.Invoke([configuration]);
            if (type.GetConstructor(Type.EmptyTypes) is { } none)
                return (IPlugin)none.Invoke(null);
        }
        catch (TargetInvocationException error)
        {
            throw Faults.Of(Faults.PluginUnavailable, typeName, _definition.FullName, $"its constructor threw {error.InnerException?.GetType().Name}: {error.InnerException?.Message}");
        }

        throw Faults.Of(Faults.PluginUnavailable, typeName, _definition.FullName, "it has no public constructor that takes (), (string) or (string, string)");
    }
}
