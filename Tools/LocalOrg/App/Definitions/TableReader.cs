using System;
using System.Collections.Generic;
using System.Linq;
using CrmFeedback.LocalOrg.Metadata;

namespace CrmFeedback.LocalOrg.App.Definitions;

/// <summary>Turns a table's metadata into what forms and grids need, in one language.</summary>
public static class TableReader
{
    /// <summary>Reads a table.</summary>
    public static TableView Read(TableDefinition table, bool hasMainForm, OrganizationMetadata metadata, int languageCode) => new(
        table.LogicalName, table.ObjectTypeCode, table.EntitySetName, table.PrimaryId, table.PrimaryName ?? table.PrimaryId,
        table.DisplayName.For(languageCode), table.DisplayCollectionName.For(languageCode), table.IsActivity, hasMainForm,
        table.Columns.ToDictionary(column => column.LogicalName, column => Read(table, column, metadata, languageCode), StringComparer.Ordinal));

    private static ColumnView Read(TableDefinition table, ColumnDefinition column, OrganizationMetadata metadata, int languageCode)
    {
        var label = column.DisplayName.For(languageCode);
        return new ColumnView(
            column.LogicalName, Kind(column.Type), label.Length > 0 ? label : column.LogicalName,
            column.RequiredLevel is RequiredLevel.ApplicationRequired or RequiredLevel.SystemRequired,
            column.DateTimeBehavior == DateTimeBehavior.DateOnly || string.Equals(column.Format, "date", StringComparison.OrdinalIgnoreCase),
            column.MaxLength, column.MinValue, column.MaxValue, column.Precision,
            column.OptionSet?.Options.Where(option => !option.IsHidden).Select(option => new OptionView(option.Value, option.Label.For(languageCode))).ToList() ?? [],
            column.IsReference ? Targets(table, column, metadata) : [],
            column.IsSecured, column.IsValidForCreate, column.IsValidForUpdate);
    }

    private static List<LookupTargetView> Targets(TableDefinition table, ColumnDefinition column, OrganizationMetadata metadata)
    {
        var targets = new List<LookupTargetView>();
        foreach (var target in column.Targets)
        {
            var relationship = metadata.FindLookupRelationship(table.LogicalName, column.LogicalName, target);
            if (relationship is not null && metadata.FindTable(target) is { } targetTable)
                targets.Add(new LookupTargetView(target, targetTable.EntitySetName, relationship.ReferencingNavigationProperty));
        }

        return targets;
    }

    private static string Kind(ColumnType type) => type switch
    {
        ColumnType.Text => "text",
        ColumnType.Memo => "memo",
        ColumnType.Integer or ColumnType.BigInteger => "integer",
        ColumnType.Decimal or ColumnType.Double => "decimal",
        ColumnType.Money => "money",
        ColumnType.Boolean => "boolean",
        ColumnType.Choice => "choice",
        ColumnType.Choices => "choices",
        ColumnType.State => "state",
        ColumnType.Status => "status",
        ColumnType.DateTime => "datetime",
        ColumnType.Lookup or ColumnType.Customer or ColumnType.Owner => "lookup",
        ColumnType.PartyList => "partylist",
        ColumnType.UniqueIdentifier => "uniqueidentifier",
        _ => "other",
    };
}
