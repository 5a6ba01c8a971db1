using System;
using CrmFeedback.Analysis.Phrases;
using CrmFeedback.Analysis.Text;

namespace CrmFeedback.Analysis;

/// <summary>Whether a clause really says something about the theme it names, and in which direction.</summary>
internal static class ThemeDirection
{
    /// <summary>Log-odds (1/10000) from which a mention is praise, and mirrored blame.</summary>
    public const int Clear = 2500;

    /// <summary>No mention: only supposed or denied.</summary>
    public const int Nothing = int.MinValue;

    private const int Fees = 0, Billing = 1, Fraud = 7, Churn = 14;
    private const int NegatorReach = 2;
    private const int Faint = 1500;
    private const int Felt = 400;
    private const int FeltBesideProblem = 1200;
    private const int FeltInQuestion = 1200;
    private const int TellingNgrams = 4000;
    private const int WantedLack = -4000;
    private const int ShortText = 8;

    /// <summary>Direction of a hit of theme <paramref name="code"/>, or <see cref="Nothing"/>. "No refund, no reply" complains although it denies.</summary>
    public static int OfHit(AnalysisScratch scratch, ClauseFacts facts, PhraseHits found, int hit, int code, Sentiment sentiment)
    {
        TextBuffer text = scratch.Text;
        int clause = text.TokenClause[found.Start[hit]];
        if (!Complains(scratch, facts, clause, code) && scratch.Moods.IsSupposed(clause) && IsAfterCondition(scratch, found.Start[hit], clause)) return Nothing;
        bool unfelt = !facts.IsProblem(clause) && !facts.IsWish(clause) && Math.Abs(scratch.Scores.ClauseFeeling[clause]) < Felt;
        if (unfelt && scratch.Signals.ClauseShift[clause] == 0 && !text.ClauseIsQuestion[clause])
        {
            int negator = NegatorBefore(scratch, found.Start[hit], clause);
            if (negator >= 0)
            {
                bool lack = IsLack(scratch, negator) && found.End[hit] >= WordsEnd(text, clause) && scratch.Signals.Request < 0;
                return lack && IsWanted(code) ? WantedLack : Nothing;
            }
        }
        return OfClause(scratch, facts, clause, sentiment);
    }

    /// <summary>Direction of a clause that the words of no rule name theme <paramref name="code"/> in, or <see cref="Nothing"/> when it is only supposed.</summary>
    public static int OfNamed(AnalysisScratch scratch, ClauseFacts facts, int clause, int code, Sentiment sentiment) =>
        !Complains(scratch, facts, clause, code) && scratch.Moods.IsSupposed(clause) ? Nothing : OfClause(scratch, facts, clause, sentiment);

    /// <summary>Direction of a clause: its feeling before its n-grams; without feeling half its sentence's direction.</summary>
    public static int OfClause(AnalysisScratch scratch, ClauseFacts facts, int clause, Sentiment sentiment)
    {
        TextBuffer text = scratch.Text;
        var signals = scratch.Signals;
        int shift = signals.ClauseShift[clause];
        int direction = scratch.Scores.ClauseDirection[clause];
        if (shift != 0) return shift > 0 ? Math.Max(direction + shift, Clear) : Math.Min(direction + shift, -Clear);
        int feeling = scratch.Scores.ClauseFeeling[clause];
        bool leaves = signals.Leave != LeaveIntent.None && text.TokenClause[signals.LeaveStart] == clause;
        bool impatient = signals.Impatient >= 0 && text.TokenClause[signals.Impatient] == clause;
        bool asks = text.ClauseIsQuestion[clause] && !facts.IsInsistent(clause) && !impatient;
        // What is wished for or supposed is not praised.
        bool wished = facts.IsWish(clause) || scratch.Moods.IsWish(clause) || scratch.Moods.IsSupposed(clause);
        if (feeling >= (facts.IsProblem(clause) ? FeltBesideProblem : Felt) && !leaves && !facts.IsInsistent(clause))
        {
            return wished && feeling < 2 * FeltBesideProblem ? Neutral(direction) : Math.Max(direction, Clear);
        }
        if (impatient || leaves || (facts.IsProblem(clause) && !asks) || feeling <= (asks ? -FeltInQuestion : -Felt)) return Math.Min(direction, -Clear);
        if (wished) return Neutral(direction / 3);
        bool quiet = asks || signals.Request >= 0 || signals.Question >= 0 || signals.Suggestion >= 0 || scratch.Asides.ToldTokens <= ShortText;
        if (sentiment == Sentiment.Neutral) return quiet ? Neutral(direction / 3) : direction / 3;
        bool plain = signals.Problems == 0 && signals.Praise + signals.Blame < Felt && signals.Leave == LeaveIntent.None && !signals.Regulator;
        int whole = scratch.Scores.Direction;
        // Told by facts alone: what the whole text is read as holds for the clauses that lean its way.
        if (plain && signals.Request < 0 && signals.Question < 0) return direction > 0 == whole > 0 ? direction : direction / 3;
        if (plain || asks) return Neutral(direction / 3);
        if (Math.Abs(direction) >= TellingNgrams && direction > 0 == whole > 0) return direction;
        int sum = SentenceSum(scratch, clause);
        return Math.Abs(sum) >= Faint && sum > 0 == whole > 0 ? sum / 2 : Neutral(direction);
    }

    private static bool Complains(AnalysisScratch scratch, ClauseFacts facts, int clause, int code) =>
        facts.IsInsistent(clause) || facts.IsWish(clause) || code == Churn || scratch.Signals.Leave != LeaveIntent.None || scratch.Signals.Regulator;

    private static int SentenceSum(AnalysisScratch scratch, int clause)
    {
        TextBuffer text = scratch.Text;
        int sum = 0;
        for (int c = clause; c >= 0 && text.ClauseSentence[c] == text.ClauseSentence[clause]; c--) sum += scratch.Scores.ClauseDirection[c];
        for (int c = clause + 1; c < text.ClauseCount && text.ClauseSentence[c] == text.ClauseSentence[clause]; c++) sum += scratch.Scores.ClauseDirection[c];
        return sum;
    }

    private static int Neutral(int direction) => Math.Max(1 - Clear, Math.Min(Clear - 1, direction));

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

    // "I don't think" (2) denies what is said of the theme, not the mention.
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
}
