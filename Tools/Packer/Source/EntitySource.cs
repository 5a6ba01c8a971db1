using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;

namespace CrmFeedback.Packer.Source;

/// <summary>One table's folder: its definition, forms, views, charts and ribbon.</summary>
public sealed class EntitySource
{
    /// <summary>Collects the parts of a table.</summary>
    public EntitySource(SourceFile file, SourceFile? ribbon, IReadOnlyList<FormSource> forms, IReadOnlyList<SourceFile> views, IReadOnlyList<SourceFile> charts)
    {
        File = file;
        Ribbon = ribbon;
        Forms = forms;
        Views = views;
        Charts = charts;
        Columns = file.Root.Descendants("attribute")
            .Where(attribute => attribute.Attribute("PhysicalName") != null)
            .Select(attribute => new ColumnSource(attribute)).ToList();
    }

    /// <summary>Entity.xml.</summary>
    public SourceFile File { get; }

    /// <summary>RibbonDiff.xml, if there is one.</summary>
    public SourceFile? Ribbon { get; }

    /// <summary>Forms of every type.</summary>
    public IReadOnlyList<FormSource> Forms { get; }

    /// <summary>Views.</summary>
    public IReadOnlyList<SourceFile> Views { get; }

    /// <summary>Charts.</summary>
    public IReadOnlyList<SourceFile> Charts { get; }

    /// <summary>Columns the file defines: all of a table of our own, ours only of a system table.</summary>
    public IReadOnlyList<ColumnSource> Columns { get; }

    /// <summary>Schema name, with its casing.</summary>
    public string SchemaName => File.Root.Text("Name");

    /// <summary>Logical name.</summary>
    public string LogicalName => SchemaName.ToLowerInvariant();

    /// <summary>The inner definition; null if the file only carries forms or a ribbon.</summary>
    public XElement? Definition => File.Root.Element("EntityInfo")?.Element("entity");

    /// <summary>True if the whole table is defined here, false if it only extends a system table.</summary>
    public bool IsOwnTable => Columns.Any(column => column.Type == "primarykey");

    /// <summary>True if rows belong to users or teams.</summary>
    public bool IsUserOwned => Definition?.Text("OwnershipTypeMask") == "UserOwned";

    /// <summary>Path of the table's folder.</summary>
    public string Folder => File.Path[..File.Path.LastIndexOf('/')];

    /// <summary>A column by logical name.</summary>
    public ColumnSource? Column(string logicalName) =>
        Columns.FirstOrDefault(column => string.Equals(column.LogicalName, logicalName, StringComparison.OrdinalIgnoreCase));
}

/// <summary>One column of Entity.xml.</summary>
/// <param name="Element">The attribute element.</param>
public sealed record ColumnSource(XElement Element)
{
    /// <summary>Schema name, with its casing.</summary>
    public string PhysicalName => Element.Attr("PhysicalName");

    /// <summary>Logical name.</summary>
    public string LogicalName => Element.Text("LogicalName") is { Length: > 0 } name ? name : PhysicalName.ToLowerInvariant();

    /// <summary>The type as the format calls it, for example <c>nvarchar</c>.</summary>
    public string Type => Element.Text("Type");

    /// <summary>True if column security applies.</summary>
    public bool IsSecured => Element.Text("IsSecured") == "1";
}

/// <summary>One form file.</summary>
/// <param name="File">The file.</param>
/// <param name="Type">The folder it is in: main, quick, quickCreate, card.</param>
public sealed record FormSource(SourceFile File, string Type)
{
    /// <summary>True for <c>{id}_managed.xml</c>, which only the managed package carries.</summary>
    public bool IsManagedOnly => File.Path.EndsWith("_managed.xml", StringComparison.OrdinalIgnoreCase);

    /// <summary>The form's id.</summary>
    public string Id => (File.Root.Descendants("formid").FirstOrDefault()?.Value.Trim() ?? "").AsId();

    /// <summary>True if the form is a difference merged onto the target's form.</summary>
    public bool IsDiff => File.Root.Descendants().Any(element => element.Attribute("solutionaction") != null);
}
