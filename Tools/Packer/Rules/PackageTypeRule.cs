using System.Collections.Generic;
using CrmFeedback.Packer.Source;

namespace CrmFeedback.Packer.Rules;

/// <summary>The manifest must allow the package asked for: 0 unmanaged, 1 managed, 2 both.</summary>
internal sealed class PackageTypeRule : IRule
{
    public string Name => "package-type";

    public IEnumerable<Problem> Check(RuleContext context)
    {
        var managed = context.Solution.Manifest?.Root.Element("SolutionManifest")?.Text("Managed");
        var wanted = context.Managed ? "1" : "0";
        if (managed != null && managed != "2" && managed != wanted)
            yield return this.Problem(context, "Other/Solution.xml", $"<Managed> is {managed}, but the {(context.Managed ? "managed" : "unmanaged")} package is asked for. Write 2 for both.");
    }
}
