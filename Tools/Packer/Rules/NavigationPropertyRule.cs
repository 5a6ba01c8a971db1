using System.Collections.Generic;
using System.Linq;
using CrmFeedback.Packer.Source;

namespace CrmFeedback.Packer.Rules;

/// <summary>Navigation property names are unique on their table, or the Web API could not tell them apart.</summary>
internal sealed class NavigationPropertyRule : IRule
{
    public string Name => "navigation-property";

    public IEnumerable<Problem> Check(RuleContext context) =>
        from file in context.Solution.RelationshipFiles
        from body in file.Root.Elements("EntityRelationship")
        from role in body.Descendants("EntityRelationshipRole")
        let name = role.Text("NavigationPropertyName")
        where name.Length > 0
        let table = role.Text("RelationshipRoleType") == "1" ? body.Text("ReferencingEntityName") : body.Text("ReferencedEntityName")
        group (File: file, Relationship: body.Attr("Name")) by (table.ToLowerInvariant(), name) into uses
        where uses.Count() > 1
        select this.Problem(context, uses.Last().File, $"The navigation property {uses.Key.name} of {uses.Key.Item1} belongs to {string.Join(" and ", uses.Select(use => use.Relationship))}.");
}
