namespace CrmFeedback.Trainer.Learning;

/// <summary>What training may vary.</summary>
public sealed record TrainingOptions
{
    /// <summary>n-grams a model keeps.</summary>
    public int Keep { get; init; } = 100_000;

    /// <summary>Passes over the examples.</summary>
    public int Epochs { get; init; } = 6;

    /// <summary>L1 strength.</summary>
    public float L1 { get; init; } = 0.1f;

    /// <summary>L2 strength.</summary>
    public float L2 { get; init; } = 1f;

    /// <summary>Sources weigh in all by their size to this power: 1 by size, 0 all alike.</summary>
    public double SourcePower { get; init; } = 0.75;

    /// <summary>Texts an n-gram must occur in.</summary>
    public int MinimumTexts { get; init; } = 2;

    /// <summary>Whether the feelings found by rules take part.</summary>
    public bool Feelings { get; init; } = true;

    /// <summary>Whether the flags take part.</summary>
    public bool Flags { get; init; } = true;

    /// <summary>Log-odds by which neutral is lowered while learning from a source without neutral texts: its silence about neutral is no evidence.</summary>
    public float NeutralUnseen { get; init; } = 2;

    /// <summary>
    /// Whether plain requests are a class of their own, which counts as neutral: what asks for help is told by other words
    /// than what reports the news.
    /// </summary>
    public bool RequestClass { get; init; } = true;

    /// <summary>Weight of all plain requests against that of all negative texts, where they are a class of their own.</summary>
    public float RequestShare { get; init; } = 11;

    /// <summary>Weight of all neutral texts against that of all negative texts; requests that are a class of their own are none of them.</summary>
    public float NeutralShare { get; init; } = 0.8f;

    /// <summary><see cref="NeutralShare"/> of Chinese, where requests are neutral texts.</summary>
    public float ChineseNeutralShare { get; init; } = 0.8f;

    /// <summary>Whether this project's own frames (<see cref="Corpora.FrameTexts"/>) take part.</summary>
    public bool Frames { get; init; } = true;

    /// <summary>Weight of a text of <see cref="Corpora.WrittenTexts"/> against one of another source of that size; 0 leaves them out.</summary>
    public float Written { get; init; } = 2;

    /// <summary><see cref="Written"/> of Chinese, whose corpora left out lose nothing by more of it.</summary>
    public float ChineseWritten { get; init; } = 4;

    /// <summary>Most texts of <see cref="Corpora.WrittenTexts"/> that theme heads of a language learn from.</summary>
    public int ThemeTexts { get; init; } = int.MaxValue;

    /// <summary>Whether plain requests take part.</summary>
    public bool Requests { get; init; } = true;

    /// <summary>Whether the three classes weigh alike in all.</summary>
    public bool Balance { get; init; } = true;

    /// <summary>Whether probabilities are calibrated on sources left out.</summary>
    public bool Calibrate { get; init; } = true;

    /// <summary>
    /// These options for one language. Chinese requests stay neutral texts: nearly all come from one corpus, and a class
    /// of their own took from neutral comments what it gave to requests.
    /// </summary>
    public TrainingOptions For(bool chinese) => chinese ? this with { RequestClass = false, NeutralShare = ChineseNeutralShare, Written = Written == 0 ? 0 : ChineseWritten } : this;
}
