using System;
using System.Collections.Generic;
using System.Linq;

namespace CrmFeedback.Trainer.Learning;

/// <summary>Chooses which n-grams a model keeps and gives them dense indexes.</summary>
public static class FeatureSelection
{
    /// <summary>n-grams that occur in at least <paramref name="minimum"/> texts, ascending.</summary>
    public static uint[] ByFrequency(IReadOnlyList<Example> examples, int minimum) =>
        DocumentFrequencies(examples).Where(p => p.Value >= minimum).Select(p => p.Key).OrderBy(h => h).ToArray();

    /// <summary>The <paramref name="keep"/> n-grams of largest |weight|·√(document frequency), ascending.</summary>
    public static uint[] ByWeight(IReadOnlyList<Example> examples, uint[] hashes, Func<int, double> size, int keep)
    {
        var df = DocumentFrequencies(examples);
        var scored = new (double Score, uint Hash)[hashes.Length];
        for (int i = 0; i < hashes.Length; i++) scored[i] = (size(i) * Math.Sqrt(df[hashes[i]]), hashes[i]);
        return scored.OrderByDescending(s => s.Score).ThenBy(s => s.Hash).Take(keep).Where(s => s.Score > 0).Select(s => s.Hash).OrderBy(h => h).ToArray();
    }

    /// <summary>Maps every example onto the kept n-grams; <paramref name="tf"/> says whether repeated n-grams count more than once.</summary>
    public static List<MappedExample> Map(IReadOnlyList<Example> examples, uint[] hashes, Func<Example, float> weight, bool tf = true)
    {
        var index = new Dictionary<uint, int>(hashes.Length);
        for (int i = 0; i < hashes.Length; i++) index[hashes[i]] = i;
        var mapped = new List<MappedExample>(examples.Count);
        var kept = new List<int>();
        var values = new List<float>();
        foreach (var e in examples)
        {
            kept.Clear();
            values.Clear();
            for (int i = 0; i < e.Hashes.Length; i++)
            {
                if (!index.TryGetValue(e.Hashes[i], out int k)) continue;
                kept.Add(k);
                values.Add(tf ? e.Terms[i] : 1);
            }
            float root = 1 / (float)Math.Sqrt(kept.Count + 1);
            mapped.Add(new MappedExample(e, kept.ToArray(), values.Select(v => v * root).ToArray(), weight(e)));
        }
        return mapped;
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
