using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using CrmFeedback.LocalOrg.Import;
using CrmFeedback.LocalOrg.Metadata;
using static CrmFeedback.LocalOrg.App.BuiltIn.Labels;

namespace CrmFeedback.LocalOrg.App.BuiltIn;

/// <summary>The app that agents have before any solution: Customer Service Hub, or a plain hub where there are no cases. It lists no forms, so it shows all.</summary>
internal static class BuiltInApp
{
    /// <summary>Its unique name in every organisation.</summary>
    public const string UniqueName = "CustomerServiceHub";

    private static readonly string[] Tables = ["account", "contact", "incident", "email", "task", "queue"];

    /// <summary>The app with the tables this organisation has.</summary>
    public static IEnumerable<(AppModuleDefinition App, SiteMapDefinition SiteMap)> For(OrganizationMetadata metadata)
    {
        var name = metadata.FindTable("incident") is null ? Of("Hub", "中心", "中心") : Of("Customer Service Hub", "客户服务中心", "客戶服務中心");
        var area = new XElement("SiteMap", new XElement("Area", new XAttribute("Id", "service"),
            new XElement("Group", new XAttribute("Id", "work"), TitlesOf(Of("My work", "我的工作", "我的工作")),
                Tables.Where(table => metadata.FindTable(table) is not null).Select(table => new XElement("SubArea", new XAttribute("Id", "nav_" + table), new XAttribute("Entity", table))))));
        yield return (new AppModuleDefinition(UniqueName, name, null, [], [], ""), new SiteMapDefinition(UniqueName, name, area, ""));
    }

    private static XElement TitlesOf(LocalizedText text) =>
        new("Titles", text.ByLanguage.Select(pair => new XElement("Title", new XAttribute("LCID", pair.Key), new XAttribute("Title", pair.Value))));
}
