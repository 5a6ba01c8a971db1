using System;
using System.Collections.Generic;

namespace CrmFeedback.Trainer.Learning;

/// <summary>Labels of a text, one bit per head, and which of them are known; a source that never labels something says nothing about it.</summary>
public readonly record struct LabelBits(int Labels, int Known = -1)
{
    /// <summary>Whether head <paramref name="head"/> is a yes.</summary>
    public bool Is(int head) => (Labels >> head & 1) == 1;

    /// <summary>Whether anything is known about head <paramref name="head"/>.</summary>
    public bool IsKnown(int head) => (Known >> head & 1) == 1;
}

/// <summary>Independent yes-or-no logistic regressions over one set of n-grams.</summary>
public sealed class MultiLabelLearner
{
    private const int Feelings = 4;
    private readonly int features;
    private readonly int heads;
    private readonly FtrlWeights weights;
    private readonly float[] p;

    /// <summary>Creates a learner without knowledge.</summary>
    public MultiLabelLearner(int features, int heads, float l1, float l2)
    {
        p = new float[heads];
        this.features = features;
        this.heads = heads;
        weights = new FtrlWeights((features + Feelings + 1) * heads, features * heads, l1, l2);
    }

    /// <summary>Weight of an n-gram; from <c>features</c> on of the four feelings, then the intercept.</summary>
    public float Weight(int feature, int head) => weights[feature * heads + head];

    /// <summary>Weight of a feeling (0..3) or of the constant (4).</summary>
    public float DenseWeight(int input, int head) => Weight(features + input, head);

    /// <summary>Learns; <paramref name="labels"/> holds a bit per head for every example. A head learns nothing from examples whose label is not known.</summary>
    public void Train(IReadOnlyList<MappedExample> examples, IReadOnlyList<LabelBits> labels, int epochs, Action<int, double>? progress = null)
    {
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            double loss = 0;
            foreach (int i in FtrlWeights.Shuffled(examples.Count, (ulong)epoch + 1))
            {
                var e = examples[i];
                for (int h = 0; h < heads; h++) p[h] = 1 / (1 + MathF.Exp(-Logit(e, h)));
                for (int h = 0; h < heads; h++)
                {
                    if (!labels[i].IsKnown(h)) continue;
                    bool truth = labels[i].Is(h);
                    loss -= Math.Log(Math.Max(1e-9f, truth ? p[h] : 1 - p[h]));
                    float gradient = (p[h] - (truth ? 1 : 0)) * e.Weight;
                    for (int k = 0; k < e.Kept.Length; k++) weights.Update(e.Kept[k] * heads + h, gradient * e.Values[k]);
                    for (int d = 0; d < Feelings; d++)
                    {
                        if (e.Example.Dense[d] != 0) weights.Update((features + d) * heads + h, gradient * e.Example.Dense[d]);
                    }
                    weights.Update((features + Feelings) * heads + h, gradient);
                }
            }
            progress?.Invoke(epoch + 1, loss / examples.Count / heads);
        }
    }

    /// <summary>Log-odds of a head.</summary>
    public float Logit(MappedExample e, int head)
    {
        float sum = weights[(features + Feelings) * heads + head];
        for (int k = 0; k < e.Kept.Length; k++) sum += weights[e.Kept[k] * heads + head] * e.Values[k];
        for (int d = 0; d < Feelings; d++) sum += weights[(features + d) * heads + head] * e.Example.Dense[d];
        return sum;
    }
}
