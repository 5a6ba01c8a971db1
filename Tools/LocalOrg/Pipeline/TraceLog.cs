using System;
using System.Collections.Generic;

namespace CrmFeedback.LocalOrg.Pipeline;

/// <summary>What one run of a plug-in traced.</summary>
/// <param name="At">When the run ended, by the organisation's clock.</param>
/// <param name="TypeName">The plug-in type.</param>
/// <param name="MessageName">The message it ran for.</param>
/// <param name="TableName">The message's table; empty for a message without one.</param>
/// <param name="Stage">10, 20, 30 or 40.</param>
/// <param name="IsAsynchronous">True for an asynchronous job.</param>
/// <param name="Depth">How many messages deep the run was.</param>
/// <param name="CorrelationId">The id all runs of one request share.</param>
/// <param name="Text">The traced lines; at most 10 KB, the platform's limit.</param>
/// <param name="Exception">Type and message of the exception that ended the run, or null.</param>
public sealed record PluginTrace(DateTimeOffset At, string TypeName, string MessageName, string TableName, int Stage, bool IsAsynchronous, int Depth, Guid CorrelationId, string Text, string? Exception);

/// <summary>The last plug-in traces (Dataverse's plug-in trace log), newest kept. Safe for many threads.</summary>
public sealed class TraceLog
{
    /// <summary>How many runs are kept.</summary>
    public const int Capacity = 5_000;

    private readonly object _gate = new();
    private readonly Queue<PluginTrace> _traces = new();

    /// <summary>The kept traces, oldest first.</summary>
    public IReadOnlyList<PluginTrace> Entries
    {
        get
        {
            lock (_gate)
                return _traces.ToArray();
        }
    }

    /// <summary>Forgets what was kept.</summary>
    public void Clear()
    {
        lock (_gate)
            _traces.Clear();
    }

    internal void Add(PluginTrace trace)
    {
        lock (_gate)
        {
            _traces.Enqueue(trace);
            if (_traces.Count > Capacity)
                _traces.Dequeue();
        }
    }
}
