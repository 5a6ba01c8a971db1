using System;

namespace CrmFeedback.LocalOrg.Pipeline;

/// <summary>How the sandbox treats loaded plug-in assemblies.</summary>
public sealed record PluginPolicy
{
    /// <summary>Assemblies stay loaded: statics live as long as the organisation.</summary>
    public static readonly PluginPolicy Keep = new();

    /// <summary>Probability, 0 to 1, that the assembly is loaded anew before a run. Dataverse's sandbox recycles whenever it likes: instances and statics are gone.</summary>
    public double RecycleProbability { get; init; }

    /// <summary>How long a message with all its synchronous plug-ins, or one asynchronous job, may take in real time; a run that has not returned by then is given up.</summary>
    public TimeSpan TimeLimit { get; init; } = CallScope.TimeLimit;

    /// <summary>Seed of the random decisions.</summary>
    public int Seed { get; init; } = 1;
}
