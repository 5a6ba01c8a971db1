using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Text;
using CrmFeedback.Analysis;
using CrmFeedback.Cli.Administration;
using CrmFeedback.Cli.Input;
using CrmFeedback.Cli.Models;
using CrmFeedback.Evaluation;
using CrmFeedback.Feedback;

namespace CrmFeedback.Cli.Commands;

/// <summary><c>calibrate</c>: class biases, temperature and the threshold of strong labels from an organisation's own labelled texts.</summary>
public static class CalibrateCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var labelled = new Option<string>("--labelled") { Description = "CSV, TSV or JSON lines with the columns text and label (very negative, negative, neutral, positive, very positive), such as 'corrections export' writes.", Required = true };
        var column = new Option<string?>("--text") { Description = "Column that holds the text; 'text' by default." };
        var label = new Option<string>("--label") { Description = "Column that holds the label.", DefaultValueFactory = _ => "label" };
        var output = new Option<string?>("--out") { Description = "File for the JSON of the row cfb_setting 'analysis_calibration'; standard output by default." };
        var format = new Option<string?>("--format") { Description = "csv, tsv or jsonl, whatever the ending says." };
        var models = new Option<string[]>("--models") { Description = "The models the organisation uses in place of the embedded ones: files or the folder given to 'model-rows'.", AllowMultipleArgumentsPerToken = true };
        var organization = OrganizationCommand.Organization(required: false);
        organization.Description = "Also stores the row in this organisation. " + organization.Description;
        var command = new Command("calibrate", "Fits class biases, temperature and thresholds to a few hundred labelled texts of an organisation, and says by cross-validation what they are worth.") { labelled, column, label, output, format, models, organization };
        command.SetAction(async (parse, cancellation) =>
        {
            CalibrationResult result;
            int bad;
            try
            {
                (result, bad) = Fit(parse.GetValue(labelled)!, parse.GetValue(column), parse.GetValue(label)!, parse.GetValue(format), Engine(parse.GetValue(models) ?? []), Console.Error);
                string json = SettingsJson.Write(result.Settings);
                if (parse.GetValue(output) is { } file) await File.WriteAllTextAsync(file, json + "\n", new UTF8Encoding(false), cancellation);
                else if (parse.GetValue(organization) == null) await Console.Out.WriteLineAsync(json);
            }
            catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException or ArgumentException)
            {
                await Console.Error.WriteLineAsync(e.Message);
                return 2;
            }
            int good = bad == 0 ? 0 : 1;
            if (parse.GetValue(organization) is not { } address) return good;
            return await OrganizationCommand.RunAsync(address, async client =>
            {
                await SettingUpload.StoreAsync(client, ModelRows.CalibrationCode, "Calibration", SettingsJson.Write(result.Settings), cancellation);
                await Console.Error.WriteLineAsync($"{ModelRows.CalibrationCode} stored; in use within {AnalyzerSettingsReader.Lifetime.TotalMinutes:0} minutes.");
                return good;
            }, cancellation);
        });
        return command;
    }

    /// <summary>Fits to a file; bad rows are told to <paramref name="messages"/> by their line and left out.</summary>
    /// <returns>The result and the number of bad rows.</returns>
    /// <exception cref="InvalidDataException">A column is missing, or too few rows are labelled.</exception>
    public static (CalibrationResult Result, int Bad) Fit(string labelled, string? column, string label, string? format, AnalysisEngine engine, TextWriter messages)
    {
        InputFormat kind = format == null ? InputFormats.FromName(labelled) : InputFormats.Parse(format);
        var texts = Read(labelled, kind, column ?? "text");
        var labels = Read(labelled, kind, label);
        var points = new List<SentimentPoint>();
        var scratch = new AnalysisScratch();
        int bad = 0;
        for (int i = 0; i < Math.Min(texts.Count, labels.Count); i++)
        {
            string? error = texts[i].Error ?? labels[i].Error;
            if (error == null && ParseLabel(labels[i].Text) is { } truth)
            {
                if (SentimentPoint.Read(engine, texts[i].Text!, truth, scratch) is { } point)
                {
                    points.Add(point);
                    continue;
                }
                error = "the text cannot be scored (no words, or another language)";
            }
            bad++;
            messages.WriteLine(string.Create(CultureInfo.InvariantCulture, $"row {texts[i].Number}: {error ?? $"label '{labels[i].Text}', expected very negative, negative, neutral, positive or very positive"}; skipped"));
        }
        var result = CalibrationFit.Fit(points);
        var (before, after) = (result.Before, result.After);
        messages.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{points.Count} rows used, {bad} bad. On rows held out: macro-F1 {before.Metrics.MacroF1:P1} -> {after.Metrics.MacroF1:P1}, accuracy {before.Metrics.Accuracy:P1} -> {after.Metrics.Accuracy:P1}, "
            + $"calibration error {before.Metrics.CalibrationError:F3} -> {after.Metrics.CalibrationError:F3}, log loss {before.LogLoss:F3} -> {after.LogLoss:F3}."));
        messages.WriteLine(result.Helps
            ? $"Store the JSON as value of the row cfb_setting with the code '{ModelRows.CalibrationCode}', or give --org."
            : "Biases and temperature do not help on rows held out, so they are written as none: label more rows before changing the settings.");
        return (result, bad);
    }

    private static AnalysisEngine Engine(string[] paths)
    {
        if (paths.Length == 0) return AnalysisEngine.Embedded;
        var models = AnalysisModels.None;
        foreach (var file in ModelFiles.Read(paths, null))
        {
            if (!file.IsGood) throw new InvalidDataException($"{file.Path}: {file.Message}");
            using var stream = File.OpenRead(file.Path);
            models = models.With(file.Model, stream);
        }
        return AnalysisEngine.Embedded.WithModels(models);
    }

    private static List<InputRow> Read(string path, InputFormat kind, string column)
    {
        using var reader = new StreamReader(path, new UTF8Encoding(false), detectEncodingFromByteOrderMarks: true);
        return [.. RowReader.Read(reader, kind, column)];
    }

    private static Sentiment? ParseLabel(string? label) => label?.Trim().ToLowerInvariant().Replace("_", " ", StringComparison.Ordinal) switch
    {
        "very negative" or "verynegative" => Sentiment.VeryNegative,
        "negative" => Sentiment.Negative,
        "neutral" => Sentiment.Neutral,
        "positive" => Sentiment.Positive,
        "very positive" or "verypositive" => Sentiment.VeryPositive,
        _ => null,
    };
}
