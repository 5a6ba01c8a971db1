using System.IO;
using CrmFeedback.Analysis.Phrases;
using CrmFeedback.Analysis.Text;

namespace CrmFeedback.Trainer.Corpora;

/// <summary>
/// Compiles this project's own lexicon (<c>Corpora/Lexicon</c>): what customers say good and bad with, phrase by phrase, in the
/// form of the phrase tables. A phrase of the tables comes before the same phrase of the lexicon.
/// </summary>
public static class LexiconBuilder
{
    private const string Start = "lexicon-";

    /// <summary>All phrases, folded with <paramref name="fold"/>.</summary>
    /// <exception cref="InvalidDataException">A line is malformed; the message names file and line.</exception>
    public static Lexicon Build(CharFold fold)
    {
        var cutter = new PhraseTable.Builder(fold);
        var lexicon = new Lexicon();
        foreach (string file in SectionFile.Names(Start))
        {
            PhraseTables.Read(new StringReader(string.Join('\n', SectionFile.Lines(file))), file, Add);
        }
        return lexicon;

        bool Add(string phrase, PhraseTag tag)
        {
            var tokens = cutter.Cut(phrase);
            if (tokens.Count > 0) lexicon.Add(tokens, tag.Value);
            return tokens.Count > 0;
        }
    }
}
