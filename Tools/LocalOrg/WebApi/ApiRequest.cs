using System;
using System.Collections.Generic;

namespace CrmFeedback.LocalOrg.WebApi;

/// <summary>One Web API request: from the wire, or one operation of a <c>$batch</c>.</summary>
/// <param name="Method">Upper-case HTTP method.</param>
/// <param name="Url">Absolute address, query included, still percent-encoded.</param>
/// <param name="ServiceRoot">Absolute address of the service, ending in <c>/api/data/v9.2/</c>.</param>
/// <param name="Headers">Headers by name, case-insensitive; repeated ones joined by a comma.</param>
/// <param name="Body">The bytes of the body; empty when there is none.</param>
public sealed record ApiRequest(
    string Method,
    Uri Url,
    Uri ServiceRoot,
    IReadOnlyDictionary<string, string> Headers,
    ReadOnlyMemory<byte> Body)
{
    /// <summary>The request's preferences.</summary>
    public Preferences Prefer { get; } = Preferences.Parse(Headers.GetValueOrDefault("Prefer"));

    /// <summary>A header's value, or null.</summary>
    public string? Header(string name) => Headers.TryGetValue(name, out var value) ? value : null;

    /// <summary>The address below the service root, percent-encoded, without the query.</summary>
    public string RelativePath
    {
        get
        {
            var path = Url.AbsolutePath;
            var root = ServiceRoot.AbsolutePath;
            return path.StartsWith(root, StringComparison.OrdinalIgnoreCase) ? path[root.Length..].TrimEnd('/') : string.Empty;
        }
    }
}
