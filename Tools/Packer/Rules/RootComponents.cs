using System.Collections.Generic;
using System.Linq;
using CrmFeedback.Packer.Source;

namespace CrmFeedback.Packer.Rules;

/// <summary>The components that need an entry in RootComponents, with their type numbers.</summary>
internal static class RootComponents
{
    /// <summary>Types that are named by id; all others by schema name.</summary>
    private static readonly HashSet<string> ById = ["20", "60", "70", "91", "92"];

    /// <summary>What a root component is told by: its id in lower case, or its name.</summary>
    public static string Key(string type, string schemaName, string id) => ById.Contains(type) ? id : schemaName;

    /// <summary>Every root component that the files of a solution make.</summary>
    public static IEnumerable<(string Type, string Key, SourceFile File)> OnDisk(SolutionSource solution) =>
        solution.Entities.Select(entity => ("1", entity.LogicalName, entity.File))
            .Concat(solution.OptionSets.Select(file => ("9", file.Root.Attr("Name"), file)))
            .Concat(solution.Roles.Select(file => ("20", file.Root.Attr("id").AsId(), file)))
            .Concat(solution.Dashboards.Select(file => ("60", file.Root.Text("FormId").AsId(), file)))
            .Concat(solution.WebResources.Select(resource => ("61", resource.Name, resource.Data)))
            .Concat(solution.SiteMaps.Select(file => ("62", file.Root.Text("SiteMapUniqueName"), file)))
            .Concat(FieldSecurity.Profiles(solution).Select(profile => ("70", profile.Id, solution.FieldSecurityProfiles!)))
            .Concat(solution.AppModules.Select(file => ("80", file.Root.Text("UniqueName"), file)))
            .Concat(solution.Assemblies.Select(assembly => ("91", assembly.Data.Root.Attr("PluginAssemblyId").AsId(), assembly.Data)))
            .Concat(solution.Steps.Select(file => ("92", file.Root.Attr("SdkMessageProcessingStepId").AsId(), file)))
            .Concat(solution.EnvironmentVariables.Select(file => ("380", file.Root.Attr("schemaname"), file)));
}
