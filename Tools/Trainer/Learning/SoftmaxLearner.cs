using System;
using System.Collections.Generic;

namespace CrmFeedback.Trainer.Learning;

/// <summary>
/// Three-class logistic regression by FTRL-Proximal (McMahan et al. 2013). One thread and an own random sequence, so the
/// same examples give the same weights bit for bit.
/// </summary>
public sealed class SoftmaxLearner
{
    /// <summary>Dense inputs after the n-grams: four feelings and the constant 1.</summary>
    public const int DenseCount = 5;

    private const float Alpha = 0.15f;
    private const float Beta = 1f;
    private readonly float l1;
    private readonly float l2;
    private readonly int features;
    private readonly float[] z;
    private readonly float[] n;

    /// <summary>Creates a learner without knowledge.</summary>
    public SoftmaxLearner(int features, float l1, float l2)
    {
        this.features = features;
        this.l1 = l1;
        this.l2 = l2;
        z = new float[(features + DenseCount) * 3];
        n = new float[(features + DenseCount) * 3];
    }

    /// <summary>Weight of n-gram <paramref name="feature"/> for class <paramref name="label"/>.</summary>
    public float Weight(int feature, int label) => Solve(feature * 3 + label, feature >= features);

    /// <summary>Weight of a dense input.</summary>
    public float DenseWeight(int dense, int label) => Weight(features + dense, label);

    /// <summary>Learns from all examples <paramref name="epochs"/> times, in an order that depends on the epoch only.</summary>
    public void Train(IReadOnlyList<Example> examples, int epochs, Action<int, double>? progress = null)
    {
        var order = new int[examples.Count];
        for (int i = 0; i < order.Length; i++) order[i] = i;
        Span<float> logits = stackalloc float[3];
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            Shuffle(order, (ulong)epoch + 1);
            double loss = 0;
            foreach (int i in order)
            {
                var e = examples[i];
                Logits(e, logits);
                Softmax(logits);
                loss -= Math.Log(Math.Max(1e-9f, logits[e.Label])) * e.Weight;
                for (int c = 0; c < 3; c++)
                {
                    float gradient = (logits[c] - (c == e.Label ? 1 : 0)) * e.Weight;
                    for (int k = 0; k < e.Kept.Length; k++) Update(e.Kept[k] * 3 + c, gradient * e.Values[k], false);
                    for (int d = 0; d < 4; d++)
                    {
                        if (e.Feelings[d] != 0) Update((features + d) * 3 + c, gradient * e.Feelings[d], true);
                    }
                    Update((features + 4) * 3 + c, gradient, true);
                }
            }
            progress?.Invoke(epoch + 1, loss / examples.Count);
        }
    }

    /// <summary>Class log-odds of an example.</summary>
    public void Logits(Example e, Span<float> logits)
    {
        for (int c = 0; c < 3; c++)
        {
            float sum = Solve((features + 4) * 3 + c, true);
            for (int k = 0; k < e.Kept.Length; k++) sum += Solve(e.Kept[k] * 3 + c, false) * e.Values[k];
            for (int d = 0; d < 4; d++) sum += Solve((features + d) * 3 + c, true) * e.Feelings[d];
            logits[c] = sum;
        }
    }

    private static void Softmax(Span<float> logits)
    {
        float max = Math.Max(logits[0], Math.Max(logits[1], logits[2]));
        float sum = 0;
        for (int c = 0; c < 3; c++) sum += logits[c] = MathF.Exp(logits[c] - max);
        for (int c = 0; c < 3; c++) logits[c] /= sum;
    }

    private float Solve(int i, bool dense)
    {
        float value = z[i];
        float bound = dense ? 0 : l1;
        if (MathF.Abs(value) <= bound) return 0;
        return -(value - MathF.CopySign(bound, value)) / ((Beta + MathF.Sqrt(n[i])) / Alpha + (dense ? 0 : l2));
    }

    private void Update(int i, float gradient, bool dense)
    {
        float w = Solve(i, dense);
        float squares = n[i] + gradient * gradient;
        float sigma = (MathF.Sqrt(squares) - MathF.Sqrt(n[i])) / Alpha;
        z[i] += gradient - sigma * w;
        n[i] = squares;
    }

    private static void Shuffle(int[] order, ulong seed)
    {
        ulong state = seed * 0x9E3779B97F4A7C15UL;
        for (int i = order.Length - 1; i > 0; i--)
        {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            int j = (int)(state % (ulong)(i + 1));
            (order[i], order[j]) = (order[j], order[i]);
        }
    }
}
