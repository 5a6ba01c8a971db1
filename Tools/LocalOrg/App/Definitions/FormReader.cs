using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using CrmFeedback.LocalOrg.Import;
using CrmFeedback.LocalOrg.Metadata;

namespace CrmFeedback.LocalOrg.App.Definitions;

/// <summary>Turns form XML into tabs, sections, cells, controls and event handlers, in one language.</summary>
public static class FormReader
{
    private const string WebResourceControl = "9fdf5f91-88b1-47f4-ad53-c11efc01a01d";
    private const string SubgridControl = "e7a81278-8635-4d9e-8d4d-59480b391c5b";
    private const string TimelineControl = "06375649-c143-495e-a496-c962e5b4488e";
    private const string QuickViewControl = "5c5600e0-1d6e-4205-a272-be80da87fd42";

    /// <summary>Reads a form.</summary>
    public static FormView Read(FormDefinition form, OrganizationMetadata metadata, SolutionCatalog catalog, int languageCode)
    {
        var libraries = form.Xml.Element("formLibraries")?.Elements("Library").Select(library => library.Text("name")).ToList() ?? [];
        return new FormView(
            form.Id.ToString("D"), form.Name.For(languageCode), form.Type, libraries, StringTables(libraries, catalog), Handlers(form.Xml),
            form.Xml.Element("header")?.Descendants("cell").Select(cell => Cell(cell, metadata, languageCode)).ToList() ?? [],
            form.Xml.Element("tabs")?.Elements("tab").Select(tab => Tab(tab, metadata, languageCode)).ToList() ?? []);
    }

    private static TabView Tab(XElement tab, OrganizationMetadata metadata, int languageCode) => new(
        tab.Text("name", tab.Text("id")), tab.Label(languageCode), tab.Flag("visible", true),
        tab.Element("columns")?.Elements("column").Select(column => new TabColumnView(
            column.Text("width", "100%"),
            column.Element("sections")?.Elements("section").Select(section => Section(section, metadata, languageCode)).ToList() ?? [])).ToList() ?? []);

    private static SectionView Section(XElement section, OrganizationMetadata metadata, int languageCode)
    {
        var columns = section.Text("columns", "1");
        return new SectionView(
            section.Text("name", section.Text("id")), section.Label(languageCode), section.Flag("showlabel", true),
            // "1111" means four columns, one digit each; "2" is a plain number.
            columns.Length > 1 ? columns.Length : section.Number("columns", 1),
            section.Element("rows")?.Elements("row")
                .Select(row => (IReadOnlyList<CellView>)row.Elements("cell").Select(cell => Cell(cell, metadata, languageCode)).ToList())
                .Where(row => row.Count > 0).ToList() ?? []);
    }

    private static CellView Cell(XElement cell, OrganizationMetadata metadata, int languageCode) => new(
        cell.Text("id", cell.Element("control")?.Text("id") ?? ""), cell.Label(languageCode), cell.Flag("showlabel", true),
        cell.Number("rowspan", 1), cell.Number("colspan", 1),
        cell.Element("control") is { } control ? Control(control, metadata) : null);

    private static ControlView Control(XElement control, OrganizationMetadata metadata)
    {
        var classId = control.Text("classid").Trim('{', '}').ToLowerInvariant();
        var column = control.Attribute("datafieldname")?.Value;
        var kind = classId switch
        {
            WebResourceControl => "webresource",
            SubgridControl => "subgrid",
            TimelineControl => "timeline",
            QuickViewControl => "quickview",
            _ => column is null ? "unsupported" : "field",
        };
        var parameters = control.Element("parameters")?.Elements().ToDictionary(element => element.Name.LocalName, element => element.Value, StringComparer.Ordinal)
            ?? new Dictionary<string, string>(StringComparer.Ordinal);
        if (kind == "subgrid" && RelatedColumn(parameters, metadata) is { } related)
            parameters["RelatedColumn"] = related;
        return new ControlView(control.Text("id"), kind, classId, column, control.Flag("disabled", false), parameters);
    }

    /// <summary>The lookup by which a sub-grid's rows point to the form's row, or null if the control names no relationship.</summary>
    private static string? RelatedColumn(Dictionary<string, string> parameters, OrganizationMetadata metadata) =>
        parameters.TryGetValue("RelationshipName", out var name) && metadata.FindRelationship(name) is OneToManyRelationship relationship
            ? relationship.ReferencingColumn
            : null;

    /// <summary>Handlers of the form's own events and of its tabs' events; disabled ones are left out.</summary>
    private static List<HandlerView> Handlers(XElement form)
    {
        var handlers = new List<HandlerView>();
        foreach (var @event in form.Descendants("event"))
        {
            var tab = @event.Ancestors("tab").FirstOrDefault()?.Text("name");
            foreach (var handler in @event.Descendants("Handler").Where(handler => handler.Flag("enabled", true)))
            {
                handlers.Add(new HandlerView(
                    @event.Text("name").ToLowerInvariant(), tab, @event.Attribute("attribute")?.Value, handler.Text("functionName"),
                    handler.Text("libraryName"), handler.Text("parameters"), handler.Flag("passExecutionContext", false)));
            }
        }

        return handlers;
    }

    /// <summary>Base names of the resx web resources the libraries depend on: <c>cfb_/strings/panel.1033.resx</c> gives <c>cfb_/strings/panel</c>.</summary>
    private static List<string> StringTables(List<string> libraries, SolutionCatalog catalog) =>
        libraries.Select(catalog.FindWebResource).OfType<WebResourceDefinition>().SelectMany(library => library.Dependencies)
            .Where(name => name.EndsWith(".resx", StringComparison.OrdinalIgnoreCase) || catalog.FindWebResource(name + ".1033.resx") is not null)
            .Select(BaseName).Distinct(StringComparer.Ordinal).ToList();

    private static string BaseName(string name)
    {
        if (!name.EndsWith(".resx", StringComparison.OrdinalIgnoreCase))
            return name;
        var withoutExtension = name[..^".resx".Length];
        var dot = withoutExtension.LastIndexOf('.');
        return dot > 0 && withoutExtension[(dot + 1)..].All(char.IsAsciiDigit) ? withoutExtension[..dot] : withoutExtension;
    }
}
