using System;
using System.Collections.Generic;
using System.Linq;
using CrmFeedback.Analysis;
using CrmFeedback.Trainer.Corpora;

namespace CrmFeedback.Trainer.Evaluation;

/// <summary>Holds the emotions engines read against labels.</summary>
public static class EmotionEvaluator
{
    /// <summary>F1 of each emotion over texts, each with the engine that reads it; <paramref name="headsOnly"/> leaves the phrases out.</summary>
    public static IReadOnlyList<(Emotion Emotion, double F1, int Count)> Evaluate(IEnumerable<(AnalysisEngine Engine, EmotionText Text)> cases, IReadOnlyList<Emotion> emotions, bool headsOnly)
    {
        var hits = new int[8];
        var shown = new int[8];
        var truth = new int[8];
        var scratch = new AnalysisScratch();
        foreach (var (engine, text) in cases)
        {
            foreach (var e in text.Emotions) truth[(int)e]++;
            foreach (var e in headsOnly ? Heads(engine, scratch, text.Text) : engine.Analyze(text.Text, AnalysisContext.Default).Emotions.Select(e => e.Emotion))
            {
                shown[(int)e]++;
                if (text.Emotions.Contains(e)) hits[(int)e]++;
            }
        }
        return emotions.Select(e => (e, F1(hits[(int)e], shown[(int)e], truth[(int)e]), truth[(int)e])).ToList();
    }

    /// <summary>Macro-F1 when every text has one emotion or none: the strongest listed emotion among <paramref name="emotions"/>, else neutral; <paramref name="headsOnly"/> leaves the phrases out.</summary>
    public static double SingleLabelMacroF1(IEnumerable<(AnalysisEngine Engine, EmotionText Text)> cases, IReadOnlyList<Emotion> emotions, bool headsOnly)
    {
        var scratch = new AnalysisScratch();
        int none = emotions.Count;
        var confusion = new int[none + 1, none + 1];
        foreach (var (engine, text) in cases)
        {
            int truth = text.Emotions.Count == 0 ? none : emotions.ToList().IndexOf(text.Emotions.First());
            var found = headsOnly ? Heads(engine, scratch, text.Text).OrderByDescending(e => scratch.Scores.Emotion[(int)e]) : engine.Analyze(text.Text, AnalysisContext.Default).Emotions.Select(e => e.Emotion);
            int best = found.Where(emotions.Contains).Select(e => emotions.ToList().IndexOf(e)).DefaultIfEmpty(none).First();
            confusion[truth, best]++;
        }
        return Enumerable.Range(0, none + 1).Average(c => F1(confusion[c, c], Enumerable.Range(0, none + 1).Sum(r => confusion[r, c]), Enumerable.Range(0, none + 1).Sum(r => confusion[c, r])));
    }

    private static List<Emotion> Heads(AnalysisEngine engine, AnalysisScratch scratch, string text)
    {
        engine.Pipeline.Read(text, Math.Min(text.Length, AnalysisSettings.Default.MaxCharacters), scratch);
        engine.Sentiment.Score(scratch);
        return Enumerable.Range(0, scratch.Scores.Emotion.Length).Where(e => scratch.Scores.Emotion[e] > 0).Select(e => (Emotion)e).ToList();
    }

    private static double F1(int hits, int shown, int truth) => shown + truth == 0 ? 0 : 2.0 * hits / (shown + truth);
}
