using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using CrmFeedback.Analysis;
using CrmFeedback.Trainer.Corpora;
using CrmFeedback.Trainer.Evaluation;

namespace CrmFeedback.Trainer.Commands;

/// <summary>
/// <c>themes</c>: F1, precision and recall of the theme rules per source, and how often their polarity is right. Without the theme
/// models, which have seen these very texts; <c>theme-heads</c> measures those.
/// </summary>
public static class EvaluateThemesCommand
{
    private static AnalysisEngine Rules => AnalysisEngine.Embedded.WithThemes(ThemeModels.None);

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var data = new Option<string?>("--data") { Description = "Folder with themes_en.tsv, themes_zh.tsv and theme_polarity_zh.tsv." };
        var input = new Option<string?>("--in") { Description = "One TSV with the columns source, themes (codes parted by ;, - for none), text." };
        var errors = new Option<int>("--errors") { Description = "With --in: texts printed of each theme that were missed or wrongly found." };
        var command = new Command("themes", "F1, precision and recall of themes per source, each with its own mask.") { data, input, errors };
        command.SetAction(parse =>
        {
            try
            {
                if (parse.GetValue(input) is { } file) Evaluate(file, parse.GetValue(errors));
                else if (parse.GetValue(data) is { } folder) foreach (string line in ThemeEvaluator.Lines(folder, Rules)) Console.WriteLine(line);
                else throw new InvalidDataException("Give --data DIR or --in FILE.");
                return 0;
            }
            catch (Exception e) when (e is IOException or InvalidDataException)
            {
                Console.Error.WriteLine(e.Message);
                return 2;
            }
        });
        return command;
    }

    private static void Evaluate(string file, int errors)
    {
        var texts = ThemeCorpus.Read(file);
        var found = ThemeEvaluator.Found(Rules, texts);
        foreach (string line in ThemeEvaluator.Lines(texts, found)) Console.WriteLine(line);
        var masks = ThemeCorpus.Masks(texts);
        if (errors <= 0) return;
        foreach (var source in Enumerable.Range(0, texts.Count).GroupBy(i => texts[i].Source, StringComparer.Ordinal))
        {
            for (int theme = 0; theme < ThemeCodes.All.Length; theme++)
            {
                if ((masks[source.Key] >> theme & 1) == 0) continue;
                var off = source.Where(i => ((texts[i].Themes ^ found[i]) >> theme & 1) == 1).ToLookup(i => (texts[i].Themes >> theme & 1) == 1);
                foreach (bool missed in new[] { true, false })
                {
                    foreach (int i in off[missed].Take(errors)) Console.WriteLine($"{source.Key} {ThemeCodes.All[theme]} {(missed ? "missed" : "wrong")}: {texts[i].Text}");
                }
            }
        }
    }
}
