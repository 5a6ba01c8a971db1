using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using CrmFeedback.Packer.Source;

namespace CrmFeedback.Packer.Rules;

/// <summary>Commands, rules and labels that a ribbon names are defined in it, each id once.</summary>
internal sealed class RibbonRule : IRule
{
    public string Name => "ribbon";

    public IEnumerable<Problem> Check(RuleContext context) =>
        context.Solution.Entities
            .Select(entity => entity.Ribbon)
            .OfType<SourceFile>()
            .SelectMany(file => Errors(file.Root).Select(error => this.Problem(context, file, error)));

    private static IEnumerable<string> Errors(XElement ribbon)
    {
        var commands = Ids(ribbon.Element("CommandDefinitions")?.Elements());
        var rules = Ids(ribbon.Element("RuleDefinitions")?.Elements().Elements());
        var labels = Ids(ribbon.Element("LocLabels")?.Elements());
        foreach (var id in commands
            .Concat(rules)
            .Concat(labels)
            .Concat(Ids(ribbon.Element("CustomActions")?.Elements()))
            .GroupBy(id => id, StringComparer.Ordinal)
            .Where(group => group.Count() > 1)
            .Select(group => group.Key))
            yield return $"The id '{id}' is used twice.";
        foreach (var command in ribbon.Descendants("Button")
            .Select(button => button.Attr("Command"))
            .Where(command => !command.StartsWith("Mscrm.", StringComparison.Ordinal) && !commands.Contains(command)))
            yield return $"There is no command '{command}'.";
        foreach (var rule in Ids(ribbon.Element("CommandDefinitions")?.Descendants().Where(element => element.Name.LocalName is "EnableRule" or "DisplayRule"))
            .Where(rule => !rule.StartsWith("Mscrm.", StringComparison.Ordinal) && !rules.Contains(rule)))
            yield return $"There is no rule '{rule}'.";
        foreach (var label in ribbon.Descendants().Attributes()
            .Select(attribute => attribute.Value)
            .Where(value => value.StartsWith("$LocLabels:", StringComparison.Ordinal))
            .Select(value => value["$LocLabels:".Length..])
            .Distinct()
            .Where(label => !labels.Contains(label)))
            yield return $"There is no label '{label}'.";
    }

    private static List<string> Ids(IEnumerable<XElement>? elements) => elements?.Select(element => element.Attr("Id")).ToList() ?? [];
}
