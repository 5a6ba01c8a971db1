using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml;
using System.Xml.Linq;
using CrmFeedback.LocalOrg.Metadata;

namespace CrmFeedback.LocalOrg.Import;

/// <summary>Finds what a form or view shows but the organisation does not have. Dataverse imports such a solution; a person should look.</summary>
internal static class DisplayWarnings
{
    /// <summary>One sentence per form control or view column without a column behind it.</summary>
    public static IReadOnlyList<string> Of(string solution, OrganizationMetadata metadata, SolutionCatalog catalog)
    {
        var warnings = new List<string>();
        foreach (var form in catalog.Forms.Where(form => Concerns(form, solution)))
        {
            if (metadata.FindTable(form.Table) is not { } table)
                continue;
            warnings.AddRange(form.Layers.Where(layer => string.Equals(layer.Solution, solution, StringComparison.Ordinal)).SelectMany(layer => layer.Lost)
                .Select(part => $"Form '{form.Name}' of {table.LogicalName} has no place for the {part} of the diff: it or its parent is not there."));
            warnings.AddRange(form.Xml.Descendants("control").Select(control => control.Attr("datafieldname")).OfType<string>()
                .Where(column => table.FindColumn(column) is null).Distinct(StringComparer.Ordinal)
                .Select(column => $"Form '{form.Name}' of {table.LogicalName} shows the column '{column}', which does not exist."));
            warnings.AddRange(form.Xml.Descendants("Url").Concat(form.Xml.Descendants("Library").Where(library => library.Attr("name") is not null))
                .Select(element => element.Attr("name") ?? element.Value.Trim())
                .Where(name => name.Length > 0 && catalog.FindWebResource(name) is null).Distinct(StringComparer.Ordinal)
                .Select(name => $"Form '{form.Name}' of {table.LogicalName} uses the web resource '{name}', which does not exist."));
        }

        foreach (var query in catalog.SavedQueries.Where(query => string.Equals(query.Solution, solution, StringComparison.Ordinal)))
        {
            if (metadata.FindTable(query.Table) is { } table)
                warnings.AddRange(Columns(query).Where(column => table.FindColumn(column) is null)
                    .Select(column => $"View '{query.Name}' of {table.LogicalName} shows the column '{column}', which does not exist."));
        }

        return warnings;
    }

    private static bool Concerns(FormDefinition form, string solution) =>
        string.Equals(form.Solution, solution, StringComparison.Ordinal) || form.Layers.Any(layer => string.Equals(layer.Solution, solution, StringComparison.Ordinal));

    private static IEnumerable<string> Columns(SavedQueryDefinition query)
    {
        try
        {
            var layout = XElement.Parse(query.LayoutXml).Descendants("cell").Select(cell => cell.Attr("name"));
            var fetch = XElement.Parse(query.FetchXml).Element("entity")?.Elements("attribute").Select(attribute => attribute.Attr("name")) ?? Enumerable.Empty<string?>();

            // A dot leads to a linked table's column.
            return layout.Concat(fetch).OfType<string>().Where(column => !column.Contains('.', StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).ToArray();
        }
        catch (XmlException)
        {
            return new[] { "(layout or query is not well-formed)" };
        }
    }
}
