using System;
using System.Collections.Generic;
using System.Linq;

namespace CrmFeedback.LocalOrg.Metadata;

/// <summary>A table while it is put together.</summary>
internal sealed class TableBuilder
{
    private readonly List<string> order = new();
    private readonly Dictionary<string, ColumnDefinition> columns = new(StringComparer.Ordinal);

    public required string LogicalName { get; init; }

    public required string SchemaName { get; set; }

    public required string EntitySetName { get; set; }

    public int ObjectTypeCode { get; set; }

    public string PrimaryId { get; set; } = "";

    public string? PrimaryName { get; set; }

    public TableOwnership Ownership { get; set; }

    public LocalizedText DisplayName { get; set; } = LocalizedText.Empty;

    public LocalizedText DisplayCollectionName { get; set; } = LocalizedText.Empty;

    public LocalizedText Description { get; set; } = LocalizedText.Empty;

    public bool IsActivity { get; set; }

    public bool IsIntersect { get; set; }

    public bool IsCustom { get; set; }

    public bool IsQuickCreateEnabled { get; set; }

    public string? IconVectorName { get; set; }

    public Dictionary<string, KeyDefinition> Keys { get; } = new(StringComparer.Ordinal);

    public IEnumerable<ColumnDefinition> Columns => order.Select(name => columns[name]);

    public ColumnDefinition? Find(string column) => columns.GetValueOrDefault(column);

    public void Set(ColumnDefinition column)
    {
        if (!columns.ContainsKey(column.LogicalName))
            order.Add(column.LogicalName);
        columns[column.LogicalName] = column;
    }

    public TableDefinition Build() => new(Columns.ToArray())
    {
        LogicalName = LogicalName,
        SchemaName = SchemaName,
        EntitySetName = EntitySetName,
        ObjectTypeCode = ObjectTypeCode,
        PrimaryId = PrimaryId,
        PrimaryName = PrimaryName,
        Ownership = Ownership,
        DisplayName = DisplayName,
        DisplayCollectionName = DisplayCollectionName,
        Description = Description,
        IsActivity = IsActivity,
        IsIntersect = IsIntersect,
        IsCustom = IsCustom,
        IsQuickCreateEnabled = IsQuickCreateEnabled,
        IconVectorName = IconVectorName,
        Keys = Keys.Values.ToArray(),
    };
}

/// <summary>Collects tables, relationships and choices of the base and of solutions into one snapshot.</summary>
internal sealed class MetadataBuilder
{
    private const int FirstCustomTypeCode = 10000;

    public Dictionary<string, TableBuilder> Tables { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, RelationshipDefinition> Relationships { get; } = new(StringComparer.OrdinalIgnoreCase);

    public Dictionary<string, OptionSetDefinition> OptionSets { get; } = new(StringComparer.Ordinal);

    public SortedSet<int> Languages { get; } = new() { LocalizedText.BaseLanguage };

    /// <summary>Adds a custom table with the next free type code.</summary>
    public void Add(TableBuilder table)
    {
        if (table.ObjectTypeCode == 0)
            table.ObjectTypeCode = Math.Max(FirstCustomTypeCode, Tables.Values.Max(existing => existing.ObjectTypeCode) + 1);
        Tables.Add(table.LogicalName, table);
    }

    /// <summary>Takes the snapshot. References get the targets of their relationships.</summary>
    public OrganizationMetadata Build()
    {
        foreach (var byColumn in Relationships.Values.OfType<OneToManyRelationship>()
            .Where(relationship => !string.Equals(relationship.ReferencedTable, "owner", StringComparison.Ordinal))
            .GroupBy(relationship => (relationship.ReferencingTable, relationship.ReferencingColumn)))
        {
            if (!Tables.TryGetValue(byColumn.Key.ReferencingTable, out var table) || table.Find(byColumn.Key.ReferencingColumn) is not { } column)
                continue;
            var targets = column.Targets.Union(byColumn.Select(relationship => relationship.ReferencedTable), StringComparer.Ordinal).ToArray();
            if (targets.Length != column.Targets.Count)
                table.Set(column.WithTargets(targets));
        }

        var languages = Languages.OrderBy(language => language == LocalizedText.BaseLanguage ? 0 : 1).ToArray();
        return new(Tables.Values.Select(table => table.Build()), Relationships.Values, OptionSets.Values, languages);
    }
}
