using System;
using System.Collections.Generic;
using System.Linq;
using CrmFeedback.Packer.Source;

namespace CrmFeedback.Packer.Rules;

/// <summary>A solution that uses another one names it, with its version, in MissingDependencies, and the other one is there.</summary>
internal sealed class DependencyRule : IRule
{
    public string Name => "dependency";

    public IEnumerable<Problem> Check(RuleContext context)
    {
        if (context.Solution.Manifest is not { } manifest)
            yield break;
        foreach (var name in context.Solution.DependencyNames().Where(name => IsOurs(context, name) && context.Dependencies.All(dependency => dependency.Name != name)))
            yield return this.Problem(context, manifest, $"MissingDependencies names '{name}', but there is no such folder beside {context.Solution.Name}.");
        foreach (var required in manifest.Root.Descendants("Required"))
        {
            var name = required.Attr("solution");
            if (name.Length == 0)
                yield return this.Problem(context, manifest, $"Required '{required.Attr("displayName")}' names no solution.");
            else if (!name.Contains('(', StringComparison.Ordinal))
                yield return this.Problem(context, manifest, $"Required '{required.Attr("displayName")}' names solution '{name}' without its version, as in '{name} (1.0.0.0)'.");
            var schema = required.Attr("schemaName");
            var known = context.Dependencies
                .Where(dependency => name.StartsWith(dependency.Name, StringComparison.Ordinal))
                .SelectMany(RootComponents.OnDisk).ToList();
            if (known.Count > 0 && required.Attr("type") == "90" && !context.PluginTypes.ContainsKey(required.Attr("id").AsId()))
                yield return this.Problem(context, manifest, $"Required plug-in type '{schema}' {required.Attr("id")} is not in {name}.");
            if (known.Count > 0 && required.Attr("type") is "1" or "9" or "61" && !known
                .Any(component => component.Type == required.Attr("type") && component.Key == schema))
                yield return this.Problem(context, manifest, $"Required type {required.Attr("type")} '{schema}' is not in {name}.");
        }
    }

    private static bool IsOurs(RuleContext context, string name) =>
        context.Solution.Manifest!.Root.Descendants("Publisher").Any(publisher => name.StartsWith(publisher.Text("UniqueName"), StringComparison.OrdinalIgnoreCase));
}
