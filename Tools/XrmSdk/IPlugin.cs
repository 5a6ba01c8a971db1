using System;

namespace Microsoft.Xrm.Sdk;

/// <summary>A class the platform runs as a step. One instance serves many threads.</summary>
public interface IPlugin
{
    /// <summary>Runs the step; the provider holds its context, tracing and services.</summary>
    void Execute(IServiceProvider serviceProvider);
}
