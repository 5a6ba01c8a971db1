using System;

namespace CrmFeedback.Analysis.Signals;

/// <summary>"What should we improve?" makes the answer "price" a complaint; "What did you like?" makes it praise.</summary>
public static class QuestionRules
{
    private const int Added = 15000;
    private const int AnswerSpeaks = 1500;
    private const int LongAnswer = 80;

    private static readonly string[] AsksForBlame =
    {
        "improve", "better", "dislike", "wrong", "least", "frustrat", "disappoint", "problem", "change",
        "改进", "改善", "改進", "不满", "不滿", "不足", "缺点", "缺點", "不好", "提高", "问题", "問題", "加强", "加強",
    };

    private static readonly string[] AsksForPraise =
    {
        "like most", "like best", "liked", "enjoy", "do well", "did well", "best thing", "love about", "satisfied with", "favourite", "favorite", "like about",
        "满意的", "滿意的", "喜欢", "喜歡", "最好", "优点", "優點", "做得好", "亮点", "亮點",
    };

    private static readonly string[] Nothing = { "nothing", "none", "no", "n/a", "na", "无", "無", "没有", "沒有", "没", "冇", "暂无", "暫無" };

    /// <summary>Log-odds that the question adds to a short answer without a feeling of its own.</summary>
    public static int Shift(AnalysisContext context, AnalysisScratch answer)
    {
        if (context.Questions.Count != 1) return 0;
        TextSignals s = answer.Signals;
        if (s.Praise >= AnswerSpeaks || s.Blame >= AnswerSpeaks || answer.Text.Length > LongAnswer) return 0;
        string words = new string(answer.Text.Chars, 0, answer.Text.Length).Trim(' ', '.', '!', ',');
        if (Array.Exists(Nothing, n => string.Equals(n, words, StringComparison.Ordinal))) return 0;
        string question = context.Questions[0].Text;
        // Blame first: "what could be better about what you liked" asks for blame.
        if (Array.Exists(AsksForBlame, w => question.IndexOf(w, StringComparison.OrdinalIgnoreCase) >= 0)) return -Added;
        return Array.Exists(AsksForPraise, w => question.IndexOf(w, StringComparison.OrdinalIgnoreCase) >= 0) ? Added : 0;
    }
}
