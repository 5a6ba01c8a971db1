using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using CrmFeedback.LocalOrg.Metadata;

namespace CrmFeedback.LocalOrg.Import;

/// <summary>
/// The out-of-the-box forms that managed solutions change: account, contact and two of the case, with the form ids they
/// have in every organisation, and the tabs, sections and columns such forms are known to have.
/// </summary>
internal static class BaseForms
{
    private const string Prefix = "Metadata.Base.Forms.";

    private static readonly Lazy<IReadOnlyList<FormDefinition>> s_all = new(ReadAll);

    /// <summary>The forms of the tables there are, without the sub-grids of tables there are not.</summary>
    public static IReadOnlyList<FormDefinition> For(MetadataBuilder metadata) =>
        s_all.Value.Where(form => metadata.Tables.ContainsKey(form.Table)).Select(form => form with { Xml = WithKnownTables(form.Xml, metadata) }).ToArray();

    private static XElement WithKnownTables(XElement form, MetadataBuilder metadata)
    {
        var copy = new XElement(form);
        copy.Descendants("TargetEntityType").Where(type => !metadata.Tables.ContainsKey(type.Value))
            .Select(type => type.Ancestors("row").First()).ToList().ForEach(row => row.Remove());
        return copy;
    }

    private static FormDefinition[] ReadAll() =>
        typeof(BaseForms).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(Read).ToArray();

    private static FormDefinition Read(string resource)
    {
        using var stream = typeof(BaseForms).Assembly.GetManifestResourceStream(resource)!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        var root = SolutionXml.Parse(copy.ToArray());
        var table = resource[Prefix.Length..].Split('.')[0];
        return new FormDefinition(root.Id("formid")!.Value, table, "main", root.Labels("LocalizedNames"), root.Element("form")!, "");
    }
}
