using System.IO;
using CrmFeedback.Analysis.Text;

namespace CrmFeedback.Analysis.Sentiments;

/// <summary>Parts that all model files share: checksum, numbers of variable length.</summary>
public static class ModelFile
{
    /// <summary>32-bit checksum of the bytes from <paramref name="from"/> on.</summary>
    public static uint Checksum(byte[] bytes, int from)
    {
        uint h = Hashing.Seed;
        for (int i = from; i < bytes.Length; i++) h = Hashing.Step(h, (char)bytes[i]);
        return Hashing.Finish(h);
    }

    /// <summary>Reads <paramref name="count"/> 32-bit numbers.</summary>
    public static int[] ReadNumbers(BinaryReader reader, int count)
    {
        var numbers = new int[count];
        for (int i = 0; i < count; i++) numbers[i] = reader.ReadInt32();
        return numbers;
    }

    /// <summary>Reads a number of 1 to 5 bytes, seven bits each, the lowest first.</summary>
    public static uint ReadVariable(BinaryReader reader)
    {
        uint value = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte b = reader.ReadByte();
            value |= (uint)(b & 0x7F) << shift;
            if (b < 0x80) return value;
        }
    }

    /// <summary>Writes what <see cref="ReadVariable"/> reads.</summary>
    public static void WriteVariable(BinaryWriter writer, uint value)
    {
        while (value >= 0x80)
        {
            writer.Write((byte)(value | 0x80));
            value >>= 7;
        }
        writer.Write((byte)value);
    }
}
