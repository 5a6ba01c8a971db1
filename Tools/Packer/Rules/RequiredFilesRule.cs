using System;
using System.Collections.Generic;
using System.Linq;
using CrmFeedback.Packer.Source;

namespace CrmFeedback.Packer.Rules;

/// <summary>The three files every solution needs.</summary>
internal sealed class RequiredFilesRule : IRule
{
    public string Name => "required-files";

    public IEnumerable<Problem> Check(RuleContext context)
    {
        if (Missing(context.Solution.Manifest, context, "Other/Solution.xml"))
            yield return this.Problem(context, "Other/Solution.xml", "The manifest is missing.");
        else if (context.Solution.Manifest is { } manifest && manifest.Root.Element("SolutionManifest")?.Element("Managed") == null)
            yield return this.Problem(context, "Other/Solution.xml", "The manifest has no SolutionManifest/Managed element.");
        if (Missing(context.Solution.Customizations, context, "Other/Customizations.xml"))
            yield return this.Problem(context, "Other/Customizations.xml", "The skeleton of customizations.xml is missing.");
        if (Missing(context.Solution.RelationshipIndex, context, "Other/Relationships.xml") && context.Solution.Entities.Any(entity => entity.IsOwnTable))
            yield return this.Problem(context, "Other/Relationships.xml", "The relationship index is missing, so no relationship would be packed.");
    }

    // A broken file has its own problem already.
    private static bool Missing(SourceFile? file, RuleContext context, string path) =>
        file == null && !context.Solution.Paths.Contains(path, StringComparer.Ordinal);
}
