using System;
using System.Collections.Generic;
using System.Linq;

namespace CrmFeedback.LocalOrg.Import;

/// <summary>What Dataverse asks of managed and unmanaged packages that meet.</summary>
internal static class ManagedRules
{
    /// <summary>Refuses a package whose solution is installed in the other mode or in a newer version.</summary>
    public static void CheckUpdate(SolutionPackage package, SolutionPackage installed)
    {
        if (installed.Solution.IsManaged != package.Solution.IsManaged)
        {
            throw package.Refuse(SolutionImportProblem.ModeMismatch,
                $"The solution is already installed on this system as {Mode(installed)} and the package supplied is attempting to install it in {(package.Solution.IsManaged ? "managed" : "unmanaged")} mode. Import can only update solutions when the modes match. Uninstall the current solution and try again.");
        }

        if (installed.Solution.Version > package.Solution.Version)
            throw package.Refuse(SolutionImportProblem.LowerVersion, $"version {installed.Solution.Version} is installed; {package.Solution.Version} is lower.");
    }

    /// <summary>Refuses a package that changes a component which another solution brought managed and not customisable.</summary>
    public static void CheckLayers(SolutionPackage package, IReadOnlyList<SolutionPackage> installed)
    {
        var own = ComponentIndex.Of(package).ToHashSet(ComponentComparer.ByKey);
        foreach (var other in installed.Where(other => other.Solution.IsManaged))
        {
            if (ComponentIndex.Of(other).FirstOrDefault(component => !component.IsCustomizable && own.Contains(component)) is { } locked)
                throw package.Refuse(SolutionImportProblem.ManagedComponent, $"it changes the {locked.Kind} '{locked.Key}', which the managed solution '{other.Name}' owns and does not let anybody customise (IsCustomizable 0).");
        }
    }

    /// <summary>Refuses the removal of a solution that is not managed, or that others need.</summary>
    public static void CheckRemoval(SolutionPackage package, IReadOnlyList<SolutionPackage> installed)
    {
        if (!package.Solution.IsManaged)
            throw new NotSupportedException($"removing the unmanaged solution '{package.Name}': Dataverse then deletes the list of its components only and keeps them all. Delete the data file to start anew.");
        var dependent = installed.Where(other => !ReferenceEquals(other, package) && other.Dependencies.Any(dependency => string.Equals(dependency.Solution, package.Name, StringComparison.OrdinalIgnoreCase))).ToArray();
        if (dependent.Length > 0)
            throw new SolutionImportException(package.Name, SolutionImportProblem.Required, $"The solution '{package.Name}' cannot be deleted: {string.Join(", ", dependent.Select(other => $"'{other.Name}'"))} needs its components. Delete {(dependent.Length == 1 ? "it" : "them")} first.", isRemoval: true);
    }

    private static string Mode(SolutionPackage package) => package.Solution.IsManaged ? "a managed solution" : "an unmanaged solution";

    private sealed class ComponentComparer : IEqualityComparer<Component>
    {
        public static readonly ComponentComparer ByKey = new();

        public bool Equals(Component? one, Component? other) =>
            string.Equals(one?.Kind, other?.Kind, StringComparison.Ordinal) && string.Equals(one?.Key, other?.Key, StringComparison.Ordinal);

        public int GetHashCode(Component component) => HashCode.Combine(component.Kind, component.Key);
    }
}
