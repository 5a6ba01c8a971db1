using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;
using CrmFeedback.LocalOrg.Import;

namespace CrmFeedback.LocalOrg.App.Definitions;

/// <summary>A column of a chart's query: the axis, the series or the measure.</summary>
public sealed record ChartColumnView(string Alias, string Column, string? DateGrouping, string? Aggregate);

/// <summary>A chart in one language; <paramref name="Type"/> is Dataverse's chart type (<c>Column</c>, <c>StackedBar</c>, <c>Line</c>, …).</summary>
public sealed record ChartView(
    string Id, string Name, string Type, string FetchXml, ChartColumnView Category, ChartColumnView? Series, ChartColumnView Measure, IReadOnlyList<string> Palette);

/// <summary>Turns a chart's definition into what the client draws: one axis, one measure, at most one grouping into series.</summary>
public static class ChartReader
{
    /// <summary>Reads a chart.</summary>
    /// <exception cref="NotSupportedException">The chart has several measures, categories or queries; the message names it.</exception>
    public static ChartView Read(ChartDefinition chart, int languageCode)
    {
        var name = chart.Name.For(languageCode);
        var fetch = Only(chart.DataDescription.Elements("fetchcollection").Elements("fetch"), name, "query");
        var category = Only(chart.DataDescription.Elements("categorycollection").Elements("category"), name, "category");
        var measure = Only(category.Elements("measurecollection").Elements("measure"), name, "measure").Text("alias");
        var columns = fetch.Elements("entity").Elements("attribute")
            .Select(a => new ChartColumnView(a.Text("alias"), a.Text("name"), a.Attribute("dategrouping")?.Value, a.Attribute("aggregate")?.Value)).ToList();
        return new ChartView(
            chart.Id.ToString("D"), name, chart.PresentationDescription?.Element("Series")?.Element("Series")?.Text("ChartType") ?? "Column",
            fetch.ToString(SaveOptions.DisableFormatting),
            columns.Find(c => c.Alias == category.Text("alias")) ?? throw Unsupported(name, "a category that its query does not give"),
            columns.Find(c => c.Aggregate is null && c.Alias != category.Text("alias")),
            columns.Find(c => c.Alias == measure) ?? throw Unsupported(name, "a measure that its query does not give"),
            Colours(chart.PresentationDescription?.Text("PaletteCustomColors") ?? ""));
    }

    private static XElement Only(IEnumerable<XElement> elements, string chart, string what) =>
        elements.ToList() is [var only] ? only : throw Unsupported(chart, $"not exactly one {what}");

    // "177,14,28; 16,124,16": red, green and blue of each series.
    private static List<string> Colours(string palette) => palette
        .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(colour => colour.Split(',').Select(part => int.Parse(part, CultureInfo.InvariantCulture)).ToArray())
        .Where(parts => parts.Length == 3)
        .Select(parts => string.Create(CultureInfo.InvariantCulture, $"#{parts[0]:x2}{parts[1]:x2}{parts[2]:x2}")).ToList();

    private static NotSupportedException Unsupported(string chart, string what) =>
        new($"The local organisation does not draw the chart '{chart}': it has {what}.");
}
