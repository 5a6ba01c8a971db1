using System;
using System.Text;

namespace CrmFeedback.Feedback.Mail;

/// <summary>Reads the labels of header blocks.</summary>
internal static class HeaderLabels
{
    private const int LongestLabel = 26;

    /// <summary>The field a line gives, and what it says.</summary>
    public static HeaderField Read(string line, out string value)
    {
        value = string.Empty;
        var colon = ColonAt(line);
        if (colon <= 0)
            return HeaderField.None;
        var label = Label(line, colon);
        if (!HeaderLabelPhrases.Fields.TryGetValue(label, out var field))
            return HeaderField.None;
        value = line.Substring(colon + 1).Trim(' ', '*', '\t', '\u00A0', '\u3000');
        return field;
    }

    /// <summary>Number of different fields whose labels stand anywhere in the first <paramref name="length"/> characters of one line.</summary>
    public static int CountInline(string line, int length)
    {
        var seen = 0;
        for (var i = 1; i < Math.Min(line.Length, length); i++)
        {
            if (line[i] != ':' && line[i] != '：')
                continue;
            var start = i;
            while (start > 0 && start > i - LongestLabel && line[start - 1] != ' ' && line[start - 1] != '\u00A0')
                start--;
            if (HeaderLabelPhrases.Fields.TryGetValue(Normalise(line, start, i), out var field))
                seen |= 1 << (int)field;
        }

        var count = 0;
        for (; seen != 0; seen &= seen - 1)
            count++;
        return count;
    }

    private static int ColonAt(string line)
    {
        for (var i = 0; i < line.Length && i <= LongestLabel; i++)
        {
            if (line[i] == ':' || line[i] == '：')
                return i;
        }

        return -1;
    }

    private static string Label(string line, int colon) => Normalise(line, 0, colon);

    // Without bold signs and quotation marks of mail; Chinese labels are written with blanks inside ("主　题").
    private static string Normalise(string line, int start, int end)
    {
        var label = new StringBuilder(end - start);
        for (var i = start; i < end; i++)
        {
            var c = line[i];
            if (c == '*' || c == '_' || c == '>' || c == '\u3000' || c == '\u200B')
                continue;
            if ((c == ' ' || c == '\u00A0' || c == '\t') && (label.Length == 0 || label[label.Length - 1] == ' ' || label[label.Length - 1] > '\u2E80'))
                continue;
            label.Append(c == '\u00A0' || c == '\t' ? ' ' : char.ToLowerInvariant(c));
        }

        return label.ToString().TrimEnd();
    }
}
