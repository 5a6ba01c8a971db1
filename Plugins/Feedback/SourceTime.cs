using System;

namespace CrmFeedback.Feedback;

/// <summary>When something was said.</summary>
public static class SourceTime
{
    /// <summary>The time in UTC without fractions of a second; a time of no kind is UTC already.</summary>
    public static DateTime Utc(DateTime time)
    {
        var utc = time.Kind == DateTimeKind.Local ? time.ToUniversalTime() : time;
        return new DateTime(utc.Ticks - utc.Ticks % TimeSpan.TicksPerSecond, DateTimeKind.Utc);
    }

    /// <summary>
    /// The earliest of the times known: words cannot be younger than the record that holds them, and a migrated
    /// record carries the past either in <c>createdon</c> or, before it is stored, in <c>overriddencreatedon</c>.
    /// </summary>
    public static DateTime Earliest(DateTime fallback, params DateTime?[] times)
    {
        DateTime? earliest = null;
        foreach (var time in times)
        {
            if (time is DateTime known && (earliest == null || Utc(known) < earliest))
                earliest = Utc(known);
        }

        return earliest ?? Utc(fallback);
    }
}
