using System;

namespace CrmFeedback.Trainer.Learning;

/// <summary>Weights under FTRL-Proximal (McMahan et al. 2013): sparse for n-grams, unregularised for dense inputs.</summary>
public sealed class FtrlWeights
{
    private const float Alpha = 0.15f;
    private const float Beta = 1f;
    private readonly float l1;
    private readonly float l2;
    private readonly int firstDense;
    private readonly float[] z;
    private readonly float[] n;

    /// <summary>Creates weights of 0; those from <paramref name="firstDense"/> on are dense.</summary>
    public FtrlWeights(int count, int firstDense, float l1, float l2)
    {
        this.l1 = l1;
        this.l2 = l2;
        this.firstDense = firstDense;
        z = new float[count];
        n = new float[count];
    }

    /// <summary>The weight.</summary>
    public float this[int i]
    {
        get
        {
            bool dense = i >= firstDense;
            float value = z[i];
            float bound = dense ? 0 : l1;
            if (MathF.Abs(value) <= bound) return 0;
            return -(value - MathF.CopySign(bound, value)) / ((Beta + MathF.Sqrt(n[i])) / Alpha + (dense ? 0 : l2));
        }
    }

    /// <summary>One step against a gradient.</summary>
    public void Update(int i, float gradient)
    {
        float w = this[i];
        float squares = n[i] + gradient * gradient;
        z[i] += gradient - (MathF.Sqrt(squares) - MathF.Sqrt(n[i])) / Alpha * w;
        n[i] = squares;
    }

    /// <summary>An order of <paramref name="count"/> items that depends on the seed only.</summary>
    public static int[] Shuffled(int count, ulong seed)
    {
        var order = new int[count];
        for (int i = 0; i < count; i++) order[i] = i;
        ulong state = seed * 0x9E3779B97F4A7C15UL;
        for (int i = count - 1; i > 0; i--)
        {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            int j = (int)(state % (ulong)(i + 1));
            (order[i], order[j]) = (order[j], order[i]);
        }
        return order;
    }
}
