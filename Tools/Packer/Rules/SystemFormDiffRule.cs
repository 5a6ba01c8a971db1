using System.Collections.Generic;
using System.Linq;

namespace CrmFeedback.Packer.Rules;

/// <summary>A form of ours on a system table is complete; a form that is not ours may only be a managed difference, for the unmanaged package would replace it.</summary>
internal sealed class SystemFormDiffRule : IRule
{
    public string Name => "system-form-diff";

    private static readonly HashSet<string> OutOfTheBox =
    [
        "8448b78f-8f42-454e-8e2a-f8196b0419af", "b053a39a-041a-4356-acef-ddf00182762b", "a72c7955-442b-4ea4-9499-b10cd18b4256",
        "1fed44d1-ae68-4a41-bd2b-f13acac4acfa", "4a63c8d1-6c1e-48ec-9db4-3e6c7155334c", "915f6055-2e07-4276-ae08-2b96c8d02c57",
    ];

    public IEnumerable<Problem> Check(RuleContext context)
    {
        foreach (var form in context.Solution.Entities.SelectMany(entity => entity.Forms))
        {
            if (OutOfTheBox.Contains(form.Id) && !form.IsManagedOnly)
                yield return this.Problem(context, form.File, "This is Microsoft's form; importing the unmanaged package would replace it. Name the file {id}_managed.xml.");
            if (OutOfTheBox.Contains(form.Id) && !form.IsDiff)
                yield return this.Problem(context, form.File, "This is Microsoft's form, but nothing in it has a solutionaction, so it is no difference.");
            if (!OutOfTheBox.Contains(form.Id) && form.IsDiff)
                yield return this.Problem(context, form.File, "A form of our own is complete in both packages; remove the solutionaction attributes.");
        }
    }
}
