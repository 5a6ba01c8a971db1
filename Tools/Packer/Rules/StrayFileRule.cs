using System;
using System.Collections.Generic;
using System.Linq;

namespace CrmFeedback.Packer.Rules;

/// <summary>The packer copies folders it does not know into the zip, stray files included; so only known files may lie here.</summary>
internal sealed class StrayFileRule : IRule
{
    public string Name => "stray-file";

    public IEnumerable<Problem> Check(RuleContext context) =>
        context.Solution.Paths.Where(path => !IsKnown(path)).Select(path => this.Problem(context, path, Why(path)));

    private static string Why(string path) =>
        path.EndsWith("environmentvariablevalues.json", StringComparison.Ordinal)
            ? "A value in the package would override the target's. Remove the file."
            : "The file belongs to no component, and Microsoft's packer would drop it or copy it into the zip. Remove it.";

    private static bool IsKnown(string path)
    {
        var parts = path.Split('/');
        return parts[0] switch
        {
            "Other" => parts is [_, "Solution.xml" or "Customizations.xml" or "Relationships.xml" or "FieldSecurityProfiles.xml" or "EntityMaps.xml"] or [_, "Relationships", _] && IsXml(path),
            "Entities" => parts is [_, _, "Entity.xml" or "RibbonDiff.xml"] || (IsXml(path) && parts is [_, _, "FormXml", "main" or "quick" or "quickCreate" or "card" or "mobile", _] or [_, _, "SavedQueries" or "Visualizations", _]),
            "OptionSets" or "Roles" or "Dashboards" or "SdkMessageProcessingSteps" => parts.Length == 2 && IsXml(path),
            "WebResources" or "PluginAssemblies" => true,
            "AppModules" => parts is [_, _, "AppModule.xml"],
            "AppModuleSiteMaps" => parts is [_, _, "AppModuleSiteMap.xml"],
            "customapis" => parts is [_, _, "customapi.xml"] or [_, _, "customapirequestparameters", _, "customapirequestparameter.xml"] or [_, _, "customapiresponseproperties", _, "customapiresponseproperty.xml"],
            "environmentvariabledefinitions" => parts is [_, _, "environmentvariabledefinition.xml"],
            _ => false,
        };
    }

    private static bool IsXml(string path) => path.EndsWith(".xml", StringComparison.Ordinal);
}
