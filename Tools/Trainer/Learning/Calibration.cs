using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CrmFeedback.Analysis.Sentiments;
using CrmFeedback.Trainer.Evaluation;

namespace CrmFeedback.Trainer.Learning;

/// <summary>Log-odds (1/10000) of a text by a model that never saw its source, what the fixed rules add, and the text's length in tokens.</summary>
public readonly record struct HeldOut(int Direction, int Neutral, RuleOffsets Rules, int Tokens, int Label);

/// <summary>
/// How sure scores are on texts of sources the model never saw: a temperature and its slope (1/1000; temperature scaling,
/// Guo et al. 2017, which changes no label). Every source weighs alike. Labels are not shifted: what would call fewer plain
/// requests negative makes short complaints neutral.
/// </summary>
public sealed record Calibration(int Temperature, int TemperatureSlope)
{
    /// <summary>Changes nothing.</summary>
    public static readonly Calibration None = new(1000, 0);

    /// <summary>
    /// Fits on the held-out scores of sources by a grid, so that the result does not hang on a step size: the least mean
    /// calibration error over all sources but the worst.
    /// </summary>
    public static Calibration Fit(IReadOnlyList<IReadOnlyList<HeldOut>> sources)
    {
        if (sources.Count == 0) return None;
        return Enumerable.Range(11, 12).SelectMany(t => Enumerable.Range(0, 6).Select(slope => new Calibration(t * 50, slope * 50)))
            .MinBy(c => AllButWorst(sources.Select(s => Metrics(s, c).CalibrationError)))!;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"temperature {Temperature} + {TemperatureSlope}");

    // One source unlike all others must not decide for them.
    private static double AllButWorst(IEnumerable<double> errors)
    {
        var sorted = errors.Order().ToList();
        return sorted.Take(Math.Max(1, sorted.Count - 1)).Average();
    }

    private static SentimentMetrics Metrics(IReadOnlyList<HeldOut> source, Calibration c)
    {
        var metrics = new SentimentMetrics();
        foreach (var x in source)
        {
            var (label, confidence) = Predict(x, c);
            metrics.Add(x.Label, label, confidence);
        }
        return metrics;
    }

    private static (int Label, double Confidence) Predict(HeldOut x, Calibration c)
    {
        int neutral = x.Neutral;
        int share = x.Rules.Frame.ProblemShare(neutral);
        int direction = x.Direction + x.Rules.Direction + x.Rules.ProblemDirection * share / RequestFrame.Whole;
        int support = x.Rules.Frame.Support(neutral, direction);
        neutral += x.Rules.Neutral + x.Rules.ProblemNeutral * share / RequestFrame.Whole + support;
        double temperature = SentimentScores.TemperatureOf(c.Temperature, c.TemperatureSlope, neutral, x.Tokens) / 1000.0;
        var p = new SentimentPoint(direction / 10000.0, neutral / 10000.0, temperature, default).Probabilities(CalibrationParameters.None);
        double most = Math.Max(p.Negative, Math.Max(p.Neutral, p.Positive));
        return (p.Neutral == most ? 1 : p.Positive == most ? 2 : 0, most);
    }
}
