using System;
using System.Collections.Generic;
using System.Linq;
using CrmFeedback.Packer.Source;

namespace CrmFeedback.Packer.Rules;

/// <summary>A relationship is packed only if Other/Relationships.xml names it.</summary>
internal sealed class RelationshipIndexRule : IRule
{
    public string Name => "relationship-index";

    public IEnumerable<Problem> Check(RuleContext context)
    {
        var listed = context.Solution.RelationshipIndex?.Root.Elements("EntityRelationship").Select(entry => entry.Attr("Name")).ToList() ?? [];
        var bodies = context.Solution.RelationshipFiles
            .SelectMany(file => file.Root.Elements("EntityRelationship").Select(body => (File: file, Name: body.Attr("Name")))).ToList();
        foreach (var body in bodies.Where(body => !listed.Contains(body.Name, StringComparer.Ordinal)))
            yield return this.Problem(context, "Other/Relationships.xml", $"'{body.Name}' of {body.File.Path} is not listed, so it would not be packed.");
        foreach (var name in listed.Where(name => bodies.All(body => body.Name != name)))
            yield return this.Problem(context, "Other/Relationships.xml", $"'{name}' is listed, but no file under Other/Relationships/ describes it.");
        foreach (var name in listed
            .GroupBy(name => name, StringComparer.OrdinalIgnoreCase)
            .Where(group => group.Count() > 1)
            .Select(group => group.Key))
            yield return this.Problem(context, "Other/Relationships.xml", $"'{name}' is listed twice.");
        foreach (var group in bodies.GroupBy(body => body.Name, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
            yield return this.Problem(context, group.Last().File, $"'{group.Key}' is described more than once: {string.Join(", ", group.Select(body => body.File.Path))}.");
    }
}
