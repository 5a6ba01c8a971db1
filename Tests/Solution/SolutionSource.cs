using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;

namespace CrmFeedback.Tests.Solution;

/// <summary>One XML file under Solution/, with its path relative to that folder (forward slashes).</summary>
public sealed record SourceFile(string Path, XDocument Document)
{
    /// <summary>The unpacked solution the file belongs to.</summary>
    public string Solution => Path[..Path.IndexOf('/', StringComparison.Ordinal)];

    /// <summary>The root element.</summary>
    public XElement Root => Document.Root!;
}

/// <summary>A column as Entity.xml defines it.</summary>
public sealed record ColumnSource(string Name, string PhysicalName, XElement Xml)
{
    /// <summary>The type word of Entity.xml: nvarchar, ntext, int, decimal, lookup, customer, picklist and so on.</summary>
    public string Type => Xml.Element("Type")!.Value;

    /// <summary>Whether column security guards it.</summary>
    public bool IsSecured => Xml.Element("IsSecured")!.Value == "1";

    /// <summary>Whether changes of it are audited.</summary>
    public bool IsAudited => Xml.Element("IsAuditEnabled")!.Value == "1";
}

/// <summary>One of our tables as Entity.xml defines it.</summary>
public sealed record TableSource(string Name, string SchemaName, XElement Xml, IReadOnlyDictionary<string, ColumnSource> Columns)
{
    /// <summary>Whether rows have an owner.</summary>
    public bool IsUserOwned => Xml.Element("OwnershipTypeMask")!.Value == "UserOwned";
}

/// <summary>The unpacked solutions, read once.</summary>
public static class SolutionSource
{
    private static readonly Lazy<IReadOnlyList<SourceFile>> AllFiles = new(ReadFiles);
    private static readonly Lazy<IReadOnlyDictionary<string, TableSource>> OwnTables = new(ReadTables);

    /// <summary>Every XML file of both solutions.</summary>
    public static IReadOnlyList<SourceFile> Files => AllFiles.Value;

    /// <summary>The tables we own, by logical name.</summary>
    public static IReadOnlyDictionary<string, TableSource> Tables => OwnTables.Value;

    /// <summary>The folder that holds the unpacked solutions.</summary>
    public static string Folder { get; } = FindFolder();

    /// <summary>The columns that account and contact get from us.</summary>
    public static IReadOnlyList<string> AddedColumns(string table) =>
        [.. Files.Where(f => f.Root.Name == "Entity" && NameOf(f) == table).SelectMany(f => f.Root.Descendants("attribute")).Select(a => a.Element("LogicalName")!.Value)];

    /// <summary>Whether a table, ours or a system table that we use, has the column.</summary>
    public static bool HasColumn(string table, string column) =>
        Tables.TryGetValue(table, out var own)
            ? own.Columns.ContainsKey(column)
            : AddedColumns(table).Contains(column) || SystemColumns.Of(table).Contains(column);

    /// <summary>Files of a kind of component, for example <c>savedqueries</c>.</summary>
    public static IEnumerable<SourceFile> WithRoot(string root) => Files.Where(f => f.Root.Name.LocalName == root);

    /// <summary>Logical name of the table whose folder a form, view or ribbon file is in.</summary>
    public static string TableOf(SourceFile file)
    {
        var parts = file.Path.Split('/');
        return parts[Array.IndexOf(parts, "Entities") + 1].ToLowerInvariant();
    }

    private static string NameOf(SourceFile file) => file.Root.Element("Name")!.Value.ToLowerInvariant();

    private static List<SourceFile> ReadFiles() =>
        [.. Directory.EnumerateFiles(Folder, "*.xml", SearchOption.AllDirectories)
            .Select(p => new SourceFile(Path.GetRelativePath(Folder, p).Replace('\\', '/'), XDocument.Load(p)))
            .OrderBy(f => f.Path, StringComparer.Ordinal)];

    private static Dictionary<string, TableSource> ReadTables() =>
        WithRoot("Entity").Where(f => NameOf(f).StartsWith("cfb_", StringComparison.Ordinal)).ToDictionary(NameOf, f =>
        {
            var entity = f.Root.Element("EntityInfo")!.Element("entity")!;
            var columns = entity.Element("attributes")!.Elements("attribute")
                .Select(a => new ColumnSource(a.Element("LogicalName")!.Value, (string)a.Attribute("PhysicalName")!, a));
            return new TableSource(NameOf(f), f.Root.Element("Name")!.Value, entity, columns.ToDictionary(c => c.Name, StringComparer.Ordinal));
        }, StringComparer.Ordinal);

    private static string FindFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CrmFeedback.sln")))
                return Path.Combine(folder.FullName, "Solution");
        }

        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds CrmFeedback.sln.");
    }
}
