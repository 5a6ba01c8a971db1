using System;
using System.Collections.Generic;
using System.IO;
using CrmFeedback.Analysis.Phrases;
using CrmFeedback.Analysis.Text;

namespace CrmFeedback.Trainer.Corpora;

/// <summary>
/// Compiles this project's own lexicon (<c>Corpora/Lexicon</c>): what customers say good and bad with, phrase by phrase, in the
/// form of the phrase tables, whose own phrases come before the lexicon's.
/// </summary>
public static class LexiconBuilder
{
    private const string Start = "lexicon-";

    // A phrase that is stronger by no more than this than one within it says nothing new.
    private const int Stronger = 5;

    /// <summary>All phrases, folded with <paramref name="fold"/>, but those that the tables have or that hold a shorter phrase which says as much.</summary>
    /// <exception cref="InvalidDataException">A line is malformed; the message names file and line.</exception>
    public static Lexicon Build(CharFold fold)
    {
        var cutter = new PhraseTable.Builder(fold);
        var tables = new Dictionary<(PhraseCategory Category, ulong Way), Phrase>();
        PhraseTables.ReadEmbedded((phrase, tag) => Add(tables, cutter.Cut(phrase.TrimEnd('*')), tag));
        var known = new Dictionary<(PhraseCategory Category, ulong Way), Phrase>();
        foreach (string file in SectionFile.Names(Start))
        {
            PhraseTables.Read(new StringReader(string.Join('\n', SectionFile.Lines(file))), file, (phrase, tag) => Add(known, cutter.Cut(phrase), tag));
        }
        foreach (var pair in tables) known[pair.Key] = pair.Value;
        var lexicon = new Lexicon();
        foreach (var (key, phrase) in known)
        {
            if (!tables.ContainsKey(key) && !HoldsItsLike(phrase, known)) lexicon.Add(phrase.Tokens, phrase.Tag);
        }
        return lexicon;
    }

    private static bool Add(Dictionary<(PhraseCategory Category, ulong Way), Phrase> to, List<uint> tokens, PhraseTag tag)
    {
        ulong way = 0;
        foreach (uint token in tokens) way = Hashing.Append(way, token);
        if (tokens.Count > 0) to[(tag.Category, way)] = new Phrase(tokens, tag);
        return tokens.Count > 0;
    }

    private static bool HoldsItsLike(Phrase phrase, Dictionary<(PhraseCategory Category, ulong Way), Phrase> known)
    {
        for (int start = 0; start < phrase.Tokens.Count; start++)
        {
            ulong way = 0;
            for (int end = start; end < phrase.Tokens.Count; end++)
            {
                way = Hashing.Append(way, phrase.Tokens[end]);
                bool whole = start == 0 && end == phrase.Tokens.Count - 1;
                if (!whole && known.TryGetValue((phrase.Tag.Category, way), out var part) && SaysAsMuch(part.Tag.Value, phrase.Tag)) return true;
            }
        }
        return false;
    }

    private static bool SaysAsMuch(short part, PhraseTag whole) => whole.Category == PhraseCategory.Valence
        ? part * whole.Value > 0 && Math.Abs(part) + Stronger >= Math.Abs(whole.Value)
        : part == whole.Value;

    private sealed record Phrase(List<uint> Tokens, PhraseTag Tag);
}
