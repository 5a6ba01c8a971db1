using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using CrmFeedback.Trainer.Commands;
using CrmFeedback.Trainer.Corpora;

namespace CrmFeedback.Trainer.Evaluation;

/// <summary>Writes MODELCARD.md: what the models are made of and how good they are.</summary>
public static class ModelCard
{
    private const string Written = "written for this project (Tools/Trainer/Corpora/Written), MIT; ";

    private static readonly Dictionary<string, string> Licences = new()
    {
        ["vader_twe"] = "MIT (VADER ground truth, tweets)", ["vader_ama"] = "MIT (VADER ground truth, product reviews)",
        ["vader_nyt"] = "MIT (VADER ground truth, newspaper opinion)", ["vader_movie"] = "MIT (VADER ground truth, film reviews)",
        ["uci"] = "UCI sentiment labelled sentences, Apache-2.0 mirror", ["goemo"] = "GoEmotions, CC-BY-4.0",
        ["te_val"] = "TweetEval sentiment, unrestricted, per-task conditions", ["teemo"] = "TweetEval emotion, unrestricted, per-task conditions",
        ["bank77"] = "Banking77, CC-BY-4.0; plain requests", ["clinc"] = "CLINC150, CC-BY-3.0; plain requests", ["bitext"] = "Bitext, CDLA-Sharing-1.0, results unencumbered; plain requests",
        [FrameTexts.Requests] = "this project's own (Tools/Trainer/Corpora/frames-*.txt), MIT; plain requests, support only",
        [FrameTexts.Statements] = "this project's own (Tools/Trainer/Corpora/frames-*.txt), MIT; plain statements, support only",
        [FrameTexts.Opinions] = "this project's own (Tools/Trainer/Corpora/frames-*.txt), MIT; complaints and praise, support only",
        [WrittenTexts.Requests] = Written + "plain requests, support only",
        [WrittenTexts.Statements] = Written + "facts, lukewarm and balanced judgements, support only",
        [WrittenTexts.Opinions] = Written + "complaints and praise, support only",
        ["multidogo"] = "MultiDoGO customer turns, CDLA-Permissive-1.0; plain requests by nature, support only",
        ["shop"] = "Chinese product reviews in nine categories, no licence stated", ["car"] = "Chinese car forum comments, no licence stated",
        ["ecom"] = "Chinese cosmetics reviews, no licence stated", ["openrice"] = "OpenRice restaurant reviews, CC-BY-4.0",
        ["atec"] = "ATEC bank questions, no licence stated; plain requests", ["car.phrases"] = "aspect phrases of the same comments, no licence stated", ["ecom.phrases"] = "aspect phrases of the same reviews, no licence stated",
        ["smp"] = "SMP2020-EWECT emotions read as polarity, no licence stated",
    };

    /// <summary>The card; <paramref name="figures"/> hold every corpus scored by a model that never saw it, the other lines the figures of the models themselves.</summary>
    public static string Write(TrainingRun run, IReadOnlyDictionary<string, int> bytes, IReadOnlyList<(string Name, SentimentMetrics Metrics)> figures, IEnumerable<string> requests, IEnumerable<string> emotions, IEnumerable<string> themes)
    {
        var card = new StringBuilder();
        card.AppendLine("# Models").AppendLine();
        card.AppendLine("Written by `dotnet run --project Tools/Trainer -c Release -- train --data DIR`; the same data give the same bytes. The corpora are not part of this project: only weights, valences and a character map are.").AppendLine();
        card.AppendLine("| file | bytes | what |").AppendLine("|---|---|---|");
        foreach (var pair in bytes) card.AppendLine(CultureInfo.InvariantCulture, $"| {pair.Key} | {pair.Value} | {What(pair.Key)} |");
        Sources(card, "English", run.English);
        Sources(card, "Chinese", run.Chinese);
        card.AppendLine().AppendLine("Other sources: VADER lexicon (MIT), AFINN-en-165 (Apache-2.0 repository) and the emoji sentiment ranking (CC BY-SA 4.0) as word valences; OpenCC tables (Apache-2.0) as character map; GoEmotions (CC-BY-4.0) and SMP2020-EWECT (no licence stated) for the emotions. Phrase tables in `Analysis/Tables` and the lexicon in `Tools/Trainer/Corpora/Lexicon` are this project's own, as is the second reading of the Chinese emotions.");
        card.AppendLine().AppendLine("## Method").AppendLine();
        card.AppendLine("Sentiment: hashed n-grams (words 1-2, Chinese characters 1-3, emoji and marks, stickers in brackets), tf 1/j for the j-th occurrence, divided by √(n+1); four sums of rule-adjusted feelings, found by words' valences, by the phrase tables and by the lexicon; eight flags of the whole text; logistic regression (FTRL-Proximal), pruned by |w|·√df, trained again, eight bits a weight (sign and square). English has four classes: plain requests are one of their own, which counts as neutral unless the text threatens, is angry or shows a face; Chinese has three. Sources weigh by n^¾ in all, classes alike but for English requests (×11) and other neutral texts (×0.8). Full stops and commas are no features: they tell where a text was typed. Own frames (`Tools/Trainer/Corpora/frames-*.txt`) show requests, statements, complaints and praise of many trades, and texts written one by one (`Tools/Trainer/Corpora/Written`, twice the weight of other sources of their size, in Chinese four times) show how customers write about facts, in words no corpus has. While learning from a source without neutral texts its neutral log-odds are lowered by 2, since its silence about neutral is no evidence. A temperature is fitted on texts scored by models that never saw their corpus, each corpus weighing alike. The more a text's n-grams speak like a request, the less a named problem counts. Log-odds of positive against negative are the raw score.").AppendLine();
        card.AppendLine("Emotions: yes-or-no heads over words 1-2 and characters 3-5 within words (English) or characters 1-3 (Chinese), int8, thresholds of best F1 by cross-validation on the training texts; phrases of the tables join them. Chinese emotions exclude each other: a softmax over them and none, with word lists that share a weight folded in and texts written for this project at three tenths of the weight, thresholds on the log-odds against all others by folds that keep reposts together; where a second reader doubted a label, half or a quarter of the text is learnt as what he read; where the model knows two in five of a text's n-grams it overrules phrases.");
        card.AppendLine().AppendLine("## Sentiment figures").AppendLine();
        card.AppendLine("Every corpus scored by a model that never saw it (`leave-out`), calibrated on the other corpora. Macro-F1 over the classes a source has; a source of two classes counts every neutral answer as a miss. `AUC` is positive against negative, `ECE` the expected calibration error in ten bins.").AppendLine();
        card.AppendLine("```").AppendLine(LeaveOutCommand.Heading);
        foreach (var (name, metrics) in figures) card.AppendLine(LeaveOutCommand.Line(name, metrics));
        card.AppendLine("```").AppendLine().AppendLine("![Share right by confidence, for every corpus left out](reliability.svg)");
        card.AppendLine().AppendLine("Plain requests that training did not take, of corpora it took others from (`requests`):").AppendLine().AppendLine("```");
        foreach (string line in requests) card.AppendLine(line);
        card.AppendLine("```");
        card.AppendLine().AppendLine("What each part is worth: [docs/ablation.md](../../../docs/ablation.md).");
        card.AppendLine().AppendLine("## Emotion figures").AppendLine().AppendLine("```");
        foreach (string line in emotions) card.AppendLine(line);
        card.AppendLine("```").AppendLine();
        card.AppendLine("## Theme figures").AppendLine();
        card.AppendLine("Themes are found by rules (`Analysis/Tables/themes-*.txt` and the lexicon); the figures by theme are theirs alone. Yes-or-no heads over words 1-2 and characters 3-5 within words (English) or characters 1-3 (Chinese), taught by this project's own labelled texts alone (`Tools/Trainer/Corpora/Written`), say how sure a theme is and name those told in words no rule knows, where they are 0.6 log-odds above their threshold (1.5 in neutral texts, 2.5 in requests and questions). They never saw the corpora below; own texts are read by five folds. A source labels only some themes: themes it never names are unknown there and do not count. Support requests (`banking77`, `clinc`, `bitext_*`, `multidogo`) name one intent each, so a second theme a reader would see in them counts as wrong. The neutral comments of `car` describe a car's behaviour without a judgement their label calls one.").AppendLine();
        card.AppendLine("```");
        foreach (string line in themes) card.AppendLine(line);
        card.AppendLine("```").AppendLine();
        card.AppendLine("Known weaknesses: Chinese corpora hold hardly any neutral feedback outside `car` and `openrice`, so with either left out its neutral texts are often read as positive or negative; Chinese emotions were learnt on one topic (an epidemic) and carry over poorly; sarcasm is not learnt.");
        return card.ToString().Replace("\r\n", "\n", System.StringComparison.Ordinal);
    }

    private static void Sources(StringBuilder card, string language, IReadOnlyList<LabelledText> texts)
    {
        card.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"## {language} sources").AppendLine();
        card.AppendLine("| source | rows | used | negative | neutral | positive | licence |").AppendLine("|---|---|---|---|---|---|---|");
        var used = SourceMix.Apply(texts, t => t.Source).GroupBy(t => t.Source).ToDictionary(g => g.Key, g => g.ToList());
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
        "lexicon.bin" => "valences and themes of phrases, both languages, as trees of tokens",
        "words.bin" => "valences of English words and emoji",
        "sentiment-en.bin" => "English sentiment, three weights of eight bits per n-gram: direction, neutral, request",
        "sentiment-zh.bin" => "Chinese sentiment, two weights of eight bits per n-gram: direction, neutral",
        "emotions-en.bin" => "seven English emotions, an int8 weight per n-gram and emotion",
        "themes-en.bin" => "English themes, an int8 weight per n-gram and theme",
        "themes-zh.bin" => "Chinese themes, an int8 weight per n-gram and theme",
        "emotions-zh.bin" => "five Chinese emotions, an int8 weight per n-gram and emotion",
        _ => string.Empty,
    };
}
