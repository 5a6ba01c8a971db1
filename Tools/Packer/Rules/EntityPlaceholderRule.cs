using System;
using System.Collections.Generic;
using System.Linq;
using CrmFeedback.Packer.Source;

namespace CrmFeedback.Packer.Rules;

/// <summary>Forms, views, charts and ribbon of a table are packed only if Entity.xml has the empty element for them.</summary>
internal sealed class EntityPlaceholderRule : IRule
{
    public string Name => "entity-placeholder";

    public IEnumerable<Problem> Check(RuleContext context) =>
        from entity in context.Solution.Entities
        from part in SolutionLayout.EntityParts
        where context.Solution.Paths.Any(path => path.StartsWith(entity.Folder + "/" + part.Key, StringComparison.Ordinal))
            && entity.File.Root.Element(part.Value) == null
        select this.Problem(context, entity.File, $"<{part.Value} /> is missing, so {entity.Folder}/{part.Key} would not be packed. Add the empty element.");
}
