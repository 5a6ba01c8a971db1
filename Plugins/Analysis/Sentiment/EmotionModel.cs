using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;

namespace CrmFeedback.Analysis.Sentiments;

/// <summary>One yes-or-no head of an <see cref="EmotionModel"/>. Log-odds in 1/10000.</summary>
public sealed class EmotionHead
{
    /// <summary>The emotion it finds.</summary>
    public Emotion Emotion { get; init; }

    /// <summary>Log-odds without any n-gram.</summary>
    public int Intercept { get; init; }

    /// <summary>Log-odds × 256 per quantised weight unit.</summary>
    public int Scale { get; init; }

    /// <summary>Log-odds from which the emotion is listed.</summary>
    public int Threshold { get; init; }

    /// <summary>Log-odds per valence unit of praise, blame, turned praise, turned blame.</summary>
    public IReadOnlyList<int> Feeling { get; init; } = new int[4];
}

/// <summary>
/// Linear heads of one language over a shared set of n-grams: score = intercept + Σ weight / √(n+1) over the distinct
/// known n-grams + Σ feelings. Immutable. File: little-endian; hashes ascending as variable-length differences, then int8 weights head by head.
/// </summary>
public sealed class EmotionModel
{
    private const int Magic = 0x46434532;
    private const int StrengthAtThreshold = 3500;
    private const int ScaleBits = 8;
    private const int RootBits = 16;
    private readonly uint[] keys;
    private readonly int[] rows;
    private readonly sbyte[] weights;
    private readonly int mask;

    private EmotionModel(IReadOnlyList<EmotionHead> heads, uint[] hashes, sbyte[] weights, uint checksum)
    {
        Heads = heads;
        Count = hashes.Length;
        this.weights = weights;
        Version = checksum.ToString("x8", CultureInfo.InvariantCulture);
        int size = 1024;
        while (size < hashes.Length * 2) size *= 2;
        keys = new uint[size];
        rows = new int[size];
        mask = size - 1;
        for (int i = 0; i < hashes.Length; i++)
        {
            int slot = (int)(hashes[i] & (uint)mask);
            while (keys[slot] != 0) slot = (slot + 1) & mask;
            keys[slot] = hashes[i];
            rows[slot] = i * heads.Count;
        }
    }

    /// <summary>The heads, in the order of the weights of an n-gram.</summary>
    public IReadOnlyList<EmotionHead> Heads { get; }

    /// <summary>Number of n-grams.</summary>
    public int Count { get; }

    /// <summary>Eight hex digits of the file's content.</summary>
    public string Version { get; }

    /// <summary>Log-odds of every head into <paramref name="logits"/>; n-grams of <paramref name="words"/> and <paramref name="grams"/> may repeat, each counts once.</summary>
    public void Logits(Features words, Features grams, Feelings feelings, EmotionScratch scratch, int[] logits)
    {
        int heads = Heads.Count;
        scratch.Reset(heads, words.Count + grams.Count);
        int known = Add(words, scratch) + Add(grams, scratch);
        long[] sums = scratch.Sums;
        int root = IntegerMath.InverseRoot(known + 1);
        int feelingRoot = IntegerMath.InverseRoot(feelings.Count + 1);
        for (int h = 0; h < heads; h++)
        {
            EmotionHead head = Heads[h];
            long felt = 0;
            for (int f = 0; f < feelings.Count; f++)
            {
                int kind = (feelings.Strength[f] < 0 ? 1 : 0) + (feelings.Masked[f] ? 2 : 0);
                felt += (long)Math.Abs(feelings.Strength[f]) * head.Feeling[kind];
            }
            logits[h] = head.Intercept + (int)((sums[h] * head.Scale * root) >> (ScaleBits + RootBits)) + (int)((felt / 1000 * feelingRoot) >> RootBits);
        }
    }

    /// <summary>Fills the emotion scores of <paramref name="scratch"/>: 0 below a head's threshold, from there 3500..10000 with the odds.</summary>
    public void Score(AnalysisScratch scratch)
    {
        int[] logits = scratch.EmotionScratch.Logits;
        Logits(scratch.Features, scratch.CharacterGrams, scratch.Feelings, scratch.EmotionScratch, logits);
        for (int h = 0; h < Heads.Count; h++)
        {
            int over = logits[h] - Heads[h].Threshold;
            scratch.Scores.Emotion[(int)Heads[h].Emotion] = over < 0 ? 0 : StrengthAtThreshold + IntegerMath.Squash(over / 2) * (10000 - StrengthAtThreshold) / 10000;
        }
    }

    private int Add(Features features, EmotionScratch scratch)
    {
        int known = 0;
        int heads = Heads.Count;
        long[] sums = scratch.Sums;
        for (int i = 0; i < features.Count; i++)
        {
            uint hash = features.Hash[i];
            int slot = (int)(hash & (uint)mask);
            while (keys[slot] != 0 && keys[slot] != hash) slot = (slot + 1) & mask;
            if (keys[slot] == 0 || scratch.Seen.Count(hash) > 1) continue;
            known++;
            int row = rows[slot];
            for (int h = 0; h < heads; h++) sums[h] += weights[row + h];
        }
        return known;
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">Not a model, or damaged.</exception>
    public static EmotionModel Read(Stream stream)
    {
        var copy = new MemoryStream();
        stream.CopyTo(copy);
        byte[] bytes = copy.ToArray();
        var reader = new BinaryReader(new MemoryStream(bytes));
        if (bytes.Length < 16 || reader.ReadInt32() != Magic) throw new InvalidDataException("Emotion model: not a model file.");
        uint checksum = reader.ReadUInt32();
        uint found = ModelFile.Checksum(bytes, 8);
        if (checksum != found) throw new InvalidDataException("Emotion model: checksum " + found.ToString("x8", CultureInfo.InvariantCulture) + ", expected " + checksum.ToString("x8", CultureInfo.InvariantCulture) + ".");
        var heads = new EmotionHead[reader.ReadInt32()];
        for (int h = 0; h < heads.Length; h++)
        {
            heads[h] = new EmotionHead
            {
                Emotion = (Emotion)reader.ReadInt32(),
                Intercept = reader.ReadInt32(),
                Scale = reader.ReadInt32(),
                Threshold = reader.ReadInt32(),
                Feeling = ModelFile.ReadNumbers(reader, 4),
            };
        }
        var hashes = new uint[reader.ReadInt32()];
        uint last = 0;
        for (int i = 0; i < hashes.Length; i++)
        {
            last += ModelFile.ReadVariable(reader);
            hashes[i] = last;
        }
        var weights = new sbyte[hashes.Length * heads.Length];
        for (int h = 0; h < heads.Length; h++)
        {
            for (int i = 0; i < hashes.Length; i++) weights[i * heads.Length + h] = reader.ReadSByte();
        }
        return new EmotionModel(heads, hashes, weights, checksum);
    }

    /// <summary>Writes a model. <paramref name="hashes"/> ascend and are not 0; <paramref name="weights"/> hold the heads of each n-gram side by side.</summary>
    public static void Write(Stream output, IReadOnlyList<EmotionHead> heads, uint[] hashes, sbyte[] weights)
    {
        var body = new MemoryStream();
        var writer = new BinaryWriter(body);
        writer.Write(heads.Count);
        foreach (EmotionHead head in heads)
        {
            writer.Write((int)head.Emotion);
            writer.Write(head.Intercept);
            writer.Write(head.Scale);
            writer.Write(head.Threshold);
            foreach (int w in head.Feeling) writer.Write(w);
        }
        writer.Write(hashes.Length);
        uint last = 0;
        foreach (uint h in hashes)
        {
            ModelFile.WriteVariable(writer, h - last);
            last = h;
        }
        for (int h = 0; h < heads.Count; h++)
        {
            for (int i = 0; i < hashes.Length; i++) writer.Write(weights[i * heads.Count + h]);
        }
        writer.Flush();
        byte[] bytes = body.ToArray();
        var file = new BinaryWriter(output);
        file.Write(Magic);
        file.Write(ModelFile.Checksum(bytes, 0));
        file.Write(bytes);
        file.Flush();
    }
}

/// <summary>Scratch of one emotion reading. One per thread.</summary>
public sealed class EmotionScratch
{
    internal readonly SeenFeatures Seen = new SeenFeatures();
    internal readonly long[] Sums = new long[8];

    /// <summary>Log-odds of each head.</summary>
    internal readonly int[] Logits = new int[8];

    internal void Reset(int heads, int features)
    {
        Array.Clear(Sums, 0, heads);
        Seen.Reset(features);
    }
}
