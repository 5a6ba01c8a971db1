using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace CrmFeedback.Trainer.Learning;

/// <summary>Log-odds of a text by a model that never saw its source, and what the fixed rules add.</summary>
public readonly record struct HeldOut(double Direction, double Neutral, double RuleDirection, double RuleNeutral, int Label);

/// <summary>
/// Scale and neutral shift that serve texts of sources the model never saw. The shift is the smallest that
/// gives the best mean macro-F1 over sources, but for noise; the scale (temperature scaling, Guo et al. 2017), then, the one nearest
/// to 1 that gives the smallest mean calibration error, but for noise. Every source weighs alike.
/// </summary>
public sealed record Calibration(double Scale, double Neutral)
{
    /// <summary>Changes nothing.</summary>
    public static readonly Calibration None = new(1, 0);

    private const int Rounds = 2;

    // Differences below one point are noise: the smallest change within it is taken.
    private const double Noise = 0.01;

    /// <summary>Fits on the held-out scores of several sources by a grid, so that the result does not hang on a step size.</summary>
    public static Calibration Fit(IReadOnlyList<IReadOnlyList<HeldOut>> sources)
    {
        var best = None;
        for (int round = 0; round < Rounds; round++)
        {
            var shifts = Grid(-10, 15).Select(n => best with { Neutral = n / 20.0 }).Select(c => (Calibration: c, MacroF1: sources.Average(s => Metrics(s, c).MacroF1))).ToList();
            double most = shifts.Max(s => s.MacroF1);
            best = shifts.Where(s => s.MacroF1 >= most - Noise).MinBy(s => Math.Abs(s.Calibration.Neutral)).Calibration;
            var scales = Grid(8, 30).Select(k => best with { Scale = k / 20.0 }).Select(c => (Calibration: c, Error: sources.Average(s => Metrics(s, c).CalibrationError))).ToList();
            double least = scales.Min(s => s.Error);
            best = scales.Where(s => s.Error <= least + Noise).MinBy(s => Math.Abs(s.Calibration.Scale - 1)).Calibration;
        }
        return best;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"scale {Scale:F2}, neutral {Neutral:F2}");

    private static IEnumerable<int> Grid(int from, int to) => Enumerable.Range(from, to - from + 1);

    private static Evaluation.SentimentMetrics Metrics(IReadOnlyList<HeldOut> source, Calibration c)
    {
        var metrics = new Evaluation.SentimentMetrics();
        foreach (var x in source)
        {
            var (half, neutral) = Logits(x, c);
            double a = Math.Exp(-half), b = Math.Exp(neutral), p = Math.Exp(half), most = Math.Max(a, Math.Max(b, p));
            metrics.Add(x.Label, b == most ? 1 : p == most ? 2 : 0, most / (a + b + p));
        }
        return metrics;
    }

    private static (double Half, double Neutral) Logits(HeldOut x, Calibration c) =>
        ((x.Direction * c.Scale + x.RuleDirection) / 2, x.Neutral * c.Scale + c.Neutral + x.RuleNeutral);
}
