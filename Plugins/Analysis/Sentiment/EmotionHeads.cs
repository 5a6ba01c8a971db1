using System;
using CrmFeedback.Analysis.Phrases;
using CrmFeedback.Analysis.Signals;

namespace CrmFeedback.Analysis.Sentiments;

/// <summary>Where the emotion models join the emotions that phrases show.</summary>
public static class EmotionHeads
{
    /// <summary>Support (1/10000) from which a head is believed whatever the words' form.</summary>
    internal const int Certain = 5500;

    private const int BeyondDoubt = 8000;

    private const int ClearlyFelt = 2500;
    private const int StrengthAtThreshold = 3500;

    /// <summary>Fills the emotion scores of <paramref name="scratch"/>: 0 below a head's threshold, from there 3500..10000 with the odds.</summary>
    public static void Score(MultiLabelModel model, AnalysisScratch scratch)
    {
        int[] logits = model.Logits(scratch, 0, scratch.Text.TokenCount);
        for (int h = 0; h < model.Heads.Count; h++)
        {
            int over = logits[h] - model.Heads[h].Threshold;
            scratch.Scores.Emotion[model.Heads[h].Label] = over < 0 ? 0 : StrengthAtThreshold + IntegerMath.Squash(over / 2) * (10000 - StrengthAtThreshold) / 10000;
        }
    }

    /// <summary>
    /// Raises <paramref name="strength"/> (1/10000 by <see cref="Emotion"/>) to what the model of the text's language
    /// supports. Phrases know better in three cases: an emotion that is denied, thanks that are manners or sarcasm, and
    /// anger in a polite question or request; <paramref name="plain"/> is a text that only asks or wishes.
    /// </summary>
    public static void Support(AnalysisScratch scratch, int[] strength, bool plain)
    {
        TextSignals s = scratch.Signals;
        int denied = 1 << (int)Emotion.Gratitude;
        bool polite = (s.Request >= 0 || s.Question >= 0) && s.Blame < ClearlyFelt && s.Exclamations == 0;
        if (polite && scratch.Scores.Emotion[(int)Emotion.Anger] < Certain) denied |= 1 << (int)Emotion.Anger;
        PhraseHits hits = scratch.Hits;
        for (int i = 0; i < hits.Count; i++)
        {
            if (hits.Category[i] == PhraseCategory.Emotion && SignalReader.IsNegated(scratch.Text, hits, i)) denied |= 1 << (hits.Value[i] / 200);
        }
        for (int e = 0; e < strength.Length; e++)
        {
            // The heads hear joy in any wish and surprise in any question: there only what they are certain of counts.
            if (plain && e != (int)Emotion.Worry && e != (int)Emotion.Sadness && scratch.Scores.Emotion[e] < (e == (int)Emotion.Joy ? BeyondDoubt : Certain)) continue;
            if ((denied >> e & 1) == 0) strength[e] = Math.Max(strength[e], scratch.Scores.Emotion[e]);
        }
    }
}
