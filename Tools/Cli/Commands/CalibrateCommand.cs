using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Text;
using CrmFeedback.Analysis;
using CrmFeedback.Cli.Calibration;
using CrmFeedback.Cli.Input;

namespace CrmFeedback.Cli.Commands;

/// <summary><c>calibrate</c>: class biases and the threshold of strong labels from an organisation's own labelled texts.</summary>
public static class CalibrateCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var labelled = new Option<string>("--labelled") { Description = "CSV, TSV or JSON lines with the columns text and label (very negative, negative, neutral, positive, very positive).", Required = true };
        var column = new Option<string?>("--text") { Description = "Column that holds the text; 'text' by default." };
        var label = new Option<string>("--label") { Description = "Column that holds the label.", DefaultValueFactory = _ => "label" };
        var output = new Option<string?>("--out") { Description = "File for the JSON of the row cfb_setting 'analysis_calibration'; standard output by default." };
        var format = new Option<string?>("--format") { Description = "csv, tsv or jsonl, whatever the ending says." };
        var command = new Command("calibrate", "Fits class biases and thresholds to a few hundred corrections.") { labelled, column, label, output, format };
        command.SetAction(parse =>
        {
            try
            {
                return Run(parse.GetValue(labelled)!, parse.GetValue(column), parse.GetValue(label)!, parse.GetValue(output), parse.GetValue(format));
            }
            catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException or ArgumentException)
            {
                Console.Error.WriteLine(e.Message);
                return 2;
            }
        });
        return command;
    }

    /// <summary>Runs; 0 when all rows were good, 1 when some were bad.</summary>
    /// <exception cref="InvalidDataException">A column is missing, or too few rows are labelled.</exception>
    public static int Run(string labelled, string? column, string label, string? output, string? format)
    {
        InputFormat kind = format == null ? InputFormats.FromName(labelled) : InputFormats.Parse(format);
        var texts = Read(labelled, kind, column ?? "text");
        var labels = Read(labelled, kind, label);
        var rows = new List<LabelledRow>();
        int bad = 0;
        for (int i = 0; i < Math.Min(texts.Count, labels.Count); i++)
        {
            Sentiment? truth = ParseLabel(labels[i].Text);
            if (texts[i].Text is { } text && truth is { } known) rows.Add(new LabelledRow(text, known));
            else
            {
                bad++;
                Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"row {texts[i].Number}: {texts[i].Error ?? labels[i].Error ?? $"label '{labels[i].Text}', expected very negative, negative, neutral, positive or very positive"}; skipped"));
            }
        }
        var result = CalibrationFit.Fit(rows);
        string json = SettingsJson.Write(result.Settings);
        if (output == null) Console.WriteLine(json);
        else File.WriteAllText(output, json + "\n", new UTF8Encoding(false));
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{rows.Count} rows used, {bad} bad. On rows held out: macro-F1 {result.Before.MacroF1:P1} -> {result.After.MacroF1:P1}, accuracy {result.Before.Accuracy:P1} -> {result.After.Accuracy:P1}, log loss {result.Before.LogLoss:F3} -> {result.After.LogLoss:F3}."));
        Console.Error.WriteLine(result.Helps
            ? "Store the JSON as value of the row cfb_setting with the code 'analysis_calibration'."
            : "The biases do not help on rows held out, so they are written as 0: label more rows before changing the settings.");
        return bad == 0 ? 0 : 1;
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
