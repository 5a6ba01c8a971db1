using System.Collections.Generic;
using System.Linq;
using CrmFeedback.Packer.Source;

namespace CrmFeedback.Packer.Rules;

/// <summary>A lookup gets its target from a relationship; a customer column has two, to account and contact.</summary>
internal sealed class LookupRule : IRule
{
    public string Name => "lookup";

    public IEnumerable<Problem> Check(RuleContext context)
    {
        var relationships = context.Solution.RelationshipFiles.SelectMany(file => file.Root.Elements("EntityRelationship"))
            .ToLookup(body => (body.Text("ReferencingEntityName") + "." + body.Text("ReferencingAttributeName")).ToLowerInvariant(), body => body.Text("ReferencedEntityName"));
        foreach (var (entity, column) in context.Solution.Entities.SelectMany(entity => entity.Columns.Select(column => (entity, column))))
        {
            var targets = relationships[(entity.SchemaName + "." + column.PhysicalName).ToLowerInvariant()].ToList();
            if (column.Type == "lookup" && column.Element.Text("IsCustomField") == "1" && targets.Count == 0)
                yield return this.Problem(context, entity.File, $"The lookup {column.LogicalName} has no relationship, so it has no target.");
            if (column.Type == "customer" && !(targets.Contains("Account") && targets.Contains("Contact") && targets.Count == 2))
                yield return this.Problem(context, entity.File, $"The customer column {column.LogicalName} needs one relationship to Account and one to Contact; found {(targets.Count == 0 ? "none" : string.Join(", ", targets))}.");
        }
    }
}
