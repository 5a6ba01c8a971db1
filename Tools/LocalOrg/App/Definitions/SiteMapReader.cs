using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using CrmFeedback.LocalOrg.Import;
using CrmFeedback.LocalOrg.Metadata;

namespace CrmFeedback.LocalOrg.App.Definitions;

/// <summary>Turns a site map into the navigation of one language.</summary>
public static class SiteMapReader
{
    /// <summary>Reads a site map; a sub-area without a title of its own carries its table's collection name.</summary>
    public static SiteMapView Read(AppModuleDefinition app, SiteMapDefinition siteMap, OrganizationMetadata metadata, int languageCode)
    {
        var groups = new List<GroupView>();
        foreach (var area in siteMap.Xml.DescendantsAndSelf("Area"))
        {
            foreach (var group in area.Elements("Group"))
            {
                var subAreas = group.Elements("SubArea").Select(subArea => Read(subArea, metadata, languageCode)).ToList();
                var title = group.Title(languageCode);
                groups.Add(new GroupView($"{area.Text("Id")}.{group.Text("Id")}", area.Title(languageCode), title.Length > 0 ? title : area.Title(languageCode), subAreas));
            }
        }

        return new SiteMapView(new AppSummary(app.UniqueName, app.Name.For(languageCode)), groups);
    }

    private static SubAreaView Read(XElement subArea, OrganizationMetadata metadata, int languageCode)
    {
        var table = subArea.Attribute("Entity")?.Value;
        var title = subArea.Title(languageCode);
        if (title.Length == 0 && table is not null)
            title = metadata.FindTable(table)?.DisplayCollectionName.For(languageCode) ?? table;
        return new SubAreaView(subArea.Text("Id"), title, table, subArea.Attribute("Url")?.Value, Dashboard(subArea));
    }

    private static string? Dashboard(XElement subArea) =>
        System.Guid.TryParse(subArea.Text("DefaultDashboard"), out var id) ? id.ToString("D") : null;
}
