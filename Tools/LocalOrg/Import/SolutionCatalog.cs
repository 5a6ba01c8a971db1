using System;
using System.Collections.Generic;
using System.Linq;

namespace CrmFeedback.LocalOrg.Import;

/// <summary>What the imported solutions define besides tables: an immutable snapshot, replaced by every import and every change of a step's or profile's state.</summary>
public sealed class SolutionCatalog
{
    /// <summary>A catalogue without solutions.</summary>
    public static readonly SolutionCatalog Empty = new();

    /// <summary>Installed solutions in order of import.</summary>
    public IReadOnlyList<InstalledSolution> Solutions { get; init; } = Array.Empty<InstalledSolution>();

    /// <summary>Forms of tables.</summary>
    public IReadOnlyList<FormDefinition> Forms { get; init; } = Array.Empty<FormDefinition>();

    /// <summary>Dashboards.</summary>
    public IReadOnlyList<FormDefinition> Dashboards { get; init; } = Array.Empty<FormDefinition>();

    /// <summary>System views.</summary>
    public IReadOnlyList<SavedQueryDefinition> SavedQueries { get; init; } = Array.Empty<SavedQueryDefinition>();

    /// <summary>Charts.</summary>
    public IReadOnlyList<ChartDefinition> Charts { get; init; } = Array.Empty<ChartDefinition>();

    /// <summary>Web resources.</summary>
    public IReadOnlyList<WebResourceDefinition> WebResources { get; init; } = Array.Empty<WebResourceDefinition>();

    /// <summary>Site maps of apps.</summary>
    public IReadOnlyList<SiteMapDefinition> SiteMaps { get; init; } = Array.Empty<SiteMapDefinition>();

    /// <summary>Model-driven apps.</summary>
    public IReadOnlyList<AppModuleDefinition> AppModules { get; init; } = Array.Empty<AppModuleDefinition>();

    /// <summary>Security roles. Their rows (<c>role</c>, <c>roleprivileges</c>) are made by whoever imports.</summary>
    public IReadOnlyList<RoleDefinition> Roles { get; init; } = Array.Empty<RoleDefinition>();

    /// <summary>Column-security profiles; they arrive without members.</summary>
    public IReadOnlyList<ColumnSecurityProfile> ColumnSecurityProfiles { get; init; } = Array.Empty<ColumnSecurityProfile>();

    /// <summary>Plug-in assemblies with their types.</summary>
    public IReadOnlyList<PluginAssemblyDefinition> PluginAssemblies { get; init; } = Array.Empty<PluginAssemblyDefinition>();

    /// <summary>Registered steps, enabled or not.</summary>
    public IReadOnlyList<StepDefinition> Steps { get; init; } = Array.Empty<StepDefinition>();

    /// <summary>Custom APIs.</summary>
    public IReadOnlyList<CustomApiDefinition> CustomApis { get; init; } = Array.Empty<CustomApiDefinition>();

    /// <summary>Environment variable definitions.</summary>
    public IReadOnlyList<EnvironmentVariableDefinition> EnvironmentVariables { get; init; } = Array.Empty<EnvironmentVariableDefinition>();

    /// <summary>Command-bar changes per table, raw.</summary>
    public IReadOnlyList<RibbonDiff> Ribbons { get; init; } = Array.Empty<RibbonDiff>();

    /// <summary>The web resource with this name, or null. Names are case-insensitive in Dataverse.</summary>
    public WebResourceDefinition? FindWebResource(string name) =>
        WebResources.FirstOrDefault(resource => string.Equals(resource.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The plug-in type with this id, or null.</summary>
    public PluginTypeDefinition? FindPluginType(Guid id) =>
        PluginAssemblies.SelectMany(assembly => assembly.Types).FirstOrDefault(type => type.Id == id);

    /// <summary>The plug-in assembly with this id, or null.</summary>
    public PluginAssemblyDefinition? FindPluginAssembly(Guid id) => PluginAssemblies.FirstOrDefault(assembly => assembly.Id == id);

    /// <summary>The custom API with this unique name, or null.</summary>
    public CustomApiDefinition? FindCustomApi(string uniqueName) =>
        CustomApis.FirstOrDefault(api => string.Equals(api.UniqueName, uniqueName, StringComparison.OrdinalIgnoreCase));

    /// <summary>Forms of one table and, if given, one type (<c>main</c>, <c>quickCreate</c>, <c>quick</c>).</summary>
    public IEnumerable<FormDefinition> FormsOf(string table, string? type = null) =>
        Forms.Where(form => string.Equals(form.Table, table, StringComparison.Ordinal)
            && (type is null || string.Equals(form.Type, type, StringComparison.OrdinalIgnoreCase)));

    /// <summary>Views of one table.</summary>
    public IEnumerable<SavedQueryDefinition> SavedQueriesOf(string table) =>
        SavedQueries.Where(query => string.Equals(query.Table, table, StringComparison.Ordinal));
}
