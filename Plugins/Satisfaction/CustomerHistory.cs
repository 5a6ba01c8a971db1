using System;
using System.Collections.Generic;

namespace CrmFeedback.Satisfaction;

/// <summary>Everything a standing is computed from: one customer's feedback at one moment. Immutable.</summary>
public sealed class CustomerHistory
{
    /// <summary>Creates a history; the order of <paramref name="facts"/> does not matter and an id counts once.</summary>
    /// <param name="asOf">The moment looked at, UTC.</param>
    /// <param name="facts">Feedback that counts, of the time kept row by row.</param>
    /// <param name="older">What was said before that.</param>
    public CustomerHistory(DateTime asOf, IEnumerable<FeedbackFact> facts, OlderFeedback older)
    {
        AsOf = asOf;
        Older = older;
        var byId = new Dictionary<Guid, FeedbackFact>();
        foreach (var fact in facts)
            byId[fact.Id] = fact;
        var ordered = new List<FeedbackFact>(byId.Values);
        ordered.Sort(Compare);
        Facts = ordered;
    }

    /// <summary>The moment looked at, UTC.</summary>
    public DateTime AsOf { get; }

    /// <summary>Oldest first, then by what was said.</summary>
    public IReadOnlyList<FeedbackFact> Facts { get; }

    /// <summary>What was said before the facts.</summary>
    public OlderFeedback Older { get; }

    /// <summary>Number of feedback that counts, scored or not.</summary>
    public int Count => Facts.Count + Older.Count;

    /// <summary>How long ago a moment is.</summary>
    public TimeSpan Age(DateTime on) => AsOf - on;

    // What was said at the same moment is ordered by its content: an id is as random as the order in which jobs ran.
    private static int Compare(FeedbackFact a, FeedbackFact b)
    {
        var order = a.ReceivedOn.CompareTo(b.ReceivedOn);
        order = order != 0 ? order : Nullable.Compare(a.Score, b.Score);
        order = order != 0 ? order : Nullable.Compare(a.Nps, b.Nps);
        order = order != 0 ? order : Nullable.Compare(a.Csat, b.Csat);
        order = order != 0 ? order : Nullable.Compare(a.Ces, b.Ces);
        order = order != 0 ? order : a.LeaveIntent.CompareTo(b.LeaveIntent);
        order = order != 0 ? order : a.RegulatorThreat.CompareTo(b.RegulatorThreat);
        return order != 0 ? order : a.Id.CompareTo(b.Id);
    }

    /// <summary>The history as it would be if some feedback were different.</summary>
    public CustomerHistory With(Func<FeedbackFact, FeedbackFact> change)
    {
        var facts = new List<FeedbackFact>(Facts.Count);
        foreach (var fact in Facts)
            facts.Add(change(fact));
        return new CustomerHistory(AsOf, facts, Older);
    }
}

/// <summary>Feedback too old to be read row by row, as sums.</summary>
public sealed class OlderFeedback
{
    /// <summary>Nothing older.</summary>
    public static readonly OlderFeedback None = new OlderFeedback(0, 0, 0m, default);

    /// <summary>Creates the sums.</summary>
    /// <param name="count">Number of feedback.</param>
    /// <param name="scoredCount">Number of feedback with a sentiment score.</param>
    /// <param name="meanScore">Mean sentiment score of those, -1..1.</param>
    /// <param name="latest">When the latest was said, UTC; the default time if there is none.</param>
    public OlderFeedback(int count, int scoredCount, decimal meanScore, DateTime latest)
    {
        Count = count;
        ScoredCount = scoredCount;
        MeanScore = meanScore;
        Latest = latest;
    }

    /// <summary>Number of feedback.</summary>
    public int Count { get; }

    /// <summary>Number with a sentiment score.</summary>
    public int ScoredCount { get; }

    /// <summary>Mean sentiment score, -1..1.</summary>
    public decimal MeanScore { get; }

    /// <summary>When the latest was said, UTC.</summary>
    public DateTime Latest { get; }
}
