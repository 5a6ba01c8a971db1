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

    // By cross-validation on the training texts: of phrases whose head is further below its threshold, one in eight is right.
    private const int Unseen = -10_000;

    // Two in five of the n-grams known: seven in eight texts of the corpus, two in five of customers' texts.
    private const int Familiar = 2, FamiliarOf = 5;

    /// <summary>Fills the emotion scores of <paramref name="scratch"/>: 0 below a head's threshold, from there 3500..10000 with the odds.</summary>
    public static void Score(MultiLabelModel model, AnalysisScratch scratch)
    {
        int[] logits = model.Logits(scratch, 0, scratch.Text.TokenCount);
        for (int h = 0; h < model.Heads.Count; h++)
        {
            int over = logits[h] - model.Heads[h].Threshold;
            scratch.Emotions.Known |= 1 << model.Heads[h].Label;
            if (over < Unseen) scratch.Emotions.Unseen |= 1 << model.Heads[h].Label;
            scratch.Scores.Emotion[model.Heads[h].Label] = over < 0 ? 0 : StrengthAtThreshold + IntegerMath.Squash(over / 2) * (10000 - StrengthAtThreshold) / 10000;
        }
        scratch.Emotions.IsFamiliar = model.Exclusive && !scratch.Emotions.IsTurned && scratch.MultiLabel.KnownSequences * FamiliarOf >= scratch.MultiLabel.Sequences * Familiar;
    }

    /// <summary>
    /// Raises <paramref name="strength"/> (1/10000 by <see cref="Emotion"/>) to what the model of the text's language
    /// supports. Phrases know better in three cases: an emotion that is denied, thanks that are manners or sarcasm, and
    /// anger in a polite question or request; <paramref name="plain"/> is a text that only asks or wishes.
    /// </summary>
    public static void Support(AnalysisScratch scratch, int[] strength, bool plain)
    {
        TextSignals s = scratch.Signals;
        int denied = Denied(scratch);
        bool polite = (s.Request >= 0 || s.Question >= 0) && s.Blame < ClearlyFelt && s.Exclamations == 0;
        if (polite && scratch.Scores.Emotion[(int)Emotion.Anger] < Certain) denied |= 1 << (int)Emotion.Anger;
        for (int e = 0; e < strength.Length; e++)
        {
            // The heads hear joy in any wish and surprise in any question: there only what they are certain of counts.
            if (plain && e != (int)Emotion.Worry && e != (int)Emotion.Sadness && scratch.Scores.Emotion[e] < Needed(e)) continue;
            // A turned feeling is read by phrases more surely than by n-grams.
            if (scratch.Emotions.IsTurned && scratch.Scores.Emotion[e] < Certain) continue;
            if ((denied >> e & 1) == 0) strength[e] = Math.Max(strength[e], scratch.Scores.Emotion[e]);
        }
    }

    /// <summary>
    /// Lets the model have the last word on a text it is familiar with: what it finds shows at least as strong as it says,
    /// what it does not find shows behind that, what it sees nothing of does not show. Denied emotions stay denied, and in
    /// a request without an exclamation only what is certain is raised, as are surprise in a <paramref name="plain"/> text,
    /// joy in a negative and anger in a mixed one. Surprise may go with praise, and worry with a complaint, which the corpus cannot say.
    /// Thanks that phrases hear come before joy.
    /// </summary>
    public static void Overrule(AnalysisScratch scratch, int[] strength, bool plain, Sentiment sentiment)
    {
        if (scratch.Emotions.IsFamiliar)
        {
            int denied = Denied(scratch);
            bool asks = scratch.Signals.Request >= 0 && scratch.Signals.Exclamations == 0;
            bool positive = sentiment == Sentiment.Positive || sentiment == Sentiment.VeryPositive;
            bool negative = sentiment == Sentiment.Negative || sentiment == Sentiment.VeryNegative;
            for (int e = 0; e < strength.Length; e++)
            {
                if ((scratch.Emotions.Known >> e & 1) == 0) continue;
                int found = scratch.Scores.Emotion[e];
                bool doubtful = asks || (plain && e == (int)Emotion.Surprise) || (negative && e == (int)Emotion.Joy) || (sentiment == Sentiment.Mixed && e == (int)Emotion.Anger);
                if ((scratch.Emotions.Unseen >> e & 1) == 1 && !(positive && e == (int)Emotion.Surprise) && !(negative && e == (int)Emotion.Worry)) strength[e] = 0;
                else if (found == 0) strength[e] = Math.Min(strength[e], StrengthAtThreshold);
                else if (found >= (doubtful ? Needed(e) : 1) && (denied >> e & 1) == 0) strength[e] = Math.Max(strength[e], found);
            }
        }
        // The Chinese corpus calls thanks joy.
        int thanks = strength[(int)Emotion.Gratitude];
        if (thanks >= Certain && (scratch.Emotions.Known >> (int)Emotion.Gratitude & 1) == 0) strength[(int)Emotion.Joy] = Math.Min(strength[(int)Emotion.Joy], thanks - 1);
    }

    // Where nothing but asking is expected, a wish sounds like joy.
    private static int Needed(int emotion) => emotion == (int)Emotion.Joy ? BeyondDoubt : Certain;

    // Gratitude is a matter of manners or sarcasm, which phrases know; a negated phrase denies its emotion.
    private static int Denied(AnalysisScratch scratch)
    {
        int denied = 1 << (int)Emotion.Gratitude;
        PhraseHits hits = scratch.Hits;
        for (int i = 0; i < hits.Count; i++)
        {
            if (hits.Category[i] == PhraseCategory.Emotion && SignalReader.IsNegated(scratch.Text, hits, i)) denied |= 1 << (hits.Value[i] / 200);
        }
        return denied;
    }
}
