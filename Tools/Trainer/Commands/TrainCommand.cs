using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using CrmFeedback.Analysis;
using CrmFeedback.Analysis.Sentiments;
using CrmFeedback.Trainer.Corpora;
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
        var labelled = new Option<string?>("--labelled") { Description = "An organisation's own TSV with the columns label (negative, neutral, positive) and text." };
        var command = new Command("train", "Trains both languages and writes the models and their card.") { data, output, keep, labelled };
        command.SetAction(parse =>
        {
            Run(parse.GetValue(data)!, parse.GetValue(output) ?? DefaultFolder(), new TrainingOptions { Keep = parse.GetValue(keep) }, parse.GetValue(labelled), Console.Error.WriteLine);
            return 0;
        });
        return command;
    }

    /// <summary>Trains and writes. The same data and options give the same bytes, whatever the culture and the number of processors.</summary>
    /// <param name="data">Folder with the corpora.</param>
    /// <param name="folder">Folder written to; made if it does not exist.</param>
    /// <param name="options">What training may vary.</param>
    /// <param name="labelled">An organisation's own labelled TSV; null for none.</param>
    /// <param name="log">Receives one line per step.</param>
    /// <exception cref="FileNotFoundException">A file of the data folder is missing.</exception>
    public static void Run(string data, string folder, TrainingOptions options, string? labelled, Action<string> log)
    {
        var run = new TrainingRun(data, log, labelled);
        Directory.CreateDirectory(folder);
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal) { ["characters.bin"] = run.CharacterMap, ["lexicon.bin"] = run.LexiconFile, ["words.bin"] = run.WordTable };
        var figures = new List<(string Name, SentimentMetrics Metrics)>();
        foreach (bool chinese in new[] { false, true })
        {
            string language = chinese ? "zh" : "en";
            var all = LeaveOut.Run(run, chinese, options, line => log(language + " " + line));
            figures.AddRange(LeaveOutCommand.Figures(run, all, options));
            files[$"sentiment-{language}.bin"] = run.Train(chinese, options).Quantise(LeaveOut.Calibrate(all), log);
            if (run.TrainEmotions(chinese) is { } emotions) files[$"emotions-{language}.bin"] = emotions;
            files[$"themes-{language}.bin"] = run.TrainThemes(WrittenTexts.Themes(chinese).Take(options.ThemeTexts).ToList());
        }
        foreach (var file in files) File.WriteAllBytes(Path.Combine(folder, file.Key), file.Value);
        var engine = run.Engine(files["sentiment-en.bin"], files["sentiment-zh.bin"], files.GetValueOrDefault("emotions-en.bin"), files.GetValueOrDefault("emotions-zh.bin"));
        File.WriteAllText(Path.Combine(folder, "reliability.svg"), ReliabilityDiagram.Draw(figures));
        File.WriteAllText(Path.Combine(folder, "MODELCARD.md"), ModelCard.Write(run, files.ToDictionary(f => f.Key, f => f.Value.Length), figures, UnseenRequests.Lines(run, engine), EmotionsCommand.Lines(run.Data, engine), [.. ThemeEvaluator.Lines(run.Data, engine), .. ThemeHeadsCommand.Lines(run, engine.WithThemes(new ThemeModels(Themes(files, "en"), Themes(files, "zh"))), options)]));
        log($"Written to {Path.GetFullPath(folder)}. Build the solution to embed them.");
    }

    private static MultiLabelModel Themes(SortedDictionary<string, byte[]> files, string language) => MultiLabelModel.Read(new MemoryStream(files[$"themes-{language}.bin"]), ThemeCodes.All.Length);

    private static string DefaultFolder()
    {
        for (var at = new DirectoryInfo(Environment.CurrentDirectory); at != null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "CrmFeedback.sln"))) return Path.Combine(at.FullName, "Plugins", "Analysis", "Models");
        }
        throw new DirectoryNotFoundException("No CrmFeedback.sln above the current folder; give --out.");
    }
}
