using System.Collections.Generic;
using CrmFeedback.Analysis.Phrases;

namespace CrmFeedback.Trainer.Learning;

/// <summary>Parts of the reading of a text that an ablation leaves out, in training and at run time alike.</summary>
public sealed record ReadingParts
{
    /// <summary>Everything.</summary>
    public static readonly ReadingParts All = new();

    /// <summary>Whether spellings of Chinese characters are folded onto one form.</summary>
    public bool CharacterMap { get; init; } = true;

    /// <summary>Whether single words and emoji have valences.</summary>
    public bool WordValences { get; init; } = true;

    /// <summary>Whether the lexicon of phrases takes part.</summary>
    public bool Lexicon { get; init; } = true;

    /// <summary>Tokens of the longest n-gram, 1..3.</summary>
    public int LongestNgram { get; init; } = 3;

    /// <summary>Whether emoji and punctuation are n-grams.</summary>
    public bool Marks { get; init; } = true;

    /// <summary>Kinds of phrases that the tables do not hold.</summary>
    public IReadOnlyList<PhraseCategory> Without { get; init; } = [];

    /// <summary>Whether the tables hold a kind of phrase.</summary>
    public bool Keeps(PhraseCategory category)
    {
        foreach (var left in Without)
        {
            if (left == category) return false;
        }
        return true;
    }
}
