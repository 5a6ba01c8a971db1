using CrmFeedback.Analysis.Sentiments;
using CrmFeedback.Trainer.Corpora;

namespace CrmFeedback.Trainer.Learning;

/// <summary>Log-odds (1/10000) the fixed rules add to direction and neutral: always, and for a named problem, whose share the frame decides.</summary>
public readonly record struct RuleOffsets(RequestFrame Frame, int Direction, int Neutral, int ProblemDirection, int ProblemNeutral);

/// <summary>A text as the learners see it: distinct n-grams with their tf, dense inputs, what the fixed rules add.</summary>
public sealed record Example
{
    /// <summary>The text.</summary>
    public required LabelledText Text { get; init; }

    /// <summary>Distinct n-gram hashes, ascending.</summary>
    public required uint[] Hashes { get; init; }

    /// <summary>tf of each n-gram: the harmonic number of its count, cut at six.</summary>
    public required float[] Terms { get; init; }

    /// <summary>Praise, blame, turned praise, turned blame (strengths over √(feelings+1)), then the flags of <c>SentimentFlags</c>.</summary>
    public required float[] Dense { get; init; }

    /// <summary>What the fixed rules add.</summary>
    public required RuleOffsets Rules { get; init; }

    /// <summary>Tokens of the text outside asides.</summary>
    public int Tokens { get; init; }

    /// <summary>0 negative, 1 neutral, 2 positive.</summary>
    public int Label => (int)Text.Label;
}

/// <summary>An example on the kept n-grams: their indexes, tf / √(kept+1), and its weight in training.</summary>
public sealed record MappedExample(Example Example, int[] Kept, float[] Values, float Weight)
{
    /// <summary>The class to learn: the label, or that of plain requests.</summary>
    public int Target { get; init; } = Example.Label;

    /// <summary>Log-odds by which neutral is lowered in training, because the source has no neutral texts.</summary>
    public float NeutralLowered { get; init; }
}
