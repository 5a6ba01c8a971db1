using System;
using System.Collections.Generic;
using CrmFeedback.Analysis;

namespace CrmFeedback.Feedback;

/// <summary>A theme with its polarity, as a correction writes it.</summary>
public sealed class ThemeEntry
{
    /// <summary>Creates an entry; <paramref name="polarity"/> is null where none was written.</summary>
    public ThemeEntry(string code, Polarity? polarity)
    {
        Code = code;
        Polarity = polarity;
    }

    /// <summary>Theme code.</summary>
    public string Code { get; }

    /// <summary>Which way the words about it point.</summary>
    public Polarity? Polarity { get; }
}

/// <summary>Themes as text: <c>delivery:negative;staff_attitude:positive</c>, or <c>none</c>.</summary>
public static class ThemeList
{
    /// <summary>The text of an empty list: null means "unchanged".</summary>
    public const string None = "none";

    private static readonly char[] Separators = { ';', '\uFF1B', '\n' };
    private static readonly char[] Colons = { ':', '\uFF1A' };

    /// <summary>Reads a list; the later of two entries with one code counts.</summary>
    /// <param name="text">The text; null and blank give null: nothing said about themes.</param>
    /// <param name="problem">What is wrong with the text, for its writer; null if nothing.</param>
    /// <returns>The entries in their order; null if there is nothing, or a problem.</returns>
    public static IReadOnlyList<ThemeEntry>? Parse(string? text, out string? problem)
    {
        problem = null;
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var entries = new List<ThemeEntry>();
        if (string.Equals(text!.Trim(), None, StringComparison.OrdinalIgnoreCase))
            return entries;
        foreach (var part in text.Split(Separators, StringSplitOptions.RemoveEmptyEntries))
        {
            var cells = part.Split(Colons);
            var code = cells[0].Trim().ToLowerInvariant();
            if (code.Length == 0 && cells.Length == 1)
                continue;
            Polarity? polarity = null;
            if (cells.Length == 2)
                polarity = PolarityOf(cells[1].Trim());
            if (code.Length == 0 || cells.Length > 2 || cells.Length == 2 && polarity == null)
            {
                problem = "\"" + part.Trim() + "\" is not code:polarity. Write for example delivery:negative;staff_attitude:positive; a polarity is negative, neutral, positive or mixed.";
                return null;
            }

            entries.RemoveAll(e => string.Equals(e.Code, code, StringComparison.Ordinal));
            entries.Add(new ThemeEntry(code, polarity));
        }

        return entries;
    }

    /// <summary>Writes a list; what exceeds <paramref name="length"/> is left out entry by entry. A missing polarity is neutral.</summary>
    public static string Format(IEnumerable<ThemeEntry> entries, int length)
    {
        var text = string.Empty;
        foreach (var entry in entries)
        {
            var item = (text.Length == 0 ? string.Empty : ";") + entry.Code + ":" + (entry.Polarity ?? Polarity.Neutral).ToString().ToLowerInvariant();
            if (text.Length + item.Length <= length)
                text += item;
        }

        return text.Length == 0 ? None : text;
    }

    private static Polarity? PolarityOf(string word) => word.ToLowerInvariant() switch
    {
        "negative" => Polarity.Negative,
        "neutral" => Polarity.Neutral,
        "positive" => Polarity.Positive,
        "mixed" => Polarity.Mixed,
        _ => null,
    };
}
