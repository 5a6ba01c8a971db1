using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CrmFeedback.Trainer.Corpora;

namespace CrmFeedback.Trainer.Evaluation;

/// <summary>Sentiment figures as text for a terminal or a file.</summary>
public static class SentimentReport
{
    private const int LongestShown = 200;
    private static readonly string[] Classes = ["negative", "neutral", "positive"];

    /// <summary>Heading of <see cref="Line"/>.</summary>
    public static string Heading(int width) => string.Format(CultureInfo.InvariantCulture, "{0} {1,7} {2,8} {3,8} {4,8} {5,6} {6,6}", "source".PadRight(width), "texts", "accuracy", "macro-F1", "recall", "AUC", "ECE");

    /// <summary>One line of figures; <c>-</c> where a source has no two poles to order.</summary>
    public static string Line(string name, int width, SentimentMetrics m) => string.Format(
        CultureInfo.InvariantCulture, "{0} {1,7} {2,8:P1} {3,8:P1} {4,8:P1} {5,6} {6,6:F3}",
        name.PadRight(width), m.Count, m.Accuracy, m.MacroF1, m.MacroRecall, double.IsNaN(m.Auc) ? "-" : m.Auc.ToString("F3", CultureInfo.InvariantCulture), m.CalibrationError);

    /// <summary>The confusion matrix with its labels, and of each class how much of it was found and how much of what was found is right.</summary>
    public static IEnumerable<string> Confusion(SentimentMetrics m)
    {
        yield return $"{"label",-12}" + string.Concat(Classes.Select(c => $"{"read " + c,15}")) + $"{"recall",9}";
        for (int truth = 0; truth < Classes.Length; truth++)
        {
            int all = Enumerable.Range(0, 3).Sum(c => m[truth, c]);
            yield return $"{Classes[truth],-12}" + string.Concat(Enumerable.Range(0, 3).Select(c => $"{m[truth, c].ToString(CultureInfo.InvariantCulture),15}")) + Share(m[truth, truth], all, 9);
        }
        yield return $"{"precision",-12}" + string.Concat(Enumerable.Range(0, 3).Select(c => Share(m[c, c], Enumerable.Range(0, 3).Sum(truth => m[truth, c]), 15)));
    }

    /// <summary>How often texts of like confidence are read right.</summary>
    public static IEnumerable<string> Reliability(SentimentMetrics m)
    {
        yield return "confidence   right   texts";
        foreach (var bin in m.Reliability) yield return string.Create(CultureInfo.InvariantCulture, $"{bin.Confidence,10:P0}{bin.Accuracy,8:P0}{bin.Count,8}");
    }

    /// <summary>The wrong answers given with most confidence: label, answer, confidence, text.</summary>
    public static IEnumerable<string> Worst(IEnumerable<WorstError> errors, int count) => errors.OrderByDescending(e => e.Confidence).Take(count)
        .Select(e => string.Create(CultureInfo.InvariantCulture, $"{Name(e.Text.Label),-8} read {Classes[e.Predicted],-8} {e.Confidence,4:P0}  {Shorten(e.Text.Text)}"));

    /// <summary>All wrong answers as TSV, most confident first.</summary>
    public static IEnumerable<string> Table(IEnumerable<WorstError> errors) => errors.OrderByDescending(e => e.Confidence)
        .Select(e => string.Create(CultureInfo.InvariantCulture, $"{e.Text.Source}\t{Name(e.Text.Label)}\t{Classes[e.Predicted]}\t{e.Confidence:F4}\t{e.Text.Text.Replace('\t', ' ').ReplaceLineEndings(" ")}"))
        .Prepend("source\tlabel\tread\tconfidence\ttext");

    private static string Shorten(string text) => text.Length <= LongestShown ? text : text[..(LongestShown - 1)] + "…";

    private static string Name(Polarity3 label) => Classes[(int)label];

    private static string Share(int part, int all, int width) => (all == 0 ? "-" : (part / (double)all).ToString("P1", CultureInfo.InvariantCulture)).PadLeft(width);
}
