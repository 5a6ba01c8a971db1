using System;
using CrmFeedback.Analysis;
using CrmFeedback.Analysis.Sentiments;

namespace CrmFeedback.Evaluation;

/// <summary>What a calibration changes: added to both log-odds (in natural units), a factor of those of neutral, a factor of both.</summary>
public readonly record struct CalibrationParameters(double Direction, double Neutral, double NeutralFactor, double Scale)
{
    /// <summary>Changes nothing.</summary>
    public static readonly CalibrationParameters None = new(0, 0, 1, 1);

    /// <summary>The parameters that settings stand for.</summary>
    public static CalibrationParameters Of(AnalysisSettings settings) => new(
        (settings.PositiveBias - settings.NegativeBias) / 10000.0, (settings.NeutralBias - (settings.PositiveBias + settings.NegativeBias) / 2.0) / 10000,
        settings.NeutralFactor / 1000.0, settings.Temperature / 1000.0);
}

/// <summary>A text as a calibration sees it: log-odds before any setting, and the label a person gave it.</summary>
/// <param name="Direction">Log-odds of positive against negative.</param>
/// <param name="Neutral">Log-odds of neutral against the mean of the other two.</param>
/// <param name="Temperature">The model's own factor of both.</param>
/// <param name="Label">The person's label: one of the five levels.</param>
public readonly record struct SentimentPoint(double Direction, double Neutral, double Temperature, Sentiment Label)
{
    /// <summary>0 negative, 1 neutral, 2 positive.</summary>
    public int Class => Label < Sentiment.Neutral ? 0 : Label == Sentiment.Neutral ? 1 : 2;

    /// <summary>Reads a text by itself, without question or rating; null if it is unscorable.</summary>
    public static SentimentPoint? Read(AnalysisEngine engine, string text, Sentiment label, AnalysisScratch scratch)
    {
        if (engine.Analyze(text, AnalysisContext.Default).UnscorableReason != null) return null;
        engine.Pipeline.Read(text, Math.Min(text.Length, AnalysisSettings.Default.MaxCharacters), scratch);
        engine.Sentiment.Score(scratch);
        return new SentimentPoint(scratch.Scores.Direction / 10000.0, scratch.Scores.Neutral / 10000.0, scratch.Scores.Temperature / 1000.0, label);
    }

    /// <summary>Probabilities of negative, neutral, positive, as the plug-in computes them in integers.</summary>
    public (double Negative, double Neutral, double Positive) Probabilities(CalibrationParameters p)
    {
        double scale = Temperature * p.Scale, half = (Direction + p.Direction) * scale / 2, neutral = (Neutral + p.Neutral) * p.NeutralFactor * scale;
        double most = Math.Max(Math.Abs(half), neutral);
        double a = Math.Exp(-half - most), b = Math.Exp(neutral - most), c = Math.Exp(half - most), sum = a + b + c;
        return (a / sum, b / sum, c / sum);
    }
}
