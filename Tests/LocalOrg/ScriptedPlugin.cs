using System;
using System.Threading;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.Tests.LocalOrg;

/// <summary>
/// A plug-in whose body is a script of the running test. The organisation loads a copy of this assembly out of a solution
/// zip into a context of its own, so the script is handed over through the application domain, under the key that the
/// step carries as configuration.
/// </summary>
public sealed class ScriptedPlugin : IPlugin
{
    private static int s_runsSinceLoading;

    private readonly string _key;
    private int _runsOfThisInstance;

    public ScriptedPlugin(string unsecureConfiguration) => _key = unsecureConfiguration;

    public void Execute(IServiceProvider serviceProvider)
    {
        var script = (Action<IServiceProvider, int, int>)AppDomain.CurrentDomain.GetData(_key)!;
        script(serviceProvider, Interlocked.Increment(ref _runsOfThisInstance), Interlocked.Increment(ref s_runsSinceLoading));
    }
}

/// <summary>A plug-in without configuration, for custom APIs.</summary>
public sealed class ScriptedApi : IPlugin
{
    public const string Key = "scripted api";

    public void Execute(IServiceProvider serviceProvider) =>
        ((Action<IServiceProvider, int, int>)AppDomain.CurrentDomain.GetData(Key)!)(serviceProvider, 1, 1);
}
