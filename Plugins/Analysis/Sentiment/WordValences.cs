using System.Collections.Generic;
using System.IO;

namespace CrmFeedback.Analysis.Sentiments;

/// <summary>Valences of single words and emoji, −40..40 in tenths, by token hash. Compiled by the trainer.</summary>
public sealed class WordValences
{
    private const int FormatVersion = 1;
    private readonly uint[] keys;
    private readonly sbyte[] values;
    private readonly int mask;

    private WordValences(int count)
    {
        int size = 16;
        while (size < count * 3) size *= 2;
        keys = new uint[size];
        values = new sbyte[size];
        mask = size - 1;
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static WordValences Read(Stream stream)
    {
        var reader = new BinaryReader(stream);
        int version = reader.ReadInt32();
        if (version != FormatVersion) throw new InvalidDataException("Word valences: expected format " + FormatVersion + ", found " + version + ".");
        int count = reader.ReadInt32();
        var table = new WordValences(count);
        for (int i = 0; i < count; i++)
        {
            uint key = reader.ReadUInt32();
            table.Add(key, reader.ReadSByte());
        }
        return table;
    }

    /// <summary>Writes valences by token hash.</summary>
    public static void Write(Stream output, IReadOnlyList<KeyValuePair<uint, int>> valences)
    {
        var writer = new BinaryWriter(output);
        writer.Write(FormatVersion);
        writer.Write(valences.Count);
        foreach (var pair in valences)
        {
            writer.Write(pair.Key);
            writer.Write((sbyte)pair.Value);
        }
        writer.Flush();
    }

    /// <summary>The valence of a token, 0 if unknown.</summary>
    public int Find(uint hash)
    {
        int slot = (int)(hash & (uint)mask);
        while (keys[slot] != 0)
        {
            if (keys[slot] == hash) return values[slot];
            slot = (slot + 1) & mask;
        }
        return 0;
    }

    private void Add(uint key, sbyte value)
    {
        int slot = (int)(key & (uint)mask);
        while (keys[slot] != 0) slot = (slot + 1) & mask;
        keys[slot] = key;
        values[slot] = value;
    }
}
