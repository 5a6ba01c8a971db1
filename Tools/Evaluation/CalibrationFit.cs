using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using CrmFeedback.Analysis;

namespace CrmFeedback.Evaluation;

/// <summary>Three-class figures of some points, and their mean log loss.</summary>
public sealed record FitFigures(SentimentMetrics Metrics, double LogLoss)
{
    /// <summary>Figures of points, each with the parameters it is read by.</summary>
    public static FitFigures Of(IEnumerable<(SentimentPoint Point, CalibrationParameters Parameters)> predictions)
    {
        var metrics = new SentimentMetrics();
        double loss = 0;
        foreach (var (point, parameters) in predictions)
        {
            var (negative, neutral, positive) = point.Probabilities(parameters);
            int best = neutral >= negative && neutral >= positive ? 1 : positive > negative ? 2 : 0;
            metrics.Add(point.Class, best, Math.Max(negative, Math.Max(neutral, positive)), positive - negative);
            loss -= Math.Log(Math.Max(1e-9, point.Class == 0 ? negative : point.Class == 1 ? neutral : positive));
        }
        return new FitFigures(metrics, loss / Math.Max(1, metrics.Count));
    }
}

/// <summary>Fitted settings, and figures by cross-validation without and with them.</summary>
public sealed record CalibrationResult(AnalysisSettings Settings, FitFigures Before, FitFigures After, bool Helps);

/// <summary>
/// Fits class biases and how much the neutral head counts, then a temperature (Guo et al. 2017), then the score from which a label is
/// strong. The former minimise the log loss with classes weighed by the root of their rarity, half way between the truth about
/// frequent classes and equal care for all; the temperature minimises the plain log loss, so that confidence means what it says. All
/// are drawn towards no change, so that few rows change little, and are kept only if five-fold cross-validation finds them better.
/// </summary>
public static class CalibrationFit
{
    /// <summary>Fewest points a fit needs.</summary>
    public const int FewestRows = 30;

    private const int Folds = 5;
    private const double TowardsNone = 2.5;
    private const double FirstStep = 0.5, LastStep = 0.005;
    private const double Unseen = 3;

    /// <summary>Fits.</summary>
    /// <exception cref="InvalidDataException">Fewer than 30 points, or all of one class.</exception>
    public static CalibrationResult Fit(IReadOnlyList<SentimentPoint> points)
    {
        if (points.Count < FewestRows) throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"{points.Count} labelled rows; at least {FewestRows} are needed, a few hundred are good."));
        if (points.Select(p => p.Class).Distinct().Count() < 2) throw new InvalidDataException("All rows have one class; label negative, neutral and positive texts.");
        var before = FitFigures.Of(points.Select(p => (p, CalibrationParameters.None)));
        var after = FitFigures.Of(Enumerable.Range(0, Folds).SelectMany(fold =>
        {
            var parameters = Parameters(points.Where((_, i) => i % Folds != fold).ToList());
            return points.Where((_, i) => i % Folds == fold).Select(p => (p, parameters));
        }));
        bool helps = Worth(after) > Worth(before);
        var fitted = helps ? Parameters(points) : CalibrationParameters.None;
        return new CalibrationResult(Settings(fitted, points), before, after, helps);
    }

    private static double Worth(FitFigures figures) => figures.Metrics.MacroF1 - figures.LogLoss;

    private static AnalysisSettings Settings(CalibrationParameters fitted, IReadOnlyList<SentimentPoint> points)
    {
        // Only differences between classes count: the three biases add up to 0.
        double neutral = fitted.Neutral * 2 / 3, polar = -neutral / 2;
        int strongFrom = StrongFrom(points, fitted);
        bool changes = fitted != CalibrationParameters.None || strongFrom != AnalysisSettings.Default.StrongFrom;
        return new AnalysisSettings
        {
            Version = changes ? string.Create(CultureInfo.InvariantCulture, $"calibrated on {points.Count}") : string.Empty,
            NegativeBias = Units(polar - fitted.Direction / 2), NeutralBias = Units(neutral), PositiveBias = Units(polar + fitted.Direction / 2),
            NeutralFactor = (int)Math.Round(fitted.NeutralFactor * 1000),
            Temperature = (int)Math.Round(fitted.Scale * 1000),
            StrongFrom = strongFrom,
        };
    }

    private static CalibrationParameters Parameters(IReadOnlyList<SentimentPoint> points)
    {
        var count = new int[3];
        foreach (var p in points) count[p.Class]++;
        double[] weight = [.. count.Select(c => Math.Sqrt(points.Count / 3.0 / (c + Unseen)))];
        var labels = Descend(CalibrationParameters.None, p => Loss(points, weight, p), scaleOnly: false);
        return Descend(labels, p => Loss(points, [1, 1, 1], p), scaleOnly: true);
    }

    private static double Loss(IReadOnlyList<SentimentPoint> points, double[] weight, CalibrationParameters p)
    {
        double scale = Math.Log(p.Scale), factor = Math.Log(p.NeutralFactor);
        double loss = TowardsNone * (p.Direction * p.Direction / 4 + p.Neutral * p.Neutral + 2 * (scale * scale + factor * factor));
        foreach (var point in points)
        {
            var (negative, neutral, positive) = point.Probabilities(p);
            loss -= weight[point.Class] * Math.Log(Math.Max(1e-9, point.Class == 0 ? negative : point.Class == 1 ? neutral : positive));
        }
        return loss;
    }

    // The loss is smooth in four parameters: steps along each, halved when none helps, end at the same place in every run.
    private static CalibrationParameters Descend(CalibrationParameters at, Func<CalibrationParameters, double> loss, bool scaleOnly)
    {
        double least = loss(at);
        for (double step = FirstStep; step > LastStep;)
        {
            double up = Math.Exp(step / 2);
            CalibrationParameters[] around = [at with { Scale = at.Scale * up }, at with { Scale = at.Scale / up }];
            if (!scaleOnly) around = [.. around, at with { Direction = at.Direction + step }, at with { Direction = at.Direction - step }, at with { Neutral = at.Neutral + step }, at with { Neutral = at.Neutral - step }, at with { NeutralFactor = at.NeutralFactor * up }, at with { NeutralFactor = at.NeutralFactor / up }];
            var (best, bestLoss) = around.Select(p => (p, loss(p))).MinBy(p => p.Item2);
            if (bestLoss < least - 1e-9) (at, least) = (best, bestLoss);
            else step /= 2;
        }
        return at;
    }

    // The threshold that tells strong from plain labels best; without strong labels the standard one stays.
    private static int StrongFrom(IReadOnlyList<SentimentPoint> points, CalibrationParameters fitted)
    {
        bool HasStrong(Sentiment label) => label is Sentiment.VeryNegative or Sentiment.VeryPositive;
        double Score(SentimentPoint point)
        {
            var (negative, _, positive) = point.Probabilities(fitted);
            return Math.Abs(positive - negative);
        }
        var polar = points.Where(p => p.Class != 1).Select(p => (Score: Score(p), Strong: HasStrong(p.Label))).ToList();
        int standard = AnalysisSettings.Default.StrongFrom;
        if (!polar.Any(p => p.Strong) || polar.All(p => p.Strong)) return standard;
        return Enumerable.Range(4, 16).Select(k => k * 500).OrderByDescending(t => polar.Count(p => p.Score * 10000 >= t == p.Strong)).ThenBy(t => Math.Abs(t - standard)).First();
    }

    private static int Units(double bias) => (int)Math.Round(bias * 10000);
}
