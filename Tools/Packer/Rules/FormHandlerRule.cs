using System;
using System.Collections.Generic;
using System.Linq;
using CrmFeedback.Packer.Source;

namespace CrmFeedback.Packer.Rules;

/// <summary>A handler's library is one of the form's libraries.</summary>
internal sealed class FormHandlerRule : IRule
{
    public string Name => "form-handler";

    public IEnumerable<Problem> Check(RuleContext context) =>
        from form in context.Solution.Entities.SelectMany(entity => entity.Forms)
        let libraries = form.File.Root.Descendants("Library").Select(library => library.Attr("name")).ToHashSet(StringComparer.Ordinal)
        from handler in form.File.Root.Descendants("Handler")
        where !libraries.Contains(handler.Attr("libraryName"))
        select this.Problem(context, form.File, $"The handler {handler.Attr("functionName")} is in '{handler.Attr("libraryName")}', which formLibraries does not list.");
}
