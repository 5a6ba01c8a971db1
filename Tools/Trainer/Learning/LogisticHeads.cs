using System;
using System.Collections.Generic;

namespace CrmFeedback.Trainer.Learning;

/// <summary>
/// Independent yes-or-no logistic regressions over one set of n-grams under L2, solved as a whole (<see cref="Lbfgs"/>): for
/// a few thousand texts. Feelings and the constant are free of L2.
/// </summary>
public sealed class LogisticHeads : IHeads
{
    private const int Feelings = 4;
    private readonly int features;
    private readonly int heads;
    private readonly int iterations;
    private readonly double l2;
    private double[] weights;

    /// <summary>Creates heads without knowledge.</summary>
    /// <param name="features">Number of n-grams.</param>
    /// <param name="heads">Number of heads.</param>
    /// <param name="iterations">Most steps.</param>
    /// <param name="l2">Half of this times the squared weights of n-grams is added to the loss.</param>
    public LogisticHeads(int features, int heads, int iterations, double l2)
    {
        this.features = features;
        this.heads = heads;
        this.iterations = iterations;
        this.l2 = l2;
        weights = new double[(features + Feelings + 1) * heads];
    }

    /// <inheritdoc/>
    public double Weight(int feature, int head) => weights[feature * heads + head];

    /// <inheritdoc/>
    public double DenseWeight(int input, int head) => Weight(features + input, head);

    /// <inheritdoc/>
    public void Train(IReadOnlyList<MappedExample> examples, IReadOnlyList<int> labels) =>
        weights = Lbfgs.Minimise((point, gradient) => Loss(examples, labels, point, gradient), weights.Length, iterations);

    /// <inheritdoc/>
    public double[] Logits(MappedExample example)
    {
        var sums = new double[heads];
        Logits(example, weights, sums);
        return sums;
    }

    private double Loss(IReadOnlyList<MappedExample> examples, IReadOnlyList<int> labels, double[] point, double[] gradient)
    {
        double loss = RidgePenalty.Start(point, gradient, features * heads, l2);
        var z = new double[heads];
        for (int i = 0; i < examples.Count; i++)
        {
            var e = examples[i];
            Logits(e, point, z);
            for (int h = 0; h < heads; h++) z[h] = Slope(z[h], (labels[i] >> h & 1) == 1, e.Weight, ref loss);
            for (int k = 0; k < e.Kept.Length; k++) WeightRows.AddTo(gradient, e.Kept[k], z, e.Values[k]);
            for (int d = 0; d < Feelings; d++)
            {
                if (e.Example.Dense[d] != 0) WeightRows.AddTo(gradient, features + d, z, e.Example.Dense[d]);
            }
            WeightRows.AddTo(gradient, features + Feelings, z, 1);
        }
        return loss;
    }

    // Adds the logistic loss of log-odds z and returns its slope.
    private static double Slope(double z, bool truth, double weight, ref double loss)
    {
        double signed = truth ? z : -z;
        loss += weight * (signed > 0 ? Math.Log(1 + Math.Exp(-signed)) : Math.Log(1 + Math.Exp(signed)) - signed);
        return weight * (1 / (1 + Math.Exp(-z)) - (truth ? 1 : 0));
    }

    private void Logits(MappedExample e, double[] point, double[] sums)
    {
        Array.Copy(point, (features + Feelings) * heads, sums, 0, heads);
        for (int k = 0; k < e.Kept.Length; k++) WeightRows.AddFrom(point, e.Kept[k], e.Values[k], sums);
        for (int d = 0; d < Feelings; d++)
        {
            if (e.Example.Dense[d] != 0) WeightRows.AddFrom(point, features + d, e.Example.Dense[d], sums);
        }
    }
}
