using System;
using System.Collections.Generic;
using System.Linq;
using CrmFeedback.LocalOrg.App.BuiltIn;
using CrmFeedback.LocalOrg.Import;
using CrmFeedback.LocalOrg.Metadata;

namespace CrmFeedback.LocalOrg.App.Definitions;

/// <summary>Answers what the app's client asks of the imported solutions, in one language.</summary>
public sealed class AppDefinitions(OrganizationMetadata metadata, SolutionCatalog catalog, int languageCode)
{
    private const int FormComponent = 60;

    // Microsoft's app, which shows every form there is, and those of the solutions.
    private IEnumerable<(AppModuleDefinition App, SiteMapDefinition SiteMap)> AllApps =>
        BuiltInApp.For(metadata).Concat(catalog.AppModules.SelectMany(app => catalog.SiteMaps
            .Where(map => string.Equals(map.UniqueName, app.UniqueName, StringComparison.OrdinalIgnoreCase)).Take(1).Select(map => (app, map))));

    /// <summary>The model-driven apps: the built-in one first, then the solutions' in order of import.</summary>
    public IReadOnlyList<AppSummary> Apps() => AllApps.Select(pair => pair.App).Select(app => new AppSummary(app.UniqueName, app.Name.For(languageCode))).ToList();

    /// <summary>An app's navigation, or null if there is no such app.</summary>
    public SiteMapView? SiteMap(string app)
    {
        var found = AllApps.FirstOrDefault(pair => string.Equals(pair.App.UniqueName, app, StringComparison.OrdinalIgnoreCase));
        return found.App is null ? null : SiteMapReader.Read(found.App, found.SiteMap, metadata, languageCode);
    }

    /// <summary>A table, or null if there is none of that logical name.</summary>
    public TableView? Table(string logicalName) =>
        metadata.FindTable(logicalName) is { } table ? TableReader.Read(table, FormsOf(logicalName, "main").Any(), metadata, languageCode) : null;

    /// <summary>A table's views: the solutions' first, then built-in ones with another id.</summary>
    public IReadOnlyList<ViewView> Views(string table)
    {
        var brought = catalog.SavedQueriesOf(table).Where(ViewReader.IsForPeople).ToList();
        return brought.Concat(BuiltInViews.For(table).Where(builtIn => brought.TrueForAll(view => view.Id != builtIn.Id)))
            .Select(view => ViewReader.Read(view, metadata, languageCode)).ToList();
    }

    /// <summary>A table's charts in order of import.</summary>
    public IReadOnlyList<ChartView> Charts(string table) =>
        catalog.Charts.Where(chart => string.Equals(chart.Table, table, StringComparison.Ordinal)).Select(chart => ChartReader.Read(chart, languageCode)).ToList();

    /// <summary>A dashboard, or null if there is none with that id.</summary>
    public DashboardView? Dashboard(Guid id) =>
        catalog.Dashboards.FirstOrDefault(dashboard => dashboard.Id == id) is { } found ? DashboardReader.Read(found, languageCode) : null;

    /// <summary>
    /// A table's forms of one type: out-of-the-box ones first, for new forms come last in a table's form order.
    /// An app that lists forms of the table shows those only; an app that lists none shows them all.
    /// </summary>
    public IReadOnlyList<FormView> Forms(string table, string type, string? app)
    {
        var forms = FormsOf(table, type).ToList();
        var listed = FormsOfApp(app);
        var shown = forms.Exists(form => listed.Contains(form.Id)) ? forms.FindAll(form => listed.Contains(form.Id)) : forms;
        return shown.Select(form => FormReader.Read(form, metadata, catalog, languageCode)).ToList();
    }

    /// <summary>Buttons the solutions add to the command bar of a table's forms.</summary>
    public IReadOnlyList<CommandView> Commands(string table) =>
        catalog.Ribbons.Where(ribbon => string.Equals(ribbon.Table, table, StringComparison.Ordinal)).SelectMany(ribbon => RibbonReader.Read(ribbon, languageCode)).ToList();

    private HashSet<Guid> FormsOfApp(string? app) =>
        catalog.AppModules.Where(module => string.Equals(module.UniqueName, app, StringComparison.OrdinalIgnoreCase))
            .SelectMany(module => module.Components).Where(component => component.Type == FormComponent && component.Id is not null)
            .Select(component => component.Id!.Value).ToHashSet();

    private IEnumerable<FormDefinition> FormsOf(string table, string type)
    {
        var brought = catalog.FormsOf(table, type).Where(form => form.IsActive).ToList();
        return brought.Concat(BuiltInForms.For(table, type).Where(builtIn => brought.TrueForAll(form => form.Id != builtIn.Id)));
    }
}
