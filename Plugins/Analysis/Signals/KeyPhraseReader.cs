using System;
using System.Collections.Generic;
using CrmFeedback.Analysis.Phrases;
using CrmFeedback.Analysis.Text;

namespace CrmFeedback.Analysis.Signals;

/// <summary>
/// Picks phrases worth quoting: runs of content words between function words and marks that hold a theme or a feeling,
/// ranked by how much they say. One per thread.
/// </summary>
public sealed class KeyPhraseReader
{
    private const int LongestHan = 14;
    private const int LongestWords = 6;
    private const int MostCandidates = 64;
    private byte[] marks = new byte[512];
    private readonly int[] start = new int[MostCandidates];
    private readonly int[] end = new int[MostCandidates];
    private readonly int[] rank = new int[MostCandidates];
    private readonly bool[] telling = new bool[MostCandidates];
    private int count;

    private const byte Stop = 1, Content = 2, Theme = 4, Trouble = 8;
    private const int ShortestHanWithoutTheme = 3;

    /// <summary>At most <paramref name="limit"/> phrases of <paramref name="text"/>, most telling first.</summary>
    public IReadOnlyList<KeyPhrase> Read(string text, AnalysisScratch scratch, int limit)
    {
        Mark(scratch);
        count = 0;
        TextBuffer b = scratch.Text;
        for (int c = 0; c < b.ClauseCount; c++)
        {
            int from = b.ClauseStart[c];
            for (int t = from; t <= b.ClauseEnd[c]; t++)
            {
                if (t < b.ClauseEnd[c] && !Breaks(b, t)) continue;
                Offer(scratch, from, t);
                from = t + 1;
            }
        }
        return Best(text, b, limit);
    }

    private void Mark(AnalysisScratch scratch)
    {
        int n = scratch.Text.TokenCount;
        ScratchArrays.FitCleared(ref marks, n);
        PhraseHits hits = scratch.Hits;
        for (int i = 0; i < hits.Count; i++)
        {
            byte mark;
            switch (hits.Category[i])
            {
                case PhraseCategory.Stop when hits.Value[i] > 0:
                    mark = Stop;
                    break;
                case PhraseCategory.Theme when hits.Value[i] >= 0:
                    mark = Theme | Content;
                    break;
                case PhraseCategory.Problem when hits.Value[i] > 0:
                    mark = Content | Trouble;
                    break;
                case PhraseCategory.KeyPhrase:
                case PhraseCategory.Valence when hits.Value[i] != 0:
                    mark = Content;
                    break;
                default:
                    continue;
            }
            for (int t = hits.Start[i]; t < hits.End[i]; t++) marks[t] |= mark;
        }
    }

    private bool Breaks(TextBuffer b, int t) =>
        (b.TokenKinds[t] == TokenKind.Punctuation && !b.IsHyphen(t)) || b.TokenKinds[t] == TokenKind.Emoji || b.TokenKinds[t] == TokenKind.Address
        || (marks[t] & (Stop | Content)) == Stop;

    private void Offer(AnalysisScratch scratch, int from, int to)
    {
        while (from < to && scratch.Text.TokenKinds[from] == TokenKind.Number) from++;
        if (to <= from) return;
        Narrow(scratch.Text, ref from, ref to);
        int themes = 0;
        int said = 0;
        bool inTheme = false;
        bool trouble = false;
        for (int t = from; t < to; t++)
        {
            bool theme = (marks[t] & Theme) != 0;
            if (theme && !inTheme) themes++;
            inTheme = theme;
            trouble |= (marks[t] & Trouble) != 0;
            said += Math.Min(4000, Math.Abs(scratch.Scores.TokenWeight[t]));
        }
        bool felt = false;
        for (int f = 0; f < scratch.Feelings.Count; f++)
        {
            felt |= scratch.Feelings.Start[f] >= from && scratch.Feelings.End[f] <= to;
        }
        if (themes == 0 && scratch.Text.TokenKinds[from] == TokenKind.Han && to - from < ShortestHanWithoutTheme) return;
        bool single = scratch.Text.TokenKinds[from] == TokenKind.Han ? to - from < 2 : to - from < 2 && themes == 0;
        if (single || (themes == 0 && !felt && !trouble)) return;
        bool whole = themes > 0 && (felt || trouble);
        int value = Math.Min(2, themes) * 3000 + (felt ? 3000 : 0) + Math.Min(9000, said);
        if (count == MostCandidates)
        {
            int least = 0;
            for (int k = 1; k < count; k++)
            {
                if (rank[k] < rank[least]) least = k;
            }
            if (rank[least] >= value) return;
            Set(least, from, to, value, whole);
            return;
        }
        Set(count++, from, to, value, whole);
    }

    // A run too long to quote is cut to what lies between its first and last marked word.
    private void Narrow(TextBuffer b, ref int from, ref int to)
    {
        int longest = b.TokenKinds[from] == TokenKind.Han ? LongestHan : LongestWords;
        if (to - from <= longest) return;
        int first = from;
        int last = to - 1;
        while (first < last && (marks[first] & Content) == 0) first++;
        while (last > first && (marks[last] & Content) == 0) last--;
        from = first;
        to = Math.Min(last + 1, first + longest);
    }

    private void Set(int k, int from, int to, int value, bool whole)
    {
        start[k] = from;
        end[k] = to;
        rank[k] = value;
        telling[k] = whole;
    }

    // Beside "手续费太高" nobody quotes "非常失望" or "APP": what names a theme and says something of it comes alone.
    private void DropBare()
    {
        bool any = false;
        for (int k = 0; k < count; k++) any |= telling[k];
        if (!any) return;
        int kept = 0;
        for (int k = 0; k < count; k++)
        {
            if (!telling[k]) continue;
            Set(kept++, start[k], end[k], rank[k], true);
        }
        count = kept;
    }

    private IReadOnlyList<KeyPhrase> Best(string text, TextBuffer b, int limit)
    {
        DropBare();
        int take = Math.Min(limit, count);
        if (take <= 0) return Array.Empty<KeyPhrase>();
        var result = new List<KeyPhrase>(take);
        for (int k = 0; k < count && result.Count < take; k++)
        {
            int best = -1;
            for (int i = 0; i < count; i++)
            {
                if (rank[i] > 0 && (best < 0 || rank[i] > rank[best])) best = i;
            }
            if (best < 0) break;
            rank[best] = 0;
            int from = b.OriginalStart(start[best]);
            string phrase = text.Substring(from, b.OriginalEnd(end[best] - 1) - from);
            if (!result.Exists(p => string.Equals(p.Text, phrase, StringComparison.OrdinalIgnoreCase))) result.Add(new KeyPhrase(from, phrase.Length, phrase));
        }
        return result;
    }
}
