using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CrmFeedback.Analysis.Phrases;
using CrmFeedback.Analysis.Sentiments;
using CrmFeedback.Trainer.Commands;
using CrmFeedback.Trainer.Learning;

namespace CrmFeedback.Trainer.Evaluation;

/// <summary>A sentiment model that lacks one part.</summary>
/// <param name="Name">What it lacks.</param>
/// <param name="Options">What training varies.</param>
/// <param name="Parts">What reading varies.</param>
/// <param name="ChineseOnly">Whether the part does nothing for English.</param>
/// <param name="Levels">Quantised weights lie between −Levels and +Levels.</param>
public sealed record AblationVariant(string Name, TrainingOptions Options, ReadingParts Parts, bool ChineseOnly = false, int Levels = sbyte.MaxValue);

/// <summary>Figures of a variant over the sources left out.</summary>
/// <param name="MacroF1">Mean over the sources of more than one class.</param>
/// <param name="CalibrationError">Mean over all sources.</param>
/// <param name="RequestsNeutral">Mean share of plain requests read as neutral.</param>
/// <param name="RequestsNegative">Mean share of plain requests read as negative.</param>
/// <param name="Sources">Macro-F1 by source; of plain requests the share read as neutral.</param>
public sealed record AblationFigures(double MacroF1, double CalibrationError, double RequestsNeutral, double RequestsNegative, IReadOnlyDictionary<string, double> Sources);

/// <summary>Trains without one part at a time, every source left out in turn.</summary>
public static class Ablation
{
    private static readonly PhraseCategory[] Complaints = [PhraseCategory.Leave, PhraseCategory.Regulator, PhraseCategory.Urgency, PhraseCategory.Problem, PhraseCategory.Severity, PhraseCategory.Recommend];
    private static readonly PhraseCategory[] Asking = [PhraseCategory.Request, PhraseCategory.Question, PhraseCategory.Suggestion];

    /// <summary>The full model, then each variant.</summary>
    public static IReadOnlyList<AblationVariant> Variants { get; } = Build();

    /// <summary>Figures of a variant; <paramref name="whole"/> reads with all parts and serves every variant that does too.</summary>
    public static AblationFigures Run(TrainingRun whole, bool chinese, AblationVariant variant)
    {
        var run = ReferenceEquals(variant.Parts, ReadingParts.All) ? whole : new TrainingRun(whole.Data, _ => { }, null, variant.Parts);
        return Summarise(LeaveOutCommand.Figures(run, LeaveOut.Run(run, chinese, variant.Options, _ => { }), variant.Options, engine => Coarsen(engine.Sentiment, variant.Levels)));
    }

    /// <summary>Rounds the weights of an engine of its own to fewer levels.</summary>
    public static void Coarsen(SentimentReader sentiment, int levels)
    {
        if (levels >= sbyte.MaxValue) return;
        double step = sbyte.MaxValue / (double)levels;
        foreach (sbyte[] weights in new[] { sentiment.English.Ngrams.Weights, sentiment.Chinese.Ngrams.Weights })
        {
            for (int i = 0; i < weights.Length; i++) weights[i] = (sbyte)Math.Round(Math.Round(weights[i] / step) * step);
        }
    }

    /// <summary>Means of figures by source.</summary>
    public static AblationFigures Summarise(IReadOnlyList<(string Name, SentimentMetrics Metrics)> figures)
    {
        var mixed = figures.Where(f => !IsRequests(f.Metrics)).Select(f => f.Metrics).ToList();
        var requests = figures.Where(f => IsRequests(f.Metrics)).Select(f => f.Metrics).ToList();
        double Mean(IReadOnlyCollection<SentimentMetrics> of, Func<SentimentMetrics, double> figure) => of.Count == 0 ? double.NaN : of.Average(figure);
        return new AblationFigures(
            Mean(mixed, m => m.MacroF1), figures.Average(f => f.Metrics.CalibrationError), Mean(requests, m => m.Accuracy), Mean(requests, m => m[1, 0] / (double)m.Count),
            figures.ToDictionary(f => f.Name, f => IsRequests(f.Metrics) ? f.Metrics.Accuracy : f.Metrics.MacroF1));
    }

    /// <summary>Heading of <see cref="Row"/>, a Markdown table.</summary>
    public static IEnumerable<string> Heading(string language) =>
    [
        $"| {language} | macro-F1 | calibration error | requests read neutral | read negative | moved most |",
        "|---|---|---|---|---|---|",
    ];

    /// <summary>A row of the table: the figures of the full model, or what a variant changes in points.</summary>
    public static string Row(string name, AblationFigures figures, AblationFigures? full)
    {
        if (full == null) return string.Create(CultureInfo.InvariantCulture, $"| {name} | {figures.MacroF1:P1} | {figures.CalibrationError:F3} | {figures.RequestsNeutral:P1} | {figures.RequestsNegative:P1} | |");
        var most = figures.Sources.MaxBy(s => Math.Abs(s.Value - full.Sources[s.Key]));
        return string.Create(CultureInfo.InvariantCulture,
            $"| {name} | {Points(figures.MacroF1 - full.MacroF1)} | {Signed(figures.CalibrationError - full.CalibrationError, "F3")} | {Points(figures.RequestsNeutral - full.RequestsNeutral)} | {Points(figures.RequestsNegative - full.RequestsNegative)} | {most.Key} {Points(most.Value - full.Sources[most.Key])} |");
    }

    private static bool IsRequests(SentimentMetrics m) => Enumerable.Range(0, 3).All(c => m[0, c] == 0 && m[2, c] == 0);

    private static string Points(double change) => Signed(change * 100, "F1");

    private static string Signed(double change, string format)
    {
        string digits = Math.Abs(change).ToString(format, CultureInfo.InvariantCulture);
        return digits.Trim('0', '.').Length == 0 ? digits : (change < 0 ? "−" : "+") + digits;
    }

    private static List<AblationVariant> Build()
    {
        var full = new TrainingOptions();
        var all = ReadingParts.All;
        AblationVariant Without(string name, params PhraseCategory[] categories) => new(name, full, all with { Without = categories });
        return
        [
            new("all parts", full, all),
            new("n-grams alone: no phrases, no valences, no flags", full with { Feelings = false, Flags = false }, all with { WordValences = false, Without = Enum.GetValues<PhraseCategory>() }),
            new("without sums of feelings", full with { Feelings = false }, all),
            new("without valences of single words", full, all with { WordValences = false }),
            new("without the lexicon of phrases", full, all with { Lexicon = false }),
            Without("without phrases of feeling, lexicon included", PhraseCategory.Valence),
            Without("without negation", PhraseCategory.Negation),
            Without("without degree", PhraseCategory.Degree),
            Without("without contrast", PhraseCategory.Contrast),
            Without("without conditions and wishes", PhraseCategory.Condition, PhraseCategory.Wish),
            Without("without sarcasm", PhraseCategory.Sarcasm),
            Without("without problems, threats, recommendations", Complaints),
            Without("without requests, questions, suggestions", Asking),
            new("without flags", full with { Flags = false }, all),
            new("without emoji and punctuation", full, all with { Marks = false }),
            new("single tokens only", full, all with { LongestNgram = 1 }),
            new("n-grams up to two", full, all with { LongestNgram = 2 }, ChineseOnly: true),
            new("without the map of characters", full, all with { CharacterMap = false }, ChineseOnly: true),
            new("without plain requests", full with { Requests = false }, all),
            new("without own frames", full with { Frames = false }, all),
            new("without texts written one by one", full with { Written = 0 }, all),
            new("requests as neutral texts", full with { RequestClass = false }, all),
            new("without class balance", full with { Balance = false }, all),
            new("sources by size", full with { SourcePower = 1 }, all),
            new("sources all alike", full with { SourcePower = 0 }, all),
            new("silence about neutral taken as evidence", full with { NeutralUnseen = 0 }, all),
            new("without calibration", full with { Calibrate = false }, all),
            new("20,000 n-grams", full with { Keep = 20_000 }, all),
            new("weights of four bits", full, all, Levels: 7),
            new("no pruning", full with { Keep = int.MaxValue }, all),
        ];
    }
}
