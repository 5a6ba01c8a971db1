using System;
using System.Collections.Generic;
using System.Linq;
using CrmFeedback.Packer.Source;

namespace CrmFeedback.Packer.Rules;

/// <summary>A role's privileges are on tables that exist, with a level the table knows, sorted.</summary>
internal sealed class RoleRule : IRule
{
    public string Name => "role";

    private static readonly string[] Verbs = ["prvAppendTo", "prvAppend", "prvAssign", "prvCreate", "prvDelete", "prvRead", "prvShare", "prvWrite"];

    private static readonly HashSet<string> Levels = ["Basic", "Local", "Deep", "Global"];

    public IEnumerable<Problem> Check(RuleContext context)
    {
        foreach (var role in context.Solution.Roles)
        {
            var names = role.Root.Descendants("RolePrivilege").Select(privilege => privilege.Attr("name")).ToList();
            foreach (var name in names
                .GroupBy(name => name, StringComparer.OrdinalIgnoreCase)
                .Where(group => group.Count() > 1)
                .Select(group => group.Key))
                yield return this.Problem(context, role, $"{name} is granted twice.");
            foreach (var privilege in role.Root.Descendants("RolePrivilege"))
            {
                foreach (var error in Errors(context, privilege.Attr("name"), privilege.Attr("level")))
                    yield return this.Problem(context, role, error);
            }
        }
    }

    private static IEnumerable<string> Errors(RuleContext context, string name, string level)
    {
        if (!Levels.Contains(level))
            yield return $"{name} has the level '{level}'; known are Basic, Local, Deep, Global.";
        var verb = Verbs.FirstOrDefault(verb => name.StartsWith(verb, StringComparison.Ordinal) && name[verb.Length..].StartsWith(context.Prefix, StringComparison.OrdinalIgnoreCase));
        if (verb == null || context.Prefix.Length == 0)
            yield break;
        var table = name[verb.Length..];
        if (context.Tables.OwnTable(table) is not { } entity)
            yield return $"{name}: there is no table '{table}'.";
        else if (entity.SchemaName != table)
            yield return $"{name}: the table's schema name is '{entity.SchemaName}'.";
        else if (!entity.IsUserOwned && (level != "Global" || verb is "prvAssign" or "prvShare"))
            yield return $"{name}: '{table}' belongs to the organisation, so only Global exists, and neither assign nor share.";
    }
}
