using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using CrmFeedback.Analysis;
using CrmFeedback.Trainer.Corpora;

namespace CrmFeedback.Trainer.Evaluation;

/// <summary>Right, wrongly found and missed mentions of a theme.</summary>
public sealed class ThemeCount
{
    /// <summary>Mentions.</summary>
    public int Right { get; set; }

    /// <summary>Mentions.</summary>
    public int Wrong { get; set; }

    /// <summary>Mentions.</summary>
    public int Missed { get; set; }

    /// <summary>Right / (right + wrong); 0 when nothing was found.</summary>
    public double Precision => Right == 0 ? 0 : (double)Right / (Right + Wrong);

    /// <summary>Right / (right + missed).</summary>
    public double Recall => Right == 0 ? 0 : (double)Right / (Right + Missed);

    /// <summary>2·right / (2·right + wrong + missed).</summary>
    public double F1 => Right == 0 ? 0 : 2.0 * Right / (2 * Right + Wrong + Missed);
}

/// <summary>Holds an engine's themes against labels, source by source, under each source's mask.</summary>
public static class ThemeEvaluator
{
    /// <summary>Figures of every theme corpus in <paramref name="data"/>, one line per source and one per theme; then polarity.</summary>
    public static IEnumerable<string> Lines(string data, AnalysisEngine engine)
    {
        foreach (string file in new[] { "themes_en.tsv", "themes_zh.tsv" })
        {
            string path = Path.Combine(data, file);
            if (!File.Exists(path)) continue;
            var texts = ThemeCorpus.Read(path);
            foreach (string line in Lines(texts, Found(engine, texts))) yield return line;
        }
        string polarity = Path.Combine(data, "theme_polarity_zh.tsv");
        if (!File.Exists(polarity)) yield break;
        foreach (string line in PolarityLines(ThemeCorpus.ReadPolarity(polarity), engine)) yield return line;
    }

    /// <summary>Figures of <paramref name="texts"/> whose themes were found to be <paramref name="found"/> (bits, same order).</summary>
    public static IEnumerable<string> Lines(IReadOnlyList<ThemeText> texts, IReadOnlyList<int> found)
    {
        var masks = ThemeCorpus.Masks(texts);
        foreach (var source in Enumerable.Range(0, texts.Count).GroupBy(i => texts[i].Source, StringComparer.Ordinal))
        {
            var counts = Count(source.Select(i => (texts[i].Themes, found[i])), masks[source.Key]);
            var sum = Sum(counts.Values);
            yield return string.Create(CultureInfo.InvariantCulture, $"{source.Key,-12}{source.Count(),7} micro-F1 {sum.F1,6:P1} macro-F1 {counts.Values.Average(c => c.F1),6:P1} precision {sum.Precision,6:P1} recall {sum.Recall,6:P1}");
            foreach (var (theme, c) in counts) yield return string.Create(CultureInfo.InvariantCulture, $"    {ThemeCodes.All[theme],-26}{c.Right + c.Missed,6} F1 {c.F1,6:P1} precision {c.Precision,6:P1} recall {c.Recall,6:P1}");
        }
    }

    /// <summary>Themes an engine finds in each text, as bits.</summary>
    public static IReadOnlyList<int> Found(AnalysisEngine engine, IEnumerable<ThemeText> texts) =>
        texts.Select(t => engine.Analyze(t.Text, AnalysisContext.Default).Themes.Aggregate(0, (bits, m) => bits | 1 << Array.IndexOf(ThemeCodes.All, m.Code))).ToList();

    /// <summary>Counts by theme index, of the themes in <paramref name="mask"/> only.</summary>
    public static SortedDictionary<int, ThemeCount> Count(IEnumerable<(int Truth, int Found)> pairs, int mask)
    {
        var counts = new SortedDictionary<int, ThemeCount>();
        for (int theme = 0; theme < ThemeCodes.All.Length; theme++)
        {
            if ((mask >> theme & 1) == 1) counts[theme] = new ThemeCount();
        }
        foreach (var (truth, found) in pairs)
        {
            foreach (var (theme, count) in counts)
            {
                bool real = (truth >> theme & 1) == 1;
                bool said = (found >> theme & 1) == 1;
                if (real && said) count.Right++;
                else if (said) count.Wrong++;
                else if (real) count.Missed++;
            }
        }
        return counts;
    }

    /// <summary>Sum of counts: what micro-F1 is made of.</summary>
    public static ThemeCount Sum(IEnumerable<ThemeCount> counts)
    {
        var sum = new ThemeCount();
        foreach (var c in counts)
        {
            sum.Right += c.Right;
            sum.Wrong += c.Wrong;
            sum.Missed += c.Missed;
        }
        return sum;
    }

    // Only texts that say one thing about a theme: with two opposite labels for a theme either answer would be right.
    private static IEnumerable<string> PolarityLines(List<ThemePolarityText> texts, AnalysisEngine engine)
    {
        yield return "polarity of a theme that was found (rows: truth negative, neutral, positive; columns: found negative, neutral, positive, mixed)";
        var single = texts.GroupBy(t => (t.Source, t.Theme, t.Text)).Where(g => g.Select(t => t.Polarity).Distinct().Count() == 1).Select(g => g.First());
        foreach (var group in single.GroupBy(t => t.Source))
        {
            foreach (var theme in group.GroupBy(t => t.Theme).OrderBy(g => g.Key)) yield return PolarityLine(group.Key + " " + ThemeCodes.All[theme.Key], theme, engine);
        }
    }

    private static string PolarityLine(string name, IEnumerable<ThemePolarityText> texts, AnalysisEngine engine)
    {
        var confusion = new int[3, 4];
        foreach (var text in texts)
        {
            var mention = engine.Analyze(text.Text, AnalysisContext.Default).Themes.FirstOrDefault(m => m.Code == ThemeCodes.All[text.Theme]);
            if (mention != null) confusion[(int)text.Polarity, (int)mention.Polarity]++;
        }
        int all = confusion.Cast<int>().Sum();
        int right = Enumerable.Range(0, 3).Sum(k => confusion[k, k]);
        // Of those labelled with a direction: how many were given the opposite one.
        int directed = Enumerable.Range(0, 4).Sum(k => confusion[0, k] + confusion[2, k]);
        int opposite = confusion[0, 2] + confusion[2, 0];
        string rows = string.Join(" | ", Enumerable.Range(0, 3).Select(r => string.Join(' ', Enumerable.Range(0, 4).Select(c => confusion[r, c]))));
        return string.Create(CultureInfo.InvariantCulture, $"{name,-30}{all,6} right {(double)right / Math.Max(1, all),6:P1} of those with a direction right {(double)(confusion[0, 0] + confusion[2, 2]) / Math.Max(1, directed),6:P1} opposite {(double)opposite / Math.Max(1, directed),6:P1}  {rows}");
    }
}
