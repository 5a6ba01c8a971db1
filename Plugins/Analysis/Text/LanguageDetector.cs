using CrmFeedback.Analysis.Phrases;

namespace CrmFeedback.Analysis.Text;

/// <summary>Tells English, Simplified, Traditional and mixed Chinese from everything else by letters and function words.</summary>
public static class LanguageDetector
{
    private const int LettersPerHan = 4;
    private const int WordsToJudge = 5;

    /// <summary>Language of a text that holds at least one word.</summary>
    public static FeedbackLanguage Detect(TextBuffer text, PhraseHits hits, int knownWords, int words)
    {
        int han = text.HanCount * LettersPerHan;
        int latin = text.LatinCount;
        if (text.OtherCount * 2 > han + latin) return FeedbackLanguage.Other;
        if (han == 0 && latin == 0) return FeedbackLanguage.Other;
        if (han == 0) return IsEnglish(text, hits, knownWords, words) ? FeedbackLanguage.English : FeedbackLanguage.Other;
        if (latin > han * 3) return FeedbackLanguage.English;
        if (words >= 3 && latin * 3 > han) return FeedbackLanguage.Mixed;
        return text.TraditionalCount * 20 > text.HanCount ? FeedbackLanguage.ChineseTraditional : FeedbackLanguage.ChineseSimplified;
    }

    private static bool IsEnglish(TextBuffer text, PhraseHits hits, int knownWords, int words)
    {
        if (words < WordsToJudge) return true;
        int functionWords = 0;
        for (int i = 0; i < hits.Count; i++)
        {
            bool function = hits.Category[i] is PhraseCategory.Stop or PhraseCategory.Negation;
            if (function && text.TokenKinds[hits.Start[i]] == TokenKind.Word) functionWords++;
        }
        return functionWords * 5 >= words || (functionWords > 0 && knownWords * 10 >= words * 7) || knownWords * 10 >= words * 9;
    }
}
