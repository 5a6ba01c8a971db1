using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using CrmFeedback.LocalOrg.Import;
using CrmFeedback.LocalOrg.Metadata;

namespace CrmFeedback.LocalOrg.App.BuiltIn;

/// <summary>A section of a built-in form: its name in three languages and the columns it holds.</summary>
internal sealed record SectionSpec(LocalizedText Label, int Width, params string[] Columns);

/// <summary>Writes form XML for the tables that every organisation has, in the shape solutions bring it.</summary>
internal static class FormBuilder
{
    private const string TextControl = "{4273EDBD-AC1D-40D3-9FB2-095C621B552D}";

    /// <summary>A form with one tab whose sections stand side by side, as wide as they say (percent).</summary>
    public static FormDefinition Form(string table, string type, string id, LocalizedText name, IReadOnlyList<string> header, params SectionSpec[] sections)
    {
        var tab = new XElement("tab", new XAttribute("name", "general"), LabelsOf(Labels.Of("General", "常规", "一般")),
            new XElement("columns", sections.Select((section, index) => Column(section, index))));
        var form = new XElement("form", new XElement("header", new XElement("rows", new XElement("row", header.Select(column => Cell(column, "header_"))))), new XElement("tabs", tab));
        return new FormDefinition(Guid.Parse(id), table, type, name, form, "");
    }

    private static XElement Column(SectionSpec section, int index) =>
        new("column", new XAttribute("width", section.Width + "%"),
            new XElement("sections",
                new XElement("section", new XAttribute("name", "section_" + index), new XAttribute("showlabel", "true"), new XAttribute("columns", "1"),
                    LabelsOf(section.Label),
                    new XElement("rows", section.Columns.Select(column => new XElement("row", Cell(column, "")))))));

    private static XElement Cell(string column, string prefix) =>
        new("cell", new XAttribute("id", prefix + column),
            new XElement("control", new XAttribute("id", prefix + column), new XAttribute("classid", TextControl), new XAttribute("datafieldname", column)));

    private static XElement LabelsOf(LocalizedText text) =>
        new("labels", text.ByLanguage.Select(pair => new XElement("label", new XAttribute("description", pair.Value), new XAttribute("languagecode", pair.Key))));
}
