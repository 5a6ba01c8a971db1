using System;
using System.Collections.Generic;
using System.Linq;
using CrmFeedback.Trainer.Corpora;

namespace CrmFeedback.Trainer.Learning;

/// <summary>Trains, prunes and retrains one language's sentiment model.</summary>
public sealed class SentimentTrainer
{
    private readonly TrainingOptions options;
    private readonly Action<string> log;

    /// <summary>Creates a trainer; <paramref name="log"/> receives one line per step.</summary>
    public SentimentTrainer(TrainingOptions options, Action<string> log)
    {
        this.options = options;
        this.log = log;
    }

    /// <summary>Trains on <paramref name="examples"/>.</summary>
    public TrainedSentiment Train(IReadOnlyList<Example> examples)
    {
        var used = examples.Where(TakesPart).Select(Blind).ToList();
        var weight = Weights(used);
        float[] share = Shares(used, weight);
        uint[] all = FeatureSelection.ByFrequency(used, options.MinimumTexts);
        log($"{used.Count} texts, {weight.Count} sources, {all.Length} n-grams");
        var silent = used.GroupBy(e => e.Text.Source).Where(g => g.All(e => e.Label != (int)Polarity3.Neutral)).Select(g => g.Key).ToHashSet(StringComparer.Ordinal);
        List<MappedExample> Mapped(uint[] hashes) => FeatureSelection.Map(used, hashes, e => weight[e.Text.Source] * share[Target(e)])
            .ConvertAll(e => e with { Target = Target(e.Example), NeutralLowered = silent.Contains(e.Example.Text.Source) ? options.NeutralUnseen : 0 });
        var first = new SoftmaxLearner(Classes, all.Length, options.L1, options.L2);
        first.Train(Mapped(all), Math.Max(1, options.Epochs / 2), (epoch, loss) => log($"all n-grams, pass {epoch}: loss {loss:F4}"));
        uint[] kept = FeatureSelection.ByWeight(used, all, i => Enumerable.Range(0, Classes).Max(c => Math.Abs(first.Weight(i, c))), options.Keep);
        var learner = new SoftmaxLearner(Classes, kept.Length, options.L1 / 2, options.L2);
        learner.Train(Mapped(kept), options.Epochs, (epoch, loss) => log($"{kept.Length} kept, pass {epoch}: loss {loss:F4}"));
        return new TrainedSentiment(learner, kept);
    }

    private bool TakesPart(Example e) => (options.Requests || !SourceMix.PlainRequests.Contains(e.Text.Source)) && e.Text.Corpus switch
    {
        FrameTexts.Corpus => options.Frames,
        WrittenTexts.Corpus => options.Written > 0,
        _ => true,
    };

    private float[] Shares(List<Example> examples, Dictionary<string, float> weight)
    {
        float[] wanted = options.RequestClass ? [1, options.NeutralShare, 1, options.RequestShare] : [1, options.NeutralShare, 1];
        if (!options.Balance) return wanted.Select(_ => 1f).ToArray();
        var sums = new double[Classes];
        foreach (var e in examples) sums[Target(e)] += weight[e.Text.Source];
        return sums.Select((s, c) => s == 0 ? 1 : (float)(wanted[c] * sums.Sum() / Classes / s)).ToArray();
    }

    private int Classes => options.RequestClass ? SoftmaxLearner.Polarities + 1 : SoftmaxLearner.Polarities;

    private int Target(Example e) => options.RequestClass && SourceMix.PlainRequests.Contains(e.Text.Source) ? SoftmaxLearner.Request : e.Label;

    private Example Blind(Example e)
    {
        if (options.Feelings && options.Flags) return e;
        var dense = e.Dense.Select((v, d) => d < 4 ? (options.Feelings ? v : 0) : options.Flags ? v : 0).ToArray();
        return e with { Dense = dense };
    }

    // A source counts by a power of its size, so that breadth of domains beats one large corpus.
    private Dictionary<string, float> Weights(List<Example> examples)
    {
        var sources = examples.GroupBy(e => e.Text.Source).ToList();
        double total = sources.Sum(g => Math.Pow(g.Count(), options.SourcePower));
        float Times(string corpus) => corpus == WrittenTexts.Corpus ? options.Written : 1;
        return sources.ToDictionary(g => g.Key, g => (float)(Math.Pow(g.Count(), options.SourcePower - 1) * examples.Count / total) * Times(g.First().Text.Corpus));
    }
}
