using System;
using System.Threading;

namespace CrmFeedback.LocalOrg.Jobs;

/// <summary>A clock that moves only when told to: tests use it, and a drained job queue moves it to each job's time. Safe for many threads.</summary>
public sealed class SimulatedClock : TimeProvider
{
    private long _ticks;

    /// <summary>A clock that stands at a time.</summary>
    public SimulatedClock(DateTimeOffset start) => _ticks = start.UtcTicks;

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    /// <summary>Moves the clock on.</summary>
    public void Advance(TimeSpan by) => Interlocked.Add(ref _ticks, by.Ticks);

    /// <summary>Moves the clock to a time, never back.</summary>
    public void AdvanceTo(DateTimeOffset time)
    {
        var wanted = time.UtcTicks;
        for (var now = Interlocked.Read(ref _ticks); now < wanted; now = Interlocked.Read(ref _ticks))
            Interlocked.CompareExchange(ref _ticks, wanted, now);
    }
}
