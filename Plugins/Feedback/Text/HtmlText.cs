using System;
using System.Collections.Generic;
using System.Text;

namespace CrmFeedback.Feedback;

/// <summary>
/// HTML mail to lines of text: blocks end lines, style, script and hidden parts are left out, quoted messages are
/// marked. Linear in the length, never throws, keeps what it does not understand as text.
/// </summary>
public static class HtmlText
{
    private static readonly HashSet<string> Blocks = new HashSet<string>(StringComparer.Ordinal)
    {
        "address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "dt", "fieldset", "footer", "form",
        "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "nav", "ol", "p", "pre", "section", "table",
        "tbody", "tfoot", "thead", "tr", "ul",
    };

    private static readonly HashSet<string> Unread = new HashSet<string>(StringComparer.Ordinal)
    {
        "script", "style", "head", "title", "template", "noscript", "svg", "object",
    };

    private static readonly HashSet<string> Empty = new HashSet<string>(StringComparer.Ordinal)
    {
        "br", "hr", "img", "input", "meta", "link", "base", "col", "area", "wbr", "source", "embed", "param",
    };

    private static readonly HashSet<string> Known = new HashSet<string>(StringComparer.Ordinal)
    {
        "html", "body", "div", "p", "br", "span", "table", "font", "a", "b", "i", "u", "strong", "em", "ul", "ol", "blockquote", "head", "style",
    };

    // Containers that mail programs write around a quoted message: Gmail, Yahoo, Proton, Thunderbird, Apple Mail, Outlook.
    private static readonly string[] QuoteContainers =
    {
        "gmail_quote", "yahoo_quoted", "protonmail_quote", "moz-cite-prefix", "type=\"cite\"", "type='cite'", "type=cite",
        "mail-editor-reference-message-container", "outlookmessageheader", "zmail_extra", "isreplycontent",
    };

    /// <summary>Whether a text holds mark-up rather than a stray sign.</summary>
    public static bool LooksLikeHtml(string text)
    {
        var tags = 0;
        for (var at = text.IndexOf("<", StringComparison.Ordinal); at >= 0 && tags < 64; at = text.IndexOf("<", at + 1, StringComparison.Ordinal))
        {
            tags++;
            var end = at + 1;
            if (end < text.Length && text[end] == '/')
                end++;
            var start = end;
            while (end < text.Length && end - start < 12 && char.IsLetter(text[end]))
                end++;
            if (Known.Contains(text.Substring(start, end - start).ToLowerInvariant())
                && end < text.Length && (text[end] == '>' || text[end] == ' ' || text[end] == '/' || text[end] == '\n' || text[end] == '\r'))
                return true;
        }

        return false;
    }

    /// <summary>The lines a reader sees; blank ones between blocks are kept single.</summary>
    public static IReadOnlyList<TextLine> Lines(string html) => new Reader(html).Read();

    private sealed class Reader
    {
        private readonly string html;
        private readonly int lastClose;
        private readonly List<TextLine> lines = new List<TextLine>();
        private readonly StringBuilder line = new StringBuilder();
        private string? quoteTag;
        private string? unreadTag;
        private int quoteDepth;
        private int unreadDepth;
        private Quoting quoting;
        private int preformatted;
        private bool noMoreComments;
        private bool brokenQuotes;

        public Reader(string html)
        {
            this.html = html;
            // Without a closing sign ahead no tag can be complete: looking for one each time would be quadratic.
            lastClose = html.LastIndexOf('>');
        }

        public IReadOnlyList<TextLine> Read()
        {
            var i = 0;
            while (i < html.Length)
            {
                var c = html[i];
                if (c == '<' && i < lastClose && ReadMarkup(ref i))
                    continue;
                if (unreadTag != null)
                    i++;
                else if (c == '&')
                    i += HtmlEntities.Append(line, html, i);
                else
                {
                    AppendCharacter(c);
                    i++;
                }
            }

            EndLine();
            return lines;
        }

        private void AppendCharacter(char c)
        {
            if (c == '\n' && preformatted > 0)
                EndLine(keepBlank: true);
            else if (!char.IsWhiteSpace(c))
                line.Append(c);
            else if (line.Length > 0 && line[line.Length - 1] != ' ')
                line.Append(' ');
        }

        private bool ReadMarkup(ref int i)
        {
            if (i + 1 >= html.Length)
                return false;
            if (html[i + 1] == '!' || html[i + 1] == '?')
                return SkipDeclaration(ref i);
            var tag = HtmlTag.Read(html, i, ref brokenQuotes);
            if (tag == null)
                return false;

            i = tag.End;
            Handle(tag);
            return true;
        }

        private bool SkipDeclaration(ref int i)
        {
            var comment = !noMoreComments && string.CompareOrdinal(html, i, "<!--", 0, 4) == 0;
            var close = comment ? html.IndexOf("-->", i + 4, StringComparison.Ordinal) : -1;
            noMoreComments |= comment && close < 0;
            i = close >= 0 ? close + 3 : html.IndexOf(">", i, StringComparison.Ordinal) + 1;
            return true;
        }

        private void Handle(HtmlTag tag)
        {
            if (unreadTag != null)
            {
                TrackUnread(tag);
                return;
            }

            if (tag.Name == "br" || tag.Name == "p" && !tag.IsEnd)
                EndLine(keepBlank: true);
            else if (Blocks.Contains(tag.Name))
                EndLine();
            else if ((tag.Name == "td" || tag.Name == "th") && line.Length > 0)
                AppendCharacter(' ');
            if (tag.Name == "pre")
                preformatted = Math.Max(0, preformatted + (tag.IsEnd ? -1 : 1));
            TrackQuote(tag);
            if (!tag.IsEnd && !tag.IsSelfClosing && !Empty.Contains(tag.Name) && (Unread.Contains(tag.Name) || IsHidden(tag)))
            {
                unreadTag = tag.Name;
                unreadDepth = 1;
            }
        }

        private void TrackUnread(HtmlTag tag)
        {
            // A head that is never closed ends where the body starts.
            if (unreadTag == "head" && tag.Name == "body")
                unreadTag = null;
            else if (tag.Name == unreadTag && !tag.IsSelfClosing)
                unreadDepth += tag.IsEnd ? -1 : 1;
            if (unreadDepth <= 0)
                unreadTag = null;
        }

        private void TrackQuote(HtmlTag tag)
        {
            if (quoteTag != null)
            {
                if (tag.Name == quoteTag && !tag.IsSelfClosing)
                    quoteDepth += tag.IsEnd ? -1 : 1;
                if (quoteDepth == 0)
                {
                    quoteTag = null;
                    quoting = Quoting.None;
                }
                else if (quoting == Quoting.Likely && !tag.IsEnd && IsQuoteContainer(tag))
                {
                    quoting = Quoting.Certain;
                }

                return;
            }

            if (tag.IsEnd || tag.IsSelfClosing || Empty.Contains(tag.Name))
                return;
            var certain = IsQuoteContainer(tag);
            if (!certain && tag.Name != "blockquote")
                return;
            EndLine();
            quoteTag = tag.Name;
            quoteDepth = 1;
            quoting = certain ? Quoting.Certain : Quoting.Likely;
        }

        private static bool IsQuoteContainer(HtmlTag tag)
        {
            if (tag.Attributes.Length < 4)
                return false;
            foreach (var container in QuoteContainers)
            {
                if (tag.Has(container))
                    return true;
            }

            return false;
        }

        private static bool IsHidden(HtmlTag tag) =>
            tag.Has("display:none") || tag.Has("display: none") || tag.Has("mso-hide:all");

        private void EndLine(bool keepBlank = false)
        {
            var text = line.ToString().TrimEnd();
            line.Clear();
            if (text.Length > 0 || keepBlank && lines.Count > 0 && !lines[lines.Count - 1].IsBlank)
                lines.Add(new TextLine(text, quoting));
        }
    }
}
