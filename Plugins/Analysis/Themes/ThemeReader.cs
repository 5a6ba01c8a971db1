using System;
using System.Collections.Generic;
using CrmFeedback.Analysis.Phrases;
using CrmFeedback.Analysis.Sentiments;
using CrmFeedback.Analysis.Signals;
using CrmFeedback.Analysis.Text;

namespace CrmFeedback.Analysis;

/// <summary>Gathers theme hits into one mention per code, with the polarity of the clauses that name it. One per thread.</summary>
public sealed class ThemeReader
{
    private const int Churn = 14;
    private const int Clear = 2500;
    private const int Faint = 1500;
    private const int Felt = 400;
    private const int LongestSpan = 120;
    private int[] hits = new int[16];
    private int[] firstToken = new int[16];
    private int[] bestDirection = new int[16];
    private int[] bestStart = new int[16];
    private int[] bestEnd = new int[16];
    private bool[] praised = new bool[16];
    private bool[] blamed = new bool[16];
    private int[] order = new int[16];

    /// <summary>Mentions of what <paramref name="scratch"/> holds, ordered by place; <paramref name="shift"/> is the log-odds the survey question adds.</summary>
    public IReadOnlyList<ThemeMention> Read(AnalysisScratch scratch, ThemeCatalogue? catalogue, int shift)
    {
        int codes = catalogue?.Codes.Count ?? ThemeCodes.All.Length;
        Reset(codes);
        Gather(scratch, scratch.Hits, catalogue, scratch.AdminHits, shift, admin: false);
        if (catalogue != null) Gather(scratch, scratch.AdminHits, catalogue, scratch.AdminHits, shift, admin: true);
        int count = 0;
        for (int c = 0; c < codes; c++)
        {
            if (hits[c] > 0) order[count++] = c;
        }
        if (count == 0) return Array.Empty<ThemeMention>();
        SortByPlace(count);
        var result = new ThemeMention[count];
        for (int k = 0; k < count; k++) result[k] = Mention(scratch.Text, order[k], catalogue);
        return result;
    }

    private void Reset(int codes)
    {
        if (hits.Length < codes)
        {
            hits = new int[codes];
            firstToken = new int[codes];
            bestDirection = new int[codes];
            bestStart = new int[codes];
            bestEnd = new int[codes];
            praised = new bool[codes];
            blamed = new bool[codes];
            order = new int[codes];
        }
        Array.Clear(hits, 0, codes);
        Array.Clear(praised, 0, codes);
        Array.Clear(blamed, 0, codes);
    }

    private void Gather(AnalysisScratch scratch, PhraseHits found, ThemeCatalogue? catalogue, PhraseHits adminHits, int shift, bool admin)
    {
        for (int i = 0; i < found.Count; i++)
        {
            if (found.Category[i] != PhraseCategory.Theme) continue;
            int code = found.Value[i];
            if (code == Churn && !admin && SignalReader.IsNegated(scratch.Text, found, i)) continue;
            if (catalogue != null && IsExcluded(adminHits, code, found.Start[i], found.End[i])) continue;
            int direction = Direction(scratch, found.Start[i], shift);
            if (direction >= Clear) praised[code] = true;
            if (direction <= -Clear) blamed[code] = true;
            if (hits[code] == 0 || Math.Abs(direction) > Math.Abs(bestDirection[code]))
            {
                bestDirection[code] = direction;
                bestStart[code] = found.Start[i];
                bestEnd[code] = found.End[i];
            }
            if (hits[code] == 0 || found.Start[i] < firstToken[code]) firstToken[code] = found.Start[i];
            hits[code] += admin ? 2 : 1;
        }
    }

    private static bool IsExcluded(PhraseHits adminHits, int code, int start, int end)
    {
        for (int i = 0; i < adminHits.Count; i++)
        {
            if (adminHits.Category[i] == PhraseCategory.Stop && adminHits.Value[i] == code && adminHits.Start[i] <= start && adminHits.End[i] >= end) return true;
        }
        return false;
    }

    // The clause decides, its feeling before its n-grams; a clause without feeling takes half its sentence's direction.
    private static int Direction(AnalysisScratch scratch, int token, int shift)
    {
        TextBuffer text = scratch.Text;
        int clause = text.TokenClause[token];
        int direction = scratch.Scores.ClauseDirection[clause] + shift;
        int feeling = scratch.Scores.ClauseFeeling[clause];
        if (Math.Abs(feeling) >= Felt) return feeling > 0 ? Math.Max(direction, Clear) : Math.Min(direction, -Clear);
        bool plain = scratch.Signals.Problems == 0 && scratch.Signals.Praise + scratch.Signals.Blame < Felt && shift == 0
            && scratch.Signals.Leave == LeaveIntent.None && !scratch.Signals.Regulator;
        if (plain) return direction / 3;
        if (Math.Abs(direction) >= Faint) return direction;
        int sum = 0;
        for (int c = clause; c >= 0 && text.ClauseSentence[c] == text.ClauseSentence[clause]; c--) sum += scratch.Scores.ClauseDirection[c];
        for (int c = clause + 1; c < text.ClauseCount && text.ClauseSentence[c] == text.ClauseSentence[clause]; c++) sum += scratch.Scores.ClauseDirection[c];
        return Math.Abs(sum) >= Faint ? sum / 2 : direction;
    }

    private ThemeMention Mention(TextBuffer text, int code, ThemeCatalogue? catalogue)
    {
        int direction = bestDirection[code];
        Polarity polarity = praised[code] && blamed[code] ? Polarity.Mixed
            : direction >= Clear ? Polarity.Positive
            : direction <= -Clear ? Polarity.Negative
            : Polarity.Neutral;
        int confidence = Math.Min(9500, 5500 + 1000 * Math.Min(3, hits[code]) + Math.Min(1000, Math.Abs(direction) / 20));
        Span(text, bestStart[code], bestEnd[code], out int start, out int length);
        string name = catalogue == null ? ThemeCodes.All[code] : catalogue.Codes[code];
        return new ThemeMention(name, polarity, IntegerMath.Squash(direction), confidence, start, length);
    }

    // The clause without its marks; a long clause is cut to the words that name the theme.
    private static void Span(TextBuffer text, int first, int end, out int start, out int length)
    {
        int clause = text.TokenClause[first];
        int from = text.ClauseStart[clause];
        int to = text.ClauseEnd[clause];
        while (from < first && text.TokenKinds[from] == TokenKind.Punctuation) from++;
        while (to > end && text.TokenKinds[to - 1] == TokenKind.Punctuation) to--;
        if (text.OriginalEnd(to - 1) - text.OriginalStart(from) > LongestSpan)
        {
            from = first;
            to = end;
        }
        start = text.OriginalStart(from);
        length = text.OriginalEnd(to - 1) - start;
    }

    private void SortByPlace(int count)
    {
        for (int i = 1; i < count; i++)
        {
            int code = order[i];
            int k = i - 1;
            while (k >= 0 && firstToken[order[k]] > firstToken[code])
            {
                order[k + 1] = order[k];
                k--;
            }
            order[k + 1] = code;
        }
    }
}
