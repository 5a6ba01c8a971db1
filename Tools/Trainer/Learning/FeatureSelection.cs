using System;
using System.Collections.Generic;
using System.Linq;

namespace CrmFeedback.Trainer.Learning;

/// <summary>Chooses which n-grams a model keeps and gives them dense indexes.</summary>
public static class FeatureSelection
{
    /// <summary>n-grams that occur in at least <paramref name="minimum"/> texts, ascending.</summary>
    public static uint[] ByFrequency(IReadOnlyList<Example> examples, int minimum)
    {
        var df = DocumentFrequencies(examples);
        return df.Where(p => p.Value >= minimum && p.Key != 0).Select(p => p.Key).OrderBy(h => h).ToArray();
    }

    /// <summary>The <paramref name="keep"/> n-grams of largest |weight|·√(document frequency), ascending.</summary>
    public static uint[] ByWeight(IReadOnlyList<Example> examples, uint[] hashes, SoftmaxLearner learner, int keep)
    {
        var df = DocumentFrequencies(examples);
        var scored = new (double Score, uint Hash)[hashes.Length];
        for (int i = 0; i < hashes.Length; i++)
        {
            double size = 0;
            for (int c = 0; c < 3; c++) size = Math.Max(size, Math.Abs(learner.Weight(i, c)));
            scored[i] = (size * Math.Sqrt(df[hashes[i]]), hashes[i]);
        }
        return scored.OrderByDescending(s => s.Score).ThenBy(s => s.Hash).Take(keep).Where(s => s.Score > 0).Select(s => s.Hash).OrderBy(h => h).ToArray();
    }

    /// <summary>Maps every example onto the kept n-grams and scales by 1/√(kept+1).</summary>
    public static void Map(IReadOnlyList<Example> examples, uint[] hashes)
    {
        var index = new Dictionary<uint, int>(hashes.Length);
        for (int i = 0; i < hashes.Length; i++) index[hashes[i]] = i;
        foreach (var e in examples)
        {
            var kept = new List<int>(e.Hashes.Length);
            var values = new List<float>(e.Hashes.Length);
            for (int i = 0; i < e.Hashes.Length; i++)
            {
                if (!index.TryGetValue(e.Hashes[i], out int k)) continue;
                kept.Add(k);
                values.Add(e.Terms[i]);
            }
            float root = 1 / (float)Math.Sqrt(kept.Count + 1);
            e.Kept = kept.ToArray();
            e.Values = values.Select(v => v * root).ToArray();
        }
    }

    private static Dictionary<uint, int> DocumentFrequencies(IReadOnlyList<Example> examples)
    {
        var df = new Dictionary<uint, int>();
        foreach (var e in examples)
        {
            foreach (uint h in e.Hashes) df[h] = df.TryGetValue(h, out int n) ? n + 1 : 1;
        }
        return df;
    }
}
