using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.Linq;
using CrmFeedback.Analysis;
using CrmFeedback.Trainer.Evaluation;
using CrmFeedback.Trainer.Learning;

namespace CrmFeedback.Trainer.Commands;

/// <summary><c>leave-out</c>: trains without one corpus and scores on it, corpus by corpus.</summary>
public static class LeaveOutCommand
{
    /// <summary>Heading of <see cref="Line"/>.</summary>
    public const string Heading = "source           n     acc  macroF1  recall     AUC    ECE  confusion (truth neg | neu | pos)";

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var data = new Option<string>("--data") { Description = "Folder with the corpora.", Required = true };
        var language = new Option<string?>("--language") { Description = "en or zh; both by default." };
        var keep = new Option<int>("--keep") { DefaultValueFactory = _ => new TrainingOptions().Keep, Description = "n-grams kept per language." };
        var epochs = new Option<int>("--epochs") { DefaultValueFactory = _ => new TrainingOptions().Epochs, Description = "Passes." };
        var l1 = new Option<float>("--l1") { DefaultValueFactory = _ => new TrainingOptions().L1, Description = "L1." };
        var l2 = new Option<float>("--l2") { DefaultValueFactory = _ => new TrainingOptions().L2, Description = "L2." };
        var power = new Option<double>("--source-power") { DefaultValueFactory = _ => new TrainingOptions().SourcePower, Description = "Sources weigh by size to this power." };
        var verbose = new Option<bool>("--verbose") { Description = "Show training steps." };
        var command = new Command("leave-out", "Leave-one-source-out figures.") { data, language, keep, epochs, l1, l2, power, verbose };
        command.SetAction(parse =>
        {
            Action<string> log = parse.GetValue(verbose) ? Console.Error.WriteLine : _ => { };
            var run = new TrainingRun(parse.GetValue(data)!, log);
            var options = new TrainingOptions
            {
                Keep = parse.GetValue(keep), Epochs = parse.GetValue(epochs), L1 = parse.GetValue(l1), L2 = parse.GetValue(l2), SourcePower = parse.GetValue(power),
            };
            Console.WriteLine(Heading);
            foreach (bool chinese in Languages(parse.GetValue(language)))
            {
                var all = LeaveOut.Run(run, chinese, options, log);
                var figures = Figures(run, all, options);
                foreach (var (name, metrics) in figures) Console.WriteLine(Line(name, metrics));
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"mean macro-F1 {figures.Average(f => f.Metrics.MacroF1):P1}, mean ECE {figures.Average(f => f.Metrics.CalibrationError):F3}; {LeaveOut.Calibrate(all)}"));
            }
            return 0;
        });
        return command;
    }

    /// <summary>Whether to read Chinese, for each language wanted.</summary>
    public static bool[] Languages(string? language) => language switch { "en" => [false], "zh" => [true], _ => [false, true] };

    /// <summary>Every corpus through the engine, by the model that never saw it, calibrated on the other corpora; <paramref name="change"/> may spoil the engine first.</summary>
    public static List<(string Name, SentimentMetrics Metrics)> Figures(TrainingRun run, IReadOnlyList<LeftOut> all, TrainingOptions options, Action<AnalysisEngine>? change = null)
    {
        var result = new List<(string, SentimentMetrics)>();
        foreach (var left in all)
        {
            byte[] model = left.Model.Quantise(options.Calibrate ? LeaveOut.Calibrate(all, left.Corpus) : Calibration.None);
            var engine = run.Engine(model, model);
            change?.Invoke(engine);
            var metrics = SentimentEvaluator.Evaluate(engine, left.Texts);
            result.Add(((left.Chinese ? "zh " : "en ") + left.Corpus, metrics));
        }
        return result;
    }

    /// <summary>One line of figures.</summary>
    public static string Line(string name, SentimentMetrics m) => string.Create(CultureInfo.InvariantCulture,
        $"{name,-14}{m.Count,6} {m.Accuracy,7:P1} {m.MacroF1,7:P1} {m.MacroRecall,7:P1} {m.Auc,7:F3} {m.CalibrationError,6:F3}  {m[0, 0]} {m[0, 1]} {m[0, 2]} | {m[1, 0]} {m[1, 1]} {m[1, 2]} | {m[2, 0]} {m[2, 1]} {m[2, 2]}");
}
