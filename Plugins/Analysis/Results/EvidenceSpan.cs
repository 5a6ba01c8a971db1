using System;

namespace CrmFeedback.Analysis;

/// <summary>
/// A part of the text and what it added to <see cref="FeedbackAnalysis.RawScore"/>, in 1/10000.
/// A zero-length span at 0 carries what belongs to no place: the model's intercept and the parts too small to list.
/// </summary>
public readonly struct EvidenceSpan : IEquatable<EvidenceSpan>
{
    /// <summary>Creates a span.</summary>
    public EvidenceSpan(int start, int length, int weight)
    {
        Start = start;
        Length = length;
        Weight = weight;
    }

    /// <summary>First UTF-16 code unit of the original text.</summary>
    public int Start { get; }

    /// <summary>UTF-16 code units; 0 for what belongs to no place.</summary>
    public int Length { get; }

    /// <summary>Signed share of the raw score, unit 1/10000.</summary>
    public int Weight { get; }

    /// <inheritdoc/>
    public bool Equals(EvidenceSpan other) => Start == other.Start && Length == other.Length && Weight == other.Weight;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is EvidenceSpan other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked((Start * 397 ^ Length) * 397 ^ Weight);

    /// <summary>Same place and weight.</summary>
    public static bool operator ==(EvidenceSpan left, EvidenceSpan right) => left.Equals(right);

    /// <summary>Different place or weight.</summary>
    public static bool operator !=(EvidenceSpan left, EvidenceSpan right) => !left.Equals(right);
}
