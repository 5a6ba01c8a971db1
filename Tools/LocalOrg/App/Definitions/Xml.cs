using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;
using CrmFeedback.LocalOrg.Metadata;

namespace CrmFeedback.LocalOrg.App.Definitions;

/// <summary>Small readers for the attributes and labels that form, view and site-map XML share.</summary>
internal static class Xml
{
    public static string Text(this XElement element, string attribute, string otherwise = "") => element.Attribute(attribute)?.Value ?? otherwise;

    /// <summary>Dataverse writes booleans as true/false, True/False or 1/0.</summary>
    public static bool Flag(this XElement element, string attribute, bool otherwise) =>
        element.Attribute(attribute)?.Value is { } text ? text == "1" || string.Equals(text, "true", StringComparison.OrdinalIgnoreCase) : otherwise;

    public static int Number(this XElement element, string attribute, int otherwise) =>
        int.TryParse(element.Attribute(attribute)?.Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    /// <summary>The label of a tab, section or cell in one language, else in the base language.</summary>
    public static string Label(this XElement element, int languageCode)
    {
        var labels = element.Element("labels")?.Elements("label") ?? Enumerable.Empty<XElement>();
        return new LocalizedText(ByLanguage(labels, "languagecode", "description")).For(languageCode);
    }

    /// <summary>The title of a site-map node in one language, else in the base language.</summary>
    public static string Title(this XElement element, int languageCode)
    {
        var titles = element.Element("Titles")?.Elements("Title") ?? Enumerable.Empty<XElement>();
        var title = new LocalizedText(ByLanguage(titles, "LCID", "Title")).For(languageCode);
        return title.Length > 0 ? title : element.Text("Title");
    }

    private static Dictionary<int, string> ByLanguage(IEnumerable<XElement> labels, string language, string text)
    {
        var result = new Dictionary<int, string>();
        foreach (var label in labels)
            result[label.Number(language, LocalizedText.BaseLanguage)] = label.Text(text);
        return result;
    }
}
