using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace CrmFeedback.Analysis.Phrases;

/// <summary>
/// The lexicon: valences of some hundred thousand phrases as a tree of tokens. Its file is compiled by the trainer, because folding
/// and cutting that many phrases would make the first text of a process wait. The file lists the tokens' hashes, the most frequent first, then the
/// nodes depth first: the number of the token (seven bits a byte) and a byte with the valence in steps of five tenths and whether children follow and siblings.
/// </summary>
public sealed class Lexicon
{
    private const int FormatVersion = 1;
    private const int Step = 5;
    private const int Zero = 8;
    private const int ValenceMask = 15;
    private const byte HasChildren = 16;
    private const byte IsLast = 32;

    private readonly Node root = new Node();

    /// <summary>Phrases added, each counted once.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a phrase; one that is there already takes the new valence.</summary>
    /// <param name="tokens">Hashes of its tokens (<see cref="PhraseTable.Builder.Cut"/>).</param>
    /// <param name="valence">Tenths, a multiple of five from −35 to 35 but not 0.</param>
    /// <exception cref="InvalidDataException">The valence is none of those.</exception>
    public void Add(IReadOnlyList<uint> tokens, short valence)
    {
        int steps = valence / Step;
        if (steps * Step != valence || steps <= -Zero || steps >= Zero || steps == 0) throw new InvalidDataException("Lexicon: valence " + valence + ", expected a multiple of 5 from -35 to 35 but not 0.");
        Node node = root;
        foreach (uint token in tokens)
        {
            if (!node.Children.TryGetValue(token, out Node? next)) node.Children[token] = next = new Node();
            node = next;
        }
        if (node.Steps == 0) Count++;
        node.Steps = steps;
    }

    /// <summary>Writes the file. The same phrases give the same bytes, in whatever order they were added.</summary>
    public void Write(Stream output)
    {
        var frequency = new Dictionary<uint, int>();
        int nodes = Visit(root, frequency);
        List<uint> tokens = frequency.OrderByDescending(p => p.Value).ThenBy(p => p.Key).Select(p => p.Key).ToList();
        var writer = new BinaryWriter(output);
        writer.Write(FormatVersion);
        writer.Write(tokens.Count);
        foreach (uint token in tokens) writer.Write(token);
        writer.Write(nodes);
        Write(writer, root, Enumerable.Range(0, tokens.Count).ToDictionary(i => tokens[i]));
        writer.Flush();
    }

    /// <summary>Adds the phrases of a file to a table.</summary>
    /// <exception cref="InvalidDataException">The format is another, or the file is cut off.</exception>
    public static void Read(Stream file, PhraseTable.Builder table)
    {
        var reader = new BinaryReader(file);
        try
        {
            int version = reader.ReadInt32();
            if (version != FormatVersion) throw new InvalidDataException("Lexicon: expected format " + FormatVersion + ", found " + version + ".");
            var tokens = new uint[reader.ReadInt32()];
            for (int i = 0; i < tokens.Length; i++) tokens[i] = reader.ReadUInt32();
            int nodes = reader.ReadInt32();
            table.MakeRoom(nodes);
            // Ways to the nodes whose children are being read.
            var ways = new Stack<ulong>();
            ways.Push(0);
            for (int n = 0; n < nodes; n++)
            {
                int token = 0;
                int shift = 0;
                byte part;
                do
                {
                    part = reader.ReadByte();
                    token |= (part & 127) << shift;
                    shift += 7;
                }
                while (part > 127);
                byte tail = reader.ReadByte();
                bool children = (tail & HasChildren) != 0;
                ulong way = table.AddNode(ways.Peek(), tokens[token], (short)(((tail & ValenceMask) - Zero) * Step), children);
                if ((tail & IsLast) != 0) ways.Pop();
                if (children) ways.Push(way);
            }
        }
        catch (EndOfStreamException e)
        {
            throw new InvalidDataException("Lexicon: the file is cut off.", e);
        }
    }

    private static int Visit(Node node, Dictionary<uint, int> frequency)
    {
        int nodes = 0;
        foreach (var child in node.Children)
        {
            frequency[child.Key] = frequency.TryGetValue(child.Key, out int known) ? known + 1 : 1;
            nodes += 1 + Visit(child.Value, frequency);
        }
        return nodes;
    }

    private static void Write(BinaryWriter writer, Node node, Dictionary<uint, int> places)
    {
        int left = node.Children.Count;
        foreach (var child in node.Children)
        {
            int place = places[child.Key];
            for (; place > 127; place >>= 7) writer.Write((byte)(place & 127 | 128));
            writer.Write((byte)place);
            writer.Write((byte)((child.Value.Steps + Zero) | (child.Value.Children.Count > 0 ? HasChildren : 0) | (--left == 0 ? IsLast : 0)));
            Write(writer, child.Value, places);
        }
    }

    private sealed class Node
    {
        public SortedDictionary<uint, Node> Children { get; } = new SortedDictionary<uint, Node>();

        public int Steps { get; set; }
    }
}
