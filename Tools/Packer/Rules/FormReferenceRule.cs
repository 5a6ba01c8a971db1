using System.Collections.Generic;
using System.Linq;
using CrmFeedback.Packer.Source;

namespace CrmFeedback.Packer.Rules;

/// <summary>Views, charts, relationships and quick forms that a form or dashboard names exist.</summary>
internal sealed class FormReferenceRule : IRule
{
    public string Name => "form-reference";

    public IEnumerable<Problem> Check(RuleContext context)
    {
        var known = new FormTargets(context);
        foreach (var (file, table) in context.Solution.Entities
            .SelectMany(entity => entity.Forms.Select(form => (form.File, entity.LogicalName)))
            .Concat(context.Solution.Dashboards.Select(file => (file, ""))))
        {
            foreach (var parameters in file.Root.Descendants("parameters"))
            {
                foreach (var error in known.Errors(parameters, table))
                    yield return this.Problem(context, file, $"Control '{parameters.Parent?.Attr("id")}': {error}.");
            }
        }
    }
}
