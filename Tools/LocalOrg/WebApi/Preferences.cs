using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace CrmFeedback.LocalOrg.WebApi;

/// <summary>The <c>Prefer</c> header: page size, wished annotations, representation of written rows.</summary>
/// <param name="MaxPageSize">Rows per page, 1..5000; null when not asked for.</param>
/// <param name="Annotations">The patterns of <c>odata.include-annotations</c>; empty when none are wished.</param>
/// <param name="ReturnRepresentation">Whether a write answers with the row.</param>
/// <param name="ContinueOnError">Whether a batch goes on after a failed operation.</param>
public sealed record Preferences(int? MaxPageSize, IReadOnlyList<string> Annotations, bool ReturnRepresentation, bool ContinueOnError)
{
    /// <summary>Dataverse's largest page.</summary>
    public const int LargestPage = 5000;

    /// <summary>Reads the header; unknown preferences are ignored, as RFC 7240 has it.</summary>
    /// <exception cref="ApiException">400: a page size that is no positive number; 501: change tracking.</exception>
    public static Preferences Parse(string? header)
    {
        int? pageSize = null;
        IReadOnlyList<string> annotations = [];
        var representation = false;
        var continueOnError = false;
        foreach (var part in Split(header ?? string.Empty, ',').Select(part => part.Trim()).Where(part => part.Length > 0))
        {
            var separator = part.IndexOf('=', StringComparison.Ordinal);
            var name = (separator < 0 ? part : part[..separator]).Trim();
            var value = separator < 0 ? string.Empty : part[(separator + 1)..].Trim().Trim('"');
            switch (name.ToLowerInvariant())
            {
                case "odata.maxpagesize" or "maxpagesize":
                    if (!int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var size) || size < 1)
                        throw ApiException.BadRequest($"The preference odata.maxpagesize must be a positive whole number, not '{value}'.");
                    pageSize = Math.Min(size, LargestPage);
                    break;
                case "odata.include-annotations" or "include-annotations":
                    annotations = value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
                    break;
                case "return":
                    representation = string.Equals(value, "representation", StringComparison.OrdinalIgnoreCase);
                    break;
                case "odata.continue-on-error" or "continue-on-error":
                    continueOnError = !string.Equals(value, "false", StringComparison.OrdinalIgnoreCase);
                    break;
                case "odata.track-changes":
                    throw ApiException.NotImplemented("The preference odata.track-changes");
            }
        }
        return new Preferences(pageSize, annotations, representation, continueOnError);
    }

    /// <summary>Whether an annotation such as <c>Microsoft.Dynamics.CRM.lookuplogicalname</c> is wished.
    /// The first matching pattern decides; a leading minus excludes.</summary>
    public bool Wants(string annotation)
    {
        foreach (var pattern in Annotations)
        {
            var excluded = pattern.StartsWith('-');
            var name = excluded ? pattern[1..] : pattern;
            var matches = name.EndsWith('*')
                ? annotation.StartsWith(name[..^1], StringComparison.OrdinalIgnoreCase)
                : string.Equals(name, annotation, StringComparison.OrdinalIgnoreCase);
            if (matches) return !excluded;
        }
        return false;
    }

    /// <summary>The value of <c>Preference-Applied</c> for the preferences that shaped a response, or null.</summary>
    public string? Applied(bool paged, bool annotated, bool represented)
    {
        var applied = new List<string>();
        if (paged && MaxPageSize is { } size) applied.Add(string.Create(CultureInfo.InvariantCulture, $"odata.maxpagesize={size}"));
        if (annotated && Annotations.Count > 0) applied.Add($"odata.include-annotations=\"{string.Join(',', Annotations)}\"");
        if (represented && ReturnRepresentation) applied.Add("return=representation");
        return applied.Count == 0 ? null : string.Join(", ", applied);
    }

    private static IEnumerable<string> Split(string text, char separator)
    {
        var start = 0;
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '"') quoted = !quoted;
            if (text[i] != separator || quoted) continue;
            yield return text[start..i];
            start = i + 1;
        }
        yield return text[start..];
    }
}
