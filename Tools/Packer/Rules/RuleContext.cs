using System;
using System.Collections.Generic;
using System.Linq;
using CrmFeedback.Packer.Source;

namespace CrmFeedback.Packer.Rules;

/// <summary>What a rule may look at: the solution, the solutions it depends on, and the package asked for.</summary>
public sealed class RuleContext
{
    /// <summary>Creates the context of one pack run.</summary>
    public RuleContext(SolutionSource solution, IReadOnlyList<SolutionSource> dependencies, bool managed)
    {
        Solution = solution;
        Dependencies = dependencies;
        Managed = managed;
        Visible = [solution, .. dependencies];
        Tables = new TableIndex(Visible, Prefix);
    }

    /// <summary>The solution under check.</summary>
    public SolutionSource Solution { get; }

    /// <summary>The solutions its MissingDependencies name, as far as they are sibling folders.</summary>
    public IReadOnlyList<SolutionSource> Dependencies { get; }

    /// <summary>The solution and its dependencies.</summary>
    public IReadOnlyList<SolutionSource> Visible { get; }

    /// <summary>True when the managed package is asked for.</summary>
    public bool Managed { get; }

    /// <summary>Tables and columns of all visible solutions.</summary>
    public TableIndex Tables { get; }

    /// <summary>The publisher's prefix with its underscore, for example <c>cfb_</c>; empty without a manifest.</summary>
    public string Prefix => Solution.Manifest?.Root.Descendants("CustomizationPrefix").FirstOrDefault()?.Value is { Length: > 0 } prefix ? prefix + "_" : "";

    /// <summary>Assembly-qualified names of all visible plug-in types by id.</summary>
    public IReadOnlyDictionary<string, string> PluginTypes =>
        Visible.SelectMany(solution => solution.Assemblies)
            .SelectMany(assembly => assembly.Data.Root.Descendants("PluginType"))
            .GroupBy(type => type.Attr("PluginTypeId").AsId(), StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => group.First().Attr("AssemblyQualifiedName"), StringComparer.OrdinalIgnoreCase);

    /// <summary>RootComponents of the solution.</summary>
    public IEnumerable<(string Type, string SchemaName, string Id)> RootComponents =>
        Solution.Manifest?.Root.Descendants("RootComponent").Select(root => (root.Attr("type"), root.Attr("schemaName"), root.Attr("id").AsId())) ?? [];
}
