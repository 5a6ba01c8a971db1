using System;
using CrmFeedback.Analysis.Signals;

namespace CrmFeedback.Analysis.Sentiments;

/// <summary>Turns probabilities into a label.</summary>
public static class LabelRules
{
    private const int ClearFeeling = 1200;
    private const int ClearlyLeaning = 3000;
    private const int MixedShare = 35;
    private const int Undecided = 1000;
    private const int HardlyNeutral = 2000;
    private const int Felt = 800;
    private const int AnyBlame = 300;
    private const int Even = 4000;
    private const int Likely = 6000;
    private const int HalfDecided = 3000;
    private const int OneSided = 8000;

    /// <summary>The label of probabilities in 1/10000.</summary>
    public static Sentiment Label(int negative, int neutral, int positive, AnalysisSettings settings, AnalysisScratch scratch)
    {
        int score = positive - negative;
        if (IsMixed(scratch, score)) return Sentiment.Mixed;
        bool undecided = Math.Abs(score) < Undecided;
        // Hardly neutral, and as likely good as bad over several clauses: both were said.
        if (undecided && neutral < HardlyNeutral && scratch.Text.ClauseCount > 1) return Sentiment.Mixed;
        bool neutralLeads = neutral >= negative && neutral >= positive;
        if (SaysBoth(scratch, score, neutral, neutralLeads)) return Sentiment.Mixed;
        if (neutralLeads || (undecided && !OneSideFelt(scratch, score))) return Sentiment.Neutral;
        if (score > 0) return score >= settings.StrongFrom ? Sentiment.VeryPositive : Sentiment.Positive;
        return -score >= settings.StrongFrom ? Sentiment.VeryNegative : Sentiment.Negative;
    }

    // Weaker than IsMixed: praise beside any blame where the score leans nowhere, across a "but", or under a neutral label.
    private static bool SaysBoth(AnalysisScratch scratch, int score, int neutral, bool neutralLeads)
    {
        TextSignals s = scratch.Signals;
        if (scratch.Text.ClauseCount < 2) return false;
        int lean = Math.Abs(score);
        if (s.Praise >= ClearFeeling && s.Blame >= AnyBlame && lean < Undecided && neutral < (s.Praise >= 2 * ClearFeeling ? Likely : Even)) return true;
        if (s.Praise >= Felt && s.Blame >= AnyBlame && lean < HalfDecided && HasContrast(scratch)) return true;
        bool asks = s.Request >= 0 || s.Question >= 0;
        return neutralLeads && !asks && neutral < Likely && s.Praise >= Felt && (s.Blame >= Felt || s.Problems > 0);
    }

    private static bool OneSideFelt(AnalysisScratch scratch, int score)
    {
        TextSignals s = scratch.Signals;
        return score < 0 ? s.Blame >= AnyBlame && s.Praise == 0 : s.Praise >= AnyBlame && s.Blame == 0;
    }

    private static bool HasContrast(AnalysisScratch scratch)
    {
        for (int c = 1; c < scratch.Text.ClauseCount; c++)
        {
            if (scratch.Moods.IsContrast(c)) return true;
        }
        return false;
    }

    // Praise and blame must both be clear, of like weight and in different clauses.
    private static bool IsMixed(AnalysisScratch scratch, int score)
    {
        TextSignals s = scratch.Signals;
        int less = Math.Min(s.Praise, s.Blame);
        int more = Math.Max(s.Praise, s.Blame);
        if (less < ClearFeeling || less * 100L < more * (long)MixedShare || Math.Abs(score) > OneSided) return false;
        bool praised = false;
        bool blamed = false;
        for (int c = 0; c < scratch.Text.ClauseCount; c++)
        {
            praised |= scratch.Scores.ClauseDirection[c] > ClearlyLeaning;
            blamed |= scratch.Scores.ClauseDirection[c] < -ClearlyLeaning;
        }
        return praised && blamed;
    }
}
