using System;
using System.CommandLine;
using System.IO;
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
        var command = new Command("train", "Trains both languages and writes the models.") { data, output, keep };
        command.SetAction(parse =>
        {
            string folder = parse.GetValue(output) ?? DefaultFolder();
            var run = new TrainingRun(parse.GetValue(data)!, Console.Error.WriteLine);
            var options = new TrainingOptions { Keep = parse.GetValue(keep) };
            Directory.CreateDirectory(folder);
            File.WriteAllBytes(Path.Combine(folder, "characters.bin"), run.CharacterMap);
            File.WriteAllBytes(Path.Combine(folder, "words.bin"), run.WordTable);
            File.WriteAllBytes(Path.Combine(folder, "sentiment-en.bin"), run.Train(run.English, options));
            File.WriteAllBytes(Path.Combine(folder, "sentiment-zh.bin"), run.Train(run.Chinese, options));
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
