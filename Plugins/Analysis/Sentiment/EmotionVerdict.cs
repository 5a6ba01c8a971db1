namespace CrmFeedback.Analysis.Sentiments;

/// <summary>Whether the emotion model may overrule phrases on a text, and which emotions it sees nothing of. Scratch; one per thread.</summary>
public sealed class EmotionVerdict
{
    /// <summary>Emotions the model has heads for, a bit each.</summary>
    public int Known { get; set; }

    /// <summary>Emotions that are far below their thresholds, a bit each.</summary>
    public int Unseen { get; set; }

    /// <summary>
    /// Whether the model knows enough of the text's n-grams of two tokens and more to be believed against phrases. Only
    /// labels learnt against each other speak against one another.
    /// </summary>
    public bool IsFamiliar { get; set; }

    /// <summary>Whether a feeling of the text is turned by a negation ("not happy"), in whose n-grams a model of exclusive labels hears what is denied.</summary>
    public bool IsTurned { get; set; }

    internal void Clear()
    {
        Known = Unseen = 0;
        IsFamiliar = IsTurned = false;
    }
}
