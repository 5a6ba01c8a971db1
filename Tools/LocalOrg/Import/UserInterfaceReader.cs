using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml;
using System.Xml.Linq;

namespace CrmFeedback.LocalOrg.Import;

/// <summary>Reads what people see: forms, views, charts, dashboards, apps, web resources, commands.</summary>
internal static class UserInterfaceReader
{
    /// <summary>Forms of all tables.</summary>
    public static IEnumerable<FormDefinition> Forms(SolutionPackage package) =>
        from entity in TableReader.EntityElements(package)
        let table = TableReader.NameOf(package, entity)
        from forms in entity.Element("FormXml")?.Elements("forms") ?? Enumerable.Empty<XElement>()
        from form in forms.Elements("systemform")
        select new FormDefinition(
            form.Id("formid") ?? throw Invalid(package, $"a form of '{table}' has no formid."),
            table,
            forms.Attr("type") ?? "main",
            form.Labels("LocalizedNames"),
            form.Element("form") ?? throw Invalid(package, $"form {form.Text("formid")} of '{table}' has no form element."),
            package.Name)
        {
            IsActive = form.Int("FormActivationState") != 0,
        };

    /// <summary>Dashboards.</summary>
    public static IEnumerable<FormDefinition> Dashboards(SolutionPackage package) =>
        from dashboard in package.Customizations.Element("Dashboards")?.Elements("Dashboard") ?? Enumerable.Empty<XElement>()
        select new FormDefinition(
            dashboard.Id("FormId") ?? throw Invalid(package, "a dashboard has no FormId."),
            "",
            "dashboard",
            dashboard.Labels("LocalizedNames"),
            dashboard.Element("FormXml")?.Element("forms")?.Element("form") ?? throw Invalid(package, $"dashboard {dashboard.Text("FormId")} has no form element."),
            package.Name);

    /// <summary>System views.</summary>
    public static IEnumerable<SavedQueryDefinition> SavedQueries(SolutionPackage package) =>
        from entity in TableReader.EntityElements(package)
        let table = TableReader.NameOf(package, entity)
        from query in entity.Element("SavedQueries")?.Elements("savedqueries").Elements("savedquery") ?? Enumerable.Empty<XElement>()
        select new SavedQueryDefinition(
            query.Id("savedqueryid") ?? throw Invalid(package, $"a view of '{table}' has no savedqueryid."),
            table,
            query.Labels("LocalizedNames"),
            query.Int("querytype") ?? 0,
            query.Flag("isdefault"),
            Inner(query, "fetchxml"),
            Inner(query, "layoutxml"),
            package.Name);

    /// <summary>Charts.</summary>
    public static IEnumerable<ChartDefinition> Charts(SolutionPackage package) =>
        from entity in TableReader.EntityElements(package)
        let table = TableReader.NameOf(package, entity)
        from chart in entity.Element("Visualizations")?.Elements("visualization") ?? Enumerable.Empty<XElement>()
        select new ChartDefinition(
            chart.Id("savedqueryvisualizationid") ?? throw Invalid(package, $"a chart of '{table}' has no savedqueryvisualizationid."),
            table,
            chart.Labels("LocalizedNames"),
            chart.Element("datadescription")?.Element("datadefinition") ?? throw Invalid(package, $"chart {chart.Text("savedqueryvisualizationid")} has no datadefinition."),
            chart.Element("presentationdescription")?.Element("Chart"),
            package.Name);

    /// <summary>Web resources with their bytes.</summary>
    public static IEnumerable<WebResourceDefinition> WebResources(SolutionPackage package) =>
        from element in package.Customizations.Element("WebResources")?.Elements("WebResource") ?? Enumerable.Empty<XElement>()
        let name = element.Text("Name") ?? throw Invalid(package, "a web resource has no Name.")
        let file = element.Text("FileName")?.TrimStart('/') ?? throw Invalid(package, $"web resource '{name}' has no FileName.")
        select new WebResourceDefinition(
            element.Id("WebResourceId") ?? throw Invalid(package, $"web resource '{name}' has no WebResourceId."),
            name,
            element.Text("DisplayName") ?? name,
            element.Int("WebResourceType") is { } type and >= 1 and <= 12 ? (WebResourceType)type : throw Invalid(package, $"web resource '{name}' has the type '{element.Text("WebResourceType")}'; 1 to 12 are known."),
            package.Parts.TryGetValue(file, out var content) ? content : throw Invalid(package, $"web resource '{name}': the zip has no '{file}'."),
            element.Int("LanguageCode") is { } language and > 0 ? language : null,
            Dependencies(package, name, element.Text("DependencyXml")),
            package.Name);

    /// <summary>Site maps.</summary>
    public static IEnumerable<SiteMapDefinition> SiteMaps(SolutionPackage package) =>
        from element in package.Customizations.Element("AppModuleSiteMaps")?.Elements("AppModuleSiteMap") ?? Enumerable.Empty<XElement>()
        select new SiteMapDefinition(
            element.Text("SiteMapUniqueName") ?? throw Invalid(package, "a site map has no SiteMapUniqueName."),
            element.Labels("LocalizedNames"),
            element.Element("SiteMap") ?? throw Invalid(package, $"site map '{element.Text("SiteMapUniqueName")}' has no SiteMap element."),
            package.Name);

    /// <summary>Apps.</summary>
    public static IEnumerable<AppModuleDefinition> AppModules(SolutionPackage package) =>
        from element in package.Customizations.Element("AppModules")?.Elements("AppModule") ?? Enumerable.Empty<XElement>()
        select new AppModuleDefinition(
            element.Text("UniqueName") ?? throw Invalid(package, "an app has no UniqueName."),
            element.Labels("LocalizedNames"),
            element.Id("WebResourceId"),
            (element.Element("AppModuleComponents")?.Elements("AppModuleComponent") ?? Enumerable.Empty<XElement>())
                .Select(component => new AppModuleComponent(int.TryParse(component.Attr("type"), NumberStyles.None, CultureInfo.InvariantCulture, out var type) ? type : 0, component.Attr("schemaName"), SolutionXml.ParseId(component.Attr("id"))))
                .ToArray(),
            (element.Element("AppModuleRoleMaps")?.Elements("Role") ?? Enumerable.Empty<XElement>())
                .Select(role => SolutionXml.ParseId(role.Attr("id"))).OfType<Guid>().ToArray(),
            package.Name);

    /// <summary>Command-bar changes that hold anything.</summary>
    public static IEnumerable<RibbonDiff> Ribbons(SolutionPackage package) =>
        from entity in TableReader.EntityElements(package)
        let ribbon = entity.Element("RibbonDiffXml")
        where ribbon is not null && ribbon.HasElements
        select new RibbonDiff(TableReader.NameOf(package, entity), ribbon, package.Name);

    private static string Inner(XElement query, string child)
    {
        var element = query.Element(child);
        return element?.Elements().FirstOrDefault()?.ToString(SaveOptions.DisableFormatting) ?? element?.Value.Trim() ?? "";
    }

    private static string[] Dependencies(SolutionPackage package, string name, string? xml)
    {
        if (xml is null)
            return Array.Empty<string>();
        try
        {
            return XElement.Parse(xml).Descendants("Library").Select(library => library.Attr("name")).OfType<string>().ToArray();
        }
        catch (XmlException exception)
        {
            throw Invalid(package, $"web resource '{name}' has a DependencyXml that is not well-formed: {exception.Message}");
        }
    }

    private static SolutionImportException Invalid(SolutionPackage package, string message) =>
        package.Refuse(SolutionImportProblem.InvalidPackage, message);
}
