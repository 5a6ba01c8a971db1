using System;
using System.Globalization;
using System.Text;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.Feedback;

/// <summary>Where an export goes on: the set of rows, the page in it, and Dataverse's paging cookie. Callers hand it back as they got it.</summary>
public sealed class ExportPosition
{
    /// <summary>The beginning.</summary>
    public static readonly ExportPosition Start = new ExportPosition(0, 1, null);

    /// <summary>Creates a position.</summary>
    public ExportPosition(int set, int page, string? cookie)
    {
        Set = set;
        Page = page;
        Cookie = cookie;
    }

    /// <summary>Index of the set of rows, from 0.</summary>
    public int Set { get; }

    /// <summary>Page in the set, from 1.</summary>
    public int Page { get; }

    /// <summary>Paging cookie of the page before; null on the first.</summary>
    public string? Cookie { get; }

    /// <summary>The token for a caller.</summary>
    public override string ToString() => Convert.ToBase64String(Encoding.UTF8.GetBytes(
        string.Format(CultureInfo.InvariantCulture, "1|{0}|{1}|{2}", Set, Page, Cookie)));

    /// <summary>The position a token names; the start for null.</summary>
    /// <exception cref="InvalidPluginExecutionException">The token is none of this API's (HTTP 400).</exception>
    public static ExportPosition Parse(string? token, int sets)
    {
        if (token == null)
            return Start;
        string[] parts;
        try
        {
            parts = Encoding.UTF8.GetString(Convert.FromBase64String(token)).Split(new[] { '|' }, 4);
        }
        catch (FormatException)
        {
            throw Refuse();
        }

        if (parts.Length != 4 || parts[0] != "1"
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var set) || set >= sets
            || !int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var page) || page < 1
            || page == 1 != (parts[3].Length == 0))
            throw Refuse();
        return new ExportPosition(set, page, parts[3].Length == 0 ? null : parts[3]);
    }

    private static InvalidPluginExecutionException Refuse() => new InvalidPluginExecutionException(
        "ContinuationToken is not one that this API returned for this customer; send it as it came, or leave it out to start again.", PluginHttpStatusCode.BadRequest);
}
