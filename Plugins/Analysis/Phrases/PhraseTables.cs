using System;
using System.Globalization;
using System.IO;
using CrmFeedback.Analysis.Text;

namespace CrmFeedback.Analysis.Phrases;

/// <summary>
/// Reads the phrase tables. A line <c>[category value]</c> opens a section; the lines below it list phrases parted
/// by <c>|</c>, where <c>{a,b}</c> stands for either; a line that starts with <c>#</c> is a comment.
/// </summary>
public static class PhraseTables
{
    private static readonly string[] Files = { "feeling-en.txt", "feeling-zh.txt", "themes-en.txt", "themes-zh.txt", "signals-en.txt", "signals-zh.txt" };

    /// <summary>The shipped tables and the shipped lexicon, folded with <paramref name="fold"/>.</summary>
    public static PhraseTable LoadEmbedded(CharFold fold)
    {
        using Stream lexicon = Resources.Open("CrmFeedback.Models.lexicon.bin");
        return Load(fold, lexicon);
    }

    /// <summary>
    /// The shipped tables, of all categories or of those that <paramref name="keeps"/> wants, and a lexicon folded by the same <paramref name="fold"/>
    /// (<see cref="Lexicon"/>; null for none), before whose phrases theirs come.
    /// </summary>
    /// <exception cref="InvalidDataException">The lexicon is damaged.</exception>
    public static PhraseTable Load(CharFold fold, Stream? lexicon, Func<PhraseCategory, bool>? keeps = null)
    {
        var builder = new PhraseTable.Builder(fold);
        if (lexicon != null) Lexicon.Read(lexicon, builder, keeps);
        ReadEmbedded(builder.Add, keeps);
        return builder.Build();
    }

    /// <summary>Gives every phrase of the shipped tables to <paramref name="add"/>, of all categories or of those that <paramref name="keeps"/> wants.</summary>
    public static void ReadEmbedded(Func<string, PhraseTag, bool> add, Func<PhraseCategory, bool>? keeps = null)
    {
        foreach (string file in Files)
        {
            using Stream stream = Resources.Open("CrmFeedback.Tables." + file);
            using var reader = new StreamReader(stream);
            Read(reader, file, add, keeps);
        }
    }

    /// <summary>Reads one table; <paramref name="add"/> takes every phrase and says whether it holds a word.</summary>
    /// <exception cref="InvalidDataException">A line is malformed; the message names file and line.</exception>
    public static void Read(TextReader reader, string file, Func<string, PhraseTag, bool> add, Func<PhraseCategory, bool>? keeps = null)
    {
        PhraseTag? section = null;
        int number = 0;
        for (string? line = reader.ReadLine(); line != null; line = reader.ReadLine())
        {
            number++;
            line = line.Trim();
            if (line.Length == 0 || line[0] == '#') continue;
            if (line[0] == '[')
            {
                section = ParseSection(line) ?? throw new InvalidDataException(Place(file, number) + "expected [category value], found '" + line + "'.");
                continue;
            }
            if (section == null) throw new InvalidDataException(Place(file, number) + "phrases before the first [category value].");
            if (keeps != null && !keeps(section.Value.Category)) continue;
            foreach (string part in line.Split('|'))
            {
                if (part.Trim().Length > 0) AddAll(part.Trim(), section.Value, add, Place(file, number));
            }
        }
    }

    private static void AddAll(string pattern, PhraseTag tag, Func<string, PhraseTag, bool> add, string place)
    {
        int open = pattern.IndexOf("{", StringComparison.Ordinal);
        if (open < 0)
        {
            if (!add(pattern, tag)) throw new InvalidDataException(place + "'" + pattern + "' holds no word.");
            return;
        }
        int close = pattern.IndexOf("}", open, StringComparison.Ordinal);
        if (close < 0) throw new InvalidDataException(place + "'" + pattern + "' opens a choice with { and never closes it.");
        foreach (string choice in pattern.Substring(open + 1, close - open - 1).Split(','))
        {
            AddAll(pattern.Substring(0, open) + choice + pattern.Substring(close + 1), tag, add, place);
        }
    }

    private static string Place(string file, int number) => file + "(" + number.ToString(CultureInfo.InvariantCulture) + "): ";

    private static PhraseTag? ParseSection(string line)
    {
        string[] parts = line.Trim('[', ']').Split(' ');
        if (parts.Length < 2 || !Enum.TryParse(parts[0], ignoreCase: true, out PhraseCategory category)) return null;
        if (category == PhraseCategory.Theme)
        {
            int index = Array.IndexOf(ThemeCodes.All, parts[1]);
            if (parts[1] == "none") return new PhraseTag(category, -1);
            if (index < 0 || (parts.Length > 2 && parts[2] != "weak")) return null;
            return new PhraseTag(category, (short)(parts.Length > 2 ? index + ThemeReader.WeakFrom : index));
        }
        if (category == PhraseCategory.Emotion)
        {
            if (parts.Length < 3 || !Enum.TryParse(parts[1], ignoreCase: true, out Emotion emotion)) return null;
            if (!short.TryParse(parts[2], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out short strength)) return null;
            return new PhraseTag(category, (short)((int)emotion * 200 + strength));
        }
        return short.TryParse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out short value)
            ? new PhraseTag(category, value)
            : (PhraseTag?)null;
    }
}
