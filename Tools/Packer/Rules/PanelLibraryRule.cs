using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using CrmFeedback.Packer.Source;

namespace CrmFeedback.Packer.Rules;

/// <summary>A form that shows a panel carries a form library and an OnLoad handler from it, or the panel's frame stays blank: only the form can hand Xrm to it. In a managed difference both must be added.</summary>
internal sealed class PanelLibraryRule : IRule
{
    public string Name => "panel-library";

    public IEnumerable<Problem> Check(RuleContext context)
    {
        var pages = context.Visible
            .SelectMany(solution => solution.WebResources)
            .Where(resource => resource.Type == "1")
            .Select(resource => resource.Name)
            .ToHashSet(StringComparer.Ordinal);
        return context.Solution.Entities.SelectMany(entity => entity.Forms)
            .Where(form => FormScripts.PanelUrls(form.File.Root).Any(pages.Contains))
            .SelectMany(form => Errors(form).Select(error => this.Problem(context, form.File, error)));
    }

    private static IEnumerable<string> Errors(FormSource form)
    {
        var libraries = form.File.Root.Descendants("formLibraries").Elements("Library").ToList();
        var handlers = form.File.Root.Descendants("event").Where(handled => handled.Attr("name").SameAs("onload")).Descendants("Handler")
            .Where(handler => handler.Attr("enabled") == "true" && handler.Attr("passExecutionContext") == "true"
                && libraries.Any(library => library.Attr("name") == handler.Attr("libraryName"))).ToList();
        if (libraries.Count == 0)
            yield return "The form shows a panel but has no formLibraries/Library.";
        if (handlers.Count == 0)
            yield return "The form shows a panel but has no enabled OnLoad handler, with passExecutionContext, from one of its libraries.";
        if (!form.IsDiff)
            yield break;
        if (libraries.Count > 0 && !libraries.Any(IsAdded))
            yield return "The form is a difference, so its Library needs solutionaction=\"Added\".";
        if (handlers.Count > 0 && !handlers.Any(IsAdded))
            yield return "The form is a difference, so its OnLoad Handler needs solutionaction=\"Added\".";
    }

    private static bool IsAdded(XElement element) => element.Attr("solutionaction") == "Added";
}
