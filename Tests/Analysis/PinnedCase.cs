using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using CrmFeedback.Analysis;

namespace CrmFeedback.Tests.Analysis;

/// <summary>
/// One row of a pinned table: text ¦ expectations parted by commas ¦ what it guards. Expectations: <c>neg pos neu mix</c>
/// (alternatives by <c>/</c>), <c>not-neg</c>, <c>not-pos</c>, <c>not-very-neg</c>; <c>theme=code[/code][:pol]</c>,
/// <c>theme!code[:pol]</c>; <c>leave kind urg sev reg rec mismatch</c> with their values; <c>emo=</c>, <c>emo!</c>,
/// <c>top=</c>; <c>phrase=</c> (one of them), <c>phrases=a/b</c> (exactly these); given: <c>q=</c> the question,
/// <c>rating=</c> 0..1.
/// </summary>
internal sealed record PinnedCase(string Text, string Expected, string Guards)
{
    private const string NotYet = "? ";

    /// <summary>Whether the row is known to be read wrong: it starts with <c>? </c>.</summary>
    public bool IsOpen { get; private init; }

    public static IReadOnlyList<PinnedCase> Read(string language)
    {
        using Stream stream = typeof(PinnedCase).Assembly.GetManifestResourceStream("Pinned." + language + ".psv")
            ?? throw new InvalidOperationException("The table Pinned/" + language + ".psv is not embedded.");
        using var reader = new StreamReader(stream);
        var cases = new List<PinnedCase>();
        for (string? line = reader.ReadLine(); line != null; line = reader.ReadLine())
        {
            if (line.Length == 0 || line[0] == '#') continue;
            string[] parts = line.Split('¦');
            if (parts.Length != 3) throw new InvalidDataException("Pinned/" + language + ".psv: three columns expected in: " + line);
            string text = parts[0].Trim();
            bool open = text.StartsWith(NotYet, StringComparison.Ordinal);
            cases.Add(new PinnedCase(open ? text[NotYet.Length..] : text, parts[1].Trim(), parts[2].Trim()) { IsOpen = open });
        }
        return cases;
    }

    /// <summary>Expectations of a row, without what is given (question, rating).</summary>
    public static IReadOnlyList<string> Rules(string expected) => [.. expected.Split(", ").Where(r => !IsGiven(r))];

    public static IReadOnlyList<string> Violations(string text, string expected)
    {
        string[] rules = expected.Split(", ");
        var questions = rules.Where(r => r.StartsWith("q=", StringComparison.Ordinal)).Select(r => new SurveyQuestion(r[2..])).ToArray();
        string? rating = rules.Where(r => r.StartsWith("rating=", StringComparison.Ordinal)).Select(r => r[7..]).FirstOrDefault();
        var a = FeedbackAnalyzer.Analyze(text, new AnalysisContext { Questions = questions, Rating = rating == null ? null : decimal.Parse(rating, CultureInfo.InvariantCulture) });
        var wrong = new List<string>();
        foreach (string rule in rules)
        {
            if (IsGiven(rule)) continue;
            if (!Holds(a, rule)) wrong.Add(rule + " expected, found " + Found(a, rule));
        }
        return wrong;
    }

    private static bool IsGiven(string rule) => rule.StartsWith("q=", StringComparison.Ordinal) || rule.StartsWith("rating=", StringComparison.Ordinal);

    private static bool Holds(FeedbackAnalysis a, string rule)
    {
        int at = rule.IndexOfAny(['=', '!']);
        if (at < 0) return HoldsLabel(a, rule);
        string value = rule[(at + 1)..];
        return rule[..(at + 1)] switch
        {
            "theme=" => Mentions(a, value).Any(),
            "theme!" => !Mentions(a, value).Any(),
            "leave=" => Is(a.LeaveIntent, value),
            "kind=" => Is(a.Kind, value),
            "urg=" => Is(a.Urgency, value),
            "sev=" => value == "none" ? a.Severity == null : a.Severity != null && Is(a.Severity.Value, value),
            "reg=" => a.RegulatorThreat == (value == "yes"),
            "rec=" => a.Recommendation == value switch { "yes" => RecommendationIntent.WouldRecommend, "no" => RecommendationIntent.WouldNotRecommend, "none" => RecommendationIntent.None, _ => throw Unknown(rule) },
            "mismatch=" => a.RatingMismatch == value switch { "above" => RatingMismatch.RatingAboveText, "below" => RatingMismatch.RatingBelowText, "none" => RatingMismatch.None, _ => throw Unknown(rule) },
            "emo=" => a.Emotions.Any(e => Is(e.Emotion, value)),
            "emo!" => !a.Emotions.Any(e => Is(e.Emotion, value)),
            "top=" => a.Emotions.Count > 0 && Is(a.Emotions[0].Emotion, value),
            "phrase=" => a.KeyPhrases.Any(p => p.Text == value),
            "phrases=" => a.KeyPhrases.Select(p => p.Text).Order(StringComparer.Ordinal).SequenceEqual(value.Split('/').Order(StringComparer.Ordinal)),
            _ => throw Unknown(rule),
        };
    }

    private static bool HoldsLabel(FeedbackAnalysis a, string rule) => rule switch
    {
        "not-neg" => a.Sentiment is not (Sentiment.Negative or Sentiment.VeryNegative),
        "not-pos" => a.Sentiment is not (Sentiment.Positive or Sentiment.VeryPositive),
        "not-very-neg" => a.Sentiment != Sentiment.VeryNegative && a.Score >= -0.75m,
        _ => rule.Split('/').Any(label => label switch
        {
            "neg" => a.Sentiment is Sentiment.Negative or Sentiment.VeryNegative,
            "pos" => a.Sentiment is Sentiment.Positive or Sentiment.VeryPositive,
            "neu" => a.Sentiment == Sentiment.Neutral,
            "mix" => a.Sentiment == Sentiment.Mixed,
            _ => throw Unknown(rule),
        }),
    };

    private static IEnumerable<ThemeMention> Mentions(FeedbackAnalysis a, string value)
    {
        string[] parts = value.Split(':');
        string[] codes = parts[0].Split('/');
        foreach (string code in codes)
        {
            if (Array.IndexOf(ThemeCodes.All, code) < 0) throw Unknown(value);
        }
        return a.Themes.Where(t => codes.Contains(t.Code) && (parts.Length == 1 || t.Polarity == parts[1] switch
        {
            "neg" => Polarity.Negative,
            "pos" => Polarity.Positive,
            "neu" => Polarity.Neutral,
            "mix" => Polarity.Mixed,
            _ => throw Unknown(value),
        }));
    }

    private static bool Is<T>(T found, string names)
        where T : struct, Enum
        => names.Split('/').Any(name => EqualityComparer<T>.Default.Equals(found, Enum.Parse<T>(name, ignoreCase: true)));

    private static string Found(FeedbackAnalysis a, string rule) => rule[..(rule.IndexOfAny(['=', '!']) is var at and >= 0 ? at : 0)] switch
    {
        "" => $"{a.Sentiment} {a.Score} (p {a.PNegative} {a.PNeutral} {a.PPositive})",
        "theme" => string.Join(' ', a.Themes.Select(t => t.Code + ":" + t.Polarity)),
        "leave" => a.LeaveIntent.ToString(),
        "kind" => a.Kind.ToString(),
        "urg" => a.Urgency.ToString(),
        "sev" => a.Severity?.ToString() ?? "none",
        "reg" => a.RegulatorThreat.ToString(),
        "rec" => a.Recommendation.ToString(),
        "mismatch" => a.RatingMismatch.ToString(),
        "emo" or "top" => string.Join(' ', a.Emotions.Select(e => e.Emotion + ":" + e.Strength)),
        _ => string.Join('/', a.KeyPhrases.Select(p => p.Text)),
    };

    private static InvalidDataException Unknown(string rule) => new InvalidDataException("Expectation not understood: " + rule);
}
