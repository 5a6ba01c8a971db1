using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CrmFeedback.Analysis;
using CrmFeedback.Evaluation;
using CrmFeedback.Trainer.Commands;
using CrmFeedback.Trainer.Corpora;

namespace CrmFeedback.Trainer.Evaluation;

/// <summary>Plain requests that training did not take: the rest of each corpus of requests, without texts it took elsewhere.</summary>
public static class UnseenRequests
{
    /// <summary>A line for each corpus: texts, share read as neutral, as negative, as positive.</summary>
    public static IEnumerable<string> Lines(TrainingRun run, AnalysisEngine engine)
    {
        foreach (bool chinese in new[] { false, true })
        {
            foreach (var corpus in Texts(run, chinese).GroupBy(t => t.Corpus, StringComparer.Ordinal)) yield return Line(corpus.Key, SentimentEvaluator.Evaluate(engine, corpus));
        }
    }

    /// <summary>The texts of one language.</summary>
    public static IReadOnlyList<LabelledText> Texts(TrainingRun run, bool chinese)
    {
        var all = run.Examples(chinese).Select(e => e.Text).ToList();
        var taken = SourceMix.Apply(all, t => t.Source).Select(t => t.Text).ToHashSet(StringComparer.Ordinal);
        return all.Where(t => SourceMix.PlainRequests.Contains(t.Source) && !SourceMix.SupportOnly.Contains(t.Corpus) && !taken.Contains(t.Text)).ToList();
    }

    private static string Line(string corpus, SentimentMetrics metrics) => string.Create(CultureInfo.InvariantCulture,
        $"{corpus,-10}{metrics.Count,6} neutral {Share(metrics, Polarity3.Neutral),6:P1} negative {Share(metrics, Polarity3.Negative),6:P1} positive {Share(metrics, Polarity3.Positive),6:P1}");

    private static double Share(SentimentMetrics metrics, Polarity3 read) => metrics[(int)Polarity3.Neutral, (int)read] / (double)Math.Max(1, metrics.Count);
}
