using System;
using System.Collections.Generic;

namespace CrmFeedback.Trainer.Learning;

/// <summary>The class of a text, and how much of it readers rather gave to another: 0 where they agree, 0.5 where it is as likely.</summary>
public readonly record struct SoftLabel(int Class, int Other, double OtherShare)
{
    /// <summary>A class nobody doubts.</summary>
    public SoftLabel(int certain) : this(certain, certain, 0)
    {
    }
}

/// <summary>Multinomial logistic regression under L2, solved as a whole (<see cref="Lbfgs"/>): for corpora small enough to be seen at once.</summary>
public sealed class SoftmaxRegression
{
    private const int Iterations = 50;
    private readonly int features;
    private readonly int classes;
    private readonly double l2;
    private double[] weights;

    /// <summary>Creates a regression without knowledge.</summary>
    /// <param name="features">Number of inputs.</param>
    /// <param name="classes">Number of classes.</param>
    /// <param name="l2">Half of this times the squared weights is added to the loss; intercepts are free.</param>
    public SoftmaxRegression(int features, int classes, double l2)
    {
        this.features = features;
        this.classes = classes;
        this.l2 = l2;
        weights = new double[(features + 1) * classes];
    }

    /// <summary>Weight of an input.</summary>
    public double Weight(int feature, int label) => weights[feature * classes + label];

    /// <summary>Log-odds of a class without any input.</summary>
    public double Intercept(int label) => Weight(features, label);

    /// <summary>Learns the class of every example, a doubtful one as a share of both classes.</summary>
    public void Train(IReadOnlyList<MappedExample> examples, IReadOnlyList<SoftLabel> labels) =>
        weights = Lbfgs.Minimise((point, gradient) => Loss(examples, labels, point, gradient), weights.Length, Iterations);

    /// <summary>Log-odds of every class against all others.</summary>
    public double[] LogOdds(MappedExample example)
    {
        double[] p = new double[classes], odds = new double[classes];
        Probabilities(example, weights, p);
        for (int c = 0; c < classes; c++)
        {
            double rest = 0;
            for (int other = 0; other < classes; other++) rest += other == c ? 0 : p[other];
            odds[c] = Math.Log(Math.Max(1e-12, p[c])) - Math.Log(Math.Max(1e-12, rest));
        }
        return odds;
    }

    private double Loss(IReadOnlyList<MappedExample> examples, IReadOnlyList<SoftLabel> labels, double[] point, double[] gradient)
    {
        double loss = RidgePenalty.Start(point, gradient, features * classes, l2);
        var p = new double[classes];
        for (int i = 0; i < examples.Count; i++)
        {
            var e = examples[i];
            Probabilities(e, point, p);
            var (label, other, share) = labels[i];
            loss -= ((1 - share) * Math.Log(Math.Max(1e-300, p[label])) + share * Math.Log(Math.Max(1e-300, p[other]))) * e.Weight;
            p[label] -= 1 - share;
            p[other] -= share;
            for (int c = 0; c < classes; c++) p[c] *= e.Weight;
            for (int k = 0; k < e.Kept.Length; k++) WeightRows.AddTo(gradient, e.Kept[k], p, e.Values[k]);
            WeightRows.AddTo(gradient, features, p, 1);
        }
        return loss;
    }

    private void Probabilities(MappedExample e, double[] point, double[] p)
    {
        Array.Copy(point, features * classes, p, 0, classes);
        for (int k = 0; k < e.Kept.Length; k++) WeightRows.AddFrom(point, e.Kept[k], e.Values[k], p);
        double most = double.MinValue, sum = 0;
        for (int c = 0; c < classes; c++) most = Math.Max(most, p[c]);
        for (int c = 0; c < classes; c++) sum += p[c] = Math.Exp(p[c] - most);
        for (int c = 0; c < classes; c++) p[c] /= sum;
    }
}
