using System;
using System.Xml.Linq;
using CrmFeedback.LocalOrg.Metadata;

namespace CrmFeedback.LocalOrg.Import;

/// <summary>Reads an <c>attribute</c> element of a table.</summary>
internal static class ColumnReader
{
    /// <summary>The column it defines.</summary>
    /// <exception cref="NotSupportedException">A type this organisation does not support.</exception>
    public static ColumnDefinition Read(SolutionPackage package, MetadataBuilder metadata, string table, XElement element)
    {
        var schemaName = element.Attr("PhysicalName") ?? throw package.Refuse(SolutionImportProblem.InvalidPackage, $"table '{table}' has an attribute without PhysicalName.");
        var name = (element.Text("LogicalName") ?? schemaName).ToLowerInvariant();
        var type = Type(package, table, name, element);
        var mask = element.Text("DisplayMask") ?? "";
        if (type == ColumnType.Text && element.Int("MaxLength") is null)
            throw package.Refuse(SolutionImportProblem.InvalidPackage, $"column '{table}.{name}': new string attributes must have a max length value.");
        var options = Options(package, metadata, table, name, type, element);
        return new()
        {
            LogicalName = name,
            SchemaName = schemaName,
            Type = type,
            DisplayName = element.Labels("displaynames"),
            Description = element.Labels("Descriptions"),
            MaxLength = type is ColumnType.Text or ColumnType.Memo ? element.Int("MaxLength") ?? 2000 : null,
            MinValue = element.Number("MinValue") ?? (type == ColumnType.Integer ? int.MinValue : null),
            MaxValue = element.Number("MaxValue") ?? (type == ColumnType.Integer ? int.MaxValue : null),
            Precision = type is ColumnType.Decimal or ColumnType.Double or ColumnType.Money ? element.Int("Accuracy") ?? 2 : null,
            RequiredLevel = Required(element.Text("RequiredLevel")),
            Targets = type switch
            {
                ColumnType.Customer => new[] { "account", "contact" },
                ColumnType.Owner => new[] { "systemuser", "team" },
                _ => Array.Empty<string>(),
            },
            IsSecured = element.Flag("IsSecured"),
            IsAuditEnabled = element.Flag("IsAuditEnabled"),
            IsValidForCreate = element.Flag("ValidForCreateApi", otherwise: true),
            IsValidForRead = element.Flag("ValidForReadApi", otherwise: true),
            IsValidForUpdate = element.Flag("ValidForUpdateApi", otherwise: true),
            OptionSet = options,
            Format = element.Text("Format") ?? "",
            DateTimeBehavior = type == ColumnType.DateTime && element.Int("Behavior") is { } behavior and >= 1 and <= 3 ? (DateTimeBehavior)behavior : DateTimeBehavior.UserLocal,
            DefaultValue = Default(type, element),
            BaseOf = element.Text("CalculationOf")?.ToLowerInvariant(),
            IsCustom = true,
            IsPrimaryId = string.Equals(element.Text("Type"), "primarykey", StringComparison.OrdinalIgnoreCase),
            IsPrimaryName = mask.Contains("PrimaryName", StringComparison.Ordinal),
        };
    }

    private static ColumnType Type(SolutionPackage package, string table, string column, XElement element) =>
        element.Text("Type")?.ToLowerInvariant() switch
        {
            "primarykey" or "uniqueidentifier" => ColumnType.UniqueIdentifier,
            "nvarchar" => ColumnType.Text,
            "ntext" or "memo" => ColumnType.Memo,
            "int" => ColumnType.Integer,
            "bigint" => ColumnType.BigInteger,
            "decimal" => ColumnType.Decimal,
            "float" => ColumnType.Double,
            "money" => ColumnType.Money,
            "bit" => ColumnType.Boolean,
            "picklist" => ColumnType.Choice,
            "multiselectpicklist" => ColumnType.Choices,
            "state" => ColumnType.State,
            "status" => ColumnType.Status,
            "datetime" => ColumnType.DateTime,
            "lookup" => ColumnType.Lookup,
            "customer" => ColumnType.Customer,
            "owner" => ColumnType.Owner,
            "partylist" => ColumnType.PartyList,
            var other => throw new NotSupportedException($"Solution '{package.Name}': column '{table}.{column}' has the type '{other}', which the local organisation does not support."),
        };

    private static OptionSetDefinition? Options(SolutionPackage package, MetadataBuilder metadata, string table, string column, ColumnType type, XElement element)
    {
        if (element.Text("OptionSetName") is { } global)
        {
            return metadata.OptionSets.TryGetValue(global.ToLowerInvariant(), out var found) || metadata.OptionSets.TryGetValue(global, out found)
                ? found
                : throw package.Refuse(SolutionImportProblem.MissingDependency, $"column '{table}.{column}' uses the global choice '{global}', which does not exist.");
        }

        if (element.Element("optionset") is { } local)
            return OptionSetReader.Read(package, local, local.Attr("Name") ?? $"{table}_{column}", isGlobal: false);
        return type switch
        {
            ColumnType.Boolean => new($"{table}_{column}", isGlobal: false, YesNo.Options),
            ColumnType.Choice or ColumnType.Choices or ColumnType.State or ColumnType.Status =>
                throw package.Refuse(SolutionImportProblem.InvalidPackage, $"column '{table}.{column}' is a choice without options."),
            _ => null,
        };
    }

    private static object? Default(ColumnType type, XElement element) => (type, element.Int("AppDefaultValue")) switch
    {
        (ColumnType.Boolean, { } value) => value == 1,
        (ColumnType.Boolean, null) => false,
        (ColumnType.Choice, { } value and not -1) => value,
        _ => null,
    };

    private static RequiredLevel Required(string? level) => level?.ToLowerInvariant() switch
    {
        "recommended" => RequiredLevel.Recommended,
        "required" or "applicationrequired" => RequiredLevel.ApplicationRequired,
        "systemrequired" => RequiredLevel.SystemRequired,
        _ => RequiredLevel.None,
    };
}
