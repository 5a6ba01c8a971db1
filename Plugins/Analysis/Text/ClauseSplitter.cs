using CrmFeedback.Analysis.Phrases;

namespace CrmFeedback.Analysis.Text;

/// <summary>Cuts tokens into clauses and sentences at punctuation and at words of contrast.</summary>
public static class ClauseSplitter
{
    /// <summary>Fills the clauses of <paramref name="b"/>; <paramref name="hits"/> holds the words of contrast.</summary>
    public static void Split(TextBuffer b, PhraseHits hits)
    {
        int first = 0;
        int sentence = 0;
        int firstClause = 0;
        int hit = 0;
        for (int t = 0; t < b.TokenCount; t++)
        {
            while (hit < hits.Count && (hits.Start[hit] <= t || hits.Category[hit] != PhraseCategory.Contrast)) hit++;
            bool contrastFollows = hit < hits.Count && hits.Start[hit] == t + 1;
            char c = b.Chars[b.TokenStart[t]];
            bool mark = b.TokenKinds[t] == TokenKind.Punctuation;
            bool sentenceEnds = mark && (c == '.' || c == '!' || c == '?' || c == '\n') && !InsideWord(b, t);
            bool clauseEnds = sentenceEnds || contrastFollows || (mark && (c == ',' || c == ';' || c == ':' || c == '~')) || HanBlankHan(b, t);
            if (!clauseEnds && t + 1 < b.TokenCount) continue;
            b.AddClause(first, t + 1, sentence);
            first = t + 1;
            if (!sentenceEnds) continue;
            if (c == '?')
            {
                for (int k = firstClause; k < b.ClauseCount; k++) b.ClauseIsQuestion[k] = true;
            }
            sentence++;
            firstClause = b.ClauseCount;
        }
        b.SentenceCount = sentence + (firstClause < b.ClauseCount ? 1 : 0);
        MarkQuestions(b, hits);
    }

    // "附近有网点吗" asks without a mark.
    private static void MarkQuestions(TextBuffer b, PhraseHits hits)
    {
        for (int i = 0; i < hits.Count; i++)
        {
            if (hits.Category[i] != PhraseCategory.Question || hits.Value[i] != 2) continue;
            int clause = b.TokenClause[hits.Start[i]];
            if (b.Chars[b.TokenStart[LastToken(b, clause)]] == '!') continue;
            b.ClauseIsQuestion[clause] = true;
        }
    }

    private static int LastToken(TextBuffer b, int clause)
    {
        while (clause + 1 < b.ClauseCount && b.ClauseSentence[clause + 1] == b.ClauseSentence[clause]) clause++;
        return b.ClauseEnd[clause] - 1;
    }

    private static bool InsideWord(TextBuffer b, int t) =>
        b.Chars[b.TokenStart[t]] == '.' && b.TokenEnd[t] < b.Length && b.Classes[b.TokenEnd[t]] == CharClass.Latin
        && t > 0 && b.TokenKinds[t - 1] == TokenKind.Word && b.TokenEnd[t - 1] == b.TokenStart[t];

    // Chinese writers often put a blank where a comma belongs.
    private static bool HanBlankHan(TextBuffer b, int t) =>
        b.TokenKinds[t] == TokenKind.Han && t + 1 < b.TokenCount && b.TokenKinds[t + 1] == TokenKind.Han && b.TokenStart[t + 1] > b.TokenEnd[t];
}
