using System;
using System.Collections.Generic;
using System.Linq;

namespace CrmFeedback.Trainer.Learning;

/// <summary>Finds the log-odds from which a label should count as found.</summary>
public static class ThresholdSearch
{
    /// <summary>The threshold of best F1; 0 when no text has the label.</summary>
    public static double BestF1(IReadOnlyCollection<(double Logit, bool Truth)> scores) =>
        Curve(scores).Aggregate((Threshold: 0.0, F1: 0.0), (best, next) => next.F1 > best.F1 ? next : best).Threshold;

    /// <summary>The middle one of the thresholds whose F1 is within <paramref name="tolerance"/> of the best: steadier than the best for a rare label.</summary>
    public static double MiddleOfBestF1(IReadOnlyCollection<(double Logit, bool Truth)> scores, double tolerance)
    {
        var curve = Curve(scores);
        double least = curve.Max(c => c.F1) * (1 - tolerance);
        var good = curve.Where(c => c.F1 >= least).ToList();
        return good[good.Count / 2].Threshold;
    }

    private static List<(double Threshold, double F1)> Curve(IReadOnlyCollection<(double Logit, bool Truth)> scores)
    {
        int all = scores.Count(s => s.Truth), hits = 0, shown = 0;
        var curve = new List<(double, double)>(scores.Count);
        foreach (var s in scores.OrderByDescending(s => s.Logit))
        {
            shown++;
            if (s.Truth) hits++;
            curve.Add((s.Logit, 2.0 * hits / (shown + all)));
        }
        return curve;
    }
}
