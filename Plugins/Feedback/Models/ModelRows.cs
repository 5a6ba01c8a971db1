using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;
using CrmFeedback.Analysis;

namespace CrmFeedback.Feedback;

/// <summary>
/// Rows of <c>cfb_setting</c> that carry a calibration and replaced models. The model <c>sentiment-en</c> (and so each of
/// <see cref="AnalysisModels.Names"/>) is in rows <c>analysis_model_sentiment_en_1</c> to <c>_4</c>: base64 in order, each below a million
/// characters (the column's limit).
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

    /// <summary>All codes, for one query.</summary>
    public static IReadOnlyList<string> Codes { get; } = BuildCodes();

    /// <summary>Code of row <paramref name="chunk"/> (from 1) of a model.</summary>
    public static string Code(string model, int chunk) => Prefix + model.Replace('-', '_') + "_" + chunk.ToString(CultureInfo.InvariantCulture);

    /// <summary>Code and value of every row that carries <paramref name="file"/> as model <paramref name="model"/>.</summary>
    /// <exception cref="ArgumentException">Another name than <see cref="AnalysisModels.Names"/>, or a model beyond four rows.</exception>
    public static IReadOnlyList<KeyValuePair<string, string>> Split(string model, byte[] file)
    {
        if (!new List<string>(AnalysisModels.Names).Contains(model)) throw new ArgumentException("Model '" + model + "', expected one of " + string.Join(", ", AnalysisModels.Names) + ".", nameof(model));
        string text = Convert.ToBase64String(file);
        int chunks = (text.Length + ChunkLength - 1) / ChunkLength;
        if (chunks > MostChunks) throw new ArgumentException("The model has " + file.Length.ToString(CultureInfo.InvariantCulture) + " bytes, more than four rows hold; train it with fewer n-grams.", nameof(file));
        var rows = new List<KeyValuePair<string, string>>();
        for (int i = 0; i < chunks; i++)
        {
            int start = i * ChunkLength;
            rows.Add(new KeyValuePair<string, string>(Code(model, i + 1), text.Substring(start, Math.Min(ChunkLength, text.Length - start))));
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
        AnalysisModels models = AnalysisModels.None;
        foreach (string model in AnalysisModels.Names) models = Add(models, model, values, remark);
        return new AnalyzerSettings(settings, models, remark.Length == 0 ? null : remark.ToString());
    }

    private static AnalysisModels Add(AnalysisModels models, string model, IReadOnlyDictionary<string, string> values, StringBuilder remark)
    {
        int last = MostChunks;
        while (last > 0 && !values.ContainsKey(Code(model, last))) last--;
        if (last == 0) return models;
        int chunk = 1;
        try
        {
            var bytes = new MemoryStream();
            for (; chunk <= last; chunk++)
            {
                if (!values.TryGetValue(Code(model, chunk), out string? text)) throw new InvalidDataException("the row is missing, although " + Code(model, last) + " is there.");
                byte[] part = Convert.FromBase64String(text);
                bytes.Write(part, 0, part.Length);
            }
            bytes.Position = 0;
            return models.With(model, bytes);
        }
        catch (Exception e) when (e is FormatException || e is InvalidDataException)
        {
            remark.Append(Code(model, Math.Min(chunk, last)));
            if (chunk > last && last > 1) remark.Append(" and the rows before it");
            remark.Append(": ").Append(e.Message).Append(" The embedded model ").Append(model).Append(" is used; ");
            return models;
        }
    }

    private static List<string> BuildCodes()
    {
        var codes = new List<string> { CalibrationCode };
        foreach (string model in AnalysisModels.Names)
        {
            for (int i = 1; i <= MostChunks; i++) codes.Add(Code(model, i));
        }
        return codes;
    }
}
