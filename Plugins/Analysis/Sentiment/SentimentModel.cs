using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;

namespace CrmFeedback.Analysis.Sentiments;

/// <summary>Numbers of a model besides its n-gram weights. Log-odds in 1/10000.</summary>
public sealed class ModelConstants
{
    /// <summary>Intercept of the direction head (positive against negative).</summary>
    public int DirectionIntercept { get; init; }

    /// <summary>Intercept of the neutral head (neutral against the mean of the other two).</summary>
    public int NeutralIntercept { get; init; }

    /// <summary>Log-odds × 256 per quantised weight unit, direction head.</summary>
    public int DirectionScale { get; init; }

    /// <summary>Log-odds × 256 per quantised weight unit, neutral head.</summary>
    public int NeutralScale { get; init; }

    /// <summary>Direction weight of a valence unit: praise, blame, turned praise, turned blame.</summary>
    public IReadOnlyList<int> FeelingDirection { get; init; } = new int[4];

    /// <summary>Neutral weight of a valence unit: praise, blame, turned praise, turned blame.</summary>
    public IReadOnlyList<int> FeelingNeutral { get; init; } = new int[4];

    /// <summary>Direction weight of each flag (<see cref="SentimentFlags"/>).</summary>
    public IReadOnlyList<int> FlagDirection { get; init; } = new int[SentimentFlags.Count];

    /// <summary>Neutral weight of each flag.</summary>
    public IReadOnlyList<int> FlagNeutral { get; init; } = new int[SentimentFlags.Count];
}

/// <summary>
/// A linear model of one language: n-gram hash to two int8 weights, direction (positive against negative) and
/// neutral. Immutable. File: little-endian; hashes ascending as variable-length differences, then the weights.
/// </summary>
public sealed class SentimentModel
{
    private const int Magic = 0x46435332;
    private readonly uint[] keys;
    private readonly short[] weights;
    private readonly int mask;

    private SentimentModel(ModelConstants constants, uint[] hashes, sbyte[] direction, sbyte[] neutral, uint checksum)
    {
        Constants = constants;
        Count = hashes.Length;
        Version = checksum.ToString("x8", CultureInfo.InvariantCulture);
        int size = 1024;
        while (size < hashes.Length * 2) size *= 2;
        keys = new uint[size];
        weights = new short[size];
        mask = size - 1;
        for (int i = 0; i < hashes.Length; i++)
        {
            int slot = (int)(hashes[i] & (uint)mask);
            while (keys[slot] != 0) slot = (slot + 1) & mask;
            keys[slot] = hashes[i];
            weights[slot] = (short)((direction[i] << 8) | (byte)neutral[i]);
        }
    }

    /// <summary>The numbers besides the n-gram weights.</summary>
    public ModelConstants Constants { get; }

    /// <summary>Number of n-grams.</summary>
    public int Count { get; }

    /// <summary>Eight hex digits of the file's content.</summary>
    public string Version { get; }

    /// <summary>Finds an n-gram's weights.</summary>
    public bool TryFind(uint hash, out int direction, out int neutral)
    {
        int slot = (int)(hash & (uint)mask);
        while (keys[slot] != 0)
        {
            if (keys[slot] == hash)
            {
                int packed = weights[slot];
                direction = packed >> 8;
                neutral = (sbyte)(packed & 0xFF);
                return true;
            }
            slot = (slot + 1) & mask;
        }
        direction = neutral = 0;
        return false;
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">Not a model, or damaged.</exception>
    public static SentimentModel Read(Stream stream)
    {
        var copy = new MemoryStream();
        stream.CopyTo(copy);
        byte[] bytes = copy.ToArray();
        var reader = new BinaryReader(new MemoryStream(bytes));
        if (bytes.Length < 64 || reader.ReadInt32() != Magic) throw new InvalidDataException("Sentiment model: not a model file.");
        uint checksum = reader.ReadUInt32();
        uint found = ModelFile.Checksum(bytes, 8);
        if (checksum != found) throw new InvalidDataException("Sentiment model: checksum " + found.ToString("x8", CultureInfo.InvariantCulture) + ", expected " + checksum.ToString("x8", CultureInfo.InvariantCulture) + ".");
        var constants = new ModelConstants
        {
            DirectionIntercept = reader.ReadInt32(),
            NeutralIntercept = reader.ReadInt32(),
            DirectionScale = reader.ReadInt32(),
            NeutralScale = reader.ReadInt32(),
            FeelingDirection = ModelFile.ReadNumbers(reader, 4),
            FeelingNeutral = ModelFile.ReadNumbers(reader, 4),
            FlagDirection = ModelFile.ReadNumbers(reader, SentimentFlags.Count),
            FlagNeutral = ModelFile.ReadNumbers(reader, SentimentFlags.Count),
        };
        int count = reader.ReadInt32();
        var hashes = new uint[count];
        uint last = 0;
        for (int i = 0; i < count; i++)
        {
            last += ModelFile.ReadVariable(reader);
            hashes[i] = last;
        }
        var direction = new sbyte[count];
        var neutral = new sbyte[count];
        for (int i = 0; i < count; i++) direction[i] = reader.ReadSByte();
        for (int i = 0; i < count; i++) neutral[i] = reader.ReadSByte();
        return new SentimentModel(constants, hashes, direction, neutral, checksum);
    }

    /// <summary>Writes a model. <paramref name="hashes"/> ascend and are not 0.</summary>
    public static void Write(Stream output, ModelConstants constants, uint[] hashes, sbyte[] direction, sbyte[] neutral)
    {
        var body = new MemoryStream();
        var writer = new BinaryWriter(body);
        writer.Write(constants.DirectionIntercept);
        writer.Write(constants.NeutralIntercept);
        writer.Write(constants.DirectionScale);
        writer.Write(constants.NeutralScale);
        foreach (int w in constants.FeelingDirection) writer.Write(w);
        foreach (int w in constants.FeelingNeutral) writer.Write(w);
        foreach (int w in constants.FlagDirection) writer.Write(w);
        foreach (int w in constants.FlagNeutral) writer.Write(w);
        writer.Write(hashes.Length);
        uint last = 0;
        foreach (uint h in hashes)
        {
            ModelFile.WriteVariable(writer, h - last);
            last = h;
        }
        foreach (sbyte w in direction) writer.Write(w);
        foreach (sbyte w in neutral) writer.Write(w);
        writer.Flush();
        byte[] bytes = body.ToArray();
        var file = new BinaryWriter(output);
        file.Write(Magic);
        file.Write(ModelFile.Checksum(bytes, 0));
        file.Write(bytes);
        file.Flush();
    }
}
