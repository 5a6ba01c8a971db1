using System;
using System.Diagnostics.CodeAnalysis;

namespace CrmFeedback.Analysis.Phrases;

/// <summary>What a phrase says: a category and its value.</summary>
public readonly struct PhraseTag : IEquatable<PhraseTag>
{
    /// <summary>Creates a tag.</summary>
    public PhraseTag(PhraseCategory category, short value)
    {
        Category = category;
        Value = value;
    }

    /// <summary>The category.</summary>
    public PhraseCategory Category { get; }

    /// <summary>The value; see <see cref="PhraseCategory"/>.</summary>
    public short Value { get; }

    /// <inheritdoc/>
    public bool Equals(PhraseTag other) => Category == other.Category && Value == other.Value;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is PhraseTag other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => ((int)Category << 16) ^ Value;

    /// <summary>Same category and value.</summary>
    public static bool operator ==(PhraseTag left, PhraseTag right) => left.Equals(right);

    /// <summary>Different category or value.</summary>
    public static bool operator !=(PhraseTag left, PhraseTag right) => !left.Equals(right);
}

/// <summary>Phrases found in a text, ordered by start. A scratch object: reused, arrays grow and stay.</summary>
[SuppressMessage("Design", "CA1051", Justification = "Scratch arrays are read in inner loops and replaced when they grow.")]
public sealed class PhraseHits
{
    private readonly int[] coveredTo = new int[(int)PhraseCategory.Count];
    private readonly int[] bestEnd = new int[(int)PhraseCategory.Count];
    private readonly PhraseTag[]?[] bestTags = new PhraseTag[(int)PhraseCategory.Count][];
    private int offered;
    private int offeredStart;

    /// <summary>First token of each hit.</summary>
    public int[] Start = new int[256];

    /// <summary>End (exclusive) of each hit in tokens.</summary>
    public int[] End = new int[256];

    /// <summary>Category of each hit.</summary>
    public PhraseCategory[] Category = new PhraseCategory[256];

    /// <summary>Value of each hit.</summary>
    public short[] Value = new short[256];

    /// <summary>Hits in use.</summary>
    public int Count;

    /// <summary>Whether every match counts, not only the leftmost longest of each category.</summary>
    public bool KeepAll { get; init; }

    /// <summary>Forgets all hits.</summary>
    public void Clear() => Count = 0;

    internal void BeginPass()
    {
        Array.Clear(coveredTo, 0, coveredTo.Length);
        offered = 0;
    }

    // A longer phrase at the same start replaces a shorter one of its category; Settle keeps those not inside an earlier one.
    internal void Offer(int start, int end, PhraseTag[] tags)
    {
        if (KeepAll)
        {
            foreach (PhraseTag tag in tags) Add(start, end, tag.Category, tag.Value);
            return;
        }
        offeredStart = start;
        foreach (PhraseTag tag in tags)
        {
            int c = (int)tag.Category;
            bool first = (offered & (1 << c)) == 0;
            if (!first && end < bestEnd[c]) continue;
            offered |= 1 << c;
            bestEnd[c] = end;
            bestTags[c] = tags;
        }
    }

    internal void Settle()
    {
        if (offered == 0) return;
        for (int c = 0; c < (int)PhraseCategory.Count; c++)
        {
            if ((offered & (1 << c)) == 0 || bestEnd[c] <= coveredTo[c]) continue;
            coveredTo[c] = bestEnd[c];
            foreach (PhraseTag tag in bestTags[c]!)
            {
                if ((int)tag.Category == c) Add(offeredStart, bestEnd[c], tag.Category, tag.Value);
            }
        }
        offered = 0;
    }

    internal void Add(int start, int end, PhraseCategory category, short value)
    {
        ScratchArrays.MakeRoom(ref Start, Count);
        ScratchArrays.MakeRoom(ref End, Count);
        ScratchArrays.MakeRoom(ref Category, Count);
        ScratchArrays.MakeRoom(ref Value, Count);
        Start[Count] = start;
        End[Count] = end;
        Category[Count] = category;
        Value[Count] = value;
        Count++;
    }
}
