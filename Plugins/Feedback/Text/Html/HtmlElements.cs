using System;
using System.Collections.Generic;

namespace CrmFeedback.Feedback.Html;

/// <summary>What the elements of HTML do to the lines a person reads.</summary>
internal static class HtmlElements
{
    private static readonly HashSet<string> Blocks = new HashSet<string>(StringComparer.Ordinal)
    {
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure",
        "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section",
        "summary", "table", "tbody", "tfoot", "thead", "tr", "ul", "includetail",
    };

    private static readonly HashSet<string> Unread = new HashSet<string>(StringComparer.Ordinal)
    {
        "script", "style", "head", "title", "template", "noscript", "svg", "object", "iframe", "audio", "video", "canvas", "map", "select", "textarea", "xml",
    };

    private static readonly HashSet<string> Empty = new HashSet<string>(StringComparer.Ordinal)
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
    };

    private static readonly HashSet<string> Known = new HashSet<string>(StringComparer.Ordinal)
    {
        "html", "body", "div", "p", "br", "span", "table", "font", "a", "b", "i", "u", "strong", "em", "ul", "ol", "blockquote", "head", "style", "pre", "h1", "h2", "h3", "meta", "td", "tr", "li", "img", "center",
    };

    public static bool IsBlock(string name) => Blocks.Contains(name);

    public static bool IsUnread(string name) => Unread.Contains(name);

    public static bool IsEmpty(string name) => Empty.Contains(name);

    public static bool IsKnown(string name) => Known.Contains(name);

    /// <summary>Elements whose end tag may not close anything outside of them.</summary>
    public static bool IsScope(string name) => name == "table" || name == "td" || name == "th" || name == "body";

    public static bool IsTablePart(string name) => name == "table" || name == "td" || name == "th" || name == "tr" || name == "tbody" || name == "thead" || name == "tfoot";
}
