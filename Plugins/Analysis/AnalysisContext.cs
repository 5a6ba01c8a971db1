using System;
using System.Collections.Generic;

namespace CrmFeedback.Analysis;

/// <summary>What is known about a text besides its words. Immutable; may be shared by threads.</summary>
public sealed class AnalysisContext
{
    /// <summary>Nothing known: an imported text, no rating, no admin themes, default settings.</summary>
    public static readonly AnalysisContext Default = new AnalysisContext();

    /// <summary>Way the words arrived.</summary>
    public Channel Channel { get; init; } = Channel.Import;

    /// <summary>Questions the text answers; empty when it answers none.</summary>
    public IReadOnlyList<SurveyQuestion> Questions { get; init; } = Array.Empty<SurveyQuestion>();

    /// <summary>Rating given with the text, normalised to 0..1 (NPS 9 = 0.9, 4 of 5 stars = 0.75); null if none.</summary>
    public decimal? Rating { get; init; }

    /// <summary>The admin's themes, matched beside the shipped ones; null for none. Build it once and keep it.</summary>
    public ThemeCatalogue? Themes { get; init; }

    /// <summary>Parts already cut by whoever extracted the text; copied to the result.</summary>
    public IReadOnlyList<TrimmedSpan> Trimmed { get; init; } = Array.Empty<TrimmedSpan>();

    /// <summary>The organisation's own models; null for the embedded ones.</summary>
    public AnalysisEngine? Engine { get; init; }

    /// <summary>Thresholds, biases and limits.</summary>
    public AnalysisSettings Settings { get; init; } = AnalysisSettings.Default;
}

/// <summary>A survey question and the part of the text that answers it.</summary>
public sealed class SurveyQuestion
{
    /// <summary>Creates a question; <paramref name="length"/> −1 means to the end of the text.</summary>
    public SurveyQuestion(string text, int start = 0, int length = -1)
    {
        Text = text ?? throw new ArgumentNullException(nameof(text));
        Start = start;
        Length = length;
    }

    /// <summary>The question.</summary>
    public string Text { get; }

    /// <summary>First UTF-16 code unit of its answer.</summary>
    public int Start { get; }

    /// <summary>UTF-16 code units of its answer; −1 to the end.</summary>
    public int Length { get; }
}

/// <summary>Thresholds, biases and limits an organisation may set. Log-odds are in 1/10000.</summary>
public sealed class AnalysisSettings
{
    /// <summary>What is used when nothing is set.</summary>
    public static readonly AnalysisSettings Default = new AnalysisSettings();

    /// <summary>Characters read, 1..100,000; the rest is cut with a flag.</summary>
    public int MaxCharacters { get; init; } = 20000;

    /// <summary>Evidence spans listed; the smallest beyond it go into the zero-length span.</summary>
    public int MaxEvidenceSpans { get; init; } = 64;

    /// <summary>Key phrases listed.</summary>
    public int MaxKeyPhrases { get; init; } = 5;

    /// <summary>Added to the log-odds of negative.</summary>
    public int NegativeBias { get; init; }

    /// <summary>Added to the log-odds of neutral.</summary>
    public int NeutralBias { get; init; }

    /// <summary>Added to the log-odds of positive.</summary>
    public int PositiveBias { get; init; }

    /// <summary>Factor (1/1000) of the log-odds of neutral, bias included: how much the model's own opinion on neutral counts.</summary>
    public int NeutralFactor { get; init; } = 1000;

    /// <summary>Factor (1/1000) of the log-odds behind the probabilities: below 1000 the scores are less sure, above it surer; no label changes side.</summary>
    public int Temperature { get; init; } = 1000;

    /// <summary>Score (1/10000) from which a label is very positive, and mirrored very negative.</summary>
    public int StrongFrom { get; init; } = 6000;

    /// <summary>Name of the settings, appended to <see cref="FeedbackAnalysis.Engine"/> when not empty.</summary>
    public string Version { get; init; } = string.Empty;
}
