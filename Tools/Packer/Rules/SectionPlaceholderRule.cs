using System;
using System.Collections.Generic;
using System.Linq;
using CrmFeedback.Packer.Source;

namespace CrmFeedback.Packer.Rules;

/// <summary>A component folder is packed only if its section stands, empty, in Other/Customizations.xml; otherwise it vanishes without a word.</summary>
internal sealed class SectionPlaceholderRule : IRule
{
    public string Name => "section-placeholder";

    public IEnumerable<Problem> Check(RuleContext context)
    {
        if (context.Solution.Customizations is not { } skeleton)
            yield break;
        foreach (var section in Needed(context).Where(section => skeleton.Root.Element(section.Section) == null))
            yield return this.Problem(context, skeleton, $"<{section.Section} /> is missing, so {section.Source} would not be packed. Add the empty element.");
        foreach (var section in SolutionLayout.Sections.Values.Where(section => skeleton.Root.Element(section)?.HasElements == true).Distinct())
            yield return this.Problem(context, skeleton, $"<{section}> must be empty here; its components belong in files of their own.");
    }

    private static IEnumerable<(string Section, string Source)> Needed(RuleContext context)
    {
        foreach (var (folder, section) in SolutionLayout.Sections)
        {
            if (context.Solution.Paths.Any(path => path.StartsWith(folder + "/", StringComparison.Ordinal)))
                yield return (section, folder + "/");
        }

        if (context.Solution.RelationshipFiles.Count > 0)
            yield return ("EntityRelationships", "Other/Relationships/");
        if (context.Solution.FieldSecurityProfiles != null)
            yield return ("FieldSecurityProfiles", "Other/FieldSecurityProfiles.xml");
        if (context.Solution.EntityMaps != null)
            yield return ("EntityMaps", "Other/EntityMaps.xml");
    }
}
