using System.Collections.Generic;
using System.Linq;
using CrmFeedback.Packer.Source;

namespace CrmFeedback.Packer.Rules;

/// <summary>A table of our own has one default public view and each generated view kind once.</summary>
internal sealed class DefaultViewRule : IRule
{
    public string Name => "default-view";

    private static readonly (string Type, string Label)[] Kinds = [("1", "advanced find"), ("2", "associated"), ("4", "quick find"), ("64", "lookup")];

    public IEnumerable<Problem> Check(RuleContext context)
    {
        foreach (var entity in context.Solution.Entities.Where(entity => entity.IsOwnTable))
        {
            var views = entity.Views.SelectMany(view => view.Root.DescendantsAndSelf("savedquery")).ToList();
            if (views.Count(view => view.Text("querytype") == "0" && view.Text("isdefault") == "1") != 1)
                yield return this.Problem(context, entity.File, "One public view (querytype 0) must be the default.");
            foreach (var (type, label) in Kinds.Where(kind => views.Count(view => view.Text("querytype") == kind.Type) != 1))
                yield return this.Problem(context, entity.File, $"There must be one {label} view (querytype {type}).");
        }
    }
}
