using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;
using CrmFeedback.Analysis;
using CrmFeedback.Analysis.Sentiments;

namespace CrmFeedback.Feedback;

/// <summary>
/// Rows of <c>cfb_setting</c> that carry a calibration and replaced models. A model of language LL is in rows
/// <c>analysis_model_LL_1</c> to <c>_4</c>: base64 in order, each below a million characters (the column's limit).
/// </summary>
public static class ModelRows
{
    /// <summary>Code of the calibration (<see cref="SettingsJson"/>).</summary>
    public const string CalibrationCode = "analysis_calibration";

    /// <summary>Most rows a model may take.</summary>
    public const int MostChunks = 4;

    /// <summary>Characters of a full row; a multiple of 4, so that every row decodes by itself.</summary>
    public const int ChunkLength = 999_996;

    private const string Prefix = "analysis_model_";
    private static readonly string[] Languages = { "en", "zh" };

    /// <summary>All codes, for one query.</summary>
    public static IReadOnlyList<string> Codes { get; } = BuildCodes();

    /// <summary>Code and value of every row that carries <paramref name="model"/> for language <paramref name="language"/> (en, zh).</summary>
    /// <exception cref="ArgumentException">Another language, or a model beyond four rows.</exception>
    public static IReadOnlyList<KeyValuePair<string, string>> Split(string language, byte[] model)
    {
        if (Array.IndexOf(Languages, language) < 0) throw new ArgumentException("Language '" + language + "', expected en or zh.", nameof(language));
        string text = Convert.ToBase64String(model);
        int chunks = (text.Length + ChunkLength - 1) / ChunkLength;
        if (chunks > MostChunks) throw new ArgumentException("The model has " + model.Length.ToString(CultureInfo.InvariantCulture) + " bytes, more than four rows hold; train it with fewer n-grams.", nameof(model));
        var rows = new List<KeyValuePair<string, string>>();
        for (int i = 0; i < chunks; i++)
        {
            int start = i * ChunkLength;
            rows.Add(new KeyValuePair<string, string>(Code(language, i + 1), text.Substring(start, Math.Min(ChunkLength, text.Length - start))));
        }
        return rows;
    }

    /// <summary>Settings from the rows' values by code. What cannot be read counts as absent, with a remark; never throws.</summary>
    public static AnalyzerSettings Read(IReadOnlyDictionary<string, string> values)
    {
        var remark = new StringBuilder();
        AnalysisSettings settings = AnalysisSettings.Default;
        if (values.TryGetValue(CalibrationCode, out string? json))
        {
            AnalysisSettings? read = SettingsJson.Read(json);
            if (read == null) remark.Append(CalibrationCode).Append(" is no flat JSON object; ");
            settings = read ?? settings;
        }
        SentimentModel? english = Model(values, "en", remark);
        SentimentModel? chinese = Model(values, "zh", remark);
        AnalysisEngine? engine = english == null && chinese == null ? null : AnalysisEngine.Embedded.WithModels(english, chinese);
        return new AnalyzerSettings(settings, engine, remark.Length == 0 ? null : remark.ToString());
    }

    private static SentimentModel? Model(IReadOnlyDictionary<string, string> values, string language, StringBuilder remark)
    {
        if (!values.ContainsKey(Code(language, 1))) return null;
        try
        {
            var bytes = new MemoryStream();
            for (int i = 1; i <= MostChunks && values.TryGetValue(Code(language, i), out string? chunk); i++)
            {
                byte[] part = Convert.FromBase64String(chunk);
                bytes.Write(part, 0, part.Length);
            }
            bytes.Position = 0;
            return SentimentModel.Read(bytes);
        }
        catch (Exception e) when (e is FormatException || e is InvalidDataException || e is EndOfStreamException || e is OverflowException)
        {
            remark.Append(Code(language, 1)).Append(": ").Append(e.Message).Append(" The embedded model is used; ");
            return null;
        }
    }

    private static string Code(string language, int chunk) => Prefix + language + "_" + chunk.ToString(CultureInfo.InvariantCulture);

    private static List<string> BuildCodes()
    {
        var codes = new List<string> { CalibrationCode };
        foreach (string language in Languages)
        {
            for (int i = 1; i <= MostChunks; i++) codes.Add(Code(language, i));
        }
        return codes;
    }
}
