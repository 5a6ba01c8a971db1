using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CrmFeedback.Analysis.Sentiments;
using CrmFeedback.Trainer.Evaluation;

namespace CrmFeedback.Trainer.Learning;

/// <summary>Log-odds (1/10000) of a text by a model that never saw its source, and what the fixed rules add.</summary>
public readonly record struct HeldOut(int Direction, int Neutral, RuleOffsets Rules, int Label);

/// <summary>
/// What serves texts of sources the model never saw: a neutral shift (1/10000), then a temperature and its slope
/// (1/1000; temperature scaling, Guo et al. 2017, which changes no label). Every source weighs alike.
/// </summary>
public sealed record Calibration(int Neutral, int Temperature = 1000, int TemperatureSlope = 0)
{
    /// <summary>Changes nothing.</summary>
    public static readonly Calibration None = new(0);

    // Differences below half a point of macro-F1 are noise.
    private const double Noise = 0.005;

    // A little below the 3 % a plain request may be called negative, so that it holds for requests of other sources too.
    private const double MostNegativeRequests = 0.028;
    private const int ShiftStep = 500;

    // From 0 up: requests of other sources need room; not far: more makes short complaints neutral.
    private const int Shifts = 4;

    /// <summary>
    /// Fits on the held-out scores of sources by a grid, so that the result does not hang on a step size. Of the shifts
    /// whose mean macro-F1 over the <paramref name="feedback"/> sources is best but for noise, the best is taken that
    /// calls few plain <paramref name="requests"/> negative, if any does. The temperature gives the least mean calibration error over all but the worst.
    /// </summary>
    public static Calibration Fit(IReadOnlyList<IReadOnlyList<HeldOut>> feedback, IReadOnlyList<IReadOnlyList<HeldOut>> requests)
    {
        if (feedback.Count == 0) return None;
        var shifts = Enumerable.Range(0, Shifts).Select(n => new Calibration(n * ShiftStep)).Select(c => (Calibration: c, MacroF1: feedback.Average(s => Metrics(s, c).MacroF1))).ToList();
        double most = shifts.Max(s => s.MacroF1);
        var good = shifts.Where(s => s.MacroF1 >= most - Noise).Select(s => (s.Calibration, s.MacroF1, Negative: NegativeShare(requests, s.Calibration))).ToList();
        var calm = good.Where(s => s.Negative <= MostNegativeRequests).ToList();
        var best = (calm.Count > 0 ? calm : good).MaxBy(s => s.MacroF1).Calibration;
        var all = feedback.Concat(requests).ToList();
        return Enumerable.Range(11, 12).SelectMany(t => Enumerable.Range(0, 6).Select(slope => best with { Temperature = t * 50, TemperatureSlope = slope * 50 }))
            .MinBy(c => AllButWorst(all.Select(s => Metrics(s, c).CalibrationError)))!;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"neutral {Neutral}, temperature {Temperature} + {TemperatureSlope}");

    // One source unlike all others must not decide for them.
    private static double AllButWorst(IEnumerable<double> errors)
    {
        var sorted = errors.Order().ToList();
        return sorted.Take(Math.Max(1, sorted.Count - 1)).Average();
    }

    private static double NegativeShare(IReadOnlyList<IReadOnlyList<HeldOut>> requests, Calibration c) =>
        requests.Count == 0 ? 0 : requests.Max(r => r.Count(x => Predict(x, c).Label == 0) / (double)r.Count);

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
        int neutral = x.Neutral + c.Neutral;
        int share = x.Rules.Frame.ProblemShare(neutral);
        int direction = x.Direction + x.Rules.Direction + x.Rules.ProblemDirection * share / RequestFrame.Whole;
        int support = x.Rules.Frame.Support(neutral, direction);
        neutral += x.Rules.Neutral + x.Rules.ProblemNeutral * share / RequestFrame.Whole + support;
        double scale = SentimentScores.TemperatureOf(c.Temperature, c.TemperatureSlope, neutral) / 1e7;
        double a = Math.Exp(-direction * scale / 2), b = Math.Exp(neutral * scale), p = Math.Exp(direction * scale / 2), most = Math.Max(a, Math.Max(b, p));
        return (b == most ? 1 : p == most ? 2 : 0, most / (a + b + p));
    }
}
