using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using CrmFeedback.Analysis.Sentiments;

namespace CrmFeedback.Trainer.Corpora;

/// <summary>Lists of Chinese words that show an emotion (<c>emotion-words-zh.txt</c>, this project's own), as n-gram hashes.</summary>
public static class WordLists
{
    private const string File = "emotion-words-zh.txt";
    private const int LongestWord = 3;

    /// <summary>The n-grams of each list, in the file's order.</summary>
    /// <exception cref="InvalidDataException">A word is longer than an n-gram.</exception>
    public static IReadOnlyList<IReadOnlySet<uint>> ChineseEmotions() =>
        SectionFile.Texts(SectionFile.Lines(File)).Select(l => (IReadOnlySet<uint>)l.Text.Split(' ').Select(Hash).ToHashSet()).ToList();

    private static uint Hash(string word) => word.Length <= LongestWord ? FeatureExtractor.HanGram(word) : throw new InvalidDataException($"{File}: '{word}' has more than {LongestWord} characters.");
}
