using System;
using System.Collections.Generic;
using CrmFeedback.Analysis;

namespace CrmFeedback.Satisfaction;

/// <summary>One feedback that counts, as far as a standing needs it. Immutable but for construction.</summary>
public sealed class FeedbackFact
{
    /// <summary>The feedback row.</summary>
    public Guid Id { get; init; }

    /// <summary>When it was said, UTC.</summary>
    public DateTime ReceivedOn { get; init; }

    /// <summary>Sentiment of the words, -1..1; null when they could not be scored.</summary>
    public decimal? Score { get; init; }

    /// <summary>Answer to the recommendation question, 0..10.</summary>
    public int? Nps { get; init; }

    /// <summary>Satisfaction in percent of its scale, 0..100.</summary>
    public decimal? Csat { get; init; }

    /// <summary>Ease in percent of its scale, 0..100.</summary>
    public decimal? Ces { get; init; }

    /// <summary>What the customer wants; null when unscorable.</summary>
    public FeedbackKind? Kind { get; init; }

    /// <summary>Whether the customer says that they will leave.</summary>
    public LeaveIntent LeaveIntent { get; init; }

    /// <summary>Whether the customer threatens with a regulator, a court or the press.</summary>
    public bool RegulatorThreat { get; init; }

    /// <summary>When somebody answered, UTC.</summary>
    public DateTime? AnsweredOn { get; init; }

    /// <summary>When the matter was resolved, UTC.</summary>
    public DateTime? ResolvedOn { get; init; }

    /// <summary>Codes of the themes spoken of.</summary>
    public IReadOnlyList<string> Themes { get; init; } = Array.Empty<string>();

    /// <summary>Codes of the themes spoken of badly.</summary>
    public IReadOnlyList<string> NegativeThemes { get; init; } = Array.Empty<string>();

    /// <summary>The same feedback, answered and resolved at a moment.</summary>
    public FeedbackFact Closed(DateTime on) => With(AnsweredOn ?? on, ResolvedOn ?? on);

    /// <summary>The same feedback, answered at a moment.</summary>
    public FeedbackFact Answered(DateTime on) => With(AnsweredOn ?? on, ResolvedOn);

    private FeedbackFact With(DateTime? answeredOn, DateTime? resolvedOn) => new FeedbackFact
    {
        Id = Id, ReceivedOn = ReceivedOn, Score = Score, Nps = Nps, Csat = Csat, Ces = Ces, Kind = Kind, LeaveIntent = LeaveIntent, RegulatorThreat = RegulatorThreat,
        AnsweredOn = answeredOn, ResolvedOn = resolvedOn, Themes = Themes, NegativeThemes = NegativeThemes,
    };
}
