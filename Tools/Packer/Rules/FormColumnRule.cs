using System.Collections.Generic;
using System.Linq;
using CrmFeedback.Packer.Source;

namespace CrmFeedback.Packer.Rules;

/// <summary>A form shows columns that exist.</summary>
internal sealed class FormColumnRule : IRule
{
    public string Name => "form-column";

    public IEnumerable<Problem> Check(RuleContext context) =>
        from entity in context.Solution.Entities
        from form in entity.Forms
        from column in form.File.Root.Descendants("control").Select(control => control.Attr("datafieldname"))
            .Concat(form.File.Root.Descendants("event").Select(handled => handled.Attr("attribute")))
        where column.Length > 0
        let error = context.Tables.ColumnError(entity.LogicalName, column)
        where error != null
        select this.Problem(context, form.File, $"{error}.");
}
