using System.Collections.Generic;
using System.Linq;
using CrmFeedback.Packer.Source;

namespace CrmFeedback.Packer.Rules;

/// <summary>The sections of customizations.xml are a sequence in Microsoft's schema; another order is refused as invalid XML (0x8004801a).</summary>
internal sealed class SectionOrderRule : IRule
{
    public string Name => "section-order";

    public IEnumerable<Problem> Check(RuleContext context)
    {
        if (context.Solution.Customizations is not { } skeleton)
            yield break;
        var last = -1;
        foreach (var section in skeleton.Root.Elements().Select(element => element.Name.LocalName))
        {
            var place = SolutionLayout.SectionOrder.ToList().IndexOf(section);
            if (place < 0)
                yield return this.Problem(context, skeleton, $"<{section}> is not a section of customizations.xml.");
            else if (place <= last)
                yield return this.Problem(context, skeleton, $"<{section}> stands after <{SolutionLayout.SectionOrder[last]}>; the order is {string.Join(", ", SolutionLayout.SectionOrder)}.");
            last = place < 0 ? last : place > last ? place : last;
        }
    }
}
