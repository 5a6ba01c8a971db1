using System;
using System.Collections.Generic;
using System.Linq;
using CrmFeedback.Packer.Source;

namespace CrmFeedback.Packer.Rules;

/// <summary>A choice column names a global choice that exists, or brings its own; values carry the publisher's prefix.</summary>
internal sealed class OptionSetRule : IRule
{
    public string Name => "option-set";

    public IEnumerable<Problem> Check(RuleContext context)
    {
        var names = context.Visible
            .SelectMany(solution => solution.OptionSets)
            .Select(file => file.Root.Attr("Name"))
            .ToHashSet(StringComparer.Ordinal);
        foreach (var (entity, column) in context.Solution.Entities.SelectMany(entity => entity.Columns.Select(column => (entity, column))))
        {
            var name = column.Element.Text("OptionSetName");
            if (name.Length > 0 && !names.Contains(name))
                yield return this.Problem(context, entity.File, $"{column.LogicalName}: there is no global choice '{name}'.");
            if (column.Type is "picklist" or "multiselectpicklist" && name.Length == 0 && column.Element.Element("optionset") == null)
                yield return this.Problem(context, entity.File, $"{column.LogicalName} has neither OptionSetName nor an optionset.");
        }

        var prefix = context.Solution.Manifest?.Root.Descendants("CustomizationOptionValuePrefix").FirstOrDefault()?.Value ?? "";
        foreach (var file in context.Solution.OptionSets.Concat(context.Solution.Entities.Select(entity => entity.File)))
        {
            foreach (var value in file.Root.Descendants("option")
                .Where(option => option.Ancestors("optionset").First().Text("OptionSetType") == "picklist")
                .Select(option => option.Attr("value")))
            {
                if (value.Length != 9 || !value.StartsWith(prefix, StringComparison.Ordinal))
                    yield return this.Problem(context, file, $"The option value {value} does not start with the publisher's prefix {prefix} and four more digits.");
            }
        }

        foreach (var set in context.Solution.OptionSets)
        {
            foreach (var value in set.Root.Descendants("option")
                .GroupBy(option => option.Attr("value"), StringComparer.Ordinal)
                .Where(group => group.Count() > 1)
                .Select(group => group.Key))
                yield return this.Problem(context, set, $"The option value {value} is used twice.");
        }
    }
}
