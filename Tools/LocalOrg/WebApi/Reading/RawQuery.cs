using System;
using System.Collections.Generic;
using System.Linq;

namespace CrmFeedback.LocalOrg.WebApi;

/// <summary>The query of an address as pairs.</summary>
public static class RawQuery
{
    /// <summary>Names and values, decoded, in order.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Of(Uri url) =>
        url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(part =>
        {
            var separator = part.IndexOf('=', StringComparison.Ordinal);
            return separator < 0
                ? new KeyValuePair<string, string>(Decode(part), string.Empty)
                : new KeyValuePair<string, string>(Decode(part[..separator]), Decode(part[(separator + 1)..]));
        });

    /// <summary>The value of an option, or null.</summary>
    public static string? Find(Uri url, string name) =>
        Of(url).Where(pair => string.Equals(pair.Key, name, StringComparison.Ordinal)).Select(pair => pair.Value).FirstOrDefault();

    /// <summary>The address with one option set to another value.</summary>
    public static Uri With(Uri url, string name, string value)
    {
        var parts = Of(url).Where(pair => !string.Equals(pair.Key, name, StringComparison.Ordinal))
            .Append(new KeyValuePair<string, string>(name, value))
            .Select(pair => $"{Uri.EscapeDataString(pair.Key).Replace("%24", "$", StringComparison.Ordinal)}={Uri.EscapeDataString(pair.Value)}");
        return new UriBuilder(url) { Query = string.Join('&', parts) }.Uri;
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
