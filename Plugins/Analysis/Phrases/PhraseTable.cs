using System.Collections.Generic;
using CrmFeedback.Analysis.Text;

namespace CrmFeedback.Analysis.Phrases;

/// <summary>
/// Phrases as a hashed trie over tokens: a word is one step, a Chinese character is one step. A last word ending in
/// <c>*</c> matches any word that starts with it; <c>#</c> stands for any number. Matching costs one look-up per step and prefix. Immutable.
/// </summary>
public sealed class PhraseTable
{
    private static readonly uint FullStop = Hashing.Token('.');
    private const uint WildcardMark = 0x5BD1E995;
    private const byte HasChildren = PhraseTrie.HasChildren;
    private const byte HasWildcards = PhraseTrie.HasWildcards;
    private const int ShortestWildcard = 2;

    private readonly PhraseTrie nodes;
    private readonly bool rootWildcards;
    private readonly PhraseTag[][] tags;

    private PhraseTable(PhraseTrie nodes, PhraseTag[][] tags, bool rootWildcards)
    {
        this.nodes = nodes;
        this.tags = tags;
        this.rootWildcards = rootWildcards;
    }

    /// <summary>Finds, for every category, the leftmost longest phrases of a text and adds them to <paramref name="hits"/>.</summary>
    public void Match(TextBuffer text, PhraseHits hits)
    {
        hits.BeginPass();
        for (int start = 0; start < text.TokenCount; start++)
        {
            ulong h = 0;
            byte nodeFlags = (byte)(HasChildren | (rootWildcards ? HasWildcards : 0));
            for (int t = start; t < text.TokenCount; t++)
            {
                if ((nodeFlags & HasWildcards) != 0 && text.TokenKinds[t] == TokenKind.Word) MatchPrefixes(text, t, h, start, hits);
                if ((nodeFlags & HasChildren) == 0) break;
                ulong before = h;
                h = Hashing.Append(before, text.TokenHash[t]);
                int slot = nodes.Find(h);
                if (slot < 0 && text.TokenKinds[t] == TokenKind.Number)
                {
                    h = Hashing.Append(before, Hashing.NumberToken);
                    slot = nodes.Find(h);
                }
                if (slot < 0 && IsDrawnOut(text, t))
                {
                    h = Hashing.Append(before, Hashing.Token(text.Chars, text.TokenStart[t], text.TokenEnd[t] - 1));
                    slot = nodes.Find(h);
                }
                // "top-up" is "top up".
                if (slot < 0 && t > start && text.IsHyphen(t))
                {
                    h = before;
                    continue;
                }
                if (slot < 0) break;
                int payload = nodes.Payload(slot);
                if (payload >= 0) hits.Offer(start, t + 1, tags[payload]);
                nodeFlags = nodes.Flags(slot);
                if (nodeFlags == 0) break;
                if (t + 1 == text.TokenCount && (nodeFlags & HasChildren) != 0) OfferAtEnd(h, start, t + 1, hits);
            }
            hits.Settle();
        }
    }

    // A phrase that ends in a full stop ends a text without one too.
    private void OfferAtEnd(ulong sequence, int start, int end, PhraseHits hits)
    {
        int slot = nodes.Find(Hashing.Append(sequence, FullStop));
        if (slot >= 0 && nodes.Payload(slot) >= 0) hits.Offer(start, end, tags[nodes.Payload(slot)]);
    }

    // "hateeee" was read as "hatee"; without its last letter it is the word.
    private static bool IsDrawnOut(TextBuffer text, int token)
    {
        int start = text.TokenStart[token];
        int end = text.TokenEnd[token];
        return text.TokenKinds[token] == TokenKind.Word && end - start > ShortestWildcard && text.Chars[end - 1] == text.Chars[end - 2]
            && text.OriginalEnd(token) - text.OriginalStart(token) > end - start;
    }

    private void MatchPrefixes(TextBuffer text, int token, ulong sequence, int start, PhraseHits hits)
    {
        uint running = Hashing.Seed;
        int first = text.TokenStart[token];
        int end = text.TokenEnd[token];
        for (int i = first; i < end; i++)
        {
            running = Hashing.Step(running, text.Chars[i]);
            if (i - first + 1 < ShortestWildcard) continue;
            int slot = nodes.Find(Hashing.Append(sequence, Hashing.Finish(running) ^ WildcardMark));
            if (slot >= 0 && nodes.Payload(slot) >= 0) hits.Offer(start, token + 1, tags[nodes.Payload(slot)]);
        }
    }

    /// <summary>Collects phrases, then builds the table.</summary>
    public sealed class Builder
    {
        private readonly CustomerTextReader reader;
        private readonly TextBuffer buffer = new TextBuffer();
        private readonly PhraseTrie nodes = new PhraseTrie();
        private readonly List<PhraseTag[]> tagLists = new List<PhraseTag[]>();
        private readonly Dictionary<int, int> single = new Dictionary<int, int>();
        private bool rootWildcards;

        /// <summary>Creates a builder; phrases are folded and cut as texts are.</summary>
        public Builder(CharFold fold) => reader = new CustomerTextReader(fold);

        /// <summary>Adds a phrase; false when nothing is left of it after folding.</summary>
        public bool Add(string phrase, PhraseTag tag)
        {
            bool wildcard = phrase.EndsWith("*", System.StringComparison.Ordinal);
            List<uint> tokens = Cut(wildcard ? phrase.Substring(0, phrase.Length - 1) : phrase);
            int last = buffer.TokenCount - 1;
            if (last < 0) return false;
            wildcard &= buffer.TokenKinds[last] == TokenKind.Word && buffer.TokenEnd[last] - buffer.TokenStart[last] >= ShortestWildcard;
            ulong h = 0;
            int slot = -1;
            for (int t = 0; t < tokens.Count; t++)
            {
                bool wild = wildcard && t == tokens.Count - 1;
                if (t > 0) nodes.AddFlags(slot, wild ? HasWildcards : HasChildren);
                else rootWildcards |= wild;
                h = Hashing.Append(h, wild ? tokens[t] ^ WildcardMark : tokens[t]);
                slot = nodes.Add(h);
            }
            nodes.SetPayload(slot, With(nodes.Payload(slot), tag));
            return true;
        }

        /// <summary>The tokens of a phrase as texts are matched by them: folded, hyphens left out, <c>#</c> for any number.</summary>
        public List<uint> Cut(string phrase)
        {
            reader.Read(phrase, phrase.Length, buffer);
            var tokens = new List<uint>(buffer.TokenCount);
            for (int t = 0; t < buffer.TokenCount; t++)
            {
                if (t > 0 && buffer.IsHyphen(t)) continue;
                bool number = buffer.TokenKinds[t] == TokenKind.Punctuation && buffer.Chars[buffer.TokenStart[t]] == '#';
                tokens.Add(number ? Hashing.NumberToken : buffer.TokenHash[t]);
            }
            return tokens;
        }

        /// <summary>Makes room for some nodes more at once.</summary>
        internal void MakeRoom(int nodes) => this.nodes.MakeRoom(nodes);

        /// <summary>Adds a node of the lexicon behind the way to its parent (0 for none) and returns the way to it; without a tag no phrase ends there.</summary>
        internal ulong AddNode(ulong parent, uint token, PhraseTag? tag, bool hasChildren)
        {
            ulong way = Hashing.Append(parent, token);
            int slot = nodes.Add(way);
            if (hasChildren) nodes.AddFlags(slot, HasChildren);
            if (tag != null) nodes.SetPayload(slot, With(nodes.Payload(slot), tag.Value));
            return way;
        }

        /// <summary>The table of everything added.</summary>
        public PhraseTable Build() => new PhraseTable(nodes, tagLists.ToArray(), rootWildcards);

        // Number of the list that holds the tags of list `payload` and one more. Most phrases have one tag: those share a list.
        private int With(int payload, PhraseTag tag)
        {
            if (payload < 0)
            {
                int key = ((int)tag.Category << 16) | (ushort)tag.Value;
                if (single.TryGetValue(key, out int known)) return known;
                single[key] = tagLists.Count;
                tagLists.Add(new[] { tag });
                return tagLists.Count - 1;
            }
            var list = new List<PhraseTag>(tagLists[payload]);
            // Several themes or emotions may share a phrase (an exclusion too); of any other category the last line wins.
            bool many = tag.Category == PhraseCategory.Theme || tag.Category == PhraseCategory.Emotion || tag.Category == PhraseCategory.Stop;
            list.RemoveAll(t => t.Category == tag.Category && (!many || t.Value == tag.Value));
            list.Add(tag);
            tagLists.Add(list.ToArray());
            return tagLists.Count - 1;
        }
    }
}
