using System;
using System.Collections.Concurrent;
using System.Threading;

namespace CrmFeedback.LocalOrg.Pipeline;

/// <summary>
/// Threads that plug-ins run on, apart from their callers', so that a run that never returns holds nobody up. Threads are
/// kept for the next run; one that was given up ends by itself if its run ever does. Safe for many threads.
/// </summary>
internal sealed class SandboxThreads : IDisposable
{
    private readonly ConcurrentBag<Worker> _idle = [];
    private volatile bool _closed;

    /// <summary>Runs work on a thread of its own and waits for it.</summary>
    /// <param name="work">The work; it must not throw.</param>
    /// <param name="limit">How long to wait; <see cref="Timeout.InfiniteTimeSpan"/> for ever.</param>
    /// <returns>False if the work is still running: its thread is given up.</returns>
    public bool Run(Action work, TimeSpan limit)
    {
        var worker = _idle.TryTake(out var idle) ? idle : new Worker();
        if (!worker.Run(work, limit))
            return false;
        if (_closed)
            worker.End();
        else
            _idle.Add(worker);
        return true;
    }

    public void Dispose()
    {
        _closed = true;
        while (_idle.TryTake(out var worker))
            worker.End();
    }

    private sealed class Worker
    {
        private readonly object _gate = new();
        private ExecutionContext? _caller;
        private Action? _work;
        private bool _isDone;
        private bool _isLast;

        // A background thread does not keep the process alive.
        public Worker() => new Thread(Loop) { IsBackground = true, Name = "plug-in" }.Start();

        public bool Run(Action work, TimeSpan limit)
        {
            lock (_gate)
            {
                _caller = ExecutionContext.Capture();
                _work = work;
                _isDone = false;
                Monitor.PulseAll(_gate);
                var began = Environment.TickCount64;
                while (!_isDone)
                {
                    var left = limit == Timeout.InfiniteTimeSpan ? limit : limit - TimeSpan.FromMilliseconds(Environment.TickCount64 - began);
                    if (left < TimeSpan.Zero && limit != Timeout.InfiniteTimeSpan)
                        left = TimeSpan.Zero;
                    if (Monitor.Wait(_gate, left) || _isDone)
                        continue;
                    _isLast = true;
                    return false;
                }

                return true;
            }
        }

        public void End()
        {
            lock (_gate)
            {
                _isLast = true;
                Monitor.PulseAll(_gate);
            }
        }

        private void Loop()
        {
            while (Next() is { } run)
            {
                if (run.Caller is null)
                    run.Work();
                else
                    ExecutionContext.Run(run.Caller, static work => ((Action)work!)(), run.Work);
                lock (_gate)
                {
                    _work = null;
                    _caller = null;
                    _isDone = true;
                    Monitor.PulseAll(_gate);
                }
            }
        }

        private (Action Work, ExecutionContext? Caller)? Next()
        {
            lock (_gate)
            {
                while (_work is null && !_isLast)
                    Monitor.Wait(_gate);
                return _work is null ? null : (_work, _caller);
            }
        }
    }
}
