using System.Collections.Generic;

namespace CrmFeedback.Trainer.Learning;

/// <summary>Yes-or-no heads over one set of n-grams and the four feelings, and how they learn.</summary>
public interface IHeads
{
    /// <summary>Learns; <paramref name="labels"/> holds a bit per head for every example.</summary>
    void Train(IReadOnlyList<MappedExample> examples, IReadOnlyList<int> labels);

    /// <summary>Log-odds of every head.</summary>
    double[] Logits(MappedExample example);

    /// <summary>Weight of an n-gram.</summary>
    double Weight(int feature, int head);

    /// <summary>Weight of a feeling (0..3) or of the constant (4).</summary>
    double DenseWeight(int input, int head);
}
