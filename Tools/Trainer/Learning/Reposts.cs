using System;
using System.Collections.Generic;
using System.Linq;
using CrmFeedback.Analysis.Text;

namespace CrmFeedback.Trainer.Learning;

/// <summary>
/// Finds texts that repeat one another (reposts, chains of quotes), so that cross-validation keeps them together: a fold that
/// holds half a chain is judged by what it has learnt by heart.
/// </summary>
public static class Reposts
{
    // A dozen letters in a row are quoted, not said twice by chance; what more than sixty texts hold is a slogan.
    private const int Shingle = 12;
    private const int Slogan = 60;
    // A group that is larger than this fell together over loose chains; its texts are dealt out one by one.
    private const int LargestGroup = 300;

    /// <summary>
    /// The fold, 0..<paramref name="folds"/>−1, of every text, once for each of <paramref name="deals"/>; groups are dealt out from the largest, each
    /// to the smallest fold, those of one size in an order of the deal's own.
    /// </summary>
    public static IReadOnlyList<int[]> Folds(IReadOnlyList<string> texts, int folds, int deals)
    {
        int[] group = Groups(texts);
        var members = Enumerable.Range(0, texts.Count).GroupBy(i => group[i]).Select(g => g.ToList()).ToList();
        var parts = members.SelectMany(m => m.Count > LargestGroup ? m.Select(i => new List<int> { i }) : [m]).ToList();
        return Enumerable.Range(0, deals).Select(d => Deal(parts.OrderByDescending(m => m.Count).ThenBy(m => Hashing.Combine((uint)d, (uint)m[0])).ThenBy(m => m[0]), folds, texts.Count)).ToList();
    }

    private static int[] Deal(IEnumerable<List<int>> parts, int folds, int texts)
    {
        var fold = new int[texts];
        var size = new int[folds];
        foreach (var part in parts)
        {
            int smallest = Array.IndexOf(size, size.Min());
            size[smallest] += part.Count;
            foreach (int i in part) fold[i] = smallest;
        }
        return fold;
    }

    private static int[] Groups(IReadOnlyList<string> texts)
    {
        var shingles = texts.Select(Shingles).ToList();
        var count = shingles.SelectMany(s => s).GroupBy(s => s, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        int[] parent = Enumerable.Range(0, texts.Count).ToArray();
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < texts.Count; i++)
        {
            foreach (string s in shingles[i].Where(s => count[s] <= Slogan))
            {
                if (first.TryGetValue(s, out int other)) parent[Root(parent, i)] = Root(parent, other);
                else first[s] = i;
            }
        }
        return Enumerable.Range(0, texts.Count).Select(i => Root(parent, i)).ToArray();
    }

    private static int Root(int[] parent, int i)
    {
        while (parent[i] != i) i = parent[i] = parent[parent[i]];
        return i;
    }

    private static HashSet<string> Shingles(string text)
    {
        string letters = string.Concat(text.Where(char.IsLetter));
        return letters.Length <= Shingle
            ? [letters]
            : Enumerable.Range(0, letters.Length - Shingle + 1).Select(i => letters.Substring(i, Shingle)).ToHashSet(StringComparer.Ordinal);
    }
}
