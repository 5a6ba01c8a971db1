using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using CrmFeedback.Analysis;

namespace CrmFeedback.Cli.Calibration;

/// <summary>A text and the label a person gave it.</summary>
public sealed record LabelledRow(string Text, Sentiment Label);

/// <summary>Three-class figures.</summary>
public readonly record struct FitFigures(double MacroF1, double Accuracy, double LogLoss);

/// <summary>Fitted settings, and figures by cross-validation without and with biases.</summary>
public sealed record CalibrationResult(AnalysisSettings Settings, FitFigures Before, FitFigures After, bool Helps);

/// <summary>
/// Fits three class biases by gradient descent on the log loss, drawn towards 0 so that few rows change little, and the
/// score from which a label is strong. Judged by five-fold cross-validation.
/// </summary>
public static class CalibrationFit
{
    /// <summary>Fewest rows a fit needs.</summary>
    public const int FewestRows = 30;

    private const int Folds = 5;
    private const int Steps = 500;
    private const double Rate = 1.0;
    private const double TowardsZero = 5;

    /// <summary>Fits.</summary>
    /// <exception cref="InvalidDataException">Fewer than 30 rows, or all of one class.</exception>
    public static CalibrationResult Fit(IReadOnlyList<LabelledRow> rows)
    {
        if (rows.Count < FewestRows) throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"{rows.Count} labelled rows; at least {FewestRows} are needed, a few hundred are good."));
        if (rows.Select(r => Class(r.Label)).Distinct().Count() < 2) throw new InvalidDataException("All rows have one class; label negative, neutral and positive texts.");
        var points = rows.Select(Read).Where(p => p.Scored).ToList();
        var none = new double[3];
        var before = Figures(points.Select(p => (p, none)));
        var after = Figures(Enumerable.Range(0, Folds).SelectMany(f =>
        {
            double[] bias = Biases(points.Where((_, i) => i % Folds != f));
            return points.Where((_, i) => i % Folds == f).Select(p => (p, bias));
        }));
        bool helps = after.LogLoss < before.LogLoss;
        double[] fitted = helps ? Biases(points) : none;
        var settings = new AnalysisSettings
        {
            Version = string.Create(CultureInfo.InvariantCulture, $"calibrated on {points.Count}"),
            NegativeBias = Units(fitted[0]), NeutralBias = Units(fitted[1]), PositiveBias = Units(fitted[2]),
            StrongFrom = StrongFrom(points, fitted),
        };
        return new CalibrationResult(settings, before, after, helps);
    }

    private static Point Read(LabelledRow row)
    {
        var analysis = FeedbackAnalyzer.Analyze(row.Text);
        return new Point(
            [Math.Log(Math.Max(1, analysis.NegativeUnits) / 10000.0), Math.Log(Math.Max(1, analysis.NeutralUnits) / 10000.0), Math.Log(Math.Max(1, analysis.PositiveUnits) / 10000.0)],
            row.Label, analysis.UnscorableReason == null);
    }

    private static double[] Biases(IEnumerable<Point> rows)
    {
        var points = rows.ToList();
        var bias = new double[3];
        for (int step = 0; step < Steps; step++)
        {
            var gradient = new double[3];
            foreach (var point in points)
            {
                double[] p = Probabilities(point, bias);
                for (int c = 0; c < 3; c++) gradient[c] += p[c] - (Class(point.Label) == c ? 1 : 0);
            }
            for (int c = 0; c < 3; c++) bias[c] -= Rate * (gradient[c] + TowardsZero * bias[c]) / (points.Count + TowardsZero);
        }
        return bias;
    }

    // The threshold that tells strong from plain labels best; without strong labels the standard one stays.
    private static int StrongFrom(List<Point> points, double[] bias)
    {
        bool HasStrong(Sentiment label) => label is Sentiment.VeryNegative or Sentiment.VeryPositive;
        var polar = points.Where(p => Class(p.Label) != 1).Select(p => (Score: Math.Abs(Score(Probabilities(p, bias))), Strong: HasStrong(p.Label))).ToList();
        int standard = AnalysisSettings.Default.StrongFrom;
        if (!polar.Any(p => p.Strong) || polar.All(p => p.Strong)) return standard;
        return Enumerable.Range(4, 16).Select(k => k * 500).OrderByDescending(t => polar.Count(p => p.Score * 10000 >= t == p.Strong)).ThenBy(t => Math.Abs(t - standard)).First();
    }

    private static double Score(double[] p) => p[2] - p[0];

    private static FitFigures Figures(IEnumerable<(Point Point, double[] Bias)> predictions)
    {
        var confusion = new int[3, 3];
        double loss = 0;
        int count = 0;
        foreach (var (point, bias) in predictions)
        {
            double[] p = Probabilities(point, bias);
            int truth = Class(point.Label);
            confusion[truth, Array.IndexOf(p, p.Max())]++;
            loss -= Math.Log(Math.Max(1e-9, p[truth]));
            count++;
        }
        var f1 = Enumerable.Range(0, 3).Where(c => Enumerable.Range(0, 3).Sum(k => confusion[c, k]) > 0)
            .Select(c => 2.0 * confusion[c, c] / Enumerable.Range(0, 3).Sum(k => confusion[c, k] + confusion[k, c]));
        return new FitFigures(f1.Average(), Enumerable.Range(0, 3).Sum(c => confusion[c, c]) / (double)count, loss / count);
    }

    private static double[] Probabilities(Point point, double[] bias)
    {
        var p = new double[3];
        double sum = 0;
        for (int c = 0; c < 3; c++) sum += p[c] = Math.Exp(point.LogOdds[c] + bias[c]);
        for (int c = 0; c < 3; c++) p[c] /= sum;
        return p;
    }

    private static int Class(Sentiment label) => label < Sentiment.Neutral ? 0 : label == Sentiment.Neutral ? 1 : 2;

    private static int Units(double bias) => (int)Math.Round(bias * 10000);

    private sealed record Point(double[] LogOdds, Sentiment Label, bool Scored);
}
