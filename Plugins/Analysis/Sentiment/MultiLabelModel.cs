using System;
using System.Collections.Generic;
using System.IO;

namespace CrmFeedback.Analysis.Sentiments;

/// <summary>One yes-or-no head of a <see cref="MultiLabelModel"/>. Log-odds in 1/10000.</summary>
public sealed class LabelHead
{
    /// <summary>What it finds: the number of an enumeration or of a list that the model's reader knows.</summary>
    public int Label { get; init; }

    /// <summary>Log-odds without any n-gram.</summary>
    public int Intercept { get; init; }

    /// <summary>Log-odds × 256 per quantised weight unit.</summary>
    public int Scale { get; init; }

    /// <summary>Log-odds from which the label counts as found.</summary>
    public int Threshold { get; init; }

    /// <summary>Log-odds per valence unit of praise, blame, turned praise, turned blame.</summary>
    public IReadOnlyList<int> Feeling { get; init; } = new int[4];
}

/// <summary>
/// Linear heads of one language over a shared set of n-grams (emotions, themes): log-odds = intercept +
/// Σ weight / √(n+1) over the n distinct known n-grams + Σ feelings / √(feelings+1). Immutable.
/// </summary>
public sealed class MultiLabelModel
{
    /// <summary>Most heads a model may have.</summary>
    public const int MostHeads = 32;

    private const int Magic = 0x46434532;
    private const int ScaleBits = 8;
    private const int RootBits = 16;

    private MultiLabelModel(IReadOnlyList<LabelHead> heads, NgramTable ngrams, bool exclusive, string version)
    {
        Heads = heads;
        Ngrams = ngrams;
        Exclusive = exclusive;
        Version = version;
    }

    /// <summary>The heads, in the order of the weights of an n-gram.</summary>
    public IReadOnlyList<LabelHead> Heads { get; }

    /// <summary>
    /// Whether a text has one of the labels or none. The sums of such heads are those of a softmax in which "none" has 0,
    /// and their log-odds are against all other labels and none together.
    /// </summary>
    public bool Exclusive { get; }

    /// <summary>Weights of each n-gram, one per head.</summary>
    public NgramTable Ngrams { get; }

    /// <summary>Eight hex digits of the file's content.</summary>
    public string Version { get; }

    /// <summary>
    /// Log-odds of every head over the tokens <paramref name="start"/> to <paramref name="end"/> (exclusive), in
    /// the scratch's own array. n-grams that reach beyond the range are left out; repeated ones count once.
    /// </summary>
    public int[] Logits(AnalysisScratch scratch, int start, int end)
    {
        MultiLabelScratch own = scratch.MultiLabel;
        own.Reset(Heads.Count, scratch.Features.Count + scratch.CharacterGrams.Count);
        int known = Add(scratch.Features, start, end, own) + Add(scratch.CharacterGrams, start, end, own);
        int root = IntegerMath.InverseRoot(known + 1);
        Feelings feelings = scratch.Feelings;
        int felt = 0;
        Array.Clear(own.Feelings, 0, own.Feelings.Length);
        for (int f = 0; f < feelings.Count; f++)
        {
            if (feelings.Start[f] < start || feelings.End[f] > end) continue;
            felt++;
            own.Feelings[feelings.Kind(f)] += Math.Abs(feelings.Strength[f]);
        }
        int feelingRoot = IntegerMath.InverseRoot(felt + 1);
        for (int h = 0; h < Heads.Count; h++)
        {
            LabelHead head = Heads[h];
            long feeling = 0;
            for (int kind = 0; kind < own.Feelings.Length; kind++) feeling += own.Feelings[kind] * head.Feeling[kind];
            own.Logits[h] = head.Intercept + (int)(((long)own.Sums[h] * head.Scale * root) >> (ScaleBits + RootBits)) + (int)((feeling / 1000 * feelingRoot) >> RootBits);
        }
        if (Exclusive) AgainstOthers(own.Logits, own.Softmax, Heads.Count);
        return own.Logits;
    }

    // log-odds of h = z(h) − ln(1 + Σ e^z of the others); "none" is the 1.
    private static void AgainstOthers(int[] logits, int[] z, int count)
    {
        Array.Copy(logits, z, count);
        for (int h = 0; h < count; h++)
        {
            int others = 0;
            for (int o = 0; o < count; o++)
            {
                if (o != h) others = IntegerMath.LogSum(others, z[o]);
            }
            logits[h] = z[h] - others;
        }
    }

    private int Add(Features features, int start, int end, MultiLabelScratch own)
    {
        int known = 0;
        int heads = Heads.Count;
        sbyte[] weights = Ngrams.Weights;
        int[] sums = own.Sums;
        for (int i = 0; i < features.Count; i++)
        {
            int token = features.Token[i];
            if (token < start || token + features.Span[i] > end) continue;
            uint hash = features.Hash[i];
            int at = Ngrams.Find(hash);
            if (features.Span[i] > 1)
            {
                own.Sequences++;
                if (at >= 0) own.KnownSequences++;
            }
            if (at < 0 || own.Seen.Count(hash) > 1) continue;
            known++;
            for (int h = 0; h < heads; h++) sums[h] += weights[at + h];
        }
        return known;
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="labels">Labels the reader of the model knows: heads have 0 to <paramref name="labels"/> − 1.</param>
    /// <exception cref="InvalidDataException">Not a model, damaged, or a label is out of range or has two heads.</exception>
    public static MultiLabelModel Read(Stream stream, int labels = MostHeads)
    {
        BinaryReader reader = ModelFile.Open(stream, Magic, "Multi-label model", out string version);
        int count = reader.ReadInt32();
        bool exclusive = count < 0;
        count = exclusive ? -count : count;
        if (count < 1 || count > MostHeads) throw new InvalidDataException("Multi-label model: " + count + " heads, expected 1 to " + MostHeads + ".");
        var heads = new LabelHead[count];
        var seen = new HashSet<int>();
        for (int h = 0; h < count; h++)
        {
            heads[h] = new LabelHead
            {
                Label = reader.ReadInt32(),
                Intercept = reader.ReadInt32(),
                Scale = reader.ReadInt32(),
                Threshold = reader.ReadInt32(),
                Feeling = ModelFile.ReadNumbers(reader, 4),
            };
            if (heads[h].Label < 0 || heads[h].Label >= labels) throw new InvalidDataException("Multi-label model: head " + h + " has label " + heads[h].Label + ", expected 0 to " + (labels - 1) + ".");
            if (!seen.Add(heads[h].Label)) throw new InvalidDataException("Multi-label model: label " + heads[h].Label + " has two heads.");
        }
        return new MultiLabelModel(heads, NgramTable.Read(reader, count), exclusive, version);
    }

    /// <summary>Writes a model. <paramref name="hashes"/> ascend and are not 0; <paramref name="weights"/> hold the heads of each n-gram side by side. The number of heads is written below 0 for <paramref name="exclusive"/> labels.</summary>
    public static void Write(Stream output, IReadOnlyList<LabelHead> heads, uint[] hashes, sbyte[] weights, bool exclusive = false) => ModelFile.Save(output, Magic, writer =>
    {
        writer.Write(exclusive ? -heads.Count : heads.Count);
        foreach (LabelHead head in heads)
        {
            writer.Write(head.Label);
            writer.Write(head.Intercept);
            writer.Write(head.Scale);
            writer.Write(head.Threshold);
            foreach (int w in head.Feeling) writer.Write(w);
        }
        NgramTable.Write(writer, heads.Count, hashes, weights);
    });
}

/// <summary>Scratch of one multi-label reading. One per thread.</summary>
public sealed class MultiLabelScratch
{
    internal readonly SeenFeatures Seen = new SeenFeatures();
    internal readonly int[] Softmax = new int[MultiLabelModel.MostHeads];
    internal readonly int[] Sums = new int[MultiLabelModel.MostHeads];
    internal readonly long[] Feelings = new long[4];

    /// <summary>n-grams of two tokens and more that were read, and those of them the model knows.</summary>
    internal int Sequences, KnownSequences;

    /// <summary>Log-odds of each head in 1/10000.</summary>
    internal readonly int[] Logits = new int[MultiLabelModel.MostHeads];

    internal void Reset(int heads, int features)
    {
        Array.Clear(Sums, 0, heads);
        Sequences = KnownSequences = 0;
        Seen.Reset(features);
    }
}
