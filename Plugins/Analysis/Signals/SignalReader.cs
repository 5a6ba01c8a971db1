using System;
using CrmFeedback.Analysis.Phrases;
using CrmFeedback.Analysis.Sentiments;
using CrmFeedback.Analysis.Text;

namespace CrmFeedback.Analysis.Signals;

/// <summary>Reads leave intent, threats, urgency, recommendation, problems, requests, questions and suggestions from phrase hits.</summary>
public static class SignalReader
{
    private const int NegationReach = 3;
    private const int LongReach = 8;
    private const int Complains = 800;
    private const int ManyMarks = 3;

    /// <summary>Fills the signals of <paramref name="scratch"/>.</summary>
    public static void Read(AnalysisScratch scratch)
    {
        TextBuffer text = scratch.Text;
        PhraseHits hits = scratch.Hits;
        TextSignals s = scratch.Signals;
        Reset(s);
        int lawyer = -1;
        for (int i = 0; i < hits.Count; i++)
        {
            int value = hits.Value[i];
            switch (hits.Category[i])
            {
                case PhraseCategory.Leave when value > 0:
                    ReadLeave(scratch, i);
                    break;
                case PhraseCategory.Regulator when value > 0 && !IsNegated(text, hits, i):
                    if (value == 2 || text.ClauseIsQuestion[text.TokenClause[hits.Start[i]]]) lawyer = i;
                    else Threaten(s, hits, i);
                    break;
                case PhraseCategory.Urgency:
                    s.Urgency = Math.Max(s.Urgency, value);
                    break;
                case PhraseCategory.Recommend when value != 0 && !text.ClauseIsQuestion[text.TokenClause[hits.Start[i]]]:
                    bool negated = value > 0 && IsNegated(text, hits, i);
                    if (value < 0 || negated) s.Recommendation = RecommendationIntent.WouldNotRecommend;
                    else if (s.Recommendation == RecommendationIntent.None) s.Recommendation = RecommendationIntent.WouldRecommend;
                    break;
                case PhraseCategory.Problem when value > 0 && IsReal(scratch, i):
                    if (s.Problems == 0) s.FirstProblem = i;
                    else if (s.Problems == 1) s.SecondProblem = i;
                    s.Problems++;
                    if (value == 2 && s.Insistent++ == 0 && s.Problems > 2) s.FirstProblem = i;
                    break;
                case PhraseCategory.Sarcasm when value == 1 || (value >= 2 && scratch.Moods.IsSarcastic(text.ClauseSentence[text.TokenClause[hits.Start[i]]])):
                    s.Sarcastic = hits.Start[i];
                    break;
                case PhraseCategory.Severity when value > 0:
                    s.Major++;
                    break;
                case PhraseCategory.Request when value > 0 && s.Request < 0:
                    s.Request = hits.Start[i];
                    break;
                case PhraseCategory.Question when value > 0 && s.Question < 0:
                    if (text.ClauseIsQuestion[text.TokenClause[hits.Start[i]]] || hits.Start[i] == 0) s.Question = hits.Start[i];
                    break;
                case PhraseCategory.Suggestion when value > 0 && s.Suggestion < 0:
                    s.Suggestion = hits.Start[i];
                    break;
                default:
                    break;
            }
        }
        ReadMarks(text, s);
        for (int f = 0; f < scratch.Feelings.Count; f++)
        {
            int strength = scratch.Feelings.Strength[f];
            if (strength <= 0)
            {
                s.Blame -= strength;
                continue;
            }
            s.Praise += strength;
            int clause = text.TokenClause[scratch.Feelings.Start[f]];
            if (!scratch.Moods.IsSupposed(clause) && !scratch.Moods.IsWish(clause)) s.RealPraise += strength;
        }
        // A lawyer or the police mentioned in passing is no threat; beside a complaint it is one.
        bool complains = s.Insistent > 0 || (s.Problems > 0 && s.Question < 0) || s.Blame >= Complains;
        if (!s.Regulator && lawyer >= 0 && complains && s.Praise <= s.Blame) Threaten(s, hits, lawyer);
    }

    private static void Threaten(TextSignals s, PhraseHits hits, int hit)
    {
        s.Regulator = true;
        s.RegulatorStart = hits.Start[hit];
        s.RegulatorEnd = hits.End[hit];
    }

    /// <summary>Whether a negation stands shortly before a hit, in its clause.</summary>
    public static bool IsNegated(TextBuffer text, PhraseHits hits, int hit)
    {
        int start = hits.Start[hit];
        int clause = text.TokenClause[start];
        for (int i = hit - 1; i >= 0 && hits.Start[i] >= text.ClauseStart[clause]; i--)
        {
            if (hits.Category[i] != PhraseCategory.Negation || hits.Value[i] < 1 || hits.End[i] > start) continue;
            if (start - hits.End[i] < (hits.Value[i] == 2 ? LongReach : NegationReach)) return true;
        }
        return false;
    }

    private static void Reset(TextSignals s)
    {
        s.Leave = LeaveIntent.None;
        s.Regulator = false;
        s.Recommendation = RecommendationIntent.None;
        s.Urgency = s.Problems = s.Insistent = s.Major = s.Exclamations = s.Praise = s.Blame = s.RealPraise = 0;
        s.Request = s.Question = s.Suggestion = s.Impatient = s.Sarcastic = -1;
    }

    private static void ReadMarks(TextBuffer text, TextSignals s)
    {
        for (int t = 0; t < text.TokenCount; t++)
        {
            if (text.TokenKinds[t] != TokenKind.Punctuation) continue;
            char c = text.Chars[text.TokenStart[t]];
            if (c == '!') s.Exclamations += text.TokenEnd[t] - text.TokenStart[t];
            bool indignant = t + 1 < text.TokenCount && text.TokenKinds[t + 1] == TokenKind.Punctuation && text.Chars[text.TokenStart[t + 1]] == '!';
            if (c == '?' && (indignant || text.OriginalEnd(t) - text.OriginalStart(t) >= ManyMarks)) s.Impatient = t;
            if (c == '?' && s.Question < 0) s.Question = text.ClauseStart[text.TokenClause[t]];
        }
    }

    // "再不解决就销户" and "if … I will close my account" are conditions; "how do I close my account?" is a question.
    private static void ReadLeave(AnalysisScratch scratch, int hit)
    {
        TextBuffer text = scratch.Text;
        PhraseHits hits = scratch.Hits;
        TextSignals s = scratch.Signals;
        int clause = text.TokenClause[hits.Start[hit]];
        if ((IsNegated(text, hits, hit) && !NegatesCondition(text, hits, hit)) || text.ClauseIsQuestion[clause]) return;
        LeaveIntent intent = LeaveIntent.Stated;
        for (int c = clause; c >= 0 && text.ClauseSentence[c] >= text.ClauseSentence[clause] - 1; c--)
        {
            if (scratch.Moods.IsCondition(c)) intent = LeaveIntent.Conditional;
        }
        for (int c = clause + 1; c < text.ClauseCount && text.ClauseSentence[c] == text.ClauseSentence[clause]; c++)
        {
            if (scratch.Moods.IsCondition(c)) intent = LeaveIntent.Conditional;
        }
        for (int i = 0; i < hits.Count && intent == LeaveIntent.Stated; i++)
        {
            bool doubtful = hits.Category[i] == PhraseCategory.Emotion && hits.Value[i] / 200 == (int)Emotion.Hesitation && hits.Value[i] % 200 > 0;
            if (doubtful && text.TokenClause[hits.Start[i]] == clause) intent = LeaveIntent.Conditional;
        }
        if (intent <= s.Leave) return;
        s.Leave = intent;
        s.LeaveStart = hits.Start[hit];
        s.LeaveEnd = hits.End[hit];
    }

    // "If the fee isn't waived I'll leave" denies the condition, not the leaving.
    private static bool NegatesCondition(TextBuffer text, PhraseHits hits, int hit)
    {
        int start = hits.Start[hit];
        int clause = text.TokenClause[start];
        bool after = false;
        for (int i = hit - 1; i >= 0 && hits.Start[i] >= text.ClauseStart[clause]; i--)
        {
            if (hits.Category[i] == PhraseCategory.Negation && hits.Value[i] > 0)
            {
                if (hits.End[i] >= start) return false;
                after = true;
            }
            if (after && hits.Category[i] == PhraseCategory.Condition && hits.Value[i] > 0) return true;
        }
        return false;
    }

    private static bool IsReal(AnalysisScratch scratch, int hit)
    {
        int clause = scratch.Text.TokenClause[scratch.Hits.Start[hit]];
        return (scratch.Hits.Value[hit] == 2 || !scratch.Moods.IsCondition(clause)) && !IsNegated(scratch.Text, scratch.Hits, hit);
    }
}
