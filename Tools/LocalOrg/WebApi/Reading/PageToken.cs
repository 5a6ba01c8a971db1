using System;
using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace CrmFeedback.LocalOrg.WebApi;

/// <summary>The <c>$skiptoken</c> of a next link, in Dataverse's form: <c>&lt;cookie pagenumber="2" pagingcookie="…" /&gt;</c>.</summary>
/// <param name="Page">Number of the page to read, from 1.</param>
/// <param name="Cookie">The organisation's paging cookie of the page before, or null.</param>
public sealed record PageToken(int Page, string? Cookie)
{
    /// <summary>The first page.</summary>
    public static readonly PageToken First = new(1, null);

    /// <summary>Reads a token; null is the first page.</summary>
    /// <exception cref="ApiException">400: not a token of a next link.</exception>
    public static PageToken Parse(string? text)
    {
        if (text is null) return First;
        try
        {
            var cookie = XElement.Parse(text);
            var page = int.Parse(cookie.Attribute("pagenumber")!.Value, NumberStyles.None, CultureInfo.InvariantCulture);
            if (page < 1) throw new FormatException();
            var inner = cookie.Attribute("pagingcookie")?.Value;
            return new PageToken(page, string.IsNullOrEmpty(inner) ? null : Uri.UnescapeDataString(inner));
        }
        catch (Exception error) when (error is XmlException or FormatException or OverflowException or NullReferenceException)
        {
            throw ApiException.BadRequest("Malformed XML in the Paging Cookie: the value of $skiptoken must come from an @odata.nextLink.", error);
        }
    }

    /// <inheritdoc/>
    public override string ToString() => new XElement(
        "cookie",
        new XAttribute("pagenumber", Page.ToString(CultureInfo.InvariantCulture)),
        new XAttribute("pagingcookie", Uri.EscapeDataString(Cookie ?? string.Empty)),
        new XAttribute("istracking", "False")).ToString(SaveOptions.DisableFormatting);
}
