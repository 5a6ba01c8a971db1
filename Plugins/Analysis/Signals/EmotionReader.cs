using System;
using System.Collections.Generic;
using CrmFeedback.Analysis.Phrases;
using CrmFeedback.Analysis.Sentiments;

namespace CrmFeedback.Analysis.Signals;

/// <summary>Reads emotions from phrase hits and the score.</summary>
public static class EmotionReader
{
    private const int Emotions = 8;
    private const int Full = 10000;
    private const int RepeatBonus = 600;
    private const int ExclamationBonus = 700;
    private const int LeastShown = 2000;
    private const int Mild = 4500;
    private const int Unblamed = 500;
    private const int Courtesy = 1500;

    [ThreadStatic]
    private static int[]? strengths;

    /// <summary>Emotions of what <paramref name="scratch"/> holds, strongest first.</summary>
    public static IReadOnlyList<EmotionStrength> Read(AnalysisScratch scratch, Sentiment sentiment, int score)
    {
        int[] strength = strengths ??= new int[Emotions];
        Array.Clear(strength, 0, Emotions);
        PhraseHits hits = scratch.Hits;
        for (int i = 0; i < hits.Count; i++)
        {
            if (hits.Category[i] != PhraseCategory.Emotion || hits.Value[i] % 200 == 0) continue;
            int emotion = hits.Value[i] / 200;
            int found = hits.Value[i] % 200 * 100;
            if (SignalReader.IsNegated(scratch.Text, hits, i)) continue;
            int clause = scratch.Text.TokenClause[hits.Start[i]];
            bool pleasant = emotion == (int)Emotion.Joy || emotion == (int)Emotion.Gratitude;
            if (pleasant && scratch.Moods.IsSarcastic(scratch.Text.ClauseSentence[clause])) continue;
            if (emotion == (int)Emotion.Joy && scratch.Moods.IsWish(clause)) continue;
            // "Is there a problem with …?" asks.
            if (emotion == (int)Emotion.Frustration && found <= Mild && scratch.Text.ClauseIsQuestion[clause] && scratch.Signals.Insistent == 0) continue;
            if (scratch.Moods.IsCondition(clause)) found /= 2;
            strength[emotion] = strength[emotion] == 0 ? found : Math.Min(Full, Math.Max(strength[emotion], found) + RepeatBonus);
        }
        bool plain = IsPlainAsking(scratch.Signals, sentiment);
        EmotionHeads.Support(scratch, strength, plain);
        Settle(strength, sentiment, score, scratch);
        EmotionHeads.Overrule(scratch, strength, plain, sentiment);
        return Sorted(strength);
    }

    private static bool IsPlainAsking(TextSignals s, Sentiment sentiment) =>
        sentiment == Sentiment.Neutral && (s.Request >= 0 || s.Question >= 0 || s.Suggestion >= 0)
        && s.Problems == 0 && s.Exclamations == 0 && s.Impatient < 0 && s.RealPraise <= Courtesy && s.Blame < Unblamed;

    private static void Settle(int[] strength, Sentiment sentiment, int score, AnalysisScratch scratch)
    {
        TextSignals signals = scratch.Signals;
        int[] heads = scratch.Scores.Emotion;
        bool unblamed = signals.Blame < Unblamed && signals.Problems == 0;
        bool positive = sentiment == Sentiment.Positive || sentiment == Sentiment.VeryPositive;
        bool negative = sentiment == Sentiment.Negative || sentiment == Sentiment.VeryNegative;
        if (positive)
        {
            // Words of anger in a praising text tell of something past or of others.
            if (heads[(int)Emotion.Anger] < EmotionHeads.Certain) strength[(int)Emotion.Anger] /= 3;
            strength[(int)Emotion.Frustration] /= unblamed ? 4 : 2;
            if (unblamed && heads[(int)Emotion.Sadness] < EmotionHeads.Certain) strength[(int)Emotion.Sadness] /= 2;
            if (strength[(int)Emotion.Gratitude] == 0) strength[(int)Emotion.Joy] = Math.Max(strength[(int)Emotion.Joy], score * 6 / 10);
        }
        else if (negative)
        {
            strength[(int)Emotion.Joy] /= 3;
            // "Thank you" under a complaint is manners.
            strength[(int)Emotion.Gratitude] /= 3;
            if (strength[(int)Emotion.Anger] == 0 && strength[(int)Emotion.Sadness] == 0 && strength[(int)Emotion.Worry] == 0)
            {
                strength[(int)Emotion.Frustration] = Math.Max(strength[(int)Emotion.Frustration], -score * 6 / 10);
            }
            if (signals.Exclamations > 0 && strength[(int)Emotion.Anger] > 0) strength[(int)Emotion.Anger] = Math.Min(Full, strength[(int)Emotion.Anger] + ExclamationBonus);
        }
        else if (sentiment == Sentiment.Mixed && heads[(int)Emotion.Anger] < EmotionHeads.Certain)
        {
            // A reserve beside praise is no anger.
            strength[(int)Emotion.Anger] /= 2;
        }
    }

    private static EmotionStrength[] Sorted(int[] strength)
    {
        int count = 0;
        for (int e = 0; e < Emotions; e++)
        {
            if (strength[e] >= LeastShown) count++;
        }
        if (count == 0) return Array.Empty<EmotionStrength>();
        var result = new EmotionStrength[count];
        for (int k = 0; k < count; k++)
        {
            int best = 0;
            for (int e = 1; e < Emotions; e++)
            {
                if (strength[e] > strength[best]) best = e;
            }
            result[k] = new EmotionStrength((Emotion)best, strength[best]);
            strength[best] = -1;
        }
        return result;
    }
}
