using System.Collections.Generic;
using System.Linq;
using CrmFeedback.LocalOrg.Metadata;

namespace CrmFeedback.LocalOrg.WebApi;

/// <summary>Tables and columns in the shape of Dataverse's <c>EntityMetadata</c> and <c>AttributeMetadata</c>.</summary>
internal static class DefinitionWriter
{
    /// <summary>A table's members.</summary>
    public static Dictionary<string, object?> Table(TableDefinition table, bool withColumns)
    {
        var members = new Dictionary<string, object?>
        {
            ["LogicalName"] = table.LogicalName,
            ["SchemaName"] = table.SchemaName,
            ["EntitySetName"] = table.EntitySetName,
            ["LogicalCollectionName"] = table.EntitySetName,
            ["ObjectTypeCode"] = table.ObjectTypeCode,
            ["PrimaryIdAttribute"] = table.PrimaryId,
            ["PrimaryNameAttribute"] = table.PrimaryName,
            ["DisplayName"] = Label(table.DisplayName),
            ["DisplayCollectionName"] = Label(table.DisplayCollectionName),
            ["Description"] = Label(table.Description),
            ["IsActivity"] = table.IsActivity,
            ["IsIntersect"] = table.IsIntersect,
            ["IsCustomEntity"] = table.IsCustom,
            ["IconVectorName"] = table.IconVectorName,
            ["OwnershipType"] = table.Ownership switch
            {
                TableOwnership.User => "UserOwned",
                TableOwnership.Organization => "OrganizationOwned",
                TableOwnership.BusinessUnit => "BusinessOwned",
                _ => "None",
            },
        };
        if (withColumns) members["Attributes"] = table.Columns.Select(column => Column(table, column)).ToArray();
        return members;
    }

    /// <summary>A column's members.</summary>
    public static Dictionary<string, object?> Column(TableDefinition table, ColumnDefinition column)
    {
        var (type, metadataType) = Type(column.Type);
        var members = new Dictionary<string, object?>
        {
            ["@odata.type"] = $"#Microsoft.Dynamics.CRM.{metadataType}",
            ["LogicalName"] = column.LogicalName,
            ["SchemaName"] = column.SchemaName,
            ["EntityLogicalName"] = table.LogicalName,
            ["AttributeType"] = type,
            ["AttributeTypeName"] = new Dictionary<string, object?> { ["Value"] = type + "Type" },
            ["DisplayName"] = Label(column.DisplayName),
            ["Description"] = Label(column.Description),
            ["RequiredLevel"] = new Dictionary<string, object?> { ["Value"] = column.RequiredLevel.ToString() },
            ["IsPrimaryId"] = column.IsPrimaryId,
            ["IsPrimaryName"] = column.IsPrimaryName,
            ["IsSecured"] = column.IsSecured,
            ["IsCustomAttribute"] = column.IsCustom,
            ["IsValidForCreate"] = column.IsValidForCreate,
            ["IsValidForRead"] = column.IsValidForRead,
            ["IsValidForUpdate"] = column.IsValidForUpdate,
        };
        if (column.MaxLength is { } length) members["MaxLength"] = length;
        if (column.Precision is { } precision) members["Precision"] = precision;
        if (column.MinValue is { } minimum) members["MinValue"] = minimum;
        if (column.MaxValue is { } maximum) members["MaxValue"] = maximum;
        if (column.Targets.Count > 0) members["Targets"] = column.Targets;
        if (column.OptionSet is { } options) members["OptionSet"] = OptionSet(options);
        return members;
    }

    private static Dictionary<string, object?> OptionSet(OptionSetDefinition set) => new()
    {
        ["Name"] = set.Name,
        ["IsGlobal"] = set.IsGlobal,
        ["DisplayName"] = Label(set.DisplayName),
        ["Options"] = set.Options.Select(option => new Dictionary<string, object?>
        {
            ["Value"] = option.Value,
            ["Label"] = Label(option.Label),
            ["Color"] = option.Color,
        }).ToArray(),
    };

    private static Dictionary<string, object?> Label(LocalizedText text)
    {
        var labels = text.ByLanguage.OrderBy(pair => pair.Key)
            .Select(pair => new Dictionary<string, object?> { ["Label"] = pair.Value, ["LanguageCode"] = pair.Key }).ToArray();
        return new Dictionary<string, object?>
        {
            ["LocalizedLabels"] = labels,
            ["UserLocalizedLabel"] = labels.FirstOrDefault(label => label["LanguageCode"] is LocalizedText.BaseLanguage) ?? labels.FirstOrDefault(),
        };
    }

    private static (string Type, string MetadataType) Type(ColumnType type) => type switch
    {
        ColumnType.UniqueIdentifier => ("Uniqueidentifier", "UniqueIdentifierAttributeMetadata"),
        ColumnType.Text => ("String", "StringAttributeMetadata"),
        ColumnType.Memo => ("Memo", "MemoAttributeMetadata"),
        ColumnType.Integer => ("Integer", "IntegerAttributeMetadata"),
        ColumnType.BigInteger => ("BigInt", "BigIntAttributeMetadata"),
        ColumnType.Decimal => ("Decimal", "DecimalAttributeMetadata"),
        ColumnType.Double => ("Double", "DoubleAttributeMetadata"),
        ColumnType.Money => ("Money", "MoneyAttributeMetadata"),
        ColumnType.Boolean => ("Boolean", "BooleanAttributeMetadata"),
        ColumnType.Choice => ("Picklist", "PicklistAttributeMetadata"),
        ColumnType.Choices => ("Virtual", "MultiSelectPicklistAttributeMetadata"),
        ColumnType.State => ("State", "StateAttributeMetadata"),
        ColumnType.Status => ("Status", "StatusAttributeMetadata"),
        ColumnType.DateTime => ("DateTime", "DateTimeAttributeMetadata"),
        ColumnType.Customer => ("Customer", "LookupAttributeMetadata"),
        ColumnType.Owner => ("Owner", "LookupAttributeMetadata"),
        ColumnType.PartyList => ("PartyList", "LookupAttributeMetadata"),
        ColumnType.EntityName => ("EntityName", "EntityNameAttributeMetadata"),
        _ => ("Lookup", "LookupAttributeMetadata"),
    };
}
