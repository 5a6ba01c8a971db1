using System;
using System.Collections.Generic;
using System.Linq;
using CrmFeedback.Packer.Source;

namespace CrmFeedback.Packer.Rules;

/// <summary>A table may be the child in one cascading relationship only.</summary>
internal sealed class CascadeRule : IRule
{
    public string Name => "cascade";

    private static readonly string[] Cascades = ["CascadeAssign", "CascadeDelete", "CascadeReparent", "CascadeShare", "CascadeUnshare"];

    public IEnumerable<Problem> Check(RuleContext context) =>
        from child in context.Visible.SelectMany(solution => solution.RelationshipFiles)
            .SelectMany(file => file.Root.Elements("EntityRelationship").Select(body => (File: file, Body: body)))
            .Where(relationship => Cascades.Any(cascade => relationship.Body.Text(cascade) is "Cascade" or "ActiveOnly" or "UserOwned"))
            .GroupBy(relationship => relationship.Body.Text("ReferencingEntityName"), StringComparer.OrdinalIgnoreCase)
        let names = child.Select(relationship => relationship.Body.Attr("Name")).Distinct().ToList()
        where names.Count > 1 && context.Solution.RelationshipFiles.Contains(child.Last().File)
        select this.Problem(context, child.Last().File, $"{child.Key} is the child in more than one cascading relationship: {string.Join(", ", names)}. Leave one, write NoCascade and RemoveLink in the others.");
}
