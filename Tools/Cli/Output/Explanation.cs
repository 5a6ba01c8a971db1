using System;
using System.Globalization;
using System.IO;
using System.Linq;
using CrmFeedback.Analysis;

namespace CrmFeedback.Cli.Output;

/// <summary>Prints an analysis for a person.</summary>
public static class Explanation
{
    private const int ShownSpans = 12;

    /// <summary>Writes what was read from <paramref name="text"/> and why.</summary>
    public static void Write(TextWriter output, string text, FeedbackAnalysis a)
    {
        if (a.UnscorableReason is { } reason)
        {
            output.WriteLine($"unscorable: {reason} ({a.Language})");
            return;
        }
        Line(output, "sentiment", $"{a.Sentiment}  score {N(a.Score)}  (negative {N(a.PNegative)}, neutral {N(a.PNeutral)}, positive {N(a.PPositive)})");
        Line(output, "language", a.Language.ToString());
        Line(output, "kind", $"{a.Kind}, severity {a.Severity?.ToString() ?? "none"}, urgency {a.Urgency}, leaving {a.LeaveIntent}{(a.RegulatorThreat ? ", regulator named" : "")}"
            + (a.Recommendation == RecommendationIntent.None ? "" : ", " + a.Recommendation));
        Line(output, "emotions", string.Join(", ", a.Emotions.Select(e => $"{e.Emotion} {N(e.Strength)}")));
        foreach (var t in a.Themes) Line(output, "theme", $"{t.Code} {t.Polarity} {N(t.Score)} «{text.Substring(t.Start, t.Length)}»");
        Line(output, "phrases", string.Join(" | ", a.KeyPhrases.Select(p => p.Text)));
        foreach (var e in a.Evidence.OrderByDescending(e => Math.Abs(e.Weight)).Take(ShownSpans))
        {
            Line(output, "evidence", $"{(e.Weight / 10000m).ToString("+0.00;-0.00", CultureInfo.InvariantCulture)} {(e.Length == 0 ? "(prior and rest)" : "«" + text.Substring(e.Start, e.Length) + "»")}");
        }
        Line(output, "raw", $"{(a.RawScore / 10000m).ToString("0.0000", CultureInfo.InvariantCulture)} = sum of {a.Evidence.Count} spans;  {a.Engine}");
    }

    private static void Line(TextWriter output, string name, string value) => output.WriteLine($"{name,-10} {value}");

    private static string N(decimal value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
