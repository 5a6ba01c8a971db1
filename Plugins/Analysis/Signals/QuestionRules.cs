using System;
using CrmFeedback.Analysis.Text;

namespace CrmFeedback.Analysis.Signals;

/// <summary>"What should we improve?" makes the answer "price" a complaint; "What did you like?" makes it praise.</summary>
public static class QuestionRules
{
    private const int Added = 15000;
    private const int AnswerSpeaks = 1500;
    private const int LongAnswer = 80;
    private const int LongestNothing = 26;
    private const int NothingToSayNeutral = 30000;
    private const int AnsweredNeutral = 40000;

    private static readonly string[] AsksForBlame =
    {
        "improve", "better", "dislike", "wrong", "least", "frustrat", "disappoint", "problem", "change", "low score", "low rating", "lower score", "dissatisf", "unhappy",
        "fall short", "fell short", "let you down", "do differently", "more likely to", "work on", "put you off", "not like", "bother", "annoy", "complain", "worst", "missing", "difficult", "not satisf", "fix first", "less than", "pain point", "leave us", "stop using",
        "改进", "改善", "提升", "欠缺", "不够", "有待", "不满", "不足", "缺点", "不好", "提高", "问题", "加强", "低分", "吐槽", "遗憾", "困扰", "困难", "不便", "扣分", "差评", "不喜欢", "意见", "优化", "最差", "失望",
    };

    private static readonly string[] AsksForPraise =
    {
        "like most", "like best", "liked", "like the most", "like the best", "like about", "enjoy", "do well", "did well", "doing well", "best thing", "best part", "love", "satisfied with",
        "favourite", "favorite", "value most", "value the most", "appreciate", "strength", "impress", "high score", "high rating", "happy with", "choose us", "chose us", "did right", "delight", "highlight", "well done", "proud", "most helpful", "most useful", "great about", "good about", "special", "memorable", "stood out", "made your day", "best about",
        "满意的", "最满意", "喜欢", "最好", "优点", "做得好", "亮点", "欣赏", "高分", "推荐我们", "选择我们", "优势", "打动", "印象深刻",
    };

    private static readonly string[] Nothing =
    {
        "nothing", "none", "no", "nope", "n/a", "na", "nil", "nothing really", "nothing at all", "not really", "no comment", "no comments", "no problems", "-",
        "无", "没有", "没", "冇", "暂无", "没有了", "没了", "无意见", "没意见", "没有意见", "暂时没有", "都没有", "没有什么需要改进的", "没什么需要改进的", "没有需要改进的", "没有需要改进的地方", "没有什么要改进的", "nothing to improve", "nothing needs improving", "nothing comes to mind", "cant think of anything", "cannot think of anything", "not that i can think of", "all good", "冇意见", "无建议", "没有建议", "没什么",
    };

    /// <summary>
    /// Log-odds that the questions add to short answers without a feeling of their own; each clause's share goes to
    /// <see cref="TextSignals.ClauseShift"/>. "Nothing" is neutral unless praise was asked for.
    /// </summary>
    public static int Shift(AnalysisContext context, AnalysisScratch answer, CharFold fold)
    {
        TextBuffer text = answer.Text;
        TextSignals s = answer.Signals;
        ScratchArrays.FitCleared(ref s.ClauseShift, text.ClauseCount);
        int count = context.Questions.Count;
        int total = 0;
        for (int q = 0; q < count; q++) total += Answer(context.Questions[q], answer, fold, count == 1);
        return count == 0 ? Unasked(answer) : total / count;
    }

    // "None" or "parking" as a whole text is an answer whose question was lost.
    private static int Unasked(AnalysisScratch answer)
    {
        TextBuffer text = answer.Text;
        int first = 0;
        int last = text.TokenCount;
        bool[] aside = answer.Asides.Token;
        while (first < last && aside[first]) first++;
        while (last > first && (aside[last - 1] || text.TokenKinds[last - 1] == TokenKind.Punctuation)) last--;
        if (last == first) return 0;
        bool nothing = text.TokenEnd[last - 1] - text.TokenStart[first] <= LongestNothing && IsNothing(text, first, last);
        if (!nothing && !BareWords.NameOnlyThemes(answer, first, last)) return 0;
        answer.Scores.Neutral += NothingToSayNeutral;
        return -answer.Scores.Direction;
    }

    private static bool IsNothing(TextBuffer text, int first, int last) =>
        Array.IndexOf(Nothing, new string(text.Chars, text.TokenStart[first], text.TokenEnd[last - 1] - text.TokenStart[first])) >= 0;

    private static int Answer(SurveyQuestion question, AnalysisScratch answer, CharFold fold, bool only)
    {
        TextBuffer text = answer.Text;
        int end = question.Length < 0 ? int.MaxValue : question.Start + question.Length;
        int first = 0;
        while (first < text.TokenCount && text.OriginalStart(first) < question.Start) first++;
        int last = first;
        while (last < text.TokenCount && text.OriginalEnd(last) <= end) last++;
        while (last > first && text.TokenKinds[last - 1] == TokenKind.Punctuation) last--;
        if (last == first || text.TokenEnd[last - 1] - text.TokenStart[first] > LongAnswer) return 0;
        string asked = Folded(question.Text, fold);
        // Blame first: "what could be better about what you liked" asks for blame.
        int direction = Holds(asked, AsksForBlame) ? -Added : Holds(asked, AsksForPraise) ? Added : 0;
        if (IsNothing(text, first, last))
        {
            if (!only) return 0;
            if (direction <= 0) answer.Scores.Neutral += NothingToSayNeutral;
            return direction > 0 ? -direction : -answer.Scores.Direction;
        }
        if (direction == 0 || Speaks(answer, first, last)) return 0;
        for (int c = text.TokenClause[first]; c <= text.TokenClause[last - 1]; c++) answer.Signals.ClauseShift[c] = direction;
        if (only) answer.Scores.Neutral -= AnsweredNeutral;
        // What the bare words alone would be read as gives way to the question.
        int own = only ? answer.Scores.Direction : 0;
        return own * direction < 0 ? direction - own : direction;
    }

    private static bool Speaks(AnalysisScratch answer, int first, int last)
    {
        int praise = 0;
        int blame = 0;
        for (int f = 0; f < answer.Feelings.Count; f++)
        {
            if (answer.Feelings.Start[f] < first || answer.Feelings.Start[f] >= last) continue;
            int strength = answer.Feelings.Strength[f];
            if (strength > 0) praise += strength;
            else blame -= strength;
        }
        return praise >= AnswerSpeaks || blame >= AnswerSpeaks;
    }

    private static bool Holds(string question, string[] cues)
    {
        foreach (string cue in cues)
        {
            if (question.IndexOf(cue, StringComparison.Ordinal) >= 0) return true;
        }
        return false;
    }

    private static string Folded(string question, CharFold fold)
    {
        var chars = new char[question.Length];
        for (int i = 0; i < chars.Length; i++) chars[i] = fold.Fold(question[i]);
        return new string(chars);
    }
}
