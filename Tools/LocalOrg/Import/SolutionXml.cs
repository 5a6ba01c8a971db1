using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Xml;
using System.Xml.Linq;
using CrmFeedback.LocalOrg.Metadata;

namespace CrmFeedback.LocalOrg.Import;

/// <summary>Small readers for the shapes that repeat in solution files.</summary>
internal static class SolutionXml
{
    /// <summary>Parses XML without document type definitions or outside references.</summary>
    public static XElement Parse(byte[] content)
    {
        using var stream = new MemoryStream(content, writable: false);
        using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        return XDocument.Load(reader).Root!;
    }

    /// <summary>Trimmed text of a child, or null if the child is missing or empty.</summary>
    public static string? Text(this XElement element, string child)
    {
        var text = element.Element(child)?.Value.Trim();
        return string.IsNullOrEmpty(text) ? null : text;
    }

    /// <summary>Trimmed value of an attribute, or null if it is missing or empty.</summary>
    public static string? Attr(this XElement element, string name)
    {
        var text = element.Attribute(name)?.Value.Trim();
        return string.IsNullOrEmpty(text) ? null : text;
    }

    /// <summary>True if the child is <c>1</c> or <c>true</c>.</summary>
    public static bool Flag(this XElement element, string child, bool otherwise = false) => element.Text(child) switch
    {
        null => otherwise,
        "1" => true,
        var text => string.Equals(text, "true", StringComparison.OrdinalIgnoreCase),
    };

    /// <summary>Whole number of a child, or null.</summary>
    public static int? Int(this XElement element, string child) =>
        int.TryParse(element.Text(child), NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? value : null;

    /// <summary>Decimal of a child, or null.</summary>
    public static decimal? Number(this XElement element, string child) =>
        decimal.TryParse(element.Text(child), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;

    /// <summary>Id of a child, with or without braces, or null.</summary>
    public static Guid? Id(this XElement element, string child) => ParseId(element.Text(child));

    /// <summary>An id with or without braces, or null.</summary>
    public static Guid? ParseId(string? text) => Guid.TryParse(text, out var id) ? id : null;

    /// <summary>The text of a label list: <c>LocalizedNames/LocalizedName</c>, <c>displaynames/displayname</c>, <c>labels/label</c>.</summary>
    public static LocalizedText Labels(this XElement element, string list)
    {
        var texts = new Dictionary<int, string>();
        foreach (var label in element.Element(list)?.Elements() ?? Enumerable.Empty<XElement>())
        {
            if (int.TryParse(label.Attr("languagecode"), NumberStyles.None, CultureInfo.InvariantCulture, out var language)
                && label.Attribute("description") is { Value.Length: > 0 } text)
                texts[language] = text.Value;
        }

        return texts.Count == 0 ? LocalizedText.Empty : new(texts);
    }

    /// <summary>Items of a comma-separated list.</summary>
    public static string[] List(string? text) =>
        text?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? Array.Empty<string>();
}
