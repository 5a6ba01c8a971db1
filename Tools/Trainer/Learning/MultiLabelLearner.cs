using System;
using System.Collections.Generic;

namespace CrmFeedback.Trainer.Learning;

/// <summary>Independent yes-or-no logistic regressions over one set of n-grams, learnt text by text (<see cref="FtrlWeights"/>): for tens of thousands of texts with noisy labels.</summary>
public sealed class MultiLabelLearner : IHeads
{
    private const int Feelings = 4;
    private readonly int features;
    private readonly int heads;
    private readonly int epochs;
    private readonly FtrlWeights weights;

    /// <summary>Creates a learner without knowledge.</summary>
    public MultiLabelLearner(int features, int heads, int epochs, float l1, float l2)
    {
        this.features = features;
        this.heads = heads;
        this.epochs = epochs;
        weights = new FtrlWeights((features + Feelings + 1) * heads, features * heads, l1, l2);
    }

    /// <inheritdoc/>
    public double Weight(int feature, int head) => weights[feature * heads + head];

    /// <inheritdoc/>
    public double DenseWeight(int input, int head) => Weight(features + input, head);

    /// <inheritdoc/>
    public void Train(IReadOnlyList<MappedExample> examples, IReadOnlyList<int> labels)
    {
        var p = new float[heads];
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            foreach (int i in FtrlWeights.Shuffled(examples.Count, (ulong)epoch + 1))
            {
                var e = examples[i];
                for (int h = 0; h < heads; h++) p[h] = 1 / (1 + MathF.Exp(-Logit(e, h)));
                for (int h = 0; h < heads; h++)
                {
                    float gradient = (p[h] - (labels[i] >> h & 1)) * e.Weight;
                    for (int k = 0; k < e.Kept.Length; k++) weights.Update(e.Kept[k] * heads + h, gradient * e.Values[k]);
                    for (int d = 0; d < Feelings; d++)
                    {
                        if (e.Example.Dense[d] != 0) weights.Update((features + d) * heads + h, gradient * e.Example.Dense[d]);
                    }
                    weights.Update((features + Feelings) * heads + h, gradient);
                }
            }
        }
    }

    /// <inheritdoc/>
    public double[] Logits(MappedExample example)
    {
        var logits = new double[heads];
        for (int h = 0; h < heads; h++) logits[h] = Logit(example, h);
        return logits;
    }

    private float Logit(MappedExample e, int head)
    {
        float sum = weights[(features + Feelings) * heads + head];
        for (int k = 0; k < e.Kept.Length; k++) sum += weights[e.Kept[k] * heads + head] * e.Values[k];
        for (int d = 0; d < Feelings; d++) sum += weights[(features + d) * heads + head] * e.Example.Dense[d];
        return sum;
    }
}
