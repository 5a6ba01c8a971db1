using System.IO;
using System.Text.Encodings.Web;
using System.Text.Json;
using CrmFeedback.Analysis;

namespace CrmFeedback.Cli.Output;

/// <summary>Writes an analysis as one JSON object: the agreed properties, or with <c>full</c> all that is known.</summary>
public static class AnalysisJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One line of JSON, without line break.</summary>
    public static string Write(FeedbackAnalysis a, bool full = false)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            WriteSentiment(json, a, full);
            json.WriteStartArray("emotions");
            foreach (var e in a.Emotions)
            {
                json.WriteStartObject();
                json.WriteString("code", Code(e.Emotion.ToString()));
                json.WriteNumber("strength", e.Strength);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteString("kind", Code(a.Kind.ToString()));
            json.WriteString("urgency", Code(a.Urgency.ToString()));
            json.WriteString("leaveIntent", Code(a.LeaveIntent.ToString()));
            json.WriteBoolean("regulatorThreat", a.RegulatorThreat);
            WriteThemes(json, a, full);
            json.WriteStartArray("keyPhrases");
            foreach (var p in a.KeyPhrases) json.WriteStringValue(Wellformed(p.Text));
            json.WriteEndArray();
            json.WriteStartArray("evidence");
            foreach (var e in a.Evidence)
            {
                json.WriteStartObject();
                json.WriteNumber("start", e.Start);
                json.WriteNumber("length", e.Length);
                json.WriteNumber("weight", e.Weight);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            if (full) WriteRest(json, a);
            json.WriteEndObject();
        }
        return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void WriteRest(Utf8JsonWriter json, FeedbackAnalysis a)
    {
        if (a.Severity is { } severity) json.WriteString("severity", Code(severity.ToString()));
        else json.WriteNull("severity");
        json.WriteString("recommendation", Code(a.Recommendation.ToString()));
        json.WriteBoolean("truncated", a.Truncated);
        json.WriteString("engine", a.Engine);
    }

    private static void WriteSentiment(Utf8JsonWriter json, FeedbackAnalysis a, bool full)
    {
        json.WriteString("language", Code(a.Language.ToString()));
        json.WriteString("sentiment", Code(a.Sentiment.ToString()));
        json.WriteNumber("score", a.Score);
        if (full) json.WriteNumber("rawScore", a.RawScore);
        json.WriteNumber("pNegative", a.PNegative);
        json.WriteNumber("pNeutral", a.PNeutral);
        json.WriteNumber("pPositive", a.PPositive);
        json.WriteNumber("confidence", a.Confidence);
        if (a.UnscorableReason is { } reason) json.WriteString("unscorable", Code(reason.ToString()));
        else json.WriteNull("unscorable");
    }

    private static void WriteThemes(Utf8JsonWriter json, FeedbackAnalysis a, bool full)
    {
        json.WriteStartArray("themes");
        foreach (var t in a.Themes)
        {
            json.WriteStartObject();
            json.WriteString("code", t.Code);
            if (full) json.WriteString("polarity", Code(t.Polarity.ToString()));
            json.WriteNumber("score", t.Score);
            json.WriteNumber("confidence", t.Confidence);
            json.WriteNumber("start", t.Start);
            json.WriteNumber("length", t.Length);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static string Code(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    // A lone surrogate has no UTF-8 form.
    private static string Wellformed(string text)
    {
        char[]? copy = null;
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) i++;
            else if (char.IsSurrogate(text[i])) (copy ??= text.ToCharArray())[i] = '\uFFFD';
        }
        return copy == null ? text : new string(copy);
    }
}
