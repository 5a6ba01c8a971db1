using System;
using System.Diagnostics.CodeAnalysis;
using CrmFeedback.Analysis.Text;

namespace CrmFeedback.Analysis.Sentiments;

/// <summary>Hashed n-grams of a text, each with the tokens it rests on. Scratch arrays, reused.</summary>
[SuppressMessage("Design", "CA1051", Justification = "Scratch arrays are read in inner loops and replaced when they grow.")]
public sealed class Features
{
    /// <summary>Hash of each feature.</summary>
    public uint[] Hash = new uint[2048];

    /// <summary>First token of each feature.</summary>
    public int[] Token = new int[2048];

    /// <summary>Number of tokens of each feature, 1..3; a sticker has its brackets besides.</summary>
    public byte[] Span = new byte[2048];

    /// <summary>Features in use.</summary>
    public int Count;

    internal void Add(uint hash, int token, int span)
    {
        ScratchArrays.MakeRoom(ref Hash, Count);
        ScratchArrays.MakeRoom(ref Token, Count);
        ScratchArrays.MakeRoom(ref Span, Count);
        Hash[Count] = hash;
        Token[Count] = token;
        Span[Count] = (byte)span;
        Count++;
    }
}

/// <summary>
/// Extracts n-grams: words 1-2 for Latin script (characters 3-5 within words apart), characters 1-3 for Chinese, single
/// emoji and marks, stickers as Weibo and WeChat type them ([微笑]). Words in the scope of a negation are marked; masked tokens are skipped.
/// </summary>
public static class FeatureExtractor
{
    private const uint WordSalt = 0x11, NegatedSalt = 0x22, PairSalt = 0x33, CharSalt = 0x44, HanSalt = 0x55, MarkSalt = 0x66, StickerSalt = 0x77;
    private const int LongestSticker = 4;

    private static readonly uint FullStop = Hashing.Token('.'), Comma = Hashing.Token(','), Opening = Hashing.Token('['), Closing = Hashing.Token(']');

    /// <summary>Fills <paramref name="features"/>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="feelings">Masked and negated tokens.</param>
    /// <param name="features">Where the features go.</param>
    /// <param name="unmasked">Whether masked tokens are read too.</param>
    public static void Extract(TextBuffer text, Feelings feelings, Features features, bool unmasked = false)
    {
        features.Count = 0;
        for (int t = 0; t < text.TokenCount; t++)
        {
            if (feelings.TokenMasked[t] && !unmasked) continue;
            uint h = text.TokenHash[t];
            switch (text.TokenKinds[t])
            {
                case TokenKind.Word:
                    Word(text, feelings, t, h, features, unmasked);
                    break;
                case TokenKind.Number:
                    Pair(text, feelings, t, Hashing.NumberToken, features, unmasked);
                    break;
                case TokenKind.Han:
                    Han(text, feelings, t, features, unmasked);
                    break;
                case TokenKind.Punctuation when h == FullStop || h == Comma:
                    // Whether a text ends in one tells where it was typed, not what is felt.
                    break;
                case TokenKind.Emoji:
                case TokenKind.Punctuation:
                    features.Add(Hashing.Combine(MarkSalt, h), t, 1);
                    if (h == Opening) Sticker(text, t, features);
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>Hash of one to three folded Chinese characters as an n-gram.</summary>
    public static uint HanGram(string characters)
    {
        uint h = HanSalt;
        foreach (char c in characters) h = Hashing.Combine(h, Hashing.Token(c));
        return h;
    }

    /// <summary>Fills <paramref name="features"/> with the character n-grams (3-5) of words that are not masked.</summary>
    public static void ExtractCharacterGrams(TextBuffer text, Feelings feelings, Features features)
    {
        features.Count = 0;
        for (int t = 0; t < text.TokenCount; t++)
        {
            if (text.TokenKinds[t] == TokenKind.Word && !feelings.TokenMasked[t]) CharacterGrams(text, t, features);
        }
    }

    private static void CharacterGrams(TextBuffer text, int t, Features features)
    {
        int start = text.TokenStart[t];
        int end = text.TokenEnd[t];
        // The word with a boundary on each side; the word itself is a feature already.
        for (int from = start - 1; from < end - 1; from++)
        {
            uint running = Hashing.Step(Hashing.Seed, from < start ? ' ' : text.Chars[from]);
            for (int length = 2; length <= 5; length++)
            {
                int at = from + length - 1;
                if (at > end) break;
                running = Hashing.Step(running, at == end ? ' ' : text.Chars[at]);
                if (length >= 3) features.Add(Hashing.Combine(CharSalt, Hashing.Finish(running)), t, 1);
            }
        }
    }

    private static void Word(TextBuffer text, Feelings feelings, int t, uint h, Features features, bool unmasked)
    {
        features.Add(Hashing.Combine(feelings.TokenNegated[t] ? NegatedSalt : WordSalt, h), t, 1);
        Pair(text, feelings, t, h, features, unmasked);
    }

    private static void Pair(TextBuffer text, Feelings feelings, int t, uint h, Features features, bool unmasked)
    {
        int next = t + 1;
        if (next >= text.TokenCount || (feelings.TokenMasked[next] && !unmasked)) return;
        uint second = text.TokenHash[next];
        if (text.TokenKinds[next] == TokenKind.Number) second = Hashing.NumberToken;
        else if (text.TokenKinds[next] != TokenKind.Word) return;
        features.Add(Hashing.Combine(Hashing.Combine(PairSalt, h), second), t, 2);
    }

    // What stands in the brackets is read as words too: [怒] is both a face and the word.
    private static void Sticker(TextBuffer text, int opening, Features features)
    {
        uint h = StickerSalt;
        for (int t = opening + 1; t < text.TokenCount && t <= opening + LongestSticker + 1; t++)
        {
            if (text.TokenKinds[t] == TokenKind.Punctuation && text.TokenHash[t] == Closing)
            {
                if (t > opening + 1) features.Add(h, opening, t - opening + 1);
                return;
            }
            if (text.TokenKinds[t] != TokenKind.Han || text.TokenStart[t] != text.TokenEnd[t - 1]) return;
            h = Hashing.Combine(h, text.TokenHash[t]);
        }
    }

    private static void Han(TextBuffer text, Feelings feelings, int t, Features features, bool unmasked)
    {
        uint h = HanSalt;
        for (int n = 1; n <= 3; n++)
        {
            int at = t + n - 1;
            if (at >= text.TokenCount || text.TokenKinds[at] != TokenKind.Han || (feelings.TokenMasked[at] && !unmasked)) break;
            if (n > 1 && text.TokenStart[at] != text.TokenEnd[at - 1]) break;
            h = Hashing.Combine(h, text.TokenHash[at]);
            features.Add(h, t, n);
        }
    }
}
