using System;
using System.Collections.Generic;

namespace CrmFeedback.Feedback;

/// <summary>One row of a group that shares customer and words.</summary>
public sealed class SameWords
{
    /// <summary>Creates a row.</summary>
    public SameWords(Guid id, DateTime receivedOn, bool counts)
    {
        Id = id;
        ReceivedOn = receivedOn;
        Counts = counts;
    }

    /// <summary>The feedback row.</summary>
    public Guid Id { get; }

    /// <summary>When it was said.</summary>
    public DateTime ReceivedOn { get; }

    /// <summary>Whether the row is active.</summary>
    public bool Counts { get; }
}

/// <summary>The same words of the same customer within some days are one thing said: a case made from a mail, a forwarded copy.</summary>
public static class DuplicateRule
{
    /// <summary>
    /// For every row the one it repeats, or null. The earliest row (then the smallest id) is the original; what
    /// follows within <paramref name="days"/> of it repeats it; the next later row starts anew. The answer depends on
    /// the set of rows only, so jobs may run in any order. A row that does not count neither repeats nor is repeated.
    /// </summary>
    public static IReadOnlyDictionary<Guid, Guid?> Originals(IEnumerable<SameWords> rows, int days)
    {
        var ordered = new List<SameWords>(rows);
        ordered.Sort((a, b) => a.ReceivedOn != b.ReceivedOn ? a.ReceivedOn.CompareTo(b.ReceivedOn) : a.Id.CompareTo(b.Id));
        var originals = new Dictionary<Guid, Guid?>();
        SameWords? original = null;
        foreach (var row in ordered)
        {
            var repeats = row.Counts && original != null && row.ReceivedOn - original.ReceivedOn <= TimeSpan.FromDays(days);
            originals[row.Id] = repeats ? original!.Id : (Guid?)null;
            if (row.Counts && !repeats)
                original = row;
        }

        return originals;
    }
}
