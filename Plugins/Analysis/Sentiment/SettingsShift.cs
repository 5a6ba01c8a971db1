using System;

namespace CrmFeedback.Analysis.Sentiments;

/// <summary>How an organisation's calibration and a survey's question move the scores of a text.</summary>
public static class SettingsShift
{
    private const int Whole = 1000;

    /// <summary>
    /// Adds class biases and <paramref name="asked"/> (log-odds that a question gives its answer) to the log-odds, and multiplies those of
    /// neutral and the temperature. The evidence books the shift of the direction under the intercept.
    /// </summary>
    public static void Apply(SentimentScores scores, AnalysisSettings settings, int asked)
    {
        int shift = asked + settings.PositiveBias - settings.NegativeBias;
        scores.Direction += shift;
        scores.Intercept += shift;
        scores.Neutral += settings.NeutralBias - (settings.PositiveBias + settings.NegativeBias) / 2 - Math.Abs(asked) / 2;
        if (settings.NeutralFactor != Whole) scores.Neutral = (int)((long)scores.Neutral * settings.NeutralFactor / Whole);
        if (settings.Temperature != Whole) scores.Temperature = Math.Max(1, (int)((long)scores.Temperature * settings.Temperature / Whole));
    }
}
