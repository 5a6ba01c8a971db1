using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Text;
using CrmFeedback.Analysis;
using CrmFeedback.Trainer.Corpora;
using CrmFeedback.Trainer.Evaluation;

namespace CrmFeedback.Trainer.Commands;

/// <summary><c>evaluate</c>: holds models against a labelled TSV.</summary>
public static class EvaluateCommand
{
    private const int ShownErrors = 20;

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var input = new Option<string>("--in") { Description = "TSV with a header line; labels are negative, neutral, positive (very negative and very positive count with them).", Required = true };
        var text = new Option<string>("--text") { Description = "Column that holds the text.", DefaultValueFactory = _ => SentimentColumns.Standard.Text };
        var label = new Option<string?>("--label") { Description = "Column that holds the label; 'label' or 'sentiment' by default." };
        var source = new Option<string?>("--source") { Description = "Column by which figures are also given apart; 'source' by default, if there is one." };
        var models = new Option<string?>("--models") { Description = "Folder that 'train --out' wrote; the embedded models by default." };
        var settings = new Option<string?>("--settings") { Description = "JSON that 'crmfeedback calibrate' wrote; no calibration by default." };
        var worst = new Option<int>("--worst") { Description = "Worst errors shown.", DefaultValueFactory = _ => ShownErrors };
        var errors = new Option<string?>("--errors") { Description = "TSV file for all wrong answers, most confident first." };
        var command = new Command("evaluate", "Accuracy, macro-F1, macro-recall, AUC, expected calibration error, confusion and worst errors on a labelled TSV. A bad row is reported with its line and left out.") { input, text, label, source, models, settings, worst, errors };
        command.SetAction(parse =>
        {
            try
            {
                var columns = new SentimentColumns(parse.GetValue(text)!, parse.GetValue(label), parse.GetValue(source));
                var engine = parse.GetValue(models) is { } folder ? ModelFolder.Engine(folder) : AnalysisEngine.Embedded;
                return Run(parse.GetValue(input)!, columns, engine, Settings(parse.GetValue(settings)), parse.GetValue(worst), parse.GetValue(errors), Console.Out, Console.Error);
            }
            catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
            {
                Console.Error.WriteLine(e.Message);
                return 2;
            }
        });
        return command;
    }

    /// <summary>Evaluates a file; 0 when all rows were good, 1 when some were bad.</summary>
    /// <exception cref="InvalidDataException">A column is missing, or no row is good.</exception>
    public static int Run(string input, SentimentColumns columns, AnalysisEngine engine, AnalysisSettings settings, int worst, string? errorFile, TextWriter output, TextWriter messages)
    {
        int bad = 0;
        var rows = TsvCorpus.ReadSentiment(input, columns, message =>
        {
            bad++;
            messages.WriteLine(message + " Skipped.");
        });
        var scorable = rows.Where(r => engine.Analyze(r.Text, AnalysisContext.Default).UnscorableReason == null).ToList();
        if (scorable.Count == 0) throw new InvalidDataException($"{input}: no row with a label and a text that can be scored, {bad} bad.");
        var errors = new List<WorstError>();
        var all = SentimentEvaluator.Evaluate(engine, scorable, errors, settings);
        var sources = scorable.GroupBy(r => r.Source, StringComparer.Ordinal).ToList();
        int width = sources.Max(s => Math.Max(6, s.Key.Length));
        output.WriteLine(SentimentReport.Heading(width));
        if (sources.Count > 1) foreach (var source in sources) output.WriteLine(SentimentReport.Line(source.Key, width, SentimentEvaluator.Evaluate(engine, source, null, settings)));
        output.WriteLine(SentimentReport.Line("all", width, all));
        output.WriteLine($"{scorable.Count} texts evaluated, {rows.Count - scorable.Count} that cannot be scored and {bad} bad rows left out.");
        foreach (string line in SentimentReport.Confusion(all).Prepend(string.Empty)) output.WriteLine(line);
        foreach (string line in SentimentReport.Reliability(all).Prepend(string.Empty)) output.WriteLine(line);
        if (worst > 0 && errors.Count > 0)
        {
            output.WriteLine();
            output.WriteLine($"{Math.Min(worst, errors.Count)} of {errors.Count} wrong answers, most confident first");
            foreach (string line in SentimentReport.Worst(errors, worst)) output.WriteLine(line);
        }
        if (errorFile != null) File.WriteAllLines(errorFile, SentimentReport.Table(errors), new UTF8Encoding(false));
        return bad == 0 ? 0 : 1;
    }

    private static AnalysisSettings Settings(string? path) => path == null ? AnalysisSettings.Default
        : SettingsJson.Read(File.ReadAllText(path)) ?? throw new InvalidDataException($"{path} is no flat JSON object such as 'crmfeedback calibrate' writes.");
}
