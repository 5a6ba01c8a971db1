using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using CrmFeedback.Analysis;

namespace CrmFeedback.Trainer.Corpora;

/// <summary>A text whose themes are known.</summary>
/// <param name="Source">Corpus it came from.</param>
/// <param name="Themes">A bit per code of <see cref="ThemeCodes.All"/>.</param>
/// <param name="Text">The words.</param>
public sealed record ThemeText(string Source, int Themes, string Text);

/// <summary>A text with one theme and what is felt about it.</summary>
/// <param name="Source">Corpus it came from.</param>
/// <param name="Theme">Index in <see cref="ThemeCodes.All"/>.</param>
/// <param name="Polarity">What is felt.</param>
/// <param name="Text">The words.</param>
public sealed record ThemePolarityText(string Source, int Theme, Polarity Polarity, string Text);

/// <summary>
/// Reads theme corpora. A source labels only some themes: a theme it never names is unknown there, not absent, and
/// <see cref="Masks"/> says which ones count.
/// </summary>
public static class ThemeCorpus
{
    /// <summary>Reads a TSV with a header and the columns source, themes (codes parted by <c>;</c>, <c>-</c> for none), text.</summary>
    /// <exception cref="InvalidDataException">A line lacks a column or names a code that does not exist.</exception>
    public static List<ThemeText> Read(string path) =>
        Rows(path, 3, "source, themes and text").Select(r => new ThemeText(r.Cells[0], Bits(r.Cells[1], path, r.Line), r.Cells[2])).ToList();

    /// <summary>Reads a TSV with a header and the columns source, theme, polarity, phrase, text.</summary>
    /// <exception cref="InvalidDataException">A line lacks a column or names a code or polarity that does not exist.</exception>
    public static List<ThemePolarityText> ReadPolarity(string path) =>
        Rows(path, 5, "source, theme, polarity, phrase and text").Select(r => new ThemePolarityText(r.Cells[0], Index(r.Cells[1], path, r.Line), Direction(r.Cells[2], path, r.Line), r.Cells[4])).ToList();

    /// <summary>The themes each source labels, as bits.</summary>
    public static Dictionary<string, int> Masks(IEnumerable<ThemeText> texts) =>
        texts.GroupBy(t => t.Source, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Aggregate(0, (mask, t) => mask | t.Themes), StringComparer.Ordinal);

    private static IEnumerable<(string[] Cells, int Line)> Rows(string path, int columns, string expected)
    {
        int line = 1;
        foreach (string row in File.ReadLines(path).Skip(1))
        {
            line++;
            string[] cells = row.Split('\t');
            if (cells.Length < columns) throw new InvalidDataException($"'{path}' line {line}: expected {expected} parted by tabs, found {cells.Length} columns.");
            yield return (cells, line);
        }
    }

    private static int Bits(string codes, string path, int line) =>
        codes.Split(';').Where(c => c.Length > 0 && c != "-").Aggregate(0, (bits, code) => bits | 1 << Index(code, path, line));

    private static int Index(string code, string path, int line)
    {
        int index = Array.IndexOf(ThemeCodes.All, code);
        return index >= 0 ? index : throw new InvalidDataException($"'{path}' line {line}: '{code}' is no theme code; known are {string.Join(' ', ThemeCodes.All)}.");
    }

    private static Polarity Direction(string word, string path, int line) =>
        Enum.TryParse(word, ignoreCase: true, out Polarity polarity) ? polarity : throw new InvalidDataException($"'{path}' line {line}: '{word}' is no polarity; expected negative, neutral or positive.");
}
