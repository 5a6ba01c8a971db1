using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;

namespace CrmFeedback.Packer.Source;

/// <summary>Short reads on customisation XML, which uses no namespaces.</summary>
internal static class XmlExtensions
{
    /// <summary>Trimmed text of a child element, empty if there is none.</summary>
    public static string Text(this XElement element, string child) => element.Element(child)?.Value.Trim() ?? "";

    /// <summary>An attribute's value, empty if there is none.</summary>
    public static string Attr(this XElement element, string name) => element.Attribute(name)?.Value ?? "";

    /// <summary>An id without braces, lower case; other text as it is.</summary>
    public static string AsId(this string text) =>
        Guid.TryParse(text, out var id) ? id.ToString("D") : text;

    /// <summary>The parts of a comma-separated list.</summary>
    public static IEnumerable<string> AsList(this string text) =>
        text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Equality of names that Dataverse compares without case.</summary>
    public static bool SameAs(this string text, string other) => string.Equals(text, other, StringComparison.OrdinalIgnoreCase);

    /// <summary>Text of all descendants with a name.</summary>
    public static IEnumerable<string> Values(this XElement element, string name) =>
        element.Descendants(name).Select(found => found.Value.Trim());
}
