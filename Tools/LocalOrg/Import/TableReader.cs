using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using CrmFeedback.LocalOrg.Metadata;

namespace CrmFeedback.LocalOrg.Import;

/// <summary>Reads the tables of a package: new ones, and columns added to existing ones.</summary>
internal static class TableReader
{
    /// <summary>Merges the tables of a package.</summary>
    public static void Merge(SolutionPackage package, MetadataBuilder metadata)
    {
        foreach (var element in EntityElements(package))
        {
            var name = NameOf(package, element);
            if (element.Element("EntityInfo")?.Element("entity") is { } entity)
                Merge(package, metadata, name, entity);
            else if (!metadata.Tables.ContainsKey(name))
                throw Missing(package, name, "brings forms or commands for it");
        }
    }

    /// <summary>The <c>Entity</c> elements of a package.</summary>
    public static IEnumerable<XElement> EntityElements(SolutionPackage package) =>
        package.Customizations.Element("Entities")?.Elements("Entity") ?? Enumerable.Empty<XElement>();

    /// <summary>Logical name of an <c>Entity</c> element's table.</summary>
    public static string NameOf(SolutionPackage package, XElement element) =>
        element.Text("Name")?.ToLowerInvariant() ?? throw package.Refuse(SolutionImportProblem.InvalidPackage, "customizations.xml has an Entity without Name.");

    /// <summary>The refusal of a package that needs a table this organisation lacks.</summary>
    public static SolutionImportException Missing(SolutionPackage package, string table, string why) =>
        package.Refuse(SolutionImportProblem.MissingTable, $"it {why}, but the table '{table}' does not exist here. Install the app that brings the table first.");

    private static void Merge(SolutionPackage package, MetadataBuilder metadata, string name, XElement entity)
    {
        var isNew = !metadata.Tables.TryGetValue(name, out var table);
        if (isNew && entity.Element("OwnershipTypeMask") is null)
            throw Missing(package, name, "adds columns to it");
        table ??= NewTable(name, entity);
        foreach (var element in entity.Element("attributes")?.Elements("attribute") ?? Enumerable.Empty<XElement>())
            MergeColumn(package, metadata, table, element);
        if (table.IsCustom)
            Describe(package, table, entity);
        MergeKeys(package, table, entity);
        if (isNew)
            metadata.Add(table);
    }

    private static TableBuilder NewTable(string name, XElement entity) => new()
    {
        LogicalName = name,
        SchemaName = entity.Attr("Name") ?? name,
        EntitySetName = entity.Text("EntitySetName") ?? name + "s",
        IsCustom = true,
    };

    private static void Describe(SolutionPackage package, TableBuilder table, XElement entity)
    {
        table.DisplayName = entity.Labels("LocalizedNames");
        table.DisplayCollectionName = entity.Labels("LocalizedCollectionNames");
        table.Description = entity.Labels("Descriptions");
        table.IsQuickCreateEnabled = entity.Flag("IsQuickCreateEnabled");
        table.IconVectorName = entity.Text("IconVectorName");
        table.IsActivity = entity.Flag("IsActivity");
        if (table.IsActivity)
            throw new NotSupportedException($"Solution '{package.Name}': table '{table.LogicalName}' is an activity; the local organisation does not support custom activities.");
        table.Ownership = entity.Text("OwnershipTypeMask") switch
        {
            "UserOwned" => TableOwnership.User,
            "OrgOwned" => TableOwnership.Organization,
            var other => throw new NotSupportedException($"Solution '{package.Name}': table '{table.LogicalName}' has the ownership '{other}', which the local organisation does not support."),
        };
        table.PrimaryId = table.Columns.FirstOrDefault(column => column.IsPrimaryId)?.LogicalName
            ?? throw package.Refuse(SolutionImportProblem.InvalidPackage, $"table '{table.LogicalName}' has no primary key column.");
        table.PrimaryName = table.Columns.FirstOrDefault(column => column.IsPrimaryName)?.LogicalName
            ?? throw package.Refuse(SolutionImportProblem.InvalidPackage, $"PrimaryName attribute not found: table '{table.LogicalName}' has no column whose DisplayMask contains PrimaryName.");

        // The platform adds it; exports never carry it.
        table.Set(new() { LogicalName = "versionnumber", SchemaName = "VersionNumber", Type = ColumnType.BigInteger, DisplayName = LocalizedText.English("Version Number"), IsValidForCreate = false, IsValidForUpdate = false });
        if (table.Ownership == TableOwnership.Organization && table.Find("organizationid") is null)
            table.Set(new() { LogicalName = "organizationid", SchemaName = "OrganizationId", Type = ColumnType.Lookup, Targets = new[] { "organization" }, DisplayName = LocalizedText.English("Organization"), IsValidForCreate = false, IsValidForUpdate = false });
        RequireSystemColumns(package, table);
    }

    private static void RequireSystemColumns(SolutionPackage package, TableBuilder table)
    {
        var needed = new List<string> { "createdby", "createdon", "modifiedby", "modifiedon", "statecode", "statuscode" };
        if (table.Ownership == TableOwnership.User)
            needed.AddRange(new[] { "ownerid", "owningbusinessunit", "owningteam", "owninguser" });
        if (needed.Find(column => table.Find(column) is null) is { } missing)
            throw package.Refuse(SolutionImportProblem.InvalidPackage, $"table '{table.LogicalName}' lacks the system column '{missing}'; a server refuses a table without its system columns.");
    }

    private static void MergeColumn(SolutionPackage package, MetadataBuilder metadata, TableBuilder table, XElement element)
    {
        var column = ColumnReader.Read(package, metadata, table.LogicalName, element);
        var existing = table.Find(column.LogicalName);
        if (existing is not null && existing.Type != column.Type)
            throw package.Refuse(SolutionImportProblem.ColumnTypeChanged, $"column '{table.LogicalName}.{column.LogicalName}' is {existing.Type} and would become {column.Type}; a column keeps its type for ever.");
        if (!table.IsCustom && existing is { IsCustom: false })
            return;
        table.Set(existing is null ? SystemTargets(column) : SystemTargets(column).WithTargets(existing.Targets.Union(column.Targets, StringComparer.Ordinal).ToArray()));
    }

    private static ColumnDefinition SystemTargets(ColumnDefinition column) => column.LogicalName switch
    {
        "createdby" or "modifiedby" or "createdonbehalfby" or "modifiedonbehalfby" or "owninguser" => column.WithTargets(new[] { "systemuser" }),
        "owningteam" => column.WithTargets(new[] { "team" }),
        "owningbusinessunit" => column.WithTargets(new[] { "businessunit" }),
        "transactioncurrencyid" => column.WithTargets(new[] { "transactioncurrency" }),
        "organizationid" => column.WithTargets(new[] { "organization" }),
        _ => column,
    };

    private static void MergeKeys(SolutionPackage package, TableBuilder table, XElement entity)
    {
        foreach (var element in entity.Element("EntityKeys")?.Elements("EntityKey") ?? Enumerable.Empty<XElement>())
        {
            var schemaName = element.Text("Name") ?? throw package.Refuse(SolutionImportProblem.InvalidPackage, $"table '{table.LogicalName}' has a key without Name.");
            var name = (element.Text("LogicalName") ?? schemaName).ToLowerInvariant();
            var columns = element.Element("EntityKeyAttributes")?.Elements("AttributeName").Select(attribute => attribute.Value.Trim().ToLowerInvariant()).ToArray() ?? Array.Empty<string>();
            KeyRules.Check(package, table, name, columns);
            table.Keys[name] = new(name, schemaName, columns, element.Labels("displaynames"), KeyStatus.Pending);
        }
    }
}
