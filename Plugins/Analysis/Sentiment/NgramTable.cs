using System;
using System.Diagnostics.CodeAnalysis;
using System.IO;

namespace CrmFeedback.Analysis.Sentiments;

/// <summary>
/// n-gram hash to a row of int8 weights, one weight per head. Open addressing, the weights beside their slot. Immutable.
/// In a file: the number of n-grams, their hashes ascending as variable-length differences, then the weights head by head.
/// </summary>
public sealed class NgramTable
{
    /// <summary>Most n-grams and heads a file may claim; beyond it the file is damaged.</summary>
    private const int MostNgrams = 4_000_000, MostHeads = 64;

    private readonly uint[] keys;
    private readonly int mask;

    private NgramTable(int heads, uint[] hashes)
    {
        Heads = heads;
        Count = hashes.Length;
        int size = 1024;
        while (size < hashes.Length * 2) size *= 2;
        keys = new uint[size];
        mask = size - 1;
        Weights = new sbyte[size * heads];
    }

    /// <summary>Weights per n-gram.</summary>
    public int Heads { get; }

    /// <summary>Number of n-grams.</summary>
    public int Count { get; }

    /// <summary>All weights; those of an n-gram stand side by side from <see cref="Find"/> on. Read only.</summary>
    [SuppressMessage("Performance", "CA1819", Justification = "Read in inner loops.")]
    public sbyte[] Weights { get; }

    /// <summary>Place of the first weight of an n-gram in <see cref="Weights"/>; −1 if it is unknown.</summary>
    public int Find(uint hash)
    {
        uint[] table = keys;
        int slot = (int)hash & mask;
        while (true)
        {
            uint key = table[slot];
            if (key == hash && key != 0) return slot * Heads;
            if (key == 0) return -1;
            slot = (slot + 1) & mask;
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">Counts out of range, or hashes that do not ascend.</exception>
    public static NgramTable Read(BinaryReader reader, int heads)
    {
        int count = reader.ReadInt32();
        if (count < 0 || count > MostNgrams || heads < 1 || heads > MostHeads) throw new InvalidDataException("n-gram table: " + count + " n-grams with " + heads + " weights each; at most " + MostNgrams + " and " + MostHeads + ".");
        var hashes = new uint[count];
        uint last = 0;
        for (int i = 0; i < count; i++)
        {
            uint step = ModelFile.ReadVariable(reader);
            if (step == 0) throw new InvalidDataException("n-gram table: the hash of n-gram " + i + " does not ascend.");
            last += step;
            hashes[i] = last;
        }
        var table = new NgramTable(heads, hashes);
        var slots = new int[count];
        for (int i = 0; i < count; i++) slots[i] = table.Place(hashes[i]);
        byte[] column = new byte[count];
        for (int h = 0; h < heads; h++)
        {
            for (int done = 0; done < count;)
            {
                int got = reader.Read(column, done, count - done);
                if (got == 0) throw new EndOfStreamException("n-gram table: the weights end early.");
                done += got;
            }
            for (int i = 0; i < count; i++) table.Weights[slots[i] * heads + h] = (sbyte)column[i];
        }
        return table;
    }

    /// <summary>Writes a table. <paramref name="hashes"/> ascend and are not 0; <paramref name="weights"/> hold the heads of each n-gram side by side.</summary>
    public static void Write(BinaryWriter writer, int heads, uint[] hashes, sbyte[] weights)
    {
        if (weights.Length != hashes.Length * heads) throw new ArgumentException("Expected " + hashes.Length * heads + " weights, found " + weights.Length + ".", nameof(weights));
        writer.Write(hashes.Length);
        uint last = 0;
        foreach (uint h in hashes)
        {
            ModelFile.WriteVariable(writer, h - last);
            last = h;
        }
        for (int h = 0; h < heads; h++)
        {
            for (int i = 0; i < hashes.Length; i++) writer.Write(weights[i * heads + h]);
        }
    }

    private int Place(uint hash)
    {
        int slot = (int)hash & mask;
        while (keys[slot] != 0) slot = (slot + 1) & mask;
        keys[slot] = hash;
        return slot;
    }
}
