using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.Linq;
using CrmFeedback.Trainer.Corpora;
using CrmFeedback.Trainer.Evaluation;
using CrmFeedback.Trainer.Learning;

namespace CrmFeedback.Trainer.Commands;

/// <summary><c>leave-out</c>: trains without one source and scores on it, source by source.</summary>
public static class LeaveOutCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var data = new Option<string>("--data") { Description = "Folder with the corpora.", Required = true };
        var sources = new Option<string[]>("--sources") { Description = "Sources to leave out in turn; plain requests are left out together as 'requests'.", AllowMultipleArgumentsPerToken = true };
        var keep = new Option<int>("--keep") { DefaultValueFactory = _ => new TrainingOptions().Keep, Description = "n-grams kept per language." };
        var chars = new Option<bool>("--character-grams") { Description = "Use character n-grams of words." };
        var epochs = new Option<int>("--epochs") { DefaultValueFactory = _ => new TrainingOptions().Epochs, Description = "Passes." };
        var l1 = new Option<float>("--l1") { DefaultValueFactory = _ => new TrainingOptions().L1, Description = "L1." };
        var l2 = new Option<float>("--l2") { DefaultValueFactory = _ => new TrainingOptions().L2, Description = "L2." };
        var neutral = new Option<double>("--neutral-bias") { Description = "Added to the log-odds of neutral." };
        var verbose = new Option<bool>("--verbose") { Description = "Show training steps." };
        var command = new Command("leave-out", "Leave-one-source-out macro-F1.") { data, sources, keep, chars, epochs, l1, l2, neutral, verbose };
        command.SetAction(parse =>
        {
            var run = new TrainingRun(parse.GetValue(data)!, parse.GetValue(verbose) ? Console.Error.WriteLine : _ => { });
            var options = new TrainingOptions { Keep = parse.GetValue(keep), CharacterGrams = parse.GetValue(chars), Epochs = parse.GetValue(epochs), L1 = parse.GetValue(l1), L2 = parse.GetValue(l2), NeutralBias = parse.GetValue(neutral) };
            Console.WriteLine("source        n      acc    macroF1 recall  ECE    confusion (truth neg | neu | pos)");
            foreach (var row in Run(run, options, parse.GetValue(sources) ?? [])) Console.WriteLine(row);
            return 0;
        });
        return command;
    }

    /// <summary>One line per source left out.</summary>
    public static IEnumerable<string> Run(TrainingRun run, TrainingOptions options, IReadOnlyCollection<string> only)
    {
        foreach (bool chinese in new[] { false, true })
        {
            var texts = chinese ? run.Chinese : run.English;
            foreach (var group in Groups(texts).Where(g => only.Count == 0 || only.Contains(g.Name)))
            {
                double bias = options.NeutralBias != 0 || chinese ? options.NeutralBias : TrainingOptions.EnglishNeutralBias;
                byte[] model = run.Train(texts, options with { NeutralBias = bias }, group.Sources);
                var engine = run.Engine(model, model);
                var metrics = SentimentEvaluator.Evaluate(engine, texts.Where(t => group.Sources.Contains(t.Source)));
                yield return Line((chinese ? "zh " : "en ") + group.Name, metrics);
            }
        }
    }

    /// <summary>One line of figures.</summary>
    public static string Line(string name, SentimentMetrics m) => string.Create(CultureInfo.InvariantCulture,
        $"{name,-13}{m.Count,6} {m.Accuracy,7:P1} {m.MacroF1,7:P1} {m.MacroRecall,7:P1} {m.CalibrationError,6:F3}  {m[0, 0]} {m[0, 1]} {m[0, 2]} | {m[1, 0]} {m[1, 1]} {m[1, 2]} | {m[2, 0]} {m[2, 1]} {m[2, 2]}");

    private static IEnumerable<(string Name, HashSet<string> Sources)> Groups(IEnumerable<LabelledText> texts)
    {
        var all = texts.Select(t => t.Source).Distinct().ToList();
        foreach (string source in all.Where(s => !SourceMix.PlainRequests.Contains(s))) yield return (source, new HashSet<string> { source });
        foreach (string source in all.Where(SourceMix.PlainRequests.Contains)) yield return (source, new HashSet<string> { source });
    }
}
