using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace CrmFeedback.Analysis;

/// <summary>
/// An organisation's calibration as one small JSON object: <c>version</c> (text), <c>negativeBias</c>,
/// <c>neutralBias</c>, <c>positiveBias</c> (log-odds in 1/10000, ±100,000), <c>neutralFactor</c> and <c>temperature</c>
/// (1/1000, 100..10000) and <c>strongFrom</c> (1..10000).
/// </summary>
public static class SettingsJson
{
    private const int LargestBias = 100_000;
    private const int LeastFactor = 100, MostFactor = 10_000;

    /// <summary>Reads what <see cref="Write"/> wrote. Unknown names are ignored; null if it is no flat JSON object.</summary>
    public static AnalysisSettings? Read(string? json)
    {
        Dictionary<string, string>? values = Flat(json ?? string.Empty);
        if (values == null) return null;
        AnalysisSettings standard = AnalysisSettings.Default;
        return new AnalysisSettings
        {
            Version = values.TryGetValue("version", out string? version) ? version : string.Empty,
            NegativeBias = Number(values, "negativeBias", -LargestBias, LargestBias, 0),
            NeutralBias = Number(values, "neutralBias", -LargestBias, LargestBias, 0),
            PositiveBias = Number(values, "positiveBias", -LargestBias, LargestBias, 0),
            NeutralFactor = Number(values, "neutralFactor", LeastFactor, MostFactor, standard.NeutralFactor),
            Temperature = Number(values, "temperature", LeastFactor, MostFactor, standard.Temperature),
            StrongFrom = Number(values, "strongFrom", 1, 10000, standard.StrongFrom),
        };
    }

    /// <summary>One line of JSON; the version must not hold quotes, backslashes or control characters.</summary>
    /// <exception cref="ArgumentException">The version holds such a character.</exception>
    public static string Write(AnalysisSettings settings)
    {
        foreach (char c in settings.Version)
        {
            if (c < ' ' || c == '"' || c == '\\') throw new ArgumentException("Version holds a quote, a backslash or a control character; use letters and digits.", nameof(settings));
        }
        return string.Format(
            CultureInfo.InvariantCulture,
            "{{\"version\":\"{0}\",\"negativeBias\":{1},\"neutralBias\":{2},\"positiveBias\":{3},\"neutralFactor\":{4},\"temperature\":{5},\"strongFrom\":{6}}}",
            settings.Version, settings.NegativeBias, settings.NeutralBias, settings.PositiveBias, settings.NeutralFactor, settings.Temperature, settings.StrongFrom);
    }

    private static int Number(Dictionary<string, string> values, string name, int least, int most, int otherwise) =>
        values.TryGetValue(name, out string? text) && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number)
            ? Math.Min(most, Math.Max(least, number))
            : otherwise;

    // { "name" : value , … } with texts without escapes, and whole numbers: all that a calibration needs.
    internal static Dictionary<string, string>? Flat(string json)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        int at = 0;
        if (!Take(json, ref at, '{')) return null;
        if (Take(json, ref at, '}')) return Rest(json, at) ? values : null;
        do
        {
            string? name = Text(json, ref at);
            if (name == null || !Take(json, ref at, ':')) return null;
            string? value = Text(json, ref at) ?? Bare(json, ref at);
            if (value == null) return null;
            values[name] = value;
        }
        while (Take(json, ref at, ','));
        return Take(json, ref at, '}') && Rest(json, at) ? values : null;
    }

    private static bool Take(string json, ref int at, char sign)
    {
        while (at < json.Length && char.IsWhiteSpace(json[at])) at++;
        if (at >= json.Length || json[at] != sign) return false;
        at++;
        return true;
    }

    private static bool Rest(string json, int at) => json.Substring(at).Trim().Length == 0;

    private static string? Text(string json, ref int at)
    {
        int start = at;
        if (!Take(json, ref at, '"')) return null;
        int end = json.IndexOf('"', at);
        if (end < 0 || json.IndexOf('\\', at, end - at) >= 0)
        {
            at = start;
            return null;
        }
        string text = json.Substring(at, end - at);
        at = end + 1;
        return text;
    }

    private static string? Bare(string json, ref int at)
    {
        var value = new StringBuilder();
        while (at < json.Length && json[at] != ',' && json[at] != '}' && json[at] != '"') value.Append(json[at++]);
        string text = value.ToString().Trim();
        return text.Length == 0 ? null : text;
    }
}
