using System.Collections.Generic;

namespace CrmFeedback.Feedback;

/// <summary>Plain text to lines; a leading <c>&gt;</c> marks a quoted line, as mail programs write it.</summary>
public static class PlainText
{
    private const int DeepestIndent = 3;

    /// <summary>Splits at any line end (CR LF, CR, LF).</summary>
    public static IReadOnlyList<TextLine> Lines(string text)
    {
        var lines = new List<TextLine>();
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && text[i] != '\n' && text[i] != '\r')
                continue;
            var line = text.Substring(start, i - start).TrimEnd();
            lines.Add(new TextLine(line, IsMarked(line) ? Quoting.Likely : Quoting.None, start, i - start));
            if (i + 1 < text.Length && text[i] == '\r' && text[i + 1] == '\n')
                i++;
            start = i + 1;
        }

        return lines;
    }

    /// <summary>Whether a line starts with <c>&gt;</c>. "&gt;_&lt;" and "&gt;.&lt;" are faces, "&gt;&gt; now &lt;&lt;" is a cry.</summary>
    internal static bool IsMarked(string line)
    {
        var start = 0;
        while (start < line.Length && start < DeepestIndent && line[start] == ' ')
            start++;
        if (start >= line.Length || line[start] != '>')
            return false;
        if (start + 1 < line.Length && line[start + 1] == '>' && line.EndsWith("<<", System.StringComparison.Ordinal))
            return false;
        return !(start + 2 < line.Length && line[start + 2] == '<' && line[start + 1] != ' ');
    }
}
