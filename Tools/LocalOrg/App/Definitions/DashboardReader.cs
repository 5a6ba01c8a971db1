using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;
using CrmFeedback.LocalOrg.Import;

namespace CrmFeedback.LocalOrg.App.Definitions;

/// <summary>A tile of a dashboard: a view's rows, or a chart over them. <paramref name="ColSpan"/> counts columns of its section.</summary>
public sealed record TileView(string Id, string Label, string Table, string ViewId, string? ChartId, int ColSpan, int PageSize);

/// <summary>A section of a dashboard with the number of columns its tiles are laid out in.</summary>
public sealed record TileSectionView(int Columns, IReadOnlyList<TileView> Tiles);

/// <summary>A dashboard in one language.</summary>
public sealed record DashboardView(string Id, string Name, IReadOnlyList<TileSectionView> Sections);

/// <summary>Reads a dashboard's form XML.</summary>
public static class DashboardReader
{
    private static readonly Guid Subgrid = new("E7A81278-8635-4D9E-8D4D-59480B391C5B");

    /// <summary>Reads the tiles section by section; tiles that are no view or chart are left out.</summary>
    public static DashboardView Read(FormDefinition dashboard, int languageCode) => new(
        dashboard.Id.ToString("D"), dashboard.Name.For(languageCode),
        dashboard.Xml.Descendants("section")
            .Select(section => new TileSectionView(Math.Max(1, section.Text("columns").Length), section.Descendants("cell").Select(cell => Tile(cell, languageCode)).OfType<TileView>().ToList()))
            .ToList());

    private static TileView? Tile(XElement cell, int languageCode)
    {
        if (cell.Element("control") is not { } control || !Guid.TryParse(control.Text("classid"), out var kind) || kind != Subgrid)
            return null;
        var parameters = control.Element("parameters");
        string Parameter(string name) => parameters?.Element(name)?.Value.Trim() ?? "";
        var shows = string.Equals(Parameter("ChartGridMode"), "Grid", StringComparison.Ordinal) ? "" : Parameter("VisualizationId");
        return new TileView(
            control.Text("id"), cell.Label(languageCode), Parameter("TargetEntityType"), Bare(Parameter("ViewId")), shows.Length == 0 ? null : Bare(shows), cell.Number("colspan", 1),
            int.TryParse(Parameter("RecordsPerPage"), NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : 10);
    }

    private static string Bare(string id) => Guid.TryParse(id, out var guid) ? guid.ToString("D") : id;
}
