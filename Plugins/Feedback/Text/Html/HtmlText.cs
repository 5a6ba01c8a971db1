using System;
using System.Collections.Generic;
using System.Globalization;
using CrmFeedback.Feedback.Html;

namespace CrmFeedback.Feedback;

/// <summary>
/// HTML mail to lines of text as a person would read it: blocks end lines, lists are numbered, style, script and what
/// is hidden or without size is left out, quotations and signatures are marked by the containers mail programs write.
/// Linear in the length, never throws, keeps what it does not understand as text.
/// </summary>
public static class HtmlText
{
    private const int MostTagsTried = 64;
    private const int LongestName = 12;

    /// <summary>Whether a text holds mark-up rather than a stray sign.</summary>
    public static bool LooksLikeHtml(string text)
    {
        var tags = 0;
        for (var at = text.IndexOf("<", StringComparison.Ordinal); at >= 0 && tags < MostTagsTried; at = text.IndexOf("<", at + 1, StringComparison.Ordinal))
        {
            tags++;
            var end = at + 1;
            if (end < text.Length && text[end] == '/')
                end++;
            var start = end;
            while (end < text.Length && end - start < LongestName && (Feedback.Text.Scan.IsAsciiLetter(text[end]) || end > start && Feedback.Text.Scan.IsDigit(text[end])))
                end++;
            if (end < text.Length && (text[end] == '>' || text[end] == ' ' || text[end] == '/' || text[end] == '\n' || text[end] == '\r')
                && HtmlElements.IsKnown(text.Substring(start, end - start).ToLowerInvariant())
                && text.IndexOf(">", end, StringComparison.Ordinal) >= 0)
                return true;
        }

        return text.StartsWith("<!DOCTYPE", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The lines a reader sees; blank ones between blocks are kept single.</summary>
    public static IReadOnlyList<TextLine> Lines(string html) => new Reader(html).Read();

    private sealed class Reader
    {
        private readonly string html;
        private readonly int lastClose;
        private readonly ElementStack elements = new ElementStack();
        private readonly LineWriter writer = new LineWriter();
        private readonly List<int> lists = new List<int>();
        private string? unreadTag;
        private int unreadDepth;
        private int wrappers;
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
                if (html[i] == '<' && i < lastClose && ReadMarkup(ref i))
                    continue;
                if (unreadTag != null)
                    i++;
                else
                    ReadCharacter(ref i);
            }

            writer.EndLine();
            return GmailWrappers.Resolve(writer.Lines, writer.Wrappers);
        }

        private void ReadCharacter(ref int i)
        {
            int point = html[i];
            var length = 1;
            if (point == '&')
                length = HtmlEntities.Read(html, i, out point);
            else if (char.IsHighSurrogate(html[i]) && i + 1 < html.Length && char.IsLowSurrogate(html[i + 1]))
            {
                point = char.ConvertToUtf32(html[i], html[i + 1]);
                length = 2;
            }

            var state = elements.Current;
            if (point == '\n' && state.IsPreformatted)
                writer.EndLine(keepBlank: true);
            else if (!state.IsHidden && !state.HasNoSize && !IsFiller(point) && !(point == '\r' && state.IsPreformatted))
                writer.Add(point, i, length, state);
            i += length;
        }

        // Signs without width: soft hyphen, zero-width space, word joiner, byte order mark, grapheme joiner.
        private static bool IsFiller(int point) => point == 0xAD || point == 0x200B || point == 0x2060 || point == 0xFEFF || point == 0x34F;

        private bool ReadMarkup(ref int i)
        {
            if (i + 1 >= html.Length)
                return false;
            if (html[i + 1] == '!' || html[i + 1] == '?')
                return SkipDeclaration(ref i);
            var tag = HtmlTag.Read(html, i, ref brokenQuotes);
            if (tag == null)
                return false;
            if (unreadTag != null)
                TrackUnread(tag);
            else if (tag.IsEnd)
                Close(tag);
            else
                Open(tag, i);
            i = tag.End;
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

        private void TrackUnread(HtmlTag tag)
        {
            // A head that is never closed ends where the body starts.
            if (unreadTag == "head" && tag.Name == "body")
                unreadTag = null;
            else if (tag.Name == unreadTag)
                unreadDepth += tag.IsEnd ? -1 : 1;
            if (unreadDepth <= 0)
                unreadTag = null;
        }

        private void Open(HtmlTag tag, int at)
        {
            Layout(tag, at);
            if (HtmlElements.IsUnread(tag.Name))
            {
                unreadTag = tag.Name;
                unreadDepth = 1;
                return;
            }

            var mark = QuoteMarkers.Of(tag);
            var style = tag.HasAttributes ? HtmlStyle.Of(tag) : default;
            if (mark == ElementMark.EarlierMessage)
                writer.Announce(LineRole.EarlierMessage);
            else if (style.HasTopRule)
                writer.Announce(LineRole.HeaderHint);
            if (!HtmlElements.IsEmpty(tag.Name))
                elements.Open(tag.Name, Within(tag, mark, style));
        }

        private Inherited Within(HtmlTag tag, ElementMark mark, HtmlStyle style)
        {
            var outer = elements.Current;
            var wrapper = outer.Wrapper == 0 && mark == ElementMark.Wrapper && outer.Quoting == Quoting.None ? ++wrappers : outer.Wrapper;
            var isQuote = tag.Name == "blockquote";
            var quoting = mark == ElementMark.Quote || isQuote && wrapper > 0 ? Quoting.Certain
                : isQuote && outer.Quoting == Quoting.None ? Quoting.Likely : outer.Quoting;
            return new Inherited
            {
                Quoting = quoting,
                Wrapper = wrapper,
                IsSignature = outer.IsSignature || mark == ElementMark.Signature,
                IsHidden = outer.IsHidden || tag.HasAttributes && style.IsHidden,
                HasNoSize = tag.HasAttributes && style.FontSize >= 0 ? style.FontSize == 0 : outer.HasNoSize,
                IsPreformatted = outer.IsPreformatted || tag.Name == "pre" || style.IsPreformatted,
            };
        }

        private void Layout(HtmlTag tag, int at)
        {
            switch (tag.Name)
            {
                case "br":
                    writer.EndLine(keepBlank: true);
                    break;
                case "p":
                    writer.EndLine();
                    if (!IsTight(tag))
                        writer.AddBlank();
                    break;
                case "td":
                case "th":
                    writer.Add(' ', at, 0, elements.Current);
                    break;
                case "ul":
                case "ol":
                    writer.EndLine();
                    lists.Add(tag.Name == "ol" ? 1 : 0);
                    break;
                case "li":
                    writer.EndLine();
                    writer.AnnounceItem(NextItem());
                    break;
                case "img":
                    AddPicture(tag, at);
                    break;
                default:
                    if (HtmlElements.IsBlock(tag.Name))
                        writer.EndLine();
                    if (tag.Name == "hr" && IsFoxmailRule(tag))
                        AddDashes(at);
                    else if (tag.Name == "hr")
                        writer.AddBlank();
                    break;
            }
        }

        private void Close(HtmlTag tag)
        {
            if (tag.Name == "p" && writer.IsEmpty)
                writer.AddBlank();
            if (HtmlElements.IsBlock(tag.Name))
                writer.EndLine();
            if ((tag.Name == "ul" || tag.Name == "ol") && lists.Count > 0)
                lists.RemoveAt(lists.Count - 1);
            if (tag.Name == "li")
                writer.AnnounceItem(string.Empty);
            elements.Close(tag.Name);
        }

        private string NextItem()
        {
            if (lists.Count == 0 || lists[lists.Count - 1] == 0)
                return "• ";
            return (lists[lists.Count - 1]++).ToString(CultureInfo.InvariantCulture) + ". ";
        }

        // Foxmail and QQ Mail rule off the signature with a short line of their own.
        private static bool IsFoxmailRule(HtmlTag tag)
        {
            if (!tag.HasAttributes)
                return false;
            var style = tag.Attribute("style") ?? string.Empty;
            return Feedback.Text.Scan.Contains(style, "width: 210px") && Feedback.Text.Scan.Contains(tag.Attribute("color") ?? string.Empty, "b5c4df");
        }

        private void AddDashes(int at)
        {
            writer.AddBlank();
            writer.Add('-', at, 1, elements.Current);
            writer.Add('-', at, 1, elements.Current);
            writer.EndLine();
        }

        // Word writes every line as a paragraph without margin.
        private static bool IsTight(HtmlTag tag) => tag.HasAttributes && (tag.Attribute("class") ?? string.Empty).StartsWith("Mso", StringComparison.Ordinal);

        // Mail programs write an emoji as a picture whose alternative text is the emoji; other pictures are not words.
        private void AddPicture(HtmlTag tag, int at)
        {
            var alternative = tag.HasAttributes ? tag.Attribute("alt") : null;
            if (string.IsNullOrEmpty(alternative) || alternative!.Length > 8 || elements.Current.IsHidden || !IsEmoji(alternative[0]))
                return;
            for (var i = 0; i < alternative.Length; i++)
            {
                var pair = char.IsHighSurrogate(alternative[i]) && i + 1 < alternative.Length && char.IsLowSurrogate(alternative[i + 1]);
                writer.Add(pair ? char.ConvertToUtf32(alternative[i], alternative[++i]) : alternative[i], at, tag.End - at, elements.Current);
            }
        }

        private static bool IsEmoji(char c) => char.IsHighSurrogate(c) || c >= '\u2600' && c <= '\u27BF' || c >= '\u2B00' && c <= '\u2BFF';
    }
}
