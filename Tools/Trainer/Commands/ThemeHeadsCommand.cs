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

/// <summary><c>theme-heads</c>: what the theme heads add to the rules on texts they never saw.</summary>
public static class ThemeHeadsCommand
{
    // Upper ends of the ranges of log-odds above a head's threshold in which rules are counted.
    private static readonly int[] Ranges = [-30000, -20000, -15000, -10000, -5000, 0, 5000, 10000, 20000, int.MaxValue];

    private const int Folds = 5;

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var data = new Option<string>("--data") { Description = "Folder with the corpora.", Required = true };
        var command = new Command("theme-heads", "Rules, heads and both on corpora, which heads never learn from, and on own texts by folds.") { data };
        command.SetAction(parse =>
        {
            var run = new TrainingRun(parse.GetValue(data)!, Console.Error.WriteLine);
            foreach (string line in Lines(run, AnalysisEngine.Embedded, new TrainingOptions())) Console.WriteLine(line);
            return 0;
        });
        return command;
    }

    /// <summary>Figures of every corpus by the heads of <paramref name="engine"/>, which never saw one, and of this project's own texts by heads of the other folds.</summary>
    public static IEnumerable<string> Lines(TrainingRun run, AnalysisEngine engine, TrainingOptions options)
    {
        foreach (bool chinese in new[] { false, true })
        {
            var own = WrittenTexts.Themes(chinese).Take(options.ThemeTexts).ToList();
            var heads = (chinese ? engine.Themes.Chinese : engine.Themes.English) ?? throw new InvalidOperationException("The engine has no theme heads.");
            string path = Path.Combine(run.Data, chinese ? "themes_zh.tsv" : "themes_en.tsv");
            var corpora = File.Exists(path) ? ThemeCorpus.Read(path) : [];
            foreach (var corpus in corpora.GroupBy(t => Corpus(t.Source), StringComparer.Ordinal))
            {
                foreach (string line in Figures(engine, corpus.Key, corpus.Select(t => (heads, t)).ToList(), chinese)) yield return line;
            }
            var folds = Enumerable.Range(0, Folds).Select(f => Heads(run, own.Where((_, i) => i % Folds != f).ToList())).ToList();
            foreach (string line in Figures(engine, chinese ? "own Chinese" : "own English", own.Select((t, i) => (folds[i % Folds], t)).ToList(), chinese)) yield return line;
        }
    }

    // Two samples of one corpus count together.
    private static string Corpus(string source) => source.Split('_')[0];

    private static MultiLabelModel Heads(TrainingRun run, List<ThemeText> texts) => MultiLabelModel.Read(new MemoryStream(run.TrainThemes(texts)));

    // Every text comes with the heads that never saw it.
    private static IEnumerable<string> Figures(AnalysisEngine engine, string name, List<(MultiLabelModel Heads, ThemeText Text)> cases, bool chinese)
    {
        var texts = cases.ConvertAll(c => c.Text);
        int mask = texts.Aggregate(0, (m, t) => m | t.Themes);
        var scratch = new AnalysisScratch();
        var over = cases.ConvertAll(c => Over(engine, c.Heads, scratch, c.Text.Text));
        var rules = ThemeEvaluator.Found(engine.WithThemes(ThemeModels.None), texts);
        yield return Line(name + ", rules", texts, rules, mask);
        yield return Line(name + ", heads", texts, cases.Select((c, i) => Bits(c.Heads, over[i])).ToList(), mask);
        var engines = cases.Select(c => c.Heads).Distinct().ToDictionary(m => m, m => engine.WithThemes(chinese ? new ThemeModels(null, m) : new ThemeModels(m, null)));
        yield return Line(name + ", rules and heads", texts, cases.Select(c => ThemeEvaluator.Found(engines[c.Heads], [c.Text])[0]).ToList(), mask);
        foreach (bool ruled in new[] { true, false }) yield return Agreement(name, cases, rules, over, mask, ruled);
    }

    private static int[] Over(AnalysisEngine engine, MultiLabelModel model, AnalysisScratch scratch, string text)
    {
        engine.Pipeline.Read(text, Math.Min(text.Length, AnalysisSettings.Default.MaxCharacters), scratch);
        engine.Sentiment.Score(scratch);
        int[] logits = model.Logits(scratch, 0, scratch.Text.TokenCount);
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

    // How often a theme is right that the rules found, or did not find, by what its head says of the text: the source of margins and confidence.
    private static string Agreement(string name, List<(MultiLabelModel Heads, ThemeText Text)> cases, IReadOnlyList<int> rules, List<int[]> over, int mask, bool ruled)
    {
        var right = new int[Ranges.Length];
        var all = new int[Ranges.Length];
        for (int i = 0; i < cases.Count; i++)
        {
            for (int h = 0; h < cases[i].Heads.Heads.Count; h++)
            {
                int theme = cases[i].Heads.Heads[h].Label;
                if ((mask >> theme & 1) == 0 || (rules[i] >> theme & 1) == 1 != ruled) continue;
                int range = Array.FindIndex(Ranges, end => over[i][h] < end);
                all[range]++;
                right[range] += cases[i].Text.Themes >> theme & 1;
            }
        }
        var parts = Ranges.Select((end, r) => string.Create(CultureInfo.InvariantCulture, $"{(end == int.MaxValue ? "above" : "below " + (end / 10000.0).ToString("0.#", CultureInfo.InvariantCulture))} {(double)right[r] / Math.Max(1, all[r]):P0} ({all[r]})"));
        return $"{name + (ruled ? ", rules by their head" : ", no rule, by the head"),-28} " + string.Join(", ", parts);
    }
}
