using System.Collections.Generic;

namespace CrmFeedback.Feedback;

/// <summary>Plain text to lines; a leading <c>&gt;</c> marks a quoted line, as mail programs write it.</summary>
public static class PlainText
{
    /// <summary>Splits at any line end (CR LF, CR, LF).</summary>
    public static IReadOnlyList<TextLine> Lines(string text)
    {
        var lines = new List<TextLine>();
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && text[i] != '\n' && text[i] != '\r')
                continue;
            lines.Add(Line(text.Substring(start, i - start)));
            if (i + 1 < text.Length && text[i] == '\r' && text[i + 1] == '\n')
                i++;
            start = i + 1;
        }

        return lines;
    }

    private static TextLine Line(string text)
    {
        var start = 0;
        while (start < text.Length && start < 3 && text[start] == ' ')
            start++;
        return start < text.Length && text[start] == '>'
            ? new TextLine(text.TrimEnd(), Quoting.Likely)
            : new TextLine(text.TrimEnd(), Quoting.None);
    }
}
