using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Linq;
using CrmFeedback.Analysis;

namespace CrmFeedback.Trainer.Commands;

/// <summary>
/// <c>themes</c>: micro- and macro-F1 of themes per source. A source labels only some themes: those it never labels are
/// unknown there and do not count (the mask).
/// </summary>
public static class EvaluateThemesCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var input = new Option<FileInfo>("--in") { Description = "TSV with the columns source, themes (codes parted by ;, - for none), text.", Required = true };
        var command = new Command("themes", "Micro- and macro-F1 of themes per source, with each source's mask.") { input };
        command.SetAction(parse =>
        {
            FileInfo file = parse.GetValue(input)!;
            if (!file.Exists)
            {
                Console.Error.WriteLine($"'{file.FullName}' does not exist; give --in a TSV with a header line.");
                return 2;
            }
            var rows = File.ReadLines(file.FullName).Skip(1).Select(line => line.Split('\t')).ToList();
            int bad = rows.FindIndex(r => r.Length < 3);
            if (bad >= 0)
            {
                Console.Error.WriteLine($"'{file.Name}' line {bad + 2}: expected source, themes and text parted by tabs.");
                return 2;
            }
            foreach (var source in rows.GroupBy(r => r[0], StringComparer.Ordinal)) Console.WriteLine(Line(source.Key, source.ToList()));
            return 0;
        });
        return command;
    }

    private static string Line(string source, List<string[]> rows)
    {
        var counts = rows.SelectMany(r => Codes(r[1])).Distinct(StringComparer.Ordinal).ToDictionary(c => c, _ => new int[3], StringComparer.Ordinal);
        foreach (string[] row in rows)
        {
            var truth = Codes(row[1]).ToHashSet(StringComparer.Ordinal);
            var found = FeedbackAnalyzer.Analyze(row[2]).Themes.Select(t => t.Code).ToHashSet(StringComparer.Ordinal);
            foreach (var (code, count) in counts)
            {
                if (truth.Contains(code)) count[found.Contains(code) ? 0 : 2]++;
                else if (found.Contains(code)) count[1]++;
            }
        }
        int[] all = Enumerable.Range(0, 3).Select(k => counts.Values.Sum(c => c[k])).ToArray();
        string each = string.Join(' ', counts.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Key} {F1(c.Value):P0}")));
        double macro = counts.Count == 0 ? 0 : counts.Values.Average(F1);
        return string.Create(CultureInfo.InvariantCulture, $"{source,-12}{rows.Count,7} micro-F1 {F1(all):P1} macro-F1 {macro:P1}  {each}");
    }

    private static IEnumerable<string> Codes(string labels) => labels.Split(';').Where(c => c.Length > 0 && c != "-");

    // 2·TP / (2·TP + FP + FN)
    private static double F1(int[] count) => count[0] == 0 ? 0 : 2.0 * count[0] / (2 * count[0] + count[1] + count[2]);
}
