using CrmFeedback.Analysis.Phrases;
using CrmFeedback.Analysis.Text;

namespace CrmFeedback.Analysis.Signals;

/// <summary>Answers of a word or two that say nothing good or bad: "Parking", "服务态度".</summary>
internal static class BareWords
{
    private const int LongestAnswer = 8;

    /// <summary>Whether the tokens from <paramref name="first"/> to <paramref name="end"/> (exclusive) name themes and nothing else: no feeling, no problem, no other content word.</summary>
    public static bool NameOnlyThemes(AnalysisScratch scratch, int first, int end)
    {
        TextBuffer text = scratch.Text;
        TextSignals s = scratch.Signals;
        bool says = s.Problems > 0 || s.Leave != LeaveIntent.None || s.Regulator || s.Exclamations > 0 || s.Impatient >= 0 || s.Urgency > 0 || s.Recommendation != RecommendationIntent.None;
        if (end - first > LongestAnswer || scratch.Feelings.Count > 0 || says) return false;
        PhraseHits hits = scratch.Hits;
        for (int i = 0; i < hits.Count; i++)
        {
            if (hits.Category[i] == PhraseCategory.Negation && hits.Value[i] > 0) return false;
        }
        bool names = false;
        for (int t = first; t < end; t++)
        {
            bool covered = text.TokenKinds[t] == TokenKind.Punctuation;
            for (int i = 0; i < hits.Count && !covered && hits.Start[i] <= t; i++)
            {
                bool theme = hits.Category[i] == PhraseCategory.Theme && hits.Value[i] >= 0;
                bool stop = hits.Category[i] == PhraseCategory.Stop && hits.Value[i] > 0;
                covered = (theme || stop) && hits.End[i] > t;
                names |= theme && covered;
            }
            if (!covered) return false;
        }
        return names;
    }
}
