using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;

namespace CrmFeedback.LocalOrg.Import;

/// <summary>One component a package brings.</summary>
/// <param name="Kind">What it is, for messages.</param>
/// <param name="Key">Its name or id, in lower case.</param>
/// <param name="IsCustomizable">False if no other solution may change it once it is managed.</param>
internal sealed record Component(string Kind, string Key, bool IsCustomizable);

/// <summary>Lists the components of a package with whether they may be customised.</summary>
internal static class ComponentIndex
{
    /// <summary>The components, form diffs and columns added to somebody else's table included as what they are.</summary>
    public static IEnumerable<Component> Of(SolutionPackage package)
    {
        var root = package.Customizations;
        return Tables(package)
            .Concat(Listed(root, "optionsets", "optionset", "choice", element => element.Attr("Name")))
            .Concat(Listed(root, "Dashboards", "Dashboard", "dashboard", element => element.Text("FormId")))
            .Concat(Listed(root, "WebResources", "WebResource", "web resource", element => element.Text("Name")))
            .Concat(Listed(root, "Roles", "Role", "security role", element => element.Attr("id")))
            .Concat(Listed(root, "SolutionPluginAssemblies", "PluginAssembly", "plug-in assembly", element => element.Attr("PluginAssemblyId")))
            .Concat(Listed(root, "SdkMessageProcessingSteps", "SdkMessageProcessingStep", "plug-in step", element => element.Attr("SdkMessageProcessingStepId")))
            .Concat(Listed(root, "AppModules", "AppModule", "app", element => element.Text("UniqueName")))
            .Concat(Listed(root, "AppModuleSiteMaps", "AppModuleSiteMap", "site map", element => element.Text("SiteMapUniqueName")));
    }

    private static IEnumerable<Component> Tables(SolutionPackage package)
    {
        foreach (var entity in TableReader.EntityElements(package))
        {
            var table = TableReader.NameOf(package, entity);
            var definition = entity.Element("EntityInfo")?.Element("entity");
            if (definition?.Element("OwnershipTypeMask") is not null)
                yield return new("table", table, definition.Flag("IsCustomizable", otherwise: true));
            foreach (var column in definition?.Element("attributes")?.Elements("attribute") ?? [])
                yield return new("column", $"{table}.{(column.Text("LogicalName") ?? column.Attr("PhysicalName"))?.ToLowerInvariant()}", column.Flag("IsCustomizable", otherwise: true));
            foreach (var form in entity.Descendants("systemform"))
                yield return new("form", Key(form.Text("formid")), form.Flag("IsCustomizable", otherwise: true));
            foreach (var view in entity.Descendants("savedquery"))
                yield return new("view", Key(view.Text("savedqueryid")), view.Flag("IsCustomizable", otherwise: true));
            foreach (var chart in entity.Element("Visualizations")?.Elements("visualization") ?? [])
                yield return new("chart", Key(chart.Text("savedqueryvisualizationid")), chart.Flag("IsCustomizable", otherwise: true));
        }
    }

    private static IEnumerable<Component> Listed(XElement root, string list, string item, string kind, Func<XElement, string?> key) =>
        root.Element(list)?.Elements(item).Select(element => new Component(kind, Key(key(element)), element.Flag("IsCustomizable", otherwise: true))) ?? [];

    private static string Key(string? text) => text?.Trim('{', '}').ToLowerInvariant() ?? "";
}
