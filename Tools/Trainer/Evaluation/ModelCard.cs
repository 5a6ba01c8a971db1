using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using CrmFeedback.Trainer.Corpora;

namespace CrmFeedback.Trainer.Evaluation;

/// <summary>Writes MODELCARD.md: what the models are made of and how good they are.</summary>
public static class ModelCard
{
    private static readonly Dictionary<string, string> Licences = new()
    {
        ["vader_twe"] = "MIT (VADER ground truth, tweets)", ["vader_ama"] = "MIT (VADER ground truth, product reviews)",
        ["vader_nyt"] = "MIT (VADER ground truth, newspaper opinion)", ["vader_movie"] = "MIT (VADER ground truth, film reviews)",
        ["uci"] = "UCI sentiment labelled sentences, Apache-2.0 mirror", ["goemo"] = "GoEmotions, CC-BY-4.0",
        ["te_val"] = "TweetEval sentiment, unrestricted, per-task conditions", ["teemo"] = "TweetEval emotion, unrestricted, per-task conditions",
        ["bank77"] = "Banking77, CC-BY-4.0; plain requests", ["clinc"] = "CLINC150, CC-BY-3.0; plain requests", ["bitext"] = "Bitext, CDLA-Sharing-1.0, results unencumbered; plain requests",
        ["shop"] = "Chinese product reviews in nine categories, no licence stated", ["car"] = "Chinese car forum comments, no licence stated",
        ["ecom"] = "Chinese cosmetics reviews, no licence stated", ["openrice"] = "OpenRice restaurant reviews, CC-BY-4.0",
        ["atec"] = "ATEC bank questions, no licence stated; plain requests", ["smp"] = "SMP2020-EWECT emotions read as polarity, no licence stated",
    };

    /// <summary>The card; <paramref name="leaveOut"/> holds lines of figures per source left out, empty if not measured.</summary>
    public static string Write(IReadOnlyList<LabelledText> english, IReadOnlyList<LabelledText> chinese, IReadOnlyDictionary<string, int> bytes, IReadOnlyList<string> leaveOut)
    {
        var card = new StringBuilder();
        card.AppendLine("# Models").AppendLine();
        card.AppendLine("Written by `dotnet run --project Tools/Trainer -c Release -- train --data DIR --measure`; the same data give the same bytes. The corpora are not part of this project: only weights, valences and a character map are.").AppendLine();
        card.AppendLine("| file | bytes | what |").AppendLine("|---|---|---|");
        foreach (var pair in bytes) card.AppendLine(CultureInfo.InvariantCulture, $"| {pair.Key} | {pair.Value} | {What(pair.Key)} |");
        Sources(card, "English", english);
        Sources(card, "Chinese", chinese);
        card.AppendLine().AppendLine("Other sources: VADER lexicon (MIT), AFINN-en-165 (Apache-2.0 repository) and the emoji sentiment ranking (CC BY-SA 4.0) as word valences; OpenCC tables (Apache-2.0) as character map. Phrase tables in `Analysis/Tables` are this project's own.");
        card.AppendLine().AppendLine("## Method").AppendLine();
        card.AppendLine("Hashed n-grams (words 1-2, Chinese characters 1-3, emoji and marks), tf 1/j for the j-th occurrence, divided by √(n+1); four sums of rule-adjusted feelings; three-class logistic regression (FTRL-Proximal), pruned by |w|·√df, trained again, int8. Sources weigh by n^¾ in all. Log-odds of positive against negative are the raw score.");
        card.AppendLine().AppendLine("## Figures").AppendLine();
        if (leaveOut.Count == 0) card.AppendLine("Not measured in this run.");
        else
        {
            card.AppendLine("Every source scored by a model that never saw it (`leave-out`). Macro-F1 over the classes a source has; a source of two classes counts every neutral answer as a miss. `ECE` is the expected calibration error. Confusion: truth negative | neutral | positive.").AppendLine();
            card.AppendLine("```").AppendLine("source        n      acc    macroF1 recall  ECE    confusion");
            foreach (string line in leaveOut) card.AppendLine(line);
            card.AppendLine("```").AppendLine();
            card.AppendLine("Known weaknesses: Chinese corpora hold hardly any neutral feedback, so neutral Chinese of unseen domains (`car`, `openrice`) is often read as positive or negative; sarcasm is not read.");
        }
        return card.ToString().Replace("\r\n", "\n", System.StringComparison.Ordinal);
    }

    private static void Sources(StringBuilder card, string language, IReadOnlyList<LabelledText> texts)
    {
        card.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"## {language} sources").AppendLine();
        card.AppendLine("| source | rows | used | negative | neutral | positive | licence |").AppendLine("|---|---|---|---|---|---|---|");
        var used = SourceMix.Apply(texts).GroupBy(t => t.Source).ToDictionary(g => g.Key, g => g.ToList());
        foreach (var source in texts.GroupBy(t => t.Source))
        {
            var rows = used[source.Key];
            string licence = Licences.TryGetValue(source.Key, out string? known) ? known : "the organisation's own";
            card.AppendLine(CultureInfo.InvariantCulture, $"| {source.Key} | {source.Count()} | {rows.Count} | {Count(rows, Polarity3.Negative)} | {Count(rows, Polarity3.Neutral)} | {Count(rows, Polarity3.Positive)} | {licence} |");
        }
    }

    private static int Count(List<LabelledText> rows, Polarity3 label) => rows.Count(r => r.Label == label);

    private static string What(string file) => file switch
    {
        "characters.bin" => "folds spellings of Chinese characters onto one form",
        "words.bin" => "valences of English words and emoji",
        "sentiment-en.bin" => "English sentiment, two int8 weights per n-gram",
        "sentiment-zh.bin" => "Chinese sentiment, two int8 weights per n-gram",
        _ => string.Empty,
    };
}
