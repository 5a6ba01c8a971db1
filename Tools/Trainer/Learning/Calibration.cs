using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace CrmFeedback.Trainer.Learning;

/// <summary>Log-odds of a text by a model that never saw its source, and what the fixed rules add.</summary>
public readonly record struct HeldOut(double Direction, double Neutral, double RuleDirection, double RuleNeutral, int Label);

/// <summary>
/// Scale and neutral shift that serve texts of sources the model never saw. The shift is the smallest that
/// gives the best mean macro-F1 over sources, but for noise; the scale, then, the smallest mean log loss (temperature scaling, Guo et al. 2017). Every source weighs alike.
/// </summary>
public sealed record Calibration(double Scale, double Neutral)
{
    /// <summary>Changes nothing.</summary>
    public static readonly Calibration None = new(1, 0);

    private const int Rounds = 2;

    // Differences of macro-F1 below one point are noise: the smallest shift within it is taken.
    private const double Noise = 0.01;

    /// <summary>Fits on the held-out scores of several sources by a grid, so that the result does not hang on a step size.</summary>
    public static Calibration Fit(IReadOnlyList<IReadOnlyList<HeldOut>> sources)
    {
        var best = None;
        for (int round = 0; round < Rounds; round++)
        {
            var shifts = Grid(-10, 15).Select(n => best with { Neutral = n / 20.0 }).Select(c => (Calibration: c, MacroF1: sources.Average(s => MacroF1(s, c)))).ToList();
            double most = shifts.Max(s => s.MacroF1);
            best = shifts.Where(s => s.MacroF1 >= most - Noise).MinBy(s => Math.Abs(s.Calibration.Neutral)).Calibration;
            best = Grid(8, 30).Select(k => best with { Scale = k / 20.0 }).MinBy(c => sources.Average(s => Loss(s, c)))!;
        }
        return best;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"scale {Scale:F2}, neutral {Neutral:F2}");

    private static IEnumerable<int> Grid(int from, int to) => Enumerable.Range(from, to - from + 1);

    private static double Loss(IReadOnlyList<HeldOut> source, Calibration c)
    {
        double loss = 0;
        foreach (var x in source)
        {
            var (half, neutral) = Logits(x, c);
            double sum = Math.Exp(-half) + Math.Exp(neutral) + Math.Exp(half);
            loss += Math.Log(sum) - (x.Label == 0 ? -half : x.Label == 1 ? neutral : half);
        }
        return loss / source.Count;
    }

    private static double MacroF1(IReadOnlyList<HeldOut> source, Calibration c)
    {
        var metrics = new Evaluation.SentimentMetrics();
        foreach (var x in source)
        {
            var (half, neutral) = Logits(x, c);
            metrics.Add(x.Label, neutral >= Math.Abs(half) ? 1 : half > 0 ? 2 : 0, 0);
        }
        return metrics.MacroF1;
    }

    private static (double Half, double Neutral) Logits(HeldOut x, Calibration c) =>
        ((x.Direction * c.Scale + x.RuleDirection) / 2, x.Neutral * c.Scale + c.Neutral + x.RuleNeutral);
}
