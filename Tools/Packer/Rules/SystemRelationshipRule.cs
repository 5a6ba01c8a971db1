using System;
using System.Collections.Generic;
using System.Linq;
using CrmFeedback.Packer.Source;

namespace CrmFeedback.Packer.Rules;

/// <summary>A table of our own needs its system relationships; without them import fails with "CreateAsyncOperationRelationship".</summary>
internal sealed class SystemRelationshipRule : IRule
{
    public string Name => "system-relationship";

    public IEnumerable<Problem> Check(RuleContext context)
    {
        var listed = context.Solution.RelationshipIndex?.Root.Elements("EntityRelationship")
            .Select(entry => entry.Attr("Name"))
            .ToHashSet(StringComparer.Ordinal) ?? [];
        return
            from entity in context.Solution.Entities
            where entity.IsOwnTable
            from name in Names(entity)
            where !listed.Contains(name)
            select this.Problem(context, "Other/Relationships.xml", $"The system relationship '{name}' of {entity.SchemaName} is missing.");
    }

    private static IEnumerable<string> Names(EntitySource entity)
    {
        var table = entity.LogicalName;
        var names = new List<string> { $"lk_{table}_createdby", $"lk_{table}_modifiedby" };
        if (entity.IsUserOwned)
            names.AddRange([$"user_{table}", $"team_{table}", $"business_unit_{table}", $"owner_{table}"]);
        else
            names.Add($"organization_{table}");
        if (entity.Columns.Any(column => column.Type == "money"))
            names.Add($"TransactionCurrency_{table}");
        return names;
    }
}
