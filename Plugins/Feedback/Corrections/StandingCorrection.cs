using System;
using System.Collections.Generic;
using CrmFeedback.Analysis;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.Feedback;

/// <summary>
/// What the corrections of one feedback amount to. Sentiment and themes are separate: of each the latest correction
/// that names it and is not undone counts. The answer depends on the set of rows only, so jobs may run in any order.
/// A correction stands until it is undone, also when the text is scored again: it is a person's word about this
/// feedback, and the analyser's new answer goes to the machine columns.
/// </summary>
public sealed class StandingCorrection
{
    /// <summary>No correction stands.</summary>
    public static readonly StandingCorrection None = new StandingCorrection(null, null);

    private StandingCorrection(Sentiment? sentiment, IReadOnlyList<ThemeEntry>? themes)
    {
        Sentiment = sentiment;
        Themes = themes;
    }

    /// <summary>The sentiment that should count; null leaves the analyser's.</summary>
    public Sentiment? Sentiment { get; }

    /// <summary>The themes that should count; null leaves the analyser's, empty means none.</summary>
    public IReadOnlyList<ThemeEntry>? Themes { get; }

    /// <summary>Reduces correction rows.</summary>
    public static StandingCorrection Of(IEnumerable<Entity> corrections)
    {
        var ordered = new List<Entity>();
        foreach (var correction in corrections)
        {
            if (Stands(correction))
                ordered.Add(correction);
        }

        ordered.Sort((a, b) => On(a) != On(b) ? On(a).CompareTo(On(b)) : a.Id.CompareTo(b.Id));
        Sentiment? sentiment = null;
        IReadOnlyList<ThemeEntry>? themes = null;
        foreach (var correction in ordered)
        {
            if (correction.GetAttributeValue<OptionSetValue>(CorrectionTable.Sentiment) is OptionSetValue option)
                sentiment = (Sentiment)(option.Value - Choices.FirstValue);
            themes = ThemeList.Parse(correction.GetAttributeValue<string>(CorrectionTable.Themes), out _) ?? themes;
        }

        return sentiment == null && themes == null ? None : new StandingCorrection(sentiment, themes);
    }

    /// <summary>Puts the effective sentiment and score over the analyser's in a feedback row that holds both machine columns.</summary>
    public void Override(Entity feedback)
    {
        var machine = feedback.GetAttributeValue<OptionSetValue>(FeedbackTable.MachineSentiment);
        var score = feedback.GetAttributeValue<decimal?>(FeedbackTable.MachineScore);
        var effective = Sentiment is Sentiment corrected ? Choices.Option((int)corrected) : machine;
        feedback[FeedbackTable.Sentiment] = effective;
        feedback[FeedbackTable.Score] = effective?.Value == machine?.Value ? score : ScoreOf(Sentiment!.Value);
    }

    /// <summary>
    /// The score of a corrected label, −1..1: the middle of its range (±0.9 beyond the analyser's "very", ±0.5 below
    /// it), 0 for neutral and mixed, none for unscorable. A label the analyser agrees with keeps the analyser's score.
    /// </summary>
    public static decimal? ScoreOf(Sentiment sentiment) => sentiment switch
    {
        Analysis.Sentiment.VeryNegative => -0.9m,
        Analysis.Sentiment.Negative => -0.5m,
        Analysis.Sentiment.Positive => 0.5m,
        Analysis.Sentiment.VeryPositive => 0.9m,
        Analysis.Sentiment.Unscorable => null,
        _ => 0m,
    };

    private static bool Stands(Entity correction) =>
        !correction.GetAttributeValue<bool>(CorrectionTable.IsUndone)
        && correction.GetAttributeValue<OptionSetValue>(CommonColumns.StateCode)?.Value != CommonColumns.StateInactive;

    private static DateTime On(Entity correction) => correction.GetAttributeValue<DateTime>(CorrectionTable.CorrectedOn);
}
