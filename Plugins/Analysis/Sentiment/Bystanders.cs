using CrmFeedback.Analysis.Phrases;
using CrmFeedback.Analysis.Text;

namespace CrmFeedback.Analysis.Sentiments;

/// <summary>
/// A sentence that says nothing good or bad ("My customer number is 4711.") beside one that does: what its n-grams pull
/// against the other's direction counts by a part only.
/// </summary>
internal static class Bystanders
{
    private const int ClearFeeling = 1000;
    private const int Kept = 40;

    // n-grams that say more than this are heard.
    private const int Telling = 12000;

    /// <summary>Takes the rest away from the tokens of such sentences, so the evidence stays exact.</summary>
    public static void Quieten(AnalysisScratch scratch)
    {
        TextBuffer text = scratch.Text;
        if (text.SentenceCount < 2) return;
        SentimentScores scores = scratch.Scores;
        int felt = 0;
        for (int c = 0; c < text.ClauseCount; c++) felt += scores.ClauseFeeling[c];
        if (felt > -ClearFeeling && felt < ClearFeeling) return;
        int first = 0;
        while (first < text.ClauseCount)
        {
            int end = first + 1;
            while (end < text.ClauseCount && text.ClauseSentence[end] == text.ClauseSentence[first]) end++;
            if (IsPlain(scratch, first, end)) Quieten(scratch, first, end, felt > 0);
            first = end;
        }
    }

    private static void Quieten(AnalysisScratch scratch, int first, int end, bool praised)
    {
        TextBuffer text = scratch.Text;
        SentimentScores scores = scratch.Scores;
        int sum = 0;
        for (int t = text.ClauseStart[first]; t < text.ClauseEnd[end - 1]; t++) sum += scores.TokenWeight[t];
        if (sum > 0 == praised || sum > Telling || sum < -Telling) return;
        for (int c = first; c < end; c++)
        {
            for (int t = text.ClauseStart[c]; t < text.ClauseEnd[c]; t++)
            {
                int cut = scores.TokenWeight[t] - scores.TokenWeight[t] * Kept / 100;
                scores.TokenWeight[t] -= cut;
                scores.Direction -= cut;
            }
            scores.ClauseDirection[c] = scores.ClauseDirection[c] * Kept / 100;
        }
    }

    private static bool IsPlain(AnalysisScratch scratch, int first, int end)
    {
        TextBuffer text = scratch.Text;
        for (int c = first; c < end; c++)
        {
            if (scratch.Scores.ClauseFeeling[c] != 0 || text.ClauseIsQuestion[c]) return false;
        }
        int from = text.ClauseStart[first];
        int to = text.ClauseEnd[end - 1];
        PhraseHits hits = scratch.Hits;
        for (int i = 0; i < hits.Count; i++)
        {
            if (hits.Start[i] < from || hits.Start[i] >= to || hits.Value[i] == 0) continue;
            if (hits.Category[i] is PhraseCategory.Problem or PhraseCategory.Leave or PhraseCategory.Regulator or PhraseCategory.Recommend or PhraseCategory.Sarcasm or PhraseCategory.Negation or PhraseCategory.Suggestion or PhraseCategory.Emotion or PhraseCategory.Urgency) return false;
        }
        return true;
    }
}
