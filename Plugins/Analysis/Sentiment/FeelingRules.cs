using System;
using System.Diagnostics.CodeAnalysis;
using CrmFeedback.Analysis.Phrases;
using CrmFeedback.Analysis.Text;

namespace CrmFeedback.Analysis.Sentiments;

/// <summary>A feeling found by the rules, after negation, degree, contrast and mood were applied. Scratch arrays.</summary>
[SuppressMessage("Design", "CA1051", Justification = "Scratch arrays are read in inner loops and replaced when they grow.")]
public sealed class Feelings
{
    /// <summary>First token of each feeling.</summary>
    public int[] Start = new int[128];

    /// <summary>End (exclusive) of each feeling in tokens.</summary>
    public int[] End = new int[128];

    /// <summary>Strength of each feeling in 1/1000 of a valence unit (−4..4 before degree).</summary>
    public int[] Strength = new int[128];

    /// <summary>Whether the n-gram model must not read the feeling's tokens, because negation turned them round.</summary>
    public bool[] Masked = new bool[128];

    /// <summary>Feelings in use.</summary>
    public int Count;

    /// <summary>Tokens the n-gram model skips.</summary>
    public bool[] TokenMasked = new bool[512];

    /// <summary>Tokens in the scope of a negation.</summary>
    public bool[] TokenNegated = new bool[512];

    /// <summary>Kind of feeling <paramref name="i"/>: 0 praise, 1 blame, 2 turned praise, 3 turned blame.</summary>
    public int Kind(int i) => (Strength[i] < 0 ? 1 : 0) + (Masked[i] ? 2 : 0);

    internal void Reset(int tokens)
    {
        Count = 0;
        ScratchArrays.FitCleared(ref TokenMasked, tokens);
        ScratchArrays.FitCleared(ref TokenNegated, tokens);
    }

    internal void Add(int start, int end, int strength, bool masked)
    {
        ScratchArrays.MakeRoom(ref Start, Count);
        ScratchArrays.MakeRoom(ref End, Count);
        ScratchArrays.MakeRoom(ref Strength, Count);
        ScratchArrays.MakeRoom(ref Masked, Count);
        Start[Count] = start;
        End[Count] = end;
        Strength[Count] = strength;
        Masked[Count] = masked;
        Count++;
        if (!masked) return;
        for (int t = start; t < end; t++) TokenMasked[t] = true;
    }
}

/// <summary>
/// Finds feelings: words and phrases with a valence, turned by negation, scaled by degree, contrast, condition,
/// wish and question. Percentages are small integers, so results are exact.
/// </summary>
public sealed class FeelingRules
{
    private const int EnglishReach = 3;
    private const int ChineseReach = 4;
    private const int LongReach = 8;
    private const int NegatedPraise = -75;
    private const int NegatedBlame = -50;
    private const int BeforeBut = 65;
    private const int AfterBut = 125;
    private const int AlthoughClause = 65;
    private const int ReservedBlame = 80;
    private const int ConditionClause = 45;
    private const int WishClause = 55;
    private const int QuestionPraise = 40;
    private const int QuestionBlame = 90;
    private const int SarcasticPraise = -80;

    private readonly WordValences words;

    /// <summary>Creates rules on the compiled word valences.</summary>
    public FeelingRules(WordValences words) => this.words = words;

    /// <summary>Fills <paramref name="feelings"/>; clauses must have been split.</summary>
    public void Apply(TextBuffer text, PhraseHits hits, ClauseMoods moods, Feelings feelings)
    {
        feelings.Reset(text.TokenCount);
        moods.Read(text, hits);
        MarkNegated(text, hits, feelings);
        int h = 0;
        int coveredTo = 0;
        int lastFeelingEnd = 0;
        for (int t = 0; t < text.TokenCount; t++)
        {
            while (h < hits.Count && (hits.Start[h] < t || hits.Category[h] != PhraseCategory.Valence)) h++;
            int end;
            int valence;
            if (h < hits.Count && hits.Start[h] == t)
            {
                end = hits.End[h];
                valence = hits.Value[h];
            }
            else
            {
                if (t < coveredTo || text.TokenKinds[t] is TokenKind.Han or TokenKind.Punctuation or TokenKind.Number or TokenKind.Address) continue;
                end = t + 1;
                valence = words.Find(text.TokenHash[t]);
            }
            coveredTo = Math.Max(coveredTo, end);
            if (valence == 0) continue;
            AddFeeling(text, hits, moods, feelings, t, end, valence, lastFeelingEnd);
            lastFeelingEnd = end;
        }
    }

    private static void AddFeeling(TextBuffer text, PhraseHits hits, ClauseMoods moods, Feelings feelings, int start, int end, int valence, int previousEnd)
    {
        int clause = text.TokenClause[start];
        int from = Math.Max(text.ClauseStart[clause], previousEnd);
        int negations = 0;
        int negatedTo = 0;
        int firstNegator = start;
        bool holdsNegator = false;
        int percent = 100;
        int reach = text.TokenKinds[start] == TokenKind.Han ? ChineseReach : EnglishReach;
        for (int i = FirstNear(hits, Math.Max(0, from)); i < hits.Count && hits.Start[i] < end + 3; i++)
        {
            int s = hits.Start[i];
            int e = hits.End[i];
            if (hits.Category[i] == PhraseCategory.Negation && hits.Value[i] > 0)
            {
                if (s >= start && e <= end) holdsNegator = true;
                else if (s >= from && e <= start && start - e < (hits.Value[i] == 2 ? LongReach : reach))
                {
                    // Two negators that overlap (并不, 不是) are one.
                    if (s >= negatedTo) negations++;
                    negatedTo = e;
                    firstNegator = Math.Min(firstNegator, s);
                }
            }
            else if (hits.Category[i] == PhraseCategory.Degree)
            {
                bool before = s >= from && e <= start && start - e <= 1;
                bool after = s >= end && s - end <= 1 && text.TokenKinds[s] == TokenKind.Han && text.TokenClause[s] == clause && IsAfterDegree(hits.Value[i], e - s);
                if (before || after) percent = percent * hits.Value[i] / 100;
            }
        }
        percent = Math.Min(percent, 220);
        bool turned = (negations & 1) == 1;
        if (turned) percent = percent * (valence > 0 ? NegatedPraise : NegatedBlame) / 100;
        int strength = valence * percent;
        strength = strength * moods.Percent(text, clause, strength > 0) / 100;
        bool sarcastic = strength > 0 && moods.IsSarcastic(text.ClauseSentence[clause]);
        if (sarcastic) strength = strength * SarcasticPraise / 100;
        bool masked = turned || sarcastic || negations > 1 || (holdsNegator && valence > 0);
        if (masked && negations > 0)
        {
            for (int t = firstNegator; t < start; t++) feelings.TokenMasked[t] = true;
        }
        feelings.Add(start, end, strength, masked);
    }

    // After a Chinese feeling only full phrases of degree count (极了, 得很), not the adverbs that belong to the next word.
    private static bool IsAfterDegree(short value, int length) => value >= 150 && length == 2;

    private static int FirstNear(PhraseHits hits, int token)
    {
        int low = 0;
        int high = hits.Count;
        while (low < high)
        {
            int mid = (low + high) / 2;
            if (hits.Start[mid] < token) low = mid + 1;
            else high = mid;
        }
        return low;
    }

    private static void MarkNegated(TextBuffer text, PhraseHits hits, Feelings feelings)
    {
        for (int i = 0; i < hits.Count; i++)
        {
            if (hits.Category[i] != PhraseCategory.Negation || hits.Value[i] < 1) continue;
            int end = Math.Min(hits.End[i] + EnglishReach, text.ClauseEnd[text.TokenClause[hits.Start[i]]]);
            for (int t = hits.End[i]; t < end; t++) feelings.TokenNegated[t] = true;
        }
    }

    /// <summary>Percentages of a clause by contrast and mood. Scratch.</summary>
    public sealed class ClauseMoods
    {
        private const int But = 1, Although = 2, Condition = 4, Wish = 8, Supposed = 16, Reservation = 32;
        private const int Laugh = 3, ManyPraises = 2;
        private const byte Marked = 1, MarkedIfTrouble = 2, Trouble = 4;
        private int[] flags = new int[64];
        private int[] butFrom = new int[64];
        private byte[] sarcasm = new byte[64];

        /// <summary>Whether the clause is a condition.</summary>
        public bool IsCondition(int clause) => (flags[clause] & Condition) != 0;

        /// <summary>Whether the clause is a wish, advice or a polite request.</summary>
        public bool IsWish(int clause) => (flags[clause] & Wish) != 0;

        /// <summary>Whether the clause only supposes something (if, in case).</summary>
        public bool IsSupposed(int clause) => (flags[clause] & Supposed) != 0;

        /// <summary>Whether the clause opposes the one before (but, only).</summary>
        public bool IsContrast(int clause) => (flags[clause] & (But | Reservation)) != 0;

        /// <summary>Whether praise in the sentence is not meant.</summary>
        public bool IsSarcastic(int sentence) =>
            (sarcasm[sentence] & Marked) != 0 || (sarcasm[sentence + 1] & Marked) != 0 || (sarcasm[sentence] & (MarkedIfTrouble | Trouble)) == (MarkedIfTrouble | Trouble);

        internal void Read(TextBuffer text, PhraseHits hits)
        {
            if (flags.Length < text.ClauseCount + 2)
            {
                flags = new int[text.ClauseCount * 2 + 2];
                butFrom = new int[text.ClauseCount * 2 + 2];
                sarcasm = new byte[text.ClauseCount * 2 + 2];
            }
            Array.Clear(flags, 0, text.ClauseCount);
            Array.Clear(sarcasm, 0, text.SentenceCount + 2);
            for (int s = 0; s <= text.SentenceCount && s < butFrom.Length; s++) butFrom[s] = -1;
            int praises = 0;
            for (int i = 0; i < hits.Count; i++)
            {
                if (hits.Category[i] == PhraseCategory.Valence && hits.Value[i] > 0) praises++;
            }
            for (int i = 0; i < hits.Count; i++)
            {
                int clause = text.TokenClause[hits.Start[i]];
                switch (hits.Category[i])
                {
                    case PhraseCategory.Contrast when hits.Value[i] == 1:
                        flags[clause] |= But;
                        if (butFrom[text.ClauseSentence[clause]] < 0) butFrom[text.ClauseSentence[clause]] = clause;
                        break;
                    case PhraseCategory.Contrast when hits.Value[i] == 2:
                        flags[clause] |= Although;
                        break;
                    case PhraseCategory.Contrast when hits.Value[i] == 3:
                        flags[clause] |= Reservation;
                        break;
                    case PhraseCategory.Condition when hits.Value[i] > 0:
                        flags[clause] |= hits.Value[i] == 2 ? Condition | Supposed : Condition;
                        break;
                    case PhraseCategory.Sarcasm when hits.Value[i] > 0:
                        bool mocks = hits.Value[i] == 1 || (hits.Value[i] == Laugh && praises < ManyPraises);
                        sarcasm[text.ClauseSentence[clause]] |= mocks ? Marked : MarkedIfTrouble;
                        break;
                    case PhraseCategory.Leave when hits.Value[i] > 0:
                    case PhraseCategory.Problem when hits.Value[i] > 0:
                    case PhraseCategory.Valence when hits.Value[i] < 0:
                        sarcasm[text.ClauseSentence[clause]] |= Trouble;
                        // "Great. Another outage." parts the mark from the trouble.
                        if (text.ClauseSentence[clause] > 0) sarcasm[text.ClauseSentence[clause] - 1] |= Trouble;
                        break;
                    case PhraseCategory.Wish:
                        flags[clause] |= Wish;
                        break;
                    default:
                        break;
                }
            }
        }

        internal int Percent(TextBuffer text, int clause, bool praise)
        {
            int percent = 100;
            int but = butFrom[text.ClauseSentence[clause]];
            if (but >= 0) percent = clause < but ? BeforeBut : AfterBut;
            if ((flags[clause] & Reservation) != 0 && !praise) percent = percent * ReservedBlame / 100;
            if ((flags[clause] & Although) != 0) percent = percent * AlthoughClause / 100;
            if ((flags[clause] & Condition) != 0) percent = percent * ConditionClause / 100;
            if ((flags[clause] & Wish) != 0) percent = percent * WishClause / 100;
            if (text.ClauseIsQuestion[clause]) percent = percent * (praise ? QuestionPraise : QuestionBlame) / 100;
            return percent;
        }
    }
}
