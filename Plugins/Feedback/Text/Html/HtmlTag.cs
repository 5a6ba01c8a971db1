using System;

namespace CrmFeedback.Feedback.Html;

/// <summary>One tag of an HTML text.</summary>
internal sealed class HtmlTag
{
    private readonly string attributes;

    private HtmlTag(string name, bool isEnd, string attributes, int end)
    {
        Name = name;
        IsEnd = isEnd;
        this.attributes = attributes;
        End = end;
    }

    /// <summary>Lower case.</summary>
    public string Name { get; }

    public bool IsEnd { get; }

    public bool HasAttributes => attributes.Length > 2;

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
        while (i < html.Length && (Text.Scan.IsAsciiLetter(html[i]) || i > nameStart && (Text.Scan.IsDigit(html[i]) || html[i] == ':' || html[i] == '-')))
            i++;
        if (i == nameStart)
            return null;
        // "<ann@shop.example>" and "<https://…>" are addresses that someone forgot to escape.
        if (i < html.Length && (html[i] == '@' || html[i] == '.' || html[i] == '_' || html[i - 1] == ':' && html[i] == '/'))
            return null;
        var close = FindClose(html, i, ref brokenQuotes);
        if (close < 0)
            return null;
        return new HtmlTag(html.Substring(nameStart, i - nameStart).ToLowerInvariant(), isEnd, html.Substring(i, close - i), close + 1);
    }

    /// <summary>The value of an attribute as written; empty for one without a value; null if the tag has none of that name.</summary>
    public string? Attribute(string name)
    {
        var i = 0;
        while (i < attributes.Length)
        {
            while (i < attributes.Length && (char.IsWhiteSpace(attributes[i]) || attributes[i] == '/'))
                i++;
            var start = i;
            while (i < attributes.Length && !char.IsWhiteSpace(attributes[i]) && attributes[i] != '=' && attributes[i] != '/')
                i++;
            var isWanted = i - start == name.Length && string.Compare(attributes, start, name, 0, name.Length, StringComparison.OrdinalIgnoreCase) == 0;
            var value = Value(ref i, isWanted);
            if (isWanted)
                return value;
            if (i == start)
                i++;
        }

        return null;
    }

    private string Value(ref int i, bool isWanted)
    {
        var at = i;
        while (at < attributes.Length && char.IsWhiteSpace(attributes[at]))
            at++;
        if (at >= attributes.Length || attributes[at] != '=')
            return string.Empty;
        at++;
        while (at < attributes.Length && char.IsWhiteSpace(attributes[at]))
            at++;
        var quote = at < attributes.Length && (attributes[at] == '"' || attributes[at] == '\'') ? attributes[at] : '\0';
        var start = quote == '\0' ? at : at + 1;
        i = start;
        while (i < attributes.Length && (quote == '\0' ? !char.IsWhiteSpace(attributes[i]) : attributes[i] != quote))
            i++;
        var value = isWanted ? attributes.Substring(start, Math.Min(i, attributes.Length) - start) : string.Empty;
        if (quote != '\0' && i < attributes.Length)
            i++;
        return value;
    }

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
