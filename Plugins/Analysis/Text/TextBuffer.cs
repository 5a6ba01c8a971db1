using System;
using System.Diagnostics.CodeAnalysis;

namespace CrmFeedback.Analysis.Text;

/// <summary>
/// A text, folded and cut into tokens, clauses and sentences. A scratch object: one per thread, reused, arrays
/// grow and stay. Only the first <see cref="Length"/>, <see cref="TokenCount"/>, <see cref="ClauseCount"/> entries count.
/// </summary>
[SuppressMessage("Design", "CA1051", Justification = "Scratch arrays are read in inner loops and replaced when they grow.")]
public sealed class TextBuffer
{
    /// <summary>Folded characters.</summary>
    public char[] Chars = new char[1024];

    /// <summary>Class of each folded character.</summary>
    public CharClass[] Classes = new CharClass[1024];

    /// <summary>Where each folded character starts in the original text.</summary>
    public int[] Starts = new int[1024];

    /// <summary>Where each folded character ends in the original text (exclusive).</summary>
    public int[] Ends = new int[1024];

    /// <summary>Folded characters in use.</summary>
    public int Length;

    /// <summary>First folded character of each token.</summary>
    public int[] TokenStart = new int[512];

    /// <summary>End (exclusive) of each token in folded characters.</summary>
    public int[] TokenEnd = new int[512];

    /// <summary>Hash of each token's folded characters.</summary>
    public uint[] TokenHash = new uint[512];

    /// <summary>Kind of each token.</summary>
    public TokenKind[] TokenKinds = new TokenKind[512];

    /// <summary>Clause of each token.</summary>
    public int[] TokenClause = new int[512];

    /// <summary>Tokens in use.</summary>
    public int TokenCount;

    /// <summary>First token of each clause.</summary>
    public int[] ClauseStart = new int[64];

    /// <summary>End (exclusive) of each clause in tokens.</summary>
    public int[] ClauseEnd = new int[64];

    /// <summary>Sentence of each clause.</summary>
    public int[] ClauseSentence = new int[64];

    /// <summary>Whether each clause belongs to a sentence that ends in a question mark.</summary>
    public bool[] ClauseIsQuestion = new bool[64];

    /// <summary>Clauses in use.</summary>
    public int ClauseCount;

    /// <summary>Sentences in use.</summary>
    public int SentenceCount;

    /// <summary>Latin letters of words, Chinese characters, letters of other scripts, characters only Traditional texts use.</summary>
    public int LatinCount, HanCount, OtherCount, TraditionalCount;

    /// <summary>Original offset of a token.</summary>
    public int OriginalStart(int token) => Starts[TokenStart[token]];

    /// <summary>Original end (exclusive) of a token.</summary>
    public int OriginalEnd(int token) => Ends[TokenEnd[token] - 1];

    internal void Reset(int length)
    {
        Length = TokenCount = ClauseCount = SentenceCount = 0;
        LatinCount = HanCount = OtherCount = TraditionalCount = 0;
        if (Chars.Length >= length) return;
        int size = Math.Max(length, Chars.Length * 2);
        Chars = new char[size];
        Classes = new CharClass[size];
        Starts = new int[size];
        Ends = new int[size];
    }

    internal void AddToken(int start, int end, TokenKind kind, uint hash)
    {
        if (TokenCount == TokenStart.Length) GrowTokens();
        TokenStart[TokenCount] = start;
        TokenEnd[TokenCount] = end;
        TokenKinds[TokenCount] = kind;
        TokenHash[TokenCount] = hash;
        TokenCount++;
    }

    internal void AddClause(int firstToken, int endToken, int sentence)
    {
        if (ClauseCount == ClauseStart.Length) GrowClauses();
        ClauseStart[ClauseCount] = firstToken;
        ClauseEnd[ClauseCount] = endToken;
        ClauseSentence[ClauseCount] = sentence;
        ClauseIsQuestion[ClauseCount] = false;
        for (int t = firstToken; t < endToken; t++) TokenClause[t] = ClauseCount;
        ClauseCount++;
    }

    private void GrowTokens()
    {
        int size = TokenStart.Length * 2;
        Array.Resize(ref TokenStart, size);
        Array.Resize(ref TokenEnd, size);
        Array.Resize(ref TokenHash, size);
        Array.Resize(ref TokenKinds, size);
        Array.Resize(ref TokenClause, size);
    }

    private void GrowClauses()
    {
        int size = ClauseStart.Length * 2;
        Array.Resize(ref ClauseStart, size);
        Array.Resize(ref ClauseEnd, size);
        Array.Resize(ref ClauseSentence, size);
        Array.Resize(ref ClauseIsQuestion, size);
    }
}
