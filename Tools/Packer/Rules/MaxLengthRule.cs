using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CrmFeedback.Packer.Source;

namespace CrmFeedback.Packer.Rules;

/// <summary>Text columns state their length; else import says "New string attributes must have a max length value".</summary>
internal sealed class MaxLengthRule : IRule
{
    public string Name => "max-length";

    public IEnumerable<Problem> Check(RuleContext context)
    {
        foreach (var (entity, column) in context.Solution.Entities.SelectMany(entity => entity.Columns.Select(column => (entity, column))))
        {
            var limit = column.Type switch { "nvarchar" => 4000, "ntext" => 1048576, _ => 0 };
            if (limit == 0)
                continue;
            var text = column.Element.Text("MaxLength");
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var length) || length < 1 || length > limit)
                yield return this.Problem(context, entity.File, $"{column.LogicalName} ({column.Type}) needs a MaxLength from 1 to {limit}, not '{text}'.");
        }
    }
}
