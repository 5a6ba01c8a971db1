using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using CrmFeedback.LocalOrg.Metadata;

namespace CrmFeedback.LocalOrg.Import;

/// <summary>Puts the base tables and the installed solutions together. Pure: the same packages and state give the same result.</summary>
internal static class SolutionComposer
{
    /// <summary>The organisation as it is with these solutions, imported in this order.</summary>
    /// <exception cref="SolutionImportException">A package cannot be imported on top of those before it.</exception>
    public static (OrganizationMetadata Metadata, SolutionCatalog Catalog) Compose(IReadOnlyList<SolutionPackage> packages, InstallState state, bool customerService)
    {
        var builder = BaseTables.Load(customerService);
        var installed = new List<SolutionPackage>();
        var catalog = new SolutionCatalog { Forms = BaseForms.For(builder) };
        foreach (var package in packages)
        {
            DependencyRules.Check(package, installed, builder);
            foreach (var language in Languages(package))
                builder.Languages.Add(language);
            OptionSetReader.Merge(package, builder);
            TableReader.Merge(package, builder);
            RelationshipReader.Merge(package, builder);
            catalog = Add(catalog, package);
            RegistrationRules.Check(package, catalog, builder);
            installed.Add(package);
        }

        foreach (var table in builder.Tables.Values)
        {
            foreach (var key in table.Keys.Values.ToArray())
                table.Keys[key.LogicalName] = key with { Status = state.Keys.GetValueOrDefault((table.LogicalName, key.LogicalName), KeyStatus.Pending) };
        }

        return (builder.Build(), WithState(catalog, state));
    }

    /// <summary>The catalogue with steps enabled and profiles filled as decided.</summary>
    public static SolutionCatalog WithState(SolutionCatalog catalog, InstallState state) => new()
    {
        Solutions = catalog.Solutions,
        Forms = catalog.Forms,
        Dashboards = catalog.Dashboards,
        SavedQueries = catalog.SavedQueries,
        Charts = catalog.Charts,
        WebResources = catalog.WebResources,
        SiteMaps = catalog.SiteMaps,
        AppModules = catalog.AppModules,
        Roles = catalog.Roles,
        ColumnSecurityProfiles = catalog.ColumnSecurityProfiles
            .Select(profile => profile with { Members = state.ProfileMembers.GetValueOrDefault(profile.Id, ImmutableHashSet<Guid>.Empty) }).ToArray(),
        PluginAssemblies = catalog.PluginAssemblies,
        Steps = catalog.Steps.Select(step => step with { IsEnabled = state.EnabledSteps.Contains(step.Id) }).ToArray(),
        CustomApis = catalog.CustomApis,
        EnvironmentVariables = catalog.EnvironmentVariables,
        Ribbons = catalog.Ribbons,
    };

    private static SolutionCatalog Add(SolutionCatalog catalog, SolutionPackage package) => new()
    {
        Solutions = catalog.Solutions.Append(package.Solution).ToArray(),
        Forms = FormLayers.Add(catalog.Forms, package),
        Dashboards = Merge(catalog.Dashboards, UserInterfaceReader.Dashboards(package), form => form.Id),
        SavedQueries = Merge(catalog.SavedQueries, UserInterfaceReader.SavedQueries(package), query => query.Id),
        Charts = Merge(catalog.Charts, UserInterfaceReader.Charts(package), chart => chart.Id),
        WebResources = Merge(catalog.WebResources, UserInterfaceReader.WebResources(package), resource => resource.Name.ToLowerInvariant()),
        SiteMaps = Merge(catalog.SiteMaps, UserInterfaceReader.SiteMaps(package), map => map.UniqueName),
        AppModules = Merge(catalog.AppModules, UserInterfaceReader.AppModules(package), app => app.UniqueName),
        Roles = Merge(catalog.Roles, SecurityReader.Roles(package), role => role.Id),
        ColumnSecurityProfiles = Merge(catalog.ColumnSecurityProfiles, SecurityReader.Profiles(package), profile => profile.Id),
        PluginAssemblies = Merge(catalog.PluginAssemblies, PluginReader.Assemblies(package), assembly => assembly.Id),
        Steps = Merge(catalog.Steps, StepReader.Read(package), step => step.Id),
        CustomApis = Merge(catalog.CustomApis, CustomApiReader.CustomApis(package), api => api.UniqueName),
        EnvironmentVariables = Merge(catalog.EnvironmentVariables, CustomApiReader.EnvironmentVariables(package), variable => variable.SchemaName),
        Ribbons = catalog.Ribbons.Concat(UserInterfaceReader.Ribbons(package)).ToArray(),
    };

    // A later solution's component with the same id lies on top of the earlier one.
    private static IReadOnlyList<T> Merge<T, TKey>(IReadOnlyList<T> existing, IEnumerable<T> added, Func<T, TKey> key)
        where TKey : notnull
    {
        var result = existing.ToList();
        foreach (var item in added)
        {
            result.RemoveAll(other => key(other).Equals(key(item)));
            result.Add(item);
        }

        return result;
    }

    private static IEnumerable<int> Languages(SolutionPackage package) =>
        package.Customizations.Element("Languages")?.Elements("Language")
            .Select(language => int.TryParse(language.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? code : LocalizedText.BaseLanguage)
        ?? Enumerable.Empty<int>();
}
