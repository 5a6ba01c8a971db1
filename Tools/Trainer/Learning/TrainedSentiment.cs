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
        Span<float> logits = stackalloc float[learner.Classes];
        foreach (var e in FeatureSelection.Map(examples, hashes, _ => 1))
        {
            learner.Logits(e, logits);
            double polar = (logits[0] + logits[2]) / 2.0;
            double neutral = learner.HasRequests ? LogSum(logits[1], logits[SoftmaxLearner.Request] - e.Example.Rules.Frame.Heat / 10000.0) : logits[1];
            result.Add(new HeldOut(Units(logits[2] - logits[0]), Units(neutral - polar), e.Example.Rules, e.Example.Tokens, e.Example.Label));
        }
        return result;
    }

    /// <summary>The model file with a calibration folded in.</summary>
    public byte[] Quantise(Calibration calibration, Action<string>? log = null)
    {
        int count = learner.Classes - 1;
        var heads = Enumerable.Range(0, count).Select(h => Enumerable.Range(0, hashes.Length).Select(i => Head(h, c => learner.Weight(i, c))).ToArray()).ToArray();
        var steps = heads.Select(h => Math.Max(1e-9, h.Length == 0 ? 1 : h.Max(Math.Abs)) / SentimentModel.Unpack(sbyte.MaxValue)).ToArray();
        var constants = new ModelConstants
        {
            Direction = Constants(0, steps[0], TurnedAtLeast),
            Neutral = Constants(1, steps[1], BySize),
            Request = learner.HasRequests ? Constants(2, steps[2], BySize) : null,
            Temperature = calibration.Temperature,
            TemperatureSlope = calibration.TemperatureSlope,
        };
        log?.Invoke($"calibration {calibration}; {Words("direction", constants.Direction)}; {Words("neutral", constants.Neutral)}" + (constants.Request == null ? string.Empty : $"; {Words("request", constants.Request)}"));
        var levels = Enumerable.Range(0, hashes.Length).Select(i => Enumerable.Range(0, count).Select(h => Packed(heads[h][i], steps[h])).ToArray()).ToArray();
        var keep = Enumerable.Range(0, hashes.Length).Where(i => levels[i].Any(level => level != 0)).ToArray();
        using var file = new MemoryStream();
        SentimentModel.Write(file, constants, keep.Select(i => hashes[i]).ToArray(), keep.SelectMany(i => levels[i]).ToArray());
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

    private static sbyte Packed(double weight, double step) => (sbyte)(Math.Sign(weight) * Math.Min(sbyte.MaxValue, (int)Math.Round(Math.Sqrt(Math.Abs(weight) / step))));

    private SentimentHead Constants(int head, double step, Func<int[], int[]> feelings) => new()
    {
        Intercept = Units(Head(head, c => learner.DenseWeight(ExampleReader.DenseCount, c))),
        Scale = (int)Math.Round(step * 10000 * 256),
        Feeling = feelings(Enumerable.Range(0, 4).Select(d => Units(Head(head, c => learner.DenseWeight(d, c)))).ToArray()),
        Flag = Enumerable.Range(4, SentimentFlags.Count).Select(d => Units(Head(head, c => learner.DenseWeight(d, c)))).ToArray(),
    };

    // Turned feelings stand alone, since the n-grams of their tokens are masked; they are also too rare to be learnt well.
    private static int[] TurnedAtLeast(int[] weights)
    {
        weights[2] = Math.Max(weights[2], weights[0] * 17 / 10);
        weights[3] = Math.Max(weights[3], weights[1] * 17 / 10);
        return weights;
    }

    // Blame was learnt on negative strengths; the heads but direction read the size of a feeling.
    private static int[] BySize(int[] weights) => weights.Select((w, d) => d % 2 == 0 ? w : -w).ToArray();

    // Positive against negative; the others against the mean of both.
    private static double Head(int head, Func<int, float> weight) => head == 0 ? weight(2) - weight(0) : weight(head == 1 ? 1 : SoftmaxLearner.Request) - (weight(0) + weight(2)) / 2.0;

    private static double LogSum(double a, double b) => Math.Max(a, b) + Math.Log(1 + Math.Exp(-Math.Abs(a - b)));

    private static string Words(string name, SentimentHead head) => $"{name}: intercept {head.Intercept}, feelings {string.Join(' ', head.Feeling)}, flags {string.Join(' ', head.Flag)}";
}
