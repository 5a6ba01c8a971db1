using System;
using System.Collections.Generic;
using CrmFeedback.Analysis;
using CrmFeedback.Analysis.Sentiments;
using CrmFeedback.Trainer.Corpora;

namespace CrmFeedback.Trainer.Evaluation;

/// <summary>A text whose predicted class is wrong.</summary>
public sealed record WorstError(LabelledText Text, int Predicted, double Confidence);

/// <summary>Holds an engine's sentiment against labels.</summary>
public static class SentimentEvaluator
{
    /// <summary>Predicts every text by its most probable class.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="texts">Texts with labels.</param>
    /// <param name="errors">Receives the wrong answers; null if nobody asks.</param>
    /// <param name="settings">An organisation's calibration; null for none.</param>
    public static SentimentMetrics Evaluate(AnalysisEngine engine, IEnumerable<LabelledText> texts, List<WorstError>? errors = null, AnalysisSettings? settings = null)
    {
        var metrics = new SentimentMetrics();
        var scratch = new AnalysisScratch();
        foreach (var text in texts)
        {
            engine.Pipeline.Read(text.Text, Math.Min(text.Text.Length, AnalysisSettings.Default.MaxCharacters), scratch);
            engine.Sentiment.Score(scratch);
            SettingsShift.Apply(scratch.Scores, settings ?? AnalysisSettings.Default, asked: 0);
            scratch.Scores.Probabilities(out int negative, out int neutral, out int positive);
            int best = neutral >= negative && neutral >= positive ? 1 : positive > negative ? 2 : 0;
            double confidence = Math.Max(neutral, Math.Max(positive, negative)) / 10000.0;
            metrics.Add((int)text.Label, best, confidence, (positive - negative) / 10000.0);
            if (errors != null && best != (int)text.Label) errors.Add(new WorstError(text, best, confidence));
        }
        return metrics;
    }
}
