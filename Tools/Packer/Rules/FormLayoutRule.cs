using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using CrmFeedback.Packer.Source;

namespace CrmFeedback.Packer.Rules;

/// <summary>A cell that spans rows is followed by empty rows; tabs, sections and cells have ids and known limits.</summary>
internal sealed class FormLayoutRule : IRule
{
    public string Name => "form-layout";

    public IEnumerable<Problem> Check(RuleContext context)
    {
        foreach (var form in context.Solution.Entities
            .SelectMany(entity => entity.Forms)
            .Select(form => form.File)
            .Concat(context.Solution.Dashboards))
        {
            foreach (var element in form.Root.Descendants()
                .Where(element => element.Name.LocalName is "tab" or "section" or "cell" && !Guid.TryParse(element.Attr("id"), out _)))
                yield return this.Problem(context, form, $"A {element.Name.LocalName} has the id '{element.Attr("id")}'; it must be a GUID in braces.");
            foreach (var tab in form.Root.Descendants("tab").Where(tab => tab.Elements("columns").Elements("column").Count() > 3))
                yield return this.Problem(context, form, $"The tab '{tab.Attr("name")}' has more than 3 columns.");
            foreach (var cell in form.Root.Descendants("cell").Where(cell => !Followed(cell)))
                yield return this.Problem(context, form, $"The cell {cell.Attr("id")} spans {cell.Attr("rowspan")} rows, so as many less one empty <row /> must follow it.");
        }
    }

    private static bool Followed(XElement cell)
    {
        if (!int.TryParse(cell.Attr("rowspan"), System.Globalization.CultureInfo.InvariantCulture, out var span) || span < 2 || cell.Parent?.Name.LocalName != "row")
            return true;
        return cell.Parent.ElementsAfterSelf("row").Take(span - 1).Count() == span - 1;
    }
}
