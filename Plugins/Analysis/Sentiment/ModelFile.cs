using System;
using System.Globalization;
using System.IO;
using CrmFeedback.Analysis.Text;

namespace CrmFeedback.Analysis.Sentiments;

/// <summary>What all model files share: a mark of their kind, a checksum of what follows, numbers of variable length. Little-endian.</summary>
public static class ModelFile
{
    private const int HeaderLength = 8;

    /// <summary>Opens a file of kind <paramref name="magic"/> behind its header; <paramref name="version"/> is its checksum as eight hex digits.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="magic">First four bytes expected.</param>
    /// <param name="name">What the model is called in errors.</param>
    /// <param name="version">Eight hex digits of the content.</param>
    /// <exception cref="InvalidDataException">Another kind of file, or damaged.</exception>
    public static BinaryReader Open(Stream stream, int magic, string name, out string version)
    {
        var copy = new MemoryStream();
        stream.CopyTo(copy);
        byte[] bytes = copy.ToArray();
        var reader = new BinaryReader(new MemoryStream(bytes));
        if (bytes.Length < HeaderLength || reader.ReadInt32() != magic) throw new InvalidDataException(name + ": not a model file of this kind.");
        uint expected = reader.ReadUInt32();
        uint found = Checksum(bytes, HeaderLength);
        if (expected != found) throw new InvalidDataException(name + ": checksum " + Hex(found) + ", expected " + Hex(expected) + ".");
        version = Hex(found);
        return reader;
    }

    /// <summary>Writes a file of kind <paramref name="magic"/> with the body that <paramref name="body"/> writes.</summary>
    public static void Save(Stream output, int magic, Action<BinaryWriter> body)
    {
        var memory = new MemoryStream();
        var writer = new BinaryWriter(memory);
        body(writer);
        writer.Flush();
        byte[] bytes = memory.ToArray();
        var file = new BinaryWriter(output);
        file.Write(magic);
        file.Write(Checksum(bytes, 0));
        file.Write(bytes);
        file.Flush();
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

    internal static uint Checksum(byte[] bytes, int from)
    {
        uint h = Hashing.Seed;
        for (int i = from; i < bytes.Length; i++) h = Hashing.Step(h, (char)bytes[i]);
        return Hashing.Finish(h);
    }

    internal static string Hex(uint checksum) => checksum.ToString("x8", CultureInfo.InvariantCulture);
}
