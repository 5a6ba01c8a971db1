using System;
using System.Collections.Generic;

namespace CrmFeedback.Analysis;

/// <summary>
/// Everything read from one text. Immutable. All numbers are integers in 1/10000 underneath, so the same text
/// gives the same bits on every runtime, culture and thread. Offsets count UTF-16 code units of the text given.
/// </summary>
public sealed class FeedbackAnalysis
{
    /// <summary>Language of the text.</summary>
    public FeedbackLanguage Language { get; init; } = FeedbackLanguage.Other;

    /// <summary>Label of the text.</summary>
    public Sentiment Sentiment { get; init; } = Sentiment.Unscorable;

    /// <summary>Set exactly when <see cref="Sentiment"/> is unscorable.</summary>
    public UnscorableReason? UnscorableReason { get; init; }

    /// <summary>−10000..10000: probability of positive minus probability of negative; 0 when unscorable.</summary>
    public int ScoreUnits { get; init; }

    /// <summary>−1..1 in steps of 1/10000.</summary>
    public decimal Score => ScoreUnits / 10000m;

    /// <summary>
    /// Log-odds of positive against negative, unit 1/10000; same sign as <see cref="Score"/>. The weights of
    /// <see cref="Evidence"/> add up to it exactly.
    /// </summary>
    public int RawScore { get; init; }

    /// <summary>What the raw score is made of, ordered by place; the zero-length span, if any, comes first.</summary>
    public IReadOnlyList<EvidenceSpan> Evidence { get; init; } = Array.Empty<EvidenceSpan>();

    /// <summary>Calibrated probability of negative, 0..10000. The three add up to 10000 (0 when unscorable).</summary>
    public int NegativeUnits { get; init; }

    /// <summary>Calibrated probability of neutral, 0..10000.</summary>
    public int NeutralUnits { get; init; }

    /// <summary>Calibrated probability of positive, 0..10000.</summary>
    public int PositiveUnits { get; init; }

    /// <summary>Calibrated probability of negative, 0..1.</summary>
    public decimal PNegative => NegativeUnits / 10000m;

    /// <summary>Calibrated probability of neutral, 0..1.</summary>
    public decimal PNeutral => NeutralUnits / 10000m;

    /// <summary>Calibrated probability of positive, 0..1.</summary>
    public decimal PPositive => PositiveUnits / 10000m;

    /// <summary>0..10000.</summary>
    public int ConfidenceUnits { get; init; }

    /// <summary>Probability that the label's direction is right, 0..1; 0 when unscorable.</summary>
    public decimal Confidence => ConfidenceUnits / 10000m;

    /// <summary>Emotions shown, strongest first; the first is the primary one.</summary>
    public IReadOnlyList<EmotionStrength> Emotions { get; init; } = Array.Empty<EmotionStrength>();

    /// <summary>What the customer does with the words.</summary>
    public FeedbackKind Kind { get; init; } = FeedbackKind.Statement;

    /// <summary>Weight of the problem named; null if none is.</summary>
    public Severity? Severity { get; init; }

    /// <summary>How soon an answer is needed.</summary>
    public Urgency Urgency { get; init; } = Urgency.Normal;

    /// <summary>Whether the customer says they will leave.</summary>
    public LeaveIntent LeaveIntent { get; init; } = LeaveIntent.None;

    /// <summary>Whether a regulator, ombudsman, court or lawyer is threatened or named as next step.</summary>
    public bool RegulatorThreat { get; init; }

    /// <summary>Whether the customer would recommend the organisation.</summary>
    public RecommendationIntent Recommendation { get; init; } = RecommendationIntent.None;

    /// <summary>Themes spoken of, at most one per code, ordered by place.</summary>
    public IReadOnlyList<ThemeMention> Themes { get; init; } = Array.Empty<ThemeMention>();

    /// <summary>Phrases worth quoting, most telling first.</summary>
    public IReadOnlyList<KeyPhrase> KeyPhrases { get; init; } = Array.Empty<KeyPhrase>();

    /// <summary>Whether the rating of the context and the words disagree.</summary>
    public RatingMismatch RatingMismatch { get; init; } = RatingMismatch.None;

    /// <summary>Parts of the text that were not scored, ordered by place.</summary>
    public IReadOnlyList<TrimmedSpan> Trimmed { get; init; } = Array.Empty<TrimmedSpan>();

    /// <summary>Whether the text was longer than the cap, so that its end was not read.</summary>
    public bool Truncated { get; init; }

    /// <summary>Engine and model version, e.g. <c>crmfeedback 1.0 / sentiment 5f0c1a2b</c>; at most 100 characters.</summary>
    public string Engine { get; init; } = string.Empty;
}
