using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.Linq;
using CrmFeedback.Analysis;
using CrmFeedback.Trainer.Corpora;
using CrmFeedback.Trainer.Evaluation;
using CrmFeedback.Trainer.Learning;

namespace CrmFeedback.Trainer.Commands;

/// <summary><c>adapt</c>: what a few hundred labelled texts of a source the model never saw are worth, by the fit of <c>crmfeedback calibrate</c>.</summary>
public static class AdaptCommand
{
    private static readonly int[] Sizes = [30, 100, 300];

    // As many draws of the labelled rows, each beginning elsewhere: the mean of one draw is noisy.
    private const int Draws = 5;

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var data = new Option<string>("--data") { Description = "Folder with the corpora.", Required = true };
        var language = new Option<string?>("--language") { Description = "en or zh; both by default." };
        var rows = new Option<int[]>("--rows") { Description = "Labelled rows the calibration is fitted on.", DefaultValueFactory = _ => Sizes, AllowMultipleArgumentsPerToken = true };
        var command = new Command("adapt", "Fits the calibration on some rows of each source left out and judges it on the source's other rows (minutes). Sources of one class are left out.") { data, language, rows };
        command.SetAction(parse =>
        {
            var run = new TrainingRun(parse.GetValue(data)!, _ => { });
            var sources = LeaveOutCommand.Languages(parse.GetValue(language)).SelectMany(chinese => Points(run, chinese)).ToList();
            foreach (int size in parse.GetValue(rows)!)
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{size + " labelled rows",-18} macro-F1           accuracy           calibration error"));
                var all = sources.Where(s => s.Points.Count >= 2 * size).Select(s => (s.Name, Changes: Draw(s.Points, size).ToList())).ToList();
                foreach (var (name, changes) in all) Console.WriteLine(Line(name, changes));
                if (all.Count > 0) Console.WriteLine(Line("mean", all.SelectMany(s => s.Changes).ToList()));
            }
            return 0;
        });
        return command;
    }

    /// <summary>Figures on the rows that were not fitted on, before and after, for several even choices of <paramref name="size"/> rows.</summary>
    public static IEnumerable<(SentimentMetrics Before, SentimentMetrics After)> Draw(IReadOnlyList<SentimentPoint> points, int size)
    {
        for (int draw = 0; draw < Draws; draw++)
        {
            var chosen = Enumerable.Range(0, size).Select(i => (int)((i + (draw + 0.5) / Draws) * points.Count / size)).ToHashSet();
            var fitted = points.Where((_, i) => chosen.Contains(i)).ToList();
            if (fitted.Select(p => p.Class).Distinct().Count() < 2) continue;
            var parameters = CalibrationParameters.Of(CalibrationFit.Fit(fitted).Settings);
            var others = points.Where((_, i) => !chosen.Contains(i)).ToList();
            yield return (FitFigures.Of(others.Select(p => (p, CalibrationParameters.None))).Metrics, FitFigures.Of(others.Select(p => (p, parameters))).Metrics);
        }
    }

    private static IEnumerable<(string Name, List<SentimentPoint> Points)> Points(TrainingRun run, bool chinese)
    {
        var options = new TrainingOptions();
        var all = LeaveOut.Run(run, chinese, options, Console.Error.WriteLine);
        var scratch = new AnalysisScratch();
        foreach (var left in all.Where(l => l.Texts.Select(t => t.Label).Distinct().Count() > 1))
        {
            byte[] model = left.Model.Quantise(LeaveOut.Calibrate(all, left.Corpus));
            var engine = run.Engine(model, model);
            yield return ((chinese ? "zh " : "en ") + left.Corpus, left.Texts.Select(t => SentimentPoint.Read(engine, t.Text, Level(t.Label), scratch)).OfType<SentimentPoint>().ToList());
        }
    }

    private static Sentiment Level(Polarity3 label) => label switch { Polarity3.Negative => Sentiment.Negative, Polarity3.Neutral => Sentiment.Neutral, _ => Sentiment.Positive };

    private static string Line(string name, List<(SentimentMetrics Before, SentimentMetrics After)> changes)
    {
        double Mean(Func<SentimentMetrics, double> figure, bool after) => changes.Average(c => figure(after ? c.After : c.Before));
        return string.Create(CultureInfo.InvariantCulture,
            $"{name,-18}{Mean(m => m.MacroF1, false),7:P1} -> {Mean(m => m.MacroF1, true),7:P1} {Mean(m => m.Accuracy, false),7:P1} -> {Mean(m => m.Accuracy, true),7:P1} {Mean(m => m.CalibrationError, false),6:F3} -> {Mean(m => m.CalibrationError, true):F3}");
    }
}
