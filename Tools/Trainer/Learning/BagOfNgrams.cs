using System;
using System.Collections.Generic;
using System.Linq;
using CrmFeedback.Trainer.Corpora;

namespace CrmFeedback.Trainer.Learning;

/// <summary>
/// The peer ours is held against: a bag of n-grams as fastText's supervised mode without a hidden layer. Words 1-2 or
/// Chinese characters 1-3 hashed into 2^21 buckets, averaged, softmax, plain gradient descent with a falling rate.
/// </summary>
public sealed class BagOfNgrams
{
    private const int Buckets = 1 << 21;
    private const int Epochs = 5;
    private const float FirstRate = 0.5f;
    private readonly float[] weights = new float[Buckets * 3];
    private readonly float[] bias = new float[3];

    /// <summary>Trains on texts as they are, without weights of sources or classes.</summary>
    public BagOfNgrams(IReadOnlyList<LabelledText> texts)
    {
        var bags = texts.Select(t => Features(t.Text)).ToArray();
        long steps = (long)Epochs * texts.Count, done = 0;
        for (int epoch = 0; epoch < Epochs; epoch++)
        {
            foreach (int i in FtrlWeights.Shuffled(texts.Count, (ulong)epoch + 1))
            {
                float rate = FirstRate * (1 - done++ / (float)steps);
                float[] p = Probabilities(bags[i]);
                for (int c = 0; c < 3; c++)
                {
                    float gradient = rate * ((c == (int)texts[i].Label ? 1 : 0) - p[c]);
                    bias[c] += gradient;
                    foreach (int f in bags[i]) weights[f * 3 + c] += gradient;
                }
            }
        }
    }

    /// <summary>Probabilities of negative, neutral, positive.</summary>
    public float[] Predict(string text) => Probabilities(Features(text));

    private float[] Probabilities(int[] bag)
    {
        var p = new float[3];
        for (int c = 0; c < 3; c++)
        {
            float sum = 0;
            foreach (int f in bag) sum += weights[f * 3 + c];
            p[c] = bias[c] + (bag.Length == 0 ? 0 : sum / bag.Length);
        }
        float max = p.Max();
        float total = 0;
        for (int c = 0; c < 3; c++) total += p[c] = MathF.Exp(p[c] - max);
        for (int c = 0; c < 3; c++) p[c] /= total;
        return p;
    }

    private static int[] Features(string text)
    {
        var words = new List<string>();
        int at = 0;
        string lower = text.ToLowerInvariant();
        while (at < lower.Length)
        {
            int start = at;
            if (lower[at] >= '\u3400') words.Add(lower[at++].ToString());
            else if (char.IsLetterOrDigit(lower[at]))
            {
                while (at < lower.Length && lower[at] < '\u3400' && (char.IsLetterOrDigit(lower[at]) || lower[at] == '\'')) at++;
                words.Add(lower[start..at]);
            }
            else if (char.IsWhiteSpace(lower[at])) at++;
            else words.Add(lower[at++].ToString());
        }
        var features = new List<int>();
        for (int i = 0; i < words.Count; i++)
        {
            uint hash = 2166136261;
            int longest = words[i][0] >= '\u3400' ? 3 : 2;
            for (int n = 0; n < longest && i + n < words.Count; n++)
            {
                foreach (char c in words[i + n]) hash = (hash ^ c) * 16777619;
                hash = (hash ^ ' ') * 16777619;
                features.Add((int)((hash ^ (hash >> 15)) & (Buckets - 1)));
            }
        }
        return features.ToArray();
    }
}
