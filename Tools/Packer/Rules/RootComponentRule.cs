using System.Collections.Generic;
using System.Linq;

namespace CrmFeedback.Packer.Rules;

/// <summary>What lies on disk is named in RootComponents, and what RootComponents names lies on disk.</summary>
internal sealed class RootComponentRule : IRule
{
    public string Name => "root-component";

    public IEnumerable<Problem> Check(RuleContext context)
    {
        var onDisk = RootComponents.OnDisk(context.Solution).ToList();
        var listed = context.RootComponents.Select(root => (root.Type, Key: RootComponents.Key(root.Type, root.SchemaName, root.Id))).ToList();
        foreach (var component in onDisk.Where(component => !listed.Contains((component.Type, component.Key))))
            yield return this.Problem(context, component.File, $"RootComponents of Other/Solution.xml does not name it: add type {component.Type} '{component.Key}'.");
        foreach (var root in listed.Where(root => !onDisk.Any(component => component.Type == root.Type && component.Key == root.Key)))
            yield return this.Problem(context, "Other/Solution.xml", $"RootComponent type {root.Type} '{root.Key}' has no file, so the package would lack it.");
        foreach (var root in listed.GroupBy(root => root).Where(group => group.Count() > 1).Select(group => group.Key))
            yield return this.Problem(context, "Other/Solution.xml", $"RootComponent type {root.Type} '{root.Key}' is listed twice.");
    }
}
