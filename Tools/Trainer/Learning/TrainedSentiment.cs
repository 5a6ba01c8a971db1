using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using CrmFeedback.Analysis.Sentiments;

namespace CrmFeedback.Trainer.Learning;

/// <summary>A trained model in floating point: scores examples and writes the quantised file.</summary>
public sealed class TrainedSentiment
{
    private readonly SoftmaxLearner learner;
    private readonly uint[] hashes;

    /// <summary>Wraps a learner over <paramref name="hashes"/>.</summary>
    public TrainedSentiment(SoftmaxLearner learner, uint[] hashes)
    {
        this.learner = learner;
        this.hashes = hashes;
    }

    /// <summary>Direction and neutral log-odds of every example, with what the fixed rules add.</summary>
    public List<HeldOut> Score(IReadOnlyList<Example> examples)
    {
        var result = new List<HeldOut>(examples.Count);
        Span<float> logits = stackalloc float[3];
        foreach (var e in FeatureSelection.Map(examples, hashes, _ => 1))
        {
            learner.Logits(e, logits);
            result.Add(new HeldOut(Units(logits[2] - logits[0]), Units(logits[1] - (logits[0] + logits[2]) / 2.0), e.Example.Rules, e.Example.Label));
        }
        return result;
    }

    /// <summary>The model file with a calibration folded in.</summary>
    public byte[] Quantise(Calibration calibration, Action<string>? log = null)
    {
        var direction = new double[hashes.Length];
        var neutral = new double[hashes.Length];
        for (int i = 0; i < hashes.Length; i++) (direction[i], neutral[i]) = Heads(c => learner.Weight(i, c));
        double directionStep = Step(direction), neutralStep = Step(neutral);
        int flags = SentimentFlags.Count;
        var intercept = Heads(c => learner.DenseWeight(ExampleReader.DenseCount, c));
        var feelings = Enumerable.Range(0, 4).Select(d => Heads(c => learner.DenseWeight(d, c))).ToArray();
        var flagged = Enumerable.Range(4, flags).Select(d => Heads(c => learner.DenseWeight(d, c))).ToArray();
        var constants = new ModelConstants
        {
            DirectionIntercept = Units(intercept.Direction),
            NeutralIntercept = Units(intercept.Neutral),
            DirectionScale = (int)Math.Round(directionStep * 10000 * 256),
            NeutralScale = (int)Math.Round(neutralStep * 10000 * 256),
            FeelingDirection = TurnedAtLeast(feelings.Select(w => Units(w.Direction)).ToArray()),
            FeelingNeutral = feelings.Select((w, d) => Units(w.Neutral) * (d % 2 == 0 ? 1 : -1)).ToArray(),
            FlagDirection = flagged.Select(w => Units(w.Direction)).ToArray(),
            FlagNeutral = flagged.Select(w => Units(w.Neutral)).ToArray(),
            Temperature = calibration.Temperature,
            TemperatureSlope = calibration.TemperatureSlope,
        };
        log?.Invoke($"calibration {calibration}; feelings: direction {string.Join(' ', constants.FeelingDirection)}, neutral {string.Join(' ', constants.FeelingNeutral)}; "
            + $"flags: direction {string.Join(' ', constants.FlagDirection)}, neutral {string.Join(' ', constants.FlagNeutral)}; intercepts {constants.DirectionIntercept} {constants.NeutralIntercept}");
        var keep = Enumerable.Range(0, hashes.Length).Where(i => Level(direction[i], directionStep) != 0 || Level(neutral[i], neutralStep) != 0).ToArray();
        using var file = new MemoryStream();
        SentimentModel.Write(file, constants, keep.Select(i => hashes[i]).ToArray(),
            keep.SelectMany(i => new[] { Level(direction[i], directionStep), Level(neutral[i], neutralStep) }).ToArray());
        return file.ToArray();
    }

    /// <summary>Quantisation step: the largest 1 in 2,000 are cut, so that a few outliers do not coarsen all the others.</summary>
    public static double Step(IReadOnlyCollection<double> weights)
    {
        if (weights.Count == 0) return 1;
        var sorted = weights.Select(Math.Abs).OrderBy(w => w).ToArray();
        return Math.Max(1e-9, sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * 0.9995))]) / 127;
    }

    /// <summary>A weight in quantisation steps, −127..127.</summary>
    public static sbyte Level(double weight, double step) => (sbyte)Math.Clamp(Math.Round(weight / step), -127, 127);

    /// <summary>Log-odds in 1/10000.</summary>
    public static int Units(double logOdds) => (int)Math.Round(logOdds * 10000);

    // Turned feelings stand alone, since the n-grams of their tokens are masked; they are also too rare to be learnt well.
    private static int[] TurnedAtLeast(int[] weights)
    {
        weights[2] = Math.Max(weights[2], weights[0] * 17 / 10);
        weights[3] = Math.Max(weights[3], weights[1] * 17 / 10);
        return weights;
    }

    private static (double Direction, double Neutral) Heads(Func<int, float> weight) => (weight(2) - weight(0), weight(1) - (weight(0) + weight(2)) / 2.0);
}
