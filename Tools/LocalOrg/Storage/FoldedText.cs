using System;
using System.Text;

namespace CrmFeedback.LocalOrg.Storage;

/// <summary>
/// Compares text as the database of Dataverse does: case, accents, width and trailing spaces do not count.
/// Own tables instead of the system's collation, so that an index means the same on every machine.
/// </summary>
internal static class FoldedText
{
    private static readonly char[] Fold = BuildFold();

    /// <summary>Order of two texts after folding.</summary>
    public static int Compare(string left, string right)
    {
        int leftLength = TrimmedLength(left), rightLength = TrimmedLength(right);
        var common = Math.Min(leftLength, rightLength);
        for (var i = 0; i < common; i++)
        {
            var difference = Fold[left[i]] - Fold[right[i]];
            if (difference != 0)
                return difference;
        }

        return leftLength - rightLength;
    }

    /// <summary>SQL LIKE after folding: <c>%</c> any run, <c>_</c> one character, <c>[a-z]</c> and <c>[^a-z]</c> sets.</summary>
    public static bool Like(string pattern, string text)
    {
        // Two cursors with one remembered percent sign: linear in practice, no recursion, no regular expression.
        int p = 0, t = 0, star = -1, resume = 0;
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '%')
            {
                star = p++;
                resume = t;
            }
            else if (p < pattern.Length && MatchOne(pattern, ref p, text[t]))
            {
                t++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                t = ++resume;
            }
            else
            {
                return false;
            }
        }

        while (p < pattern.Length && pattern[p] == '%')
            p++;
        return p == pattern.Length;
    }

    /// <summary>A LIKE pattern that matches the text itself.</summary>
    public static string EscapeLike(string text) => new StringBuilder(text).Replace("[", "[[]").Replace("%", "[%]").Replace("_", "[_]").ToString();

    private static bool MatchOne(string pattern, ref int p, char character)
    {
        if (pattern[p] == '_')
        {
            p++;
            return true;
        }

        var close = pattern[p] == '[' ? pattern.IndexOf(']', Math.Min(p + 2, pattern.Length)) : -1;
        if (close < 0)
        {
            if (Fold[pattern[p]] != Fold[character])
                return false;
            p++;
            return true;
        }

        var first = p + 1;
        var negated = pattern[first] == '^';
        if (negated)
            first++;
        var found = false;
        for (var i = first; i < close && !found; i++)
        {
            if (i + 2 < close && pattern[i + 1] == '-')
            {
                found = Fold[character] >= Fold[pattern[i]] && Fold[character] <= Fold[pattern[i + 2]];
                i += 2;
            }
            else
            {
                found = Fold[pattern[i]] == Fold[character];
            }
        }

        if (found == negated)
            return false;
        p = close + 1;
        return true;
    }

    private static int TrimmedLength(string text)
    {
        var length = text.Length;
        while (length > 0 && text[length - 1] == ' ')
            length--;
        return length;
    }

    private static char[] BuildFold()
    {
        var fold = new char[char.MaxValue + 1];
        for (var i = 0; i <= char.MaxValue; i++)
        {
            var character = (char)i;
            if (character is >= '\uFF01' and <= '\uFF5E')
                character = (char)(character - 0xFEE0);
            else if (character == '\u3000')
                character = ' ';
            fold[i] = char.ToLowerInvariant(character);
        }

        FoldAccents(fold, "a", "àáâãäåāăą");
        FoldAccents(fold, "c", "çćĉċč");
        FoldAccents(fold, "d", "ďđ");
        FoldAccents(fold, "e", "èéêëēĕėęě");
        FoldAccents(fold, "g", "ĝğġģ");
        FoldAccents(fold, "h", "ĥħ");
        FoldAccents(fold, "i", "ìíîïĩīĭįı");
        FoldAccents(fold, "j", "ĵ");
        FoldAccents(fold, "k", "ķ");
        FoldAccents(fold, "l", "ĺļľŀł");
        FoldAccents(fold, "n", "ñńņňŉ");
        FoldAccents(fold, "o", "òóôõöøōŏő");
        FoldAccents(fold, "r", "ŕŗř");
        FoldAccents(fold, "s", "śŝşš");
        FoldAccents(fold, "t", "ţťŧ");
        FoldAccents(fold, "u", "ùúûüũūŭůűų");
        FoldAccents(fold, "w", "ŵ");
        FoldAccents(fold, "y", "ýÿŷ");
        FoldAccents(fold, "z", "źżž");
        return fold;
    }

    private static void FoldAccents(char[] fold, string plain, string accented)
    {
        foreach (var character in accented)
        {
            fold[character] = plain[0];
            fold[char.ToUpperInvariant(character)] = plain[0];
        }
    }
}
