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
    /// <summary>Values of weak words: the theme's index and this.</summary>
    internal const int WeakFrom = 1000;

    private const int Fees = 0, Billing = 1, Fraud = 7, Churn = 14;
    private const int NegatorReach = 2;
    private const int Clear = 2500;
    private const int Faint = 1500;
    private const int Felt = 400;
    private const int TellingNgrams = 4000;
    private const int WantedLack = -4000;
    private const int Nothing = int.MinValue;
    private const byte Named = 1, Insists = 2, Wishes = 4, Strong = 8;
    private const int LongestSpan = 120;
    private int[] hits = new int[16];
    private int[] firstToken = new int[16];
    private int[] bestDirection = new int[16];
    private int[] bestStart = new int[16];
    private int[] bestEnd = new int[16];
    private bool[] praised = new bool[16];
    private bool[] blamed = new bool[16];
    private int[] order = new int[16];
    private byte[] facts = new byte[64];

    /// <summary>Mentions of what <paramref name="scratch"/> holds, ordered by place.</summary>
    public IReadOnlyList<ThemeMention> Read(AnalysisScratch scratch, ThemeCatalogue? catalogue)
    {
        int codes = catalogue?.Codes.Count ?? ThemeCodes.All.Length;
        Reset(codes);
        ReadFacts(scratch);
        Gather(scratch, scratch.Hits, catalogue, scratch.AdminHits, admin: false);
        if (catalogue != null) Gather(scratch, scratch.AdminHits, catalogue, scratch.AdminHits, admin: true);
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

    private void Gather(AnalysisScratch scratch, PhraseHits found, ThemeCatalogue? catalogue, PhraseHits adminHits, bool admin)
    {
        for (int i = 0; i < found.Count; i++)
        {
            if (found.Category[i] != PhraseCategory.Theme) continue;
            int code = found.Value[i];
            if (code < 0) continue;
            if (!admin && code >= WeakFrom)
            {
                if ((facts[scratch.Text.TokenClause[found.Start[i]]] & Strong) != 0) continue;
                code -= WeakFrom;
            }
            if (code == Churn && !admin && SignalReader.IsNegated(scratch.Text, found, i)) continue;
            if (catalogue != null && IsExcluded(adminHits, code, found.Start[i], found.End[i])) continue;
            int direction = Mentioned(scratch, found, i, code);
            if (direction == Nothing) continue;
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

    // Problems and wishes named in each clause.
    private void ReadFacts(AnalysisScratch scratch)
    {
        TextBuffer text = scratch.Text;
        if (facts.Length < text.ClauseCount) facts = new byte[text.ClauseCount * 2];
        Array.Clear(facts, 0, text.ClauseCount);
        PhraseHits found = scratch.Hits;
        for (int i = 0; i < found.Count; i++)
        {
            int clause = text.TokenClause[found.Start[i]];
            if (found.Category[i] == PhraseCategory.Theme && found.Value[i] >= 0 && found.Value[i] < WeakFrom) facts[clause] |= Strong;
            if (found.Category[i] == PhraseCategory.Suggestion && found.Value[i] > 0) facts[clause] |= Wishes;
            if (found.Category[i] != PhraseCategory.Problem || found.Value[i] < 1 || SignalReader.IsNegated(text, found, i)) continue;
            facts[clause] |= found.Value[i] == 2 ? (byte)(Named | Insists) : Named;
        }
    }

    // A mention that is only supposed or denied is none, unless the wording complains: "no refund, no reply".
    private int Mentioned(AnalysisScratch scratch, PhraseHits found, int hit, int code)
    {
        TextBuffer text = scratch.Text;
        int clause = text.TokenClause[found.Start[hit]];
        int feeling = scratch.Scores.ClauseFeeling[clause];
        bool threatens = scratch.Signals.Leave != LeaveIntent.None || scratch.Signals.Regulator;
        if (scratch.Moods.IsSupposed(clause) && IsAfterCondition(scratch, found.Start[hit], clause) && (facts[clause] & (Insists | Wishes)) == 0 && !threatens && code != Churn) return Nothing;
        if ((facts[clause] & ~Strong) == 0 && Math.Abs(feeling) < Felt && scratch.Signals.ClauseShift[clause] == 0 && !text.ClauseIsQuestion[clause])
        {
            int negator = NegatorBefore(scratch, found.Start[hit], clause);
            if (negator >= 0)
            {
                bool lack = IsLack(scratch, negator) && found.End[hit] >= WordsEnd(text, clause) && scratch.Signals.Request < 0;
                return lack && IsWanted(code) ? WantedLack : Nothing;
            }
        }
        return Direction(scratch, clause);
    }

    // "Do I get a refund if I cancel?" supposes the cancelling, not the refund.
    private static bool IsAfterCondition(AnalysisScratch scratch, int start, int clause)
    {
        PhraseHits hits = scratch.Hits;
        for (int i = 0; i < hits.Count && hits.Start[i] < start; i++)
        {
            if (hits.Category[i] == PhraseCategory.Condition && hits.Value[i] == 2 && scratch.Text.TokenClause[hits.Start[i]] == clause) return true;
        }
        return false;
    }

    private static int NegatorBefore(AnalysisScratch scratch, int start, int clause)
    {
        PhraseHits hits = scratch.Hits;
        int first = scratch.Text.ClauseStart[clause];
        for (int i = 0; i < hits.Count && hits.Start[i] < start; i++)
        {
            bool near = hits.Start[i] >= first && hits.End[i] <= start && start - hits.End[i] <= NegatorReach;
            if (near && hits.Category[i] == PhraseCategory.Negation && hits.Value[i] == 1) return i;
        }
        return -1;
    }

    // "no", "没有": a noun follows; "not", "不" deny a verb.
    private static bool IsLack(AnalysisScratch scratch, int negator)
    {
        TextBuffer text = scratch.Text;
        int t = scratch.Hits.Start[negator];
        char c = text.Chars[text.TokenStart[t]];
        int letters = text.TokenEnd[t] - text.TokenStart[t];
        if (text.TokenKinds[t] == TokenKind.Word) return letters == 2 && c == 'n' && text.Chars[text.TokenStart[t] + 1] == 'o';
        return c == '没' || c == '冇' || c == '无';
    }

    private static int WordsEnd(TextBuffer text, int clause)
    {
        int end = text.ClauseEnd[clause];
        while (end > text.ClauseStart[clause] && text.TokenKinds[end - 1] is TokenKind.Punctuation or TokenKind.Emoji) end--;
        return end;
    }

    // Nobody complains of having no fees, no bills, no fraud and no cancellation.
    private static bool IsWanted(int code) => code != Fees && code != Billing && code != Fraud && code != Churn;

    // The clause decides, its feeling before its n-grams; a clause without feeling takes half its sentence's direction.
    private int Direction(AnalysisScratch scratch, int clause)
    {
        TextBuffer text = scratch.Text;
        int shift = scratch.Signals.ClauseShift[clause];
        int direction = scratch.Scores.ClauseDirection[clause];
        if (shift != 0) return shift > 0 ? Math.Max(direction + shift, Clear) : Math.Min(direction + shift, -Clear);
        int feeling = scratch.Scores.ClauseFeeling[clause];
        bool leaves = scratch.Signals.Leave != LeaveIntent.None && text.TokenClause[scratch.Signals.LeaveStart] == clause;
        if (feeling >= Felt && !leaves && (facts[clause] & Insists) == 0) return Math.Max(direction, Clear);
        bool impatient = scratch.Signals.Impatient >= 0 && text.TokenClause[scratch.Signals.Impatient] == clause;
        bool asks = text.ClauseIsQuestion[clause] && (facts[clause] & Insists) == 0 && !impatient;
        if (feeling <= -Felt || impatient || leaves || ((facts[clause] & Named) != 0 && !asks)) return Math.Min(direction, -Clear);
        bool plain = scratch.Signals.Problems == 0 && scratch.Signals.Praise + scratch.Signals.Blame < Felt
            && scratch.Signals.Leave == LeaveIntent.None && !scratch.Signals.Regulator;
        if (plain && scratch.Signals.Request < 0 && scratch.Signals.Question < 0) return direction / 3;
        if (plain || asks) return Math.Max(1 - Clear, Math.Min(Clear - 1, direction / 3));
        int whole = scratch.Scores.Direction;
        if (Math.Abs(direction) >= TellingNgrams && direction > 0 == whole > 0) return direction;
        int sum = 0;
        for (int c = clause; c >= 0 && text.ClauseSentence[c] == text.ClauseSentence[clause]; c--) sum += scratch.Scores.ClauseDirection[c];
        for (int c = clause + 1; c < text.ClauseCount && text.ClauseSentence[c] == text.ClauseSentence[clause]; c++) sum += scratch.Scores.ClauseDirection[c];
        return Math.Abs(sum) >= Faint && sum > 0 == whole > 0 ? sum / 2 : Math.Max(1 - Clear, Math.Min(Clear - 1, direction));
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
