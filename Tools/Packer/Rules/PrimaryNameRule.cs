using System.Collections.Generic;
using System.Linq;
using CrmFeedback.Packer.Source;

namespace CrmFeedback.Packer.Rules;

/// <summary>A table of our own has one primary name column, told by its display mask; else import says "PrimaryName attribute not found".</summary>
internal sealed class PrimaryNameRule : IRule
{
    public string Name => "primary-name";

    public IEnumerable<Problem> Check(RuleContext context)
    {
        foreach (var entity in context.Solution.Entities.Where(entity => entity.IsOwnTable))
        {
            var primary = entity.Columns.Where(column => column.Element.Text("DisplayMask").Split('|').Contains("PrimaryName")).ToList();
            if (primary.Count != 1)
                yield return this.Problem(context, entity.File, $"{primary.Count} columns have PrimaryName in their DisplayMask; exactly one must.");
            else if (primary[0].Type != "nvarchar")
                yield return this.Problem(context, entity.File, $"The primary name column {primary[0].LogicalName} must be nvarchar, not {primary[0].Type}.");
        }
    }
}
