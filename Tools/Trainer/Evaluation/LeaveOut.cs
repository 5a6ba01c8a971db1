using System;
using System.Collections.Generic;
using System.Linq;
using CrmFeedback.Trainer.Commands;
using CrmFeedback.Trainer.Corpora;
using CrmFeedback.Trainer.Learning;

namespace CrmFeedback.Trainer.Evaluation;

/// <summary>One corpus scored by a model that never saw it.</summary>
public sealed record LeftOut(bool Chinese, string Corpus, TrainedSentiment Model, IReadOnlyList<HeldOut> Scores, IReadOnlyList<LabelledText> Texts);

/// <summary>Leaves one corpus out at a time.</summary>
public static class LeaveOut
{
    private const int MostPerCorpus = 6000;

    /// <summary>Trains once for every corpus of a language.</summary>
    public static List<LeftOut> Run(TrainingRun run, bool chinese, TrainingOptions options, Action<string> log)
    {
        var result = new List<LeftOut>();
        foreach (string corpus in run.Examples(chinese).Select(e => e.Text.Corpus).Distinct().Where(c => !SourceMix.SupportOnly.Contains(c)).ToList())
        {
            log($"without {corpus}");
            var model = run.Train(chinese, options, corpus);
            // Phrases of a corpus help training; the corpus itself is its full texts.
            var texts = run.Examples(chinese).Where(e => e.Text.Source == corpus).ToList();
            result.Add(new LeftOut(chinese, corpus, model, model.Score(texts), texts.Select(e => e.Text).ToList()));
        }
        return result;
    }

    /// <summary>The calibration by all corpora but <paramref name="except"/>.</summary>
    public static Calibration Calibrate(IEnumerable<LeftOut> all, string? except = null) =>
        Calibration.Fit(all.Where(l => l.Corpus != except).Select(l => Thin(l.Scores)).ToList());

    private static IReadOnlyList<HeldOut> Thin(IReadOnlyList<HeldOut> scores)
    {
        int take = Math.Min(MostPerCorpus, scores.Count);
        return Enumerable.Range(0, take).Select(i => scores[(int)((long)i * scores.Count / take)]).ToList();
    }
}
