using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using CrmFeedback.Analysis.Sentiments;
using CrmFeedback.Analysis.Text;
using CrmFeedback.Trainer.Corpora;

namespace CrmFeedback.Trainer.Learning;

/// <summary>What training may vary.</summary>
public sealed record TrainingOptions
{
    /// <summary>n-grams a model keeps.</summary>
    public int Keep { get; init; } = 100_000;

    /// <summary>Whether words give character n-grams.</summary>
    public bool CharacterGrams { get; init; }

    /// <summary>Passes over the examples.</summary>
    public int Epochs { get; init; } = 6;

    /// <summary>L1 strength.</summary>
    public float L1 { get; init; } = 0.1f;

    /// <summary>L2 strength.</summary>
    public float L2 { get; init; } = 1f;

    /// <summary>What suits English corpora, of which a third are plain requests.</summary>
    public const double EnglishNeutralBias = -0.2;

    /// <summary>Added to the log-odds of neutral: requests and chatter weigh more in the corpora than in feedback.</summary>
    public double NeutralBias { get; init; }

    /// <summary>Texts an n-gram must occur in.</summary>
    public int MinimumTexts { get; init; } = 2;
}

/// <summary>Trains, prunes, retrains, quantises and calibrates one language's sentiment model.</summary>
public sealed class SentimentTrainer
{
    private readonly CharFold fold;
    private readonly WordValences words;
    private readonly TrainingOptions options;
    private readonly Action<string> log;

    /// <summary>Creates a trainer; <paramref name="log"/> receives one line per step.</summary>
    public SentimentTrainer(CharFold fold, WordValences words, TrainingOptions options, Action<string> log)
    {
        this.fold = fold;
        this.words = words;
        this.options = options;
        this.log = log;
    }

    /// <summary>Trains on <paramref name="texts"/> and returns the model file.</summary>
    public byte[] Train(IReadOnlyList<LabelledText> texts)
    {
        var sources = new Dictionary<string, int>();
        var examples = new ExampleReader(fold, words, options.CharacterGrams).Read(texts, sources);
        Weigh(examples, sources.Count);
        uint[] all = FeatureSelection.ByFrequency(examples, options.MinimumTexts);
        log($"{examples.Count} texts, {sources.Count} sources, {all.Length} n-grams");
        FeatureSelection.Map(examples, all);
        var first = new SoftmaxLearner(all.Length, options.L1, options.L2);
        first.Train(examples, Math.Max(1, options.Epochs / 2), (epoch, loss) => log($"all n-grams, pass {epoch}: loss {loss:F4}"));
        uint[] kept = FeatureSelection.ByWeight(examples, all, first, options.Keep);
        FeatureSelection.Map(examples, kept);
        var learner = new SoftmaxLearner(kept.Length, options.L1 / 2, options.L2);
        learner.Train(examples, options.Epochs, (epoch, loss) => log($"{kept.Length} kept, pass {epoch}: loss {loss:F4}"));
        return Quantise(learner, kept);
    }

    // Every source counts by the square root of its size, so that breadth of domains beats one large corpus.
    private static void Weigh(List<Example> examples, int sources)
    {
        var size = new int[sources];
        foreach (var e in examples) size[e.Source]++;
        double total = 0;
        foreach (var e in examples) total += e.Weight = (float)Math.Sqrt(1.0 / Math.Sqrt(size[e.Source]));
        float scale = (float)(examples.Count / total);
        foreach (var e in examples) e.Weight *= scale;
    }

    private byte[] Quantise(SoftmaxLearner learner, uint[] hashes)
    {
        var direction = new double[hashes.Length];
        var neutral = new double[hashes.Length];
        for (int i = 0; i < hashes.Length; i++) (direction[i], neutral[i]) = Heads(c => learner.Weight(i, c));
        double directionStep = Step(direction), neutralStep = Step(neutral);
        var constants = new ModelConstants
        {
            DirectionIntercept = Units(Heads(c => learner.DenseWeight(4, c)).Direction),
            NeutralIntercept = Units(Heads(c => learner.DenseWeight(4, c)).Neutral + options.NeutralBias),
            DirectionScale = (int)Math.Round(directionStep * 10000 * 256),
            NeutralScale = (int)Math.Round(neutralStep * 10000 * 256),
            FeelingDirection = TurnedAtLeast(Enumerable.Range(0, 4).Select(d => Units(Heads(c => learner.DenseWeight(d, c)).Direction)).ToArray()),
            FeelingNeutral = Enumerable.Range(0, 4).Select(d => Units(Heads(c => learner.DenseWeight(d, c)).Neutral) * (d % 2 == 0 ? 1 : -1)).ToArray(),
            CharacterGrams = options.CharacterGrams,
        };
        log("feelings: direction " + string.Join(' ', constants.FeelingDirection) + ", neutral " + string.Join(' ', constants.FeelingNeutral)
            + $", intercepts {constants.DirectionIntercept} {constants.NeutralIntercept}");
        var keep = Enumerable.Range(0, hashes.Length).Where(i => Level(direction[i], directionStep) != 0 || Level(neutral[i], neutralStep) != 0).ToArray();
        using var file = new MemoryStream();
        SentimentModel.Write(file, constants, keep.Select(i => hashes[i]).ToArray(),
            keep.Select(i => Level(direction[i], directionStep)).ToArray(), keep.Select(i => Level(neutral[i], neutralStep)).ToArray());
        return file.ToArray();
    }

    // Turned feelings stand alone, since the n-grams of their tokens are masked; they are also too rare to be learnt well.
    private static int[] TurnedAtLeast(int[] weights)
    {
        weights[2] = Math.Max(weights[2], weights[0] * 17 / 10);
        weights[3] = Math.Max(weights[3], weights[1] * 17 / 10);
        return weights;
    }

    private static (double Direction, double Neutral) Heads(Func<int, float> weight) =>
        (weight(2) - weight(0), weight(1) - (weight(0) + weight(2)) / 2.0);

    // The largest 1 in 2,000 are cut, so that a few outliers do not coarsen all the others.
    private static double Step(double[] weights)
    {
        if (weights.Length == 0) return 1;
        var sorted = weights.Select(Math.Abs).OrderBy(w => w).ToArray();
        return Math.Max(1e-9, sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * 0.9995))]) / 127;
    }

    private static sbyte Level(double weight, double step) => (sbyte)Math.Clamp(Math.Round(weight / step), -127, 127);

    private static int Units(double logOdds) => (int)Math.Round(logOdds * 10000);
}
