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
    /// <summary>The installed model-driven apps in order of import.</summary>
    public IReadOnlyList<AppSummary> Apps() => catalog.AppModules.Select(app => new AppSummary(app.UniqueName, app.Name.For(languageCode))).ToList();

    /// <summary>An app's navigation, or null if there is no such app.</summary>
    public SiteMapView? SiteMap(string app)
    {
        var module = catalog.AppModules.FirstOrDefault(candidate => string.Equals(candidate.UniqueName, app, StringComparison.OrdinalIgnoreCase));
        var siteMap = catalog.SiteMaps.FirstOrDefault(candidate => string.Equals(candidate.UniqueName, app, StringComparison.OrdinalIgnoreCase));
        return module is null || siteMap is null ? null : SiteMapReader.Read(module, siteMap, metadata, languageCode);
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

    /// <summary>A table's forms of one type: the solutions' first, as the form order of an organisation that installed them.</summary>
    public IReadOnlyList<FormView> Forms(string table, string type) =>
        FormsOf(table, type).Select(form => FormReader.Read(form, metadata, catalog, languageCode)).ToList();

    private IEnumerable<FormDefinition> FormsOf(string table, string type)
    {
        var brought = catalog.FormsOf(table, type).Where(form => form.IsActive).ToList();
        return brought.Concat(BuiltInForms.For(table, type).Where(builtIn => brought.TrueForAll(form => form.Id != builtIn.Id)));
    }
}
