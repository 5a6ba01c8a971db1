using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Linq;
using CrmFeedback.Analysis;
using CrmFeedback.Analysis.Sentiments;
using CrmFeedback.Trainer.Corpora;
using CrmFeedback.Trainer.Evaluation;
using CrmFeedback.Trainer.Learning;

namespace CrmFeedback.Trainer.Commands;

/// <summary><c>theme-heads</c>: what the theme heads add to the rules on a corpus they never saw.</summary>
public static class ThemeHeadsCommand
{
    // Upper ends of the ranges of log-odds above a head's threshold in which rules are counted.
    private static readonly int[] Ranges = [-30000, -20000, -10000, 0, 10000, 20000, int.MaxValue];

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var data = new Option<string>("--data") { Description = "Folder with the corpora.", Required = true };
        var only = new Option<string?>("--train-to") { Description = "Folder to write themes-en.bin and themes-zh.bin to instead, trained on all sources." };
        var command = new Command("theme-heads", "Rules, heads and both, every corpus left out in turn.") { data, only };
        command.SetAction(parse =>
        {
            var run = new TrainingRun(parse.GetValue(data)!, Console.Error.WriteLine);
            if (parse.GetValue(only) is { } folder)
            {
                File.WriteAllBytes(Path.Combine(folder, "themes-en.bin"), run.TrainThemes(chinese: false)!);
                File.WriteAllBytes(Path.Combine(folder, "themes-zh.bin"), run.TrainThemes(chinese: true)!);
                return 0;
            }
            foreach (string line in Lines(run, AnalysisEngine.Embedded)) Console.WriteLine(line);
            return 0;
        });
        return command;
    }

    /// <summary>Figures of every corpus, scored by heads trained on the others of its language.</summary>
    public static IEnumerable<string> Lines(TrainingRun run, AnalysisEngine engine)
    {
        foreach (string file in new[] { "themes_en.tsv", "themes_zh.tsv" })
        {
            string path = Path.Combine(run.Data, file);
            if (!File.Exists(path)) continue;
            var texts = ThemeCorpus.Read(path);
            foreach (string corpus in texts.Select(t => Corpus(t.Source)).Distinct(StringComparer.Ordinal).ToList())
            {
                foreach (string line in LeftOut(run, engine, texts, corpus)) yield return line;
            }
        }
    }

    // Two samples of one corpus are left out together.
    private static string Corpus(string source) => source.Split('_')[0];

    private static IEnumerable<string> LeftOut(TrainingRun run, AnalysisEngine engine, List<ThemeText> texts, string corpus)
    {
        byte[] file = run.TrainThemes(texts.Where(t => Corpus(t.Source) != corpus).ToList(), ThemeCorpus.IsChinese(corpus));
        var model = MultiLabelModel.Read(new MemoryStream(file));
        var outside = texts.Where(t => Corpus(t.Source) == corpus).ToList();
        int mask = outside.Aggregate(0, (m, t) => m | t.Themes);
        var scratch = new AnalysisScratch();
        var over = outside.Select(t => Over(engine, model, scratch, t.Text)).ToList();
        var rules = ThemeEvaluator.Found(engine.WithThemes(ThemeModels.None), outside);
        yield return Line(corpus + ", rules", outside, rules, mask);
        yield return Line(corpus + ", heads", outside, over.Select(o => Bits(model, o)).ToList(), mask);
        var models = ThemeCorpus.IsChinese(corpus) ? new ThemeModels(null, model) : new ThemeModels(model, null);
        yield return Line(corpus + ", rules and heads", outside, ThemeEvaluator.Found(engine.WithThemes(models), outside), mask);
        yield return Agreement(corpus, outside, rules, over, model, mask);
    }

    private static int[] Over(AnalysisEngine engine, MultiLabelModel model, AnalysisScratch scratch, string text)
    {
        engine.Pipeline.Read(text, Math.Min(text.Length, AnalysisSettings.Default.MaxCharacters), scratch);
        engine.Sentiment.Score(scratch);
        int[] logits = model.Logits(scratch, 0, scratch.Text.TokenCount, characterGrams: false);
        return model.Heads.Select((h, i) => logits[i] - h.Threshold).ToArray();
    }

    private static int Bits(MultiLabelModel model, int[] over) =>
        model.Heads.Select((h, i) => over[i] >= 0 ? 1 << h.Label : 0).Aggregate(0, (bits, bit) => bits | bit);

    private static string Line(string name, List<ThemeText> texts, IReadOnlyList<int> found, int mask)
    {
        var counts = ThemeEvaluator.Count(texts.Select((t, i) => (t.Themes, found[i])), mask);
        var sum = ThemeEvaluator.Sum(counts.Values);
        return string.Create(CultureInfo.InvariantCulture, $"{name,-28} micro-F1 {sum.F1,6:P1} macro-F1 {counts.Values.Average(c => c.F1),6:P1} precision {sum.Precision,6:P1} recall {sum.Recall,6:P1}");
    }

    // How often a theme that the rules found is right, by what its head says of the text: the source of a mention's confidence.
    private static string Agreement(string corpus, List<ThemeText> texts, IReadOnlyList<int> rules, List<int[]> over, MultiLabelModel model, int mask)
    {
        var right = new int[Ranges.Length];
        var all = new int[Ranges.Length];
        for (int i = 0; i < texts.Count; i++)
        {
            for (int h = 0; h < model.Heads.Count; h++)
            {
                int theme = model.Heads[h].Label;
                if ((mask >> theme & 1) == 0 || (rules[i] >> theme & 1) == 0) continue;
                int range = Array.FindIndex(Ranges, end => over[i][h] < end);
                all[range]++;
                right[range] += texts[i].Themes >> theme & 1;
            }
        }
        var parts = Ranges.Select((end, r) => string.Create(CultureInfo.InvariantCulture, $"{(end == int.MaxValue ? "above" : "below " + end / 10000)} {(double)right[r] / Math.Max(1, all[r]):P0} ({all[r]})"));
        return $"{corpus + ", rules by their head",-28} " + string.Join(", ", parts);
    }
}
