using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using CrmFeedback.Analysis.Sentiments;

namespace CrmFeedback.Trainer.Corpora;

/// <summary>Lists of Chinese words that show an emotion (<c>emotion-words-zh.txt</c>, this project's own), as n-gram hashes.</summary>
public static class WordLists
{
    private const string Resource = "CrmFeedback.Trainer.emotion-words-zh.txt";
    private const int LongestWord = 3;

    /// <summary>The n-grams of each list, in the file's order.</summary>
    /// <exception cref="InvalidDataException">A word is longer than an n-gram.</exception>
    public static IReadOnlyList<IReadOnlySet<uint>> ChineseEmotions()
    {
        using var reader = new StreamReader(typeof(WordLists).Assembly.GetManifestResourceStream(Resource) ?? throw new InvalidDataException($"Resource '{Resource}' is missing."));
        var lists = new List<IReadOnlySet<uint>>();
        foreach (string line in reader.ReadToEnd().Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0 && l[0] != '#' && l[0] != '['))
        {
            lists.Add(line.Split(' ').Select(Hash).ToHashSet());
        }
        return lists;
    }

    private static uint Hash(string word) => word.Length <= LongestWord ? FeatureExtractor.HanGram(word) : throw new InvalidDataException($"{Resource}: '{word}' has more than {LongestWord} characters.");
}
