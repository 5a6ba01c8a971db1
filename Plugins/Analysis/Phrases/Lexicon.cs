using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace CrmFeedback.Analysis.Phrases;

/// <summary>
/// The lexicon: what some hundred thousand phrases say, as a tree of tokens for each category. Its file is compiled by the trainer, because
/// folding and cutting that many phrases would make the first text of a process wait. The file lists the tokens' hashes, the most frequent first; then for each
/// category its tags and its nodes depth first: the number of the token (seven bits a byte) and a byte with the number of the tag, 0 for none, and whether children
/// follow and siblings.
/// </summary>
public sealed class Lexicon
{
    private const int FormatVersion = 1;
    private const int MostTags = 63;
    private const byte HasChildren = 64;
    private const byte IsLast = 128;

    private readonly SortedDictionary<PhraseCategory, Tree> trees = new SortedDictionary<PhraseCategory, Tree>();

    /// <summary>Phrases added, each counted once for every category.</summary>
    public int Phrases => trees.Values.Sum(t => t.Phrases);

    /// <summary>Adds a phrase; one that is there already takes the new tag of its category.</summary>
    /// <param name="tokens">Hashes of its tokens (<see cref="PhraseTable.Builder.Cut"/>), at least one.</param>
    /// <param name="tag">What it says.</param>
    public void Add(IReadOnlyList<uint> tokens, PhraseTag tag)
    {
        if (!trees.TryGetValue(tag.Category, out Tree? tree)) trees[tag.Category] = tree = new Tree();
        Node node = tree.Root;
        foreach (uint token in tokens)
        {
            if (!node.Children.TryGetValue(token, out Node? next))
            {
                node.Children[token] = next = new Node();
                tree.Nodes++;
            }
            node = next;
        }
        if (!node.Ends) tree.Phrases++;
        node.Ends = true;
        node.Value = tag.Value;
    }

    /// <summary>Writes the file. The same phrases give the same bytes, in whatever order they were added.</summary>
    /// <exception cref="InvalidDataException">A category has more than 63 values.</exception>
    public void Write(Stream output)
    {
        var frequency = new Dictionary<uint, int>();
        var values = trees.ToDictionary(pair => pair.Key, pair => Count(pair.Value.Root, frequency, new SortedSet<short>()).ToList());
        List<uint> tokens = frequency.OrderByDescending(p => p.Value).ThenBy(p => p.Key).Select(p => p.Key).ToList();
        Dictionary<uint, int> places = Enumerable.Range(0, tokens.Count).ToDictionary(i => tokens[i]);
        var writer = new BinaryWriter(output);
        writer.Write(FormatVersion);
        writer.Write(tokens.Count);
        foreach (uint token in tokens) writer.Write(token);
        writer.Write(trees.Count);
        foreach (var pair in trees)
        {
            List<short> own = values[pair.Key];
            if (own.Count > MostTags) throw new InvalidDataException("Lexicon: " + pair.Key + " has " + own.Count + " values, expected at most " + MostTags + ".");
            writer.Write((byte)pair.Key);
            writer.Write((byte)own.Count);
            foreach (short value in own) writer.Write(value);
            writer.Write(pair.Value.Nodes);
            using var rows = new MemoryStream();
            WriteNodes(rows, pair.Value.Root, places, own);
            writer.Write((int)rows.Length);
            writer.Write(rows.ToArray());
        }
        writer.Flush();
    }

    private static SortedSet<short> Count(Node node, Dictionary<uint, int> frequency, SortedSet<short> values)
    {
        foreach (var child in node.Children)
        {
            frequency[child.Key] = frequency.TryGetValue(child.Key, out int known) ? known + 1 : 1;
            if (child.Value.Ends) values.Add(child.Value.Value);
            Count(child.Value, frequency, values);
        }
        return values;
    }

    private static void WriteNodes(MemoryStream rows, Node node, Dictionary<uint, int> places, List<short> values)
    {
        int left = node.Children.Count;
        foreach (var child in node.Children)
        {
            int place = places[child.Key];
            for (; place > 127; place >>= 7) rows.WriteByte((byte)((place & 127) | 128));
            rows.WriteByte((byte)place);
            int tag = child.Value.Ends ? values.IndexOf(child.Value.Value) + 1 : 0;
            rows.WriteByte((byte)(tag | (child.Value.Children.Count > 0 ? HasChildren : 0) | (--left == 0 ? IsLast : 0)));
            WriteNodes(rows, child.Value, places, values);
        }
    }

    /// <summary>Adds the phrases of a file to a table, those of all categories or of those that <paramref name="keeps"/> wants.</summary>
    /// <exception cref="InvalidDataException">The format is another, or the file is cut off.</exception>
    public static void Read(Stream file, PhraseTable.Builder table, Func<PhraseCategory, bool>? keeps = null)
    {
        var reader = new BinaryReader(file);
        try
        {
            int version = reader.ReadInt32();
            if (version != FormatVersion) throw new InvalidDataException("Lexicon: expected format " + FormatVersion + ", found " + version + ".");
            var tokens = new uint[reader.ReadInt32()];
            for (int i = 0; i < tokens.Length; i++) tokens[i] = reader.ReadUInt32();
            for (int trees = reader.ReadInt32(); trees > 0; trees--)
            {
                var category = (PhraseCategory)reader.ReadByte();
                var tags = new PhraseTag?[reader.ReadByte() + 1];
                bool kept = keeps == null || keeps(category);
                for (int i = 1; i < tags.Length; i++)
                {
                    short value = reader.ReadInt16();
                    if (kept) tags[i] = new PhraseTag(category, value);
                }
                ReadNodes(reader, table, tokens, tags);
            }
        }
        catch (EndOfStreamException e)
        {
            throw new InvalidDataException("Lexicon: the file is cut off.", e);
        }
    }

    // From an array: a call a byte would take longer than all else.
    private static void ReadNodes(BinaryReader reader, PhraseTable.Builder table, uint[] tokens, PhraseTag?[] tags)
    {
        int nodes = reader.ReadInt32();
        int length = reader.ReadInt32();
        byte[] rows = reader.ReadBytes(length);
        if (rows.Length < length) throw new EndOfStreamException();
        table.MakeRoom(nodes);
        // Ways to the nodes whose children are being read.
        var ways = new Stack<ulong>();
        ways.Push(0);
        int at = 0;
        while (at < rows.Length)
        {
            int token = 0;
            int shift = 0;
            byte part;
            do
            {
                part = rows[at++];
                token |= (part & 127) << shift;
                shift += 7;
            }
            while (part > 127);
            byte tail = rows[at++];
            bool children = (tail & HasChildren) != 0;
            ulong way = table.AddNode(ways.Peek(), tokens[token], tags[tail & MostTags], children);
            if ((tail & IsLast) != 0) ways.Pop();
            if (children) ways.Push(way);
        }
    }

    private sealed class Tree
    {
        public Node Root { get; } = new Node();

        public int Nodes { get; set; }

        public int Phrases { get; set; }
    }

    private sealed class Node
    {
        public SortedDictionary<uint, Node> Children { get; } = new SortedDictionary<uint, Node>();

        public bool Ends { get; set; }

        public short Value { get; set; }
    }
}
