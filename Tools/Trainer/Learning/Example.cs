namespace CrmFeedback.Trainer.Learning;

/// <summary>A text as the learner sees it: distinct n-grams with their tf, four feeling sums, class 0..2.</summary>
public sealed class Example
{
    /// <summary>Distinct n-gram hashes.</summary>
    public required uint[] Hashes { get; init; }

    /// <summary>tf of each n-gram: the harmonic number of its count, cut at six.</summary>
    public required float[] Terms { get; init; }

    /// <summary>Praise, blame, turned praise, turned blame: strengths over √(feelings+1).</summary>
    public required float[] Feelings { get; init; }

    /// <summary>0 negative, 1 neutral, 2 positive.</summary>
    public required int Label { get; init; }

    /// <summary>Weight in training.</summary>
    public float Weight { get; set; } = 1;

    /// <summary>Index of the source.</summary>
    public required int Source { get; init; }

    /// <summary>Index of each kept n-gram; set by <see cref="FeatureSelection"/>.</summary>
    public int[] Kept { get; set; } = [];

    /// <summary>Value of each kept n-gram: tf / √(kept+1).</summary>
    public float[] Values { get; set; } = [];
}
