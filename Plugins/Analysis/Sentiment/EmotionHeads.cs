using System;

namespace CrmFeedback.Analysis.Sentiments;

/// <summary>Where the emotion models join the emotions that phrases show.</summary>
public static class EmotionHeads
{
    /// <summary>Raises <paramref name="strength"/> (1/10000 by <see cref="Emotion"/>) to what the model of the text's language supports.</summary>
    public static void Support(AnalysisScratch scratch, int[] strength)
    {
        for (int e = 0; e < strength.Length; e++) strength[e] = Math.Max(strength[e], scratch.Scores.Emotion[e]);
    }
}
