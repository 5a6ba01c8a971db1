using System;
using System.Diagnostics.CodeAnalysis;
using CrmFeedback.Analysis.Phrases;
using CrmFeedback.Analysis.Signals;
using CrmFeedback.Analysis.Text;

namespace CrmFeedback.Analysis.Sentiments;

/// <summary>
/// Sentences that only state a fact ("My customer number is 4711.") beside others that feel, ask or complain. They are
/// no part of what is felt: neither the n-gram sum nor its norm nor the length of the text counts them, in training as
/// in analysis. Scratch.
/// </summary>
[SuppressMessage("Design", "CA1051", Justification = "Scratch arrays are read in inner loops and replaced when they grow.")]
public sealed class Asides
{
    private const int LongestAside = 14;
    private static readonly char[] Particles = "啊呀啦吧呢哈哦喔嘛唉哎诶咯啰喎㗎嘞喽嘅哇噢咧耶".ToCharArray();

    /// <summary>Whether each token belongs to an aside.</summary>
    public bool[] Token = new bool[512];

    private bool[] tells = new bool[64];

    /// <summary>Tokens outside asides.</summary>
    public int ToldTokens { get; private set; }

    /// <summary>Marks the asides of a text whose phrases and feelings are known.</summary>
    public void Read(AnalysisScratch scratch)
    {
        TextBuffer text = scratch.Text;
        ScratchArrays.FitCleared(ref Token, text.TokenCount);
        ToldTokens = text.TokenCount;
        if (text.SentenceCount < 2) return;
        MarkTelling(scratch);
        if (!AnyTells(text) && !TellsByNaming(scratch)) return;
        for (int t = 0; t < text.TokenCount; t++)
        {
            if (tells[text.ClauseSentence[text.TokenClause[t]]]) continue;
            Token[t] = true;
            ToldTokens--;
        }
    }

    private bool AnyTells(TextBuffer text)
    {
        for (int s = 0; s < text.SentenceCount; s++)
        {
            if (tells[s]) return true;
        }
        return false;
    }

    // Beside facts alone, "Parking." is what is meant.
    private bool TellsByNaming(AnalysisScratch scratch)
    {
        TextBuffer text = scratch.Text;
        bool any = false;
        for (int first = 0, next; first < text.ClauseCount; first = next)
        {
            next = first + 1;
            while (next < text.ClauseCount && text.ClauseSentence[next] == text.ClauseSentence[first]) next++;
            if (!BareWords.NameOnlyThemes(scratch, text.ClauseStart[first], text.ClauseEnd[next - 1])) continue;
            tells[text.ClauseSentence[first]] = true;
            any = true;
        }
        return any;
    }

    private void MarkTelling(AnalysisScratch scratch)
    {
        TextBuffer text = scratch.Text;
        ScratchArrays.FitCleared(ref tells, text.SentenceCount + 1);
        for (int f = 0; f < scratch.Feelings.Count; f++)
        {
            if (scratch.Feelings.Strength[f] != 0) tells[SentenceOf(text, scratch.Feelings.Start[f])] = true;
        }
        PhraseHits hits = scratch.Hits;
        for (int i = 0; i < hits.Count; i++)
        {
            if (Tells(hits.Category[i], hits.Value[i])) tells[SentenceOf(text, hits.Start[i])] = true;
        }
        int first = 0;
        for (int c = 0; c < text.ClauseCount; c++)
        {
            int sentence = text.ClauseSentence[c];
            if (c > 0 && text.ClauseSentence[c - 1] != sentence) first = c;
            bool said = text.ClauseIsQuestion[c] || IsExclaimed(text, c) || EndsInParticle(text, c);
            if (said || text.ClauseEnd[c] - text.ClauseStart[first] > LongestAside) tells[sentence] = true;
        }
    }

    private static bool IsExclaimed(TextBuffer text, int clause)
    {
        int last = text.ClauseEnd[clause] - 1;
        return text.TokenKinds[last] == TokenKind.Emoji || (text.TokenKinds[last] == TokenKind.Punctuation && text.Chars[text.TokenStart[last]] == '!');
    }

    // Chinese speakers colour what they say by a last syllable, or trail off.
    private static bool EndsInParticle(TextBuffer text, int clause)
    {
        int last = text.ClauseEnd[clause] - 1;
        if (text.TokenHash[last] == Hashing.EllipsisToken) return true;
        while (last > text.ClauseStart[clause] && text.TokenKinds[last] == TokenKind.Punctuation) last--;
        return text.TokenKinds[last] == TokenKind.Han && Array.IndexOf(Particles, text.Chars[text.TokenStart[last]]) >= 0;
    }

    private static bool Tells(PhraseCategory category, short value) => category switch
    {
        PhraseCategory.Emotion => value % 200 > 0,
        PhraseCategory.Problem or PhraseCategory.Leave or PhraseCategory.Regulator or PhraseCategory.Recommend or PhraseCategory.Sarcasm or PhraseCategory.Negation
            or PhraseCategory.Suggestion or PhraseCategory.Urgency or PhraseCategory.Request or PhraseCategory.Wish or PhraseCategory.Condition or PhraseCategory.Contrast
            or PhraseCategory.Severity => value != 0,
        _ => false,
    };

    private static int SentenceOf(TextBuffer text, int token) => text.ClauseSentence[text.TokenClause[token]];
}
