using System.Linq;
using System.Text;
using CrmFeedback.Analysis;

namespace CrmFeedback.Tests.Analysis;

/// <summary>A whole result as one line of text, the same bytes on every runtime and culture.</summary>
internal static class ResultText
{
    public static string Of(FeedbackAnalysis a)
    {
        var line = new StringBuilder();
        Add(line, (int)a.Language, (int)a.Sentiment, a.UnscorableReason == null ? -1 : (int)a.UnscorableReason.Value, a.ScoreUnits, a.RawScore, a.NegativeUnits, a.NeutralUnits, a.PositiveUnits, a.ConfidenceUnits);
        Add(line, (int)a.Kind, a.Severity == null ? -1 : (int)a.Severity.Value, (int)a.Urgency, (int)a.LeaveIntent, a.RegulatorThreat ? 1 : 0, (int)a.Recommendation, (int)a.RatingMismatch, a.Truncated ? 1 : 0);
        foreach (var e in a.Evidence) Add(line, e.Start, e.Length, e.Weight);
        foreach (var e in a.Emotions) Add(line, (int)e.Emotion, e.StrengthUnits);
        foreach (var t in a.Themes)
        {
            line.Append(t.Code).Append(' ');
            Add(line, (int)t.Polarity, t.ScoreUnits, t.ConfidenceUnits, t.Start, t.Length);
        }
        foreach (var k in a.KeyPhrases) Add(line, k.Start, k.Length);
        return line.Append(a.Engine).ToString();
    }

    /// <summary>FNV-1a of the UTF-16 units, 16 hex digits.</summary>
    public static string Hash(string text) => text.Aggregate(14695981039346656037UL, (h, c) => unchecked((h ^ c) * 1099511628211UL)).ToString("x16", System.Globalization.CultureInfo.InvariantCulture);

    private static void Add(StringBuilder line, params int[] numbers)
    {
        foreach (int n in numbers) line.Append(n.ToString(System.Globalization.CultureInfo.InvariantCulture)).Append(' ');
        line.Append("| ");
    }
}
