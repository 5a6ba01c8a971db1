using System;
using System.Collections.Generic;
using System.Linq;
using CrmFeedback.Packer.Source;

namespace CrmFeedback.Packer.Rules;

/// <summary>A table's folder and every name in it use the schema name, casing included.</summary>
internal sealed class EntityFolderRule : IRule
{
    public string Name => "entity-folder";

    public IEnumerable<Problem> Check(RuleContext context)
    {
        foreach (var folder in context.Solution.Paths
            .Where(path => path.StartsWith("Entities/", StringComparison.Ordinal))
            .Select(path => path.Split('/')[1])
            .Distinct(StringComparer.Ordinal))
        {
            if (!context.Solution.Paths.Contains($"Entities/{folder}/Entity.xml", StringComparer.Ordinal))
                yield return this.Problem(context, $"Entities/{folder}", "Entity.xml is missing, so the folder would not be packed.");
        }

        foreach (var entity in context.Solution.Entities)
        {
            if (entity.Folder != "Entities/" + entity.SchemaName)
                yield return this.Problem(context, entity.File, $"The folder is {entity.Folder}, the table's schema name is {entity.SchemaName}.");
            if (entity.Definition != null && entity.Definition.Attr("Name") != entity.SchemaName)
                yield return this.Problem(context, entity.File, $"entity/@Name is '{entity.Definition.Attr("Name")}', Name is '{entity.SchemaName}'.");
        }
    }
}
