using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using CrmFeedback.Trainer.Evaluation;
using CrmFeedback.Trainer.Learning;

namespace CrmFeedback.Trainer.Commands;

/// <summary><c>train</c>: writes the models and their card.</summary>
public static class TrainCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var data = new Option<string>("--data") { Description = "Folder with the corpora.", Required = true };
        var output = new Option<string>("--out") { Description = "Folder for the models; by default the one they are built into." };
        var keep = new Option<int>("--keep") { DefaultValueFactory = _ => new TrainingOptions().Keep, Description = "n-grams kept per language." };
        var measure = new Option<bool>("--measure") { Description = "Also score every source by a model that never saw it, for the card (minutes)." };
        var command = new Command("train", "Trains both languages and writes the models and their card.") { data, output, keep, measure };
        command.SetAction(parse =>
        {
            string folder = parse.GetValue(output) ?? DefaultFolder();
            var run = new TrainingRun(parse.GetValue(data)!, Console.Error.WriteLine);
            var options = new TrainingOptions { Keep = parse.GetValue(keep) };
            Directory.CreateDirectory(folder);
            var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
            {
                ["characters.bin"] = run.CharacterMap,
                ["words.bin"] = run.WordTable,
                ["sentiment-en.bin"] = run.Train(run.English, options with { NeutralBias = TrainingOptions.EnglishNeutralBias }),
                ["sentiment-zh.bin"] = run.Train(run.Chinese, options),
            };
            foreach (var file in files) File.WriteAllBytes(Path.Combine(folder, file.Key), file.Value);
            var figures = new List<string>();
            if (parse.GetValue(measure)) figures.AddRange(LeaveOutCommand.Run(run, options, []));
            string card = ModelCard.Write(run.English, run.Chinese, files.ToDictionary(f => f.Key, f => f.Value.Length), figures);
            File.WriteAllText(Path.Combine(folder, "MODELCARD.md"), card);
            Console.Error.WriteLine($"Written to {Path.GetFullPath(folder)}. Build the solution to embed them.");
            return 0;
        });
        return command;
    }

    private static string DefaultFolder()
    {
        for (var at = new DirectoryInfo(Environment.CurrentDirectory); at != null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "CrmFeedback.sln"))) return Path.Combine(at.FullName, "Plugins", "Analysis", "Models");
        }
        throw new DirectoryNotFoundException("No CrmFeedback.sln above the current folder; give --out.");
    }
}
