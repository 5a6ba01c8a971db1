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

    /// <summary>Whether a token is the hyphen inside a word ("top-up").</summary>
    public bool IsHyphen(int token) =>
        TokenKinds[token] == TokenKind.Punctuation && Chars[TokenStart[token]] == '-' && TokenEnd[token] - TokenStart[token] == 1
        && token > 0 && token + 1 < TokenCount && TokenKinds[token - 1] == TokenKind.Word && TokenKinds[token + 1] == TokenKind.Word
        && TokenEnd[token - 1] == TokenStart[token] && TokenStart[token + 1] == TokenEnd[token];

    internal void Reset(int length)
    {
        Length = TokenCount = ClauseCount = SentenceCount = 0;
        LatinCount = HanCount = OtherCount = TraditionalCount = 0;
        ScratchArrays.Fit(ref Chars, length);
        ScratchArrays.Fit(ref Classes, length);
        ScratchArrays.Fit(ref Starts, length);
        ScratchArrays.Fit(ref Ends, length);
    }

    internal void AddToken(int start, int end, TokenKind kind, uint hash)
    {
        ScratchArrays.MakeRoom(ref TokenStart, TokenCount);
        ScratchArrays.MakeRoom(ref TokenEnd, TokenCount);
        ScratchArrays.MakeRoom(ref TokenHash, TokenCount);
        ScratchArrays.MakeRoom(ref TokenKinds, TokenCount);
        ScratchArrays.MakeRoom(ref TokenClause, TokenCount);
        TokenStart[TokenCount] = start;
        TokenEnd[TokenCount] = end;
        TokenKinds[TokenCount] = kind;
        TokenHash[TokenCount] = hash;
        TokenCount++;
    }

    internal void AddClause(int firstToken, int endToken, int sentence)
    {
        ScratchArrays.MakeRoom(ref ClauseStart, ClauseCount);
        ScratchArrays.MakeRoom(ref ClauseEnd, ClauseCount);
        ScratchArrays.MakeRoom(ref ClauseSentence, ClauseCount);
        ScratchArrays.MakeRoom(ref ClauseIsQuestion, ClauseCount);
        ClauseStart[ClauseCount] = firstToken;
        ClauseEnd[ClauseCount] = endToken;
        ClauseSentence[ClauseCount] = sentence;
        ClauseIsQuestion[ClauseCount] = false;
        for (int t = firstToken; t < endToken; t++) TokenClause[t] = ClauseCount;
        ClauseCount++;
    }
}
