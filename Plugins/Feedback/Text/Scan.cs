using System;

namespace CrmFeedback.Feedback.Text;

/// <summary>Ordinal, bounded searches. Everything here is linear in what it is given.</summary>
internal static class Scan
{
    /// <summary>Index of <paramref name="sign"/> from <paramref name="from"/> on, before <paramref name="end"/>; −1 if there is none.</summary>
    public static int IndexOf(string text, char sign, int from, int end)
    {
        for (var i = from; i < end; i++)
        {
            if (text[i] == sign)
                return i;
        }

        return -1;
    }

    public static bool Contains(string text, string part) => text.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0;

    public static bool StartsWith(string text, string part) => text.StartsWith(part, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a text starts with one of the phrases, and the phrase ends where a word does.</summary>
    public static bool StartsWithAny(string text, string[] phrases)
    {
        foreach (var phrase in phrases)
        {
            if (StartsWith(text, phrase) && !SplitsWord(text, phrase.Length))
                return true;
        }

        return false;
    }

    public static bool EndsWithAny(string text, string[] phrases)
    {
        foreach (var phrase in phrases)
        {
            if (text.EndsWith(phrase, StringComparison.OrdinalIgnoreCase) && !SplitsWord(text, text.Length - phrase.Length))
                return true;
        }

        return false;
    }

    public static bool EqualsAny(string text, string[] phrases)
    {
        foreach (var phrase in phrases)
        {
            if (text.Equals(phrase, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    public static int CountOf(string text, string[] phrases)
    {
        var count = 0;
        foreach (var phrase in phrases)
        {
            if (Contains(text, phrase))
                count++;
        }

        return count;
    }

    public static bool ContainsAny(string text, string[] phrases)
    {
        foreach (var phrase in phrases)
        {
            if (Contains(text, phrase))
                return true;
        }

        return false;
    }

    /// <summary>Whether one of the phrases stands in the text as whole words.</summary>
    public static bool ContainsWord(string text, string[] phrases)
    {
        foreach (var phrase in phrases)
        {
            for (var at = text.IndexOf(phrase, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(phrase, at + 1, StringComparison.OrdinalIgnoreCase))
            {
                if (!SplitsWord(text, at) && !SplitsWord(text, at + phrase.Length))
                    return true;
            }
        }

        return false;
    }

    public static bool IsDigit(char c) => c >= '0' && c <= '9';

    public static bool IsAsciiLetter(char c) => c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';

    /// <summary>Letters of the scripts that put blanks between words: Latin, Greek, Cyrillic.</summary>
    public static bool IsAlphabetic(char c) => IsAsciiLetter(c) || c >= '\u00C0' && c <= '\u052F' && c != '\u00D7' && c != '\u00F7';

    /// <summary>Chinese, Japanese and Korean signs: words without blanks.</summary>
    public static bool IsIdeographic(char c) => c >= '\u3040' && c <= '\u30FF' || c >= '\u3400' && c <= '\u9FFF' || c >= '\uAC00' && c <= '\uD7AF' || c >= '\uF900' && c <= '\uFAFF';

    /// <summary>Words of a line: runs between blanks, and every two ideographs.</summary>
    public static int Words(string text)
    {
        var words = 0;
        var ideographs = 0;
        var inside = false;
        foreach (var c in text)
        {
            if (IsIdeographic(c))
            {
                ideographs++;
                inside = false;
            }
            else if (char.IsWhiteSpace(c))
            {
                inside = false;
            }
            else if (!inside && (IsAlphabetic(c) || IsDigit(c)))
            {
                words++;
                inside = true;
            }
        }

        return words + (ideographs + 1) / 2;
    }

    public static bool HasWords(string text)
    {
        foreach (var c in text)
        {
            if (char.IsLetter(c))
                return true;
        }

        return false;
    }

    public static bool SplitsWord(string text, int at) =>
        at > 0 && at < text.Length && IsAlphabetic(text[at - 1]) && IsAlphabetic(text[at]);
}
