using System.Text;

namespace CrmFeedback.Feedback;

/// <summary>Makes text storable: every character one that XML may carry, every length within its column.</summary>
public static class SafeText
{
    /// <summary>
    /// Replaces, one for one, lone surrogates and characters that XML 1.0 cannot carry (the organisation service
    /// refuses them): control signs by a space, the rest by U+FFFD. Lengths and offsets stay.
    /// </summary>
    public static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return string.Empty;
        StringBuilder? copy = null;
        for (var i = 0; i < text!.Length; i++)
        {
            var c = text[i];
            var replacement = c;
            if (char.IsHighSurrogate(c))
            {
                if (i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                {
                    i++;
                    continue;
                }

                replacement = '\uFFFD';
            }
            else if (char.IsLowSurrogate(c) || c >= '\uFFFE')
            {
                replacement = '\uFFFD';
            }
            else if (c < ' ' && c != '\t' && c != '\n' && c != '\r')
            {
                replacement = ' ';
            }

            if (replacement != c)
                (copy ??= new StringBuilder(text))[i] = replacement;
        }

        return copy?.ToString() ?? text;
    }

    /// <summary>The first <paramref name="length"/> UTF-16 code units, one less where that would split a surrogate pair.</summary>
    public static string Cut(string text, int length)
    {
        if (text.Length <= length)
            return text;
        return text.Substring(0, length > 0 && char.IsHighSurrogate(text[length - 1]) ? length - 1 : length);
    }

    /// <summary>Cleaned and cut; null when nothing is left.</summary>
    public static string? ForColumn(string? text, int length)
    {
        var cut = Cut(Clean(text).Trim(), length);
        return cut.Length == 0 ? null : cut;
    }
}
