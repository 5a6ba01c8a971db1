using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using CrmFeedback.Analysis;

namespace CrmFeedback.Trainer.Corpora;

/// <summary>
/// The themes at the end of a line of own texts: <c>Three emails, zero replies ¦ response_speed-</c>. A code is followed by
/// what is felt about it, <c>+</c>, <c>-</c> or <c>=</c> for neither; a mere <c>-</c> says that the text has none of the themes.
/// A line without <c>¦</c> says nothing about themes.
/// </summary>
public static class ThemeMarks
{
    private const string Separator = " ¦ ";
    private const string None = "-";

    /// <summary>The text of a line without its themes.</summary>
    public static string TextOf(string line) => Cut(line) is var at && at < 0 ? line : line[..at];

    /// <summary>The themes of a line and what is felt about each; null when the line says nothing about themes.</summary>
    /// <exception cref="InvalidDataException">A code does not exist, has no sign or stands twice.</exception>
    public static IReadOnlyList<(int Theme, Polarity Polarity)>? Of(string line)
    {
        int at = Cut(line);
        if (at < 0) return null;
        string[] marks = line[(at + Separator.Length)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (marks is [None]) return [];
        var themes = marks.Select(mark => Read(mark, line)).ToList();
        return themes.Count > 0 && themes.DistinctBy(t => t.Theme).Count() == themes.Count ? themes : throw new InvalidDataException($"'{line}': expected every theme once behind '¦', or '{None}'.");
    }

    private static int Cut(string line) => line.LastIndexOf(Separator, StringComparison.Ordinal);

    private static (int Theme, Polarity Polarity) Read(string mark, string line)
    {
        int theme = Array.IndexOf(ThemeCodes.All, mark[..^1]);
        Polarity? polarity = mark[^1] switch { '+' => Polarity.Positive, '-' => Polarity.Negative, '=' => Polarity.Neutral, _ => null };
        return theme >= 0 && polarity != null ? (theme, polarity.Value) : throw new InvalidDataException($"'{line}': '{mark}' is no theme code with + - or =; known are {string.Join(' ', ThemeCodes.All)}.");
    }
}
