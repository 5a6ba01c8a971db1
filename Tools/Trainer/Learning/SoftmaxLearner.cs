using System;
using System.Collections.Generic;

namespace CrmFeedback.Trainer.Learning;

/// <summary>Logistic regression of three or four classes. One thread and an own random sequence, so the same examples give the same weights bit for bit.</summary>
public sealed class SoftmaxLearner
{
    /// <summary>Classes of polarity; a fourth is <see cref="Request"/>.</summary>
    public const int Polarities = 3;

    /// <summary>The class of plain requests.</summary>
    public const int Request = 3;

    private readonly int features;
    private readonly int dense;
    private readonly FtrlWeights weights;

    /// <summary>Creates a learner without knowledge.</summary>
    public SoftmaxLearner(int classes, int features, float l1, float l2)
    {
        Classes = classes;
        this.features = features;
        dense = ExampleReader.DenseCount;
        weights = new FtrlWeights((features + dense + 1) * classes, features * classes, l1, l2);
    }

    /// <summary>Number of classes, 3 or 4.</summary>
    public int Classes { get; }

    /// <summary>Whether plain requests are a class of their own.</summary>
    public bool HasRequests => Classes > Polarities;

    /// <summary>Weight of n-gram <paramref name="feature"/> for class <paramref name="label"/>.</summary>
    public float Weight(int feature, int label) => weights[feature * Classes + label];

    /// <summary>Weight of a dense input; the one after the last is the intercept.</summary>
    public float DenseWeight(int input, int label) => Weight(features + input, label);

    /// <summary>Learns from all examples <paramref name="epochs"/> times, in an order that depends on the epoch only.</summary>
    public void Train(IReadOnlyList<MappedExample> examples, int epochs, Action<int, double>? progress = null)
    {
        Span<float> logits = stackalloc float[Classes];
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            double loss = 0;
            foreach (int i in FtrlWeights.Shuffled(examples.Count, (ulong)epoch + 1))
            {
                var e = examples[i];
                Logits(e, logits);
                logits[1] -= e.NeutralLowered;
                Softmax(logits);
                loss -= Math.Log(Math.Max(1e-9f, logits[e.Target])) * e.Weight;
                for (int c = 0; c < Classes; c++)
                {
                    float gradient = (logits[c] - (c == e.Target ? 1 : 0)) * e.Weight;
                    for (int k = 0; k < e.Kept.Length; k++) weights.Update(e.Kept[k] * Classes + c, gradient * e.Values[k]);
                    for (int d = 0; d < dense; d++)
                    {
                        if (e.Example.Dense[d] != 0) weights.Update((features + d) * Classes + c, gradient * e.Example.Dense[d]);
                    }
                    weights.Update((features + dense) * Classes + c, gradient);
                }
            }
            progress?.Invoke(epoch + 1, loss / examples.Count);
        }
    }

    /// <summary>Class log-odds of an example.</summary>
    public void Logits(MappedExample e, Span<float> logits)
    {
        for (int c = 0; c < Classes; c++)
        {
            float sum = weights[(features + dense) * Classes + c];
            for (int k = 0; k < e.Kept.Length; k++) sum += weights[e.Kept[k] * Classes + c] * e.Values[k];
            for (int d = 0; d < dense; d++)
            {
                if (e.Example.Dense[d] != 0) sum += weights[(features + d) * Classes + c] * e.Example.Dense[d];
            }
            logits[c] = sum;
        }
    }

    private static void Softmax(Span<float> logits)
    {
        float max = logits[0];
        foreach (float logit in logits) max = Math.Max(max, logit);
        float sum = 0;
        for (int c = 0; c < logits.Length; c++) sum += logits[c] = MathF.Exp(logits[c] - max);
        for (int c = 0; c < logits.Length; c++) logits[c] /= sum;
    }
}
