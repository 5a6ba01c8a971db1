using System;
using System.Linq;
using System.Xml.Linq;
using CrmFeedback.LocalOrg.Metadata;

namespace CrmFeedback.LocalOrg.Import;

/// <summary>Reads <c>EntityRelationship</c> elements.</summary>
internal static class RelationshipReader
{
    /// <summary>Merges the relationships of a package.</summary>
    public static void Merge(SolutionPackage package, MetadataBuilder metadata)
    {
        foreach (var element in package.Customizations.Element("EntityRelationships")?.Elements("EntityRelationship") ?? Enumerable.Empty<XElement>())
        {
            var name = element.Attr("Name") ?? throw package.Refuse(SolutionImportProblem.InvalidPackage, "customizations.xml has an EntityRelationship without Name.");
            metadata.Relationships[name] = element.Text("EntityRelationshipType") switch
            {
                "OneToMany" => OneToMany(package, metadata, name, element),
                "ManyToMany" => ManyToMany(package, metadata, name, element),
                var other => throw new NotSupportedException($"Solution '{package.Name}': relationship '{name}' has the type '{other}', which the local organisation does not support."),
            };
        }
    }

    private static OneToManyRelationship OneToMany(SolutionPackage package, MetadataBuilder metadata, string name, XElement element)
    {
        var many = Table(package, metadata, name, element, "ReferencingEntityName");
        var one = Table(package, metadata, name, element, "ReferencedEntityName");
        var physical = element.Text("ReferencingAttributeName") ?? "";
        var column = physical.ToLowerInvariant();
        if (many.Find(column) is not { IsReference: true })
            throw package.Refuse(SolutionImportProblem.MissingColumn, $"relationship '{name}' uses the lookup '{many.LogicalName}.{column}', which does not exist.");
        var system = element.Element("EntityRelationshipRoles") is null;
        var relationship = new OneToManyRelationship
        {
            SchemaName = name,
            IsCustom = true,
            ReferencedTable = one.LogicalName,
            ReferencedColumn = one.PrimaryId,
            ReferencingTable = many.LogicalName,
            ReferencingColumn = column,
            ReferencingNavigationProperty = Role(element, "1") ?? (system ? column : physical),
            ReferencedNavigationProperty = Role(element, "0") ?? name,
            Assign = Cascade(package, name, element, "CascadeAssign"),
            Delete = Cascade(package, name, element, "CascadeDelete"),
            Reparent = Cascade(package, name, element, "CascadeReparent"),
            Share = Cascade(package, name, element, "CascadeShare"),
            Unshare = Cascade(package, name, element, "CascadeUnshare"),
            // A package cannot say it: a new relationship to a table that can be merged follows the merge. That to a case does not.
            Merge = one.LogicalName is "account" or "contact" ? CascadeBehavior.Cascade : CascadeBehavior.NoCascade,
        };
        RefuseSecondParent(package, metadata, relationship);
        return relationship;
    }

    private static void RefuseSecondParent(SolutionPackage package, MetadataBuilder metadata, OneToManyRelationship added)
    {
        if (!added.IsCascading)
            return;
        var other = metadata.Relationships.Values.OfType<OneToManyRelationship>().FirstOrDefault(existing =>
            existing.IsCascading
            && string.Equals(existing.ReferencingTable, added.ReferencingTable, StringComparison.Ordinal)
            && !string.Equals(existing.ReferencingColumn, added.ReferencingColumn, StringComparison.Ordinal)
            && !string.Equals(existing.SchemaName, added.SchemaName, StringComparison.OrdinalIgnoreCase));
        if (other is not null)
            throw package.Refuse(SolutionImportProblem.SecondCascadingParent, $"relationship '{added.SchemaName}' cascades from '{added.ReferencedTable}' to '{added.ReferencingTable}', but '{other.SchemaName}' already cascades to it from '{other.ReferencedTable}'. A table may have one cascading parent only.");
    }

    private static ManyToManyRelationship ManyToMany(SolutionPackage package, MetadataBuilder metadata, string name, XElement element)
    {
        var first = Table(package, metadata, name, element, "FirstEntityName");
        var second = Table(package, metadata, name, element, "SecondEntityName");
        var schemaName = element.Text("IntersectEntityName") ?? name;
        var intersect = schemaName.ToLowerInvariant();
        var secondColumn = ReferenceEquals(first, second) ? second.PrimaryId + "two" : second.PrimaryId;
        var firstColumn = ReferenceEquals(first, second) ? first.PrimaryId + "one" : first.PrimaryId;
        if (!metadata.Tables.ContainsKey(intersect))
            metadata.Add(Intersect(schemaName, firstColumn, secondColumn));
        return new()
        {
            SchemaName = name,
            IsCustom = true,
            FirstTable = first.LogicalName,
            FirstIntersectColumn = firstColumn,
            FirstNavigationProperty = Role(element, "0") ?? name,
            SecondTable = second.LogicalName,
            SecondIntersectColumn = secondColumn,
            SecondNavigationProperty = Role(element, "1") ?? name,
            IntersectTable = intersect,
        };
    }

    private static TableBuilder Intersect(string schemaName, string firstColumn, string secondColumn)
    {
        var name = schemaName.ToLowerInvariant();
        var table = new TableBuilder
        {
            LogicalName = name,
            SchemaName = schemaName,
            EntitySetName = name + "set",
            PrimaryId = name + "id",
            IsIntersect = true,
            IsCustom = true,
        };
        table.Set(new() { LogicalName = name + "id", SchemaName = schemaName + "Id", Type = ColumnType.UniqueIdentifier, IsPrimaryId = true });
        table.Set(new() { LogicalName = firstColumn, SchemaName = firstColumn, Type = ColumnType.UniqueIdentifier });
        table.Set(new() { LogicalName = secondColumn, SchemaName = secondColumn, Type = ColumnType.UniqueIdentifier });
        table.Set(new() { LogicalName = "versionnumber", SchemaName = "VersionNumber", Type = ColumnType.BigInteger });
        return table;
    }

    private static TableBuilder Table(SolutionPackage package, MetadataBuilder metadata, string relationship, XElement element, string child)
    {
        var name = element.Text(child)?.ToLowerInvariant() ?? "";
        return metadata.Tables.TryGetValue(name, out var table) ? table : throw TableReader.Missing(package, name, $"relates to it by '{relationship}'");
    }

    private static string? Role(XElement element, string type) =>
        element.Element("EntityRelationshipRoles")?.Elements("EntityRelationshipRole")
            .FirstOrDefault(role => string.Equals(role.Text("RelationshipRoleType"), type, StringComparison.Ordinal))?
            .Text("NavigationPropertyName");

    private static CascadeBehavior Cascade(SolutionPackage package, string relationship, XElement element, string child) => element.Text(child) switch
    {
        null or "NoCascade" => CascadeBehavior.NoCascade,
        "Cascade" => CascadeBehavior.Cascade,
        "ActiveOnly" => CascadeBehavior.Active,
        "UserOwned" => CascadeBehavior.UserOwned,
        "RemoveLink" => CascadeBehavior.RemoveLink,
        "Restrict" => CascadeBehavior.Restrict,
        var other => throw package.Refuse(SolutionImportProblem.InvalidPackage, $"relationship '{relationship}': {child} '{other}' is none of NoCascade, Cascade, ActiveOnly, UserOwned, RemoveLink, Restrict."),
    };
}
