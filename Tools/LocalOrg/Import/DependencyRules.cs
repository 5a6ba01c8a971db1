using System;
using System.Collections.Generic;
using System.Linq;
using CrmFeedback.LocalOrg.Metadata;

namespace CrmFeedback.LocalOrg.Import;

/// <summary>What must be there before a package can be imported.</summary>
internal static class DependencyRules
{
    // Names the exporter writes for what every organisation, or an app of Microsoft's, brings.
    private static readonly HashSet<string> Platform = new(StringComparer.OrdinalIgnoreCase) { "System", "Active", "Default", "Service", "msdynce_Service", "msdynce_ServicePatch" };

    /// <summary>Refuses a package that lacks a solution it needs, lacks a table it lists, or changes what a managed solution locks.</summary>
    public static void Check(SolutionPackage package, IReadOnlyList<SolutionPackage> installed, MetadataBuilder metadata)
    {
        CustomApiReader.RefuseUnknownFolders(package);
        foreach (var dependency in package.Dependencies.Where(dependency => !Platform.Contains(dependency.Solution)))
        {
            var found = installed.FirstOrDefault(other => string.Equals(other.Name, dependency.Solution, StringComparison.OrdinalIgnoreCase));
            if (found is null)
                throw package.Refuse(SolutionImportProblem.MissingDependency, $"it needs '{dependency.Component}' of the solution '{dependency.Solution}', which is not installed. Import '{dependency.Solution}' first.");
            if (dependency.Version is { } version && found.Solution.Version < version)
                throw package.Refuse(SolutionImportProblem.MissingDependency, $"it needs the solution '{dependency.Solution}' in version {version} or later; {found.Solution.Version} is installed.");
        }

        ManagedRules.CheckLayers(package, installed);
        var brought = TableReader.EntityElements(package)
            .Where(entity => entity.Element("EntityInfo")?.Element("entity")?.Element("OwnershipTypeMask") is not null)
            .Select(entity => TableReader.NameOf(package, entity))
            .ToHashSet(StringComparer.Ordinal);
        var missing = package.Manifest.Element("RootComponents")?.Elements("RootComponent")
            .Where(component => component.Attr("type") == "1")
            .Select(component => component.Attr("schemaName")?.ToLowerInvariant() ?? "")
            .FirstOrDefault(table => !metadata.Tables.ContainsKey(table) && !brought.Contains(table));
        if (missing is not null)
            throw TableReader.Missing(package, missing, "lists it in its manifest");
    }
}
