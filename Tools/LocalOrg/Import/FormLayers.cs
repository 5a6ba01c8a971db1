using System;
using System.Collections.Generic;
using System.Linq;

namespace CrmFeedback.LocalOrg.Import;

/// <summary>Lays the forms of one package over those there are: diffs are merged, complete forms are new or take the old one's place.</summary>
internal static class FormLayers
{
    /// <summary>The forms after the package.</summary>
    /// <exception cref="SolutionImportException">A diff changes a form that is not there.</exception>
    public static IReadOnlyList<FormDefinition> Add(IReadOnlyList<FormDefinition> forms, SolutionPackage package)
    {
        var result = forms.ToList();
        foreach (var form in UserInterfaceReader.Forms(package))
        {
            var index = result.FindIndex(other => other.Id == form.Id);
            if (!FormMerger.IsDiff(form.Xml))
            {
                Put(result, index, form with { Xml = FormMerger.Complete(form.Xml) });
                continue;
            }

            if (index < 0)
                throw package.Refuse(SolutionImportProblem.MissingDependency, $"it changes the form {form.Id:B} of '{form.Table}', which does not exist here; a diff cannot stand alone.");
            var lost = new List<string>();
            var merged = result[index] with { Xml = FormMerger.Merge(result[index].Xml, form.Xml, lost) };
            result[index] = merged with { Layers = [.. merged.Layers, new FormLayer(package.Name, lost)] };
        }

        return result;
    }

    private static void Put(List<FormDefinition> forms, int index, FormDefinition form)
    {
        if (index < 0)
            forms.Add(form);
        else
            forms[index] = form;
    }
}
