using System;
using System.Diagnostics;

namespace CrmFeedback.Feedback;

/// <summary>How long a call may go on: Dataverse ends every call after two minutes and rolls it back, so work stops earlier and says what is left.</summary>
public sealed class Deadline
{
    /// <summary>Half of the platform's two minutes; the rest is for the step's own commit.</summary>
    public static readonly TimeSpan OfCall = TimeSpan.FromSeconds(60);

    private readonly TimeSpan limit;
    private readonly Func<TimeSpan> elapsed;

    /// <summary>A limit on what <paramref name="elapsed"/> tells.</summary>
    public Deadline(TimeSpan limit, Func<TimeSpan> elapsed)
    {
        this.limit = limit;
        this.elapsed = elapsed;
    }

    /// <summary>Whether no further work may begin.</summary>
    public bool HasPassed => elapsed() >= limit;

    /// <summary>Whether looking up must end, so that time is left to write what was found.</summary>
    public bool IsHalfway => elapsed().Ticks >= limit.Ticks / 2;

    /// <summary>Sixty seconds from now.</summary>
    public static Deadline Start()
    {
        var watch = Stopwatch.StartNew();
        return new Deadline(OfCall, () => watch.Elapsed);
    }
}
