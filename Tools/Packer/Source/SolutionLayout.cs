using System;
using System.Collections.Generic;

namespace CrmFeedback.Packer.Source;

/// <summary>Facts of SolutionPackager's folder layout.</summary>
internal static class SolutionLayout
{
    /// <summary>Component folders and the section of customizations.xml each fills.</summary>
    public static readonly IReadOnlyDictionary<string, string> Sections = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Entities"] = "Entities",
        ["Roles"] = "Roles",
        ["OptionSets"] = "optionsets",
        ["Dashboards"] = "Dashboards",
        ["WebResources"] = "WebResources",
        ["PluginAssemblies"] = "SolutionPluginAssemblies",
        ["SdkMessageProcessingSteps"] = "SdkMessageProcessingSteps",
        ["AppModuleSiteMaps"] = "AppModuleSiteMaps",
        ["AppModules"] = "AppModules",
    };

    /// <summary>Parts of an entity's folder and the element of Entity.xml each fills.</summary>
    public static readonly IReadOnlyDictionary<string, string> EntityParts = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["FormXml"] = "FormXml",
        ["SavedQueries"] = "SavedQueries",
        ["Visualizations"] = "Visualizations",
        ["RibbonDiff.xml"] = "RibbonDiffXml",
    };

    /// <summary>Folders the packer copies into the zip as they are.</summary>
    public static readonly IReadOnlyList<string> VerbatimFolders = ["customapis", "environmentvariabledefinitions"];

    /// <summary>The legal order of the sections (an xs:sequence in CustomizationsSolution.xsd 9.0, with what newer exports insert).</summary>
    public static readonly IReadOnlyList<string> SectionOrder =
    [
        "Entities", "Roles", "Workflows", "FieldSecurityProfiles", "Templates", "EntityImageConfigs", "AttributeImageConfigs",
        "RibbonDiffXml", "IsvConfig", "RelationshipRoles", "ConnectionRoles", "SiteMap", "EntityMaps", "EntityRelationships",
        "OrganizationSettings", "optionsets", "Reports", "RoutingRules", "ChannelPropertyGroups", "ConvertRules",
        "MobileOfflineProfiles", "Slas", "ChannelAccessProfiles", "ChannelAccessProfileRules", "Dashboards",
        "InteractionCentricDashboards", "Dialogs", "WebResources", "CustomControls", "SolutionPluginAssemblies",
        "SdkMessageProcessingSteps", "ServiceEndpoints", "AppModuleSiteMaps", "AppModules", "EntityDataProviders",
        "EntityDataSources", "CanvasApps", "connectionreferences", "Languages",
    ];
}
