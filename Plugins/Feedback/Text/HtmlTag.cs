using System;

namespace CrmFeedback.Feedback;

/// <summary>One tag of an HTML text.</summary>
internal sealed class HtmlTag
{
    private HtmlTag(string name, bool isEnd, bool isSelfClosing, string attributes, int end)
    {
        Name = name;
        IsEnd = isEnd;
        IsSelfClosing = isSelfClosing;
        Attributes = attributes;
        End = end;
    }

    public string Name { get; }

    public bool IsEnd { get; }

    public bool IsSelfClosing { get; }

    /// <summary>Everything between the name and the closing sign, lower case.</summary>
    public string Attributes { get; }

    /// <summary>Index after the tag.</summary>
    public int End { get; }

    /// <summary>Reads the tag at <paramref name="start"/> (a less-than sign); null if there is none.</summary>
    /// <param name="html">The text.</param>
    /// <param name="start">Where.</param>
    /// <param name="brokenQuotes">
    /// Set once quotation marks swallowed the rest of the text; from then on they mean nothing, or every tag would
    /// read to the end again.
    /// </param>
    public static HtmlTag? Read(string html, int start, ref bool brokenQuotes)
    {
        var i = start + 1;
        var isEnd = i < html.Length && html[i] == '/';
        if (isEnd)
            i++;
        var nameStart = i;
        while (i < html.Length && (IsLetter(html[i]) || i > nameStart && (char.IsDigit(html[i]) || html[i] == ':' || html[i] == '-')))
            i++;
        if (i == nameStart)
            return null;
        var close = FindClose(html, i, ref brokenQuotes);
        if (close < 0)
            return null;
        var name = html.Substring(nameStart, i - nameStart).ToLowerInvariant();
        var attributes = html.Substring(i, close - i).ToLowerInvariant();
        return new HtmlTag(name, isEnd, attributes.EndsWith("/", StringComparison.Ordinal), attributes, close + 1);
    }

    /// <summary>Whether an attribute's text contains <paramref name="value"/>.</summary>
    public bool Has(string value) => Attributes.IndexOf(value, StringComparison.Ordinal) >= 0;

    private static bool IsLetter(char c) => c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';

    // A quotation mark that is never closed would swallow the rest of the mail, so the plain end counts then.
    private static int FindClose(string html, int from, ref bool brokenQuotes)
    {
        var quote = '\0';
        for (var i = from; i < html.Length && !brokenQuotes; i++)
        {
            var c = html[i];
            if (quote != '\0')
            {
                if (c == quote)
                    quote = '\0';
            }
            else if (c == '"' || c == '\'')
            {
                quote = c;
            }
            else if (c == '>')
            {
                return i;
            }
        }

        brokenQuotes = true;
        return html.IndexOf(">", from, StringComparison.Ordinal);
    }
}
