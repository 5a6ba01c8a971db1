using System;
using System.Collections.Generic;
using System.Linq;

namespace CrmFeedback.LocalOrg.Metadata;

/// <summary>Everything the organisation knows about its tables: an immutable snapshot, replaced as a whole by an import.</summary>
public sealed class OrganizationMetadata
{
    private static readonly IReadOnlyList<OneToManyRelationship> NoOneToMany = Array.Empty<OneToManyRelationship>();

    private readonly Dictionary<string, TableDefinition> tables;
    private readonly Dictionary<string, TableDefinition> byEntitySet;
    private readonly Dictionary<int, TableDefinition> byTypeCode;
    private readonly Dictionary<string, RelationshipDefinition> relationships;
    private readonly Dictionary<string, IReadOnlyList<OneToManyRelationship>> byReferenced;
    private readonly Dictionary<string, IReadOnlyList<OneToManyRelationship>> byReferencing;
    private readonly Dictionary<string, Dictionary<string, NavigationProperty>> navigation;
    private readonly Dictionary<string, OptionSetDefinition> globalOptionSets;

    /// <summary>Takes a snapshot of tables, relationships and global choices.</summary>
    public OrganizationMetadata(
        IEnumerable<TableDefinition> tables,
        IEnumerable<RelationshipDefinition> relationships,
        IEnumerable<OptionSetDefinition> globalOptionSets,
        IReadOnlyList<int> languages)
    {
        Tables = tables.OrderBy(table => table.LogicalName, StringComparer.Ordinal).ToArray();
        Relationships = relationships.OrderBy(relationship => relationship.SchemaName, StringComparer.Ordinal).ToArray();
        Languages = languages;
        this.tables = Tables.ToDictionary(table => table.LogicalName, StringComparer.Ordinal);
        byEntitySet = Tables.ToDictionary(table => table.EntitySetName, StringComparer.Ordinal);
        byTypeCode = Tables.ToDictionary(table => table.ObjectTypeCode);
        this.relationships = Relationships.ToDictionary(relationship => relationship.SchemaName, StringComparer.OrdinalIgnoreCase);
        this.globalOptionSets = globalOptionSets.ToDictionary(set => set.Name, StringComparer.Ordinal);
        byReferenced = GroupBy(Relationships, relationship => relationship.ReferencedTable);
        byReferencing = GroupBy(Relationships, relationship => relationship.ReferencingTable);
        navigation = NavigationProperties.Of(Relationships);
    }

    /// <summary>All tables by logical name.</summary>
    public IReadOnlyList<TableDefinition> Tables { get; }

    /// <summary>All relationships by schema name.</summary>
    public IReadOnlyList<RelationshipDefinition> Relationships { get; }

    /// <summary>Language codes that are switched on; 1033 first.</summary>
    public IReadOnlyList<int> Languages { get; }

    /// <summary>Global choices by name.</summary>
    public IReadOnlyCollection<OptionSetDefinition> GlobalOptionSets => globalOptionSets.Values;

    /// <summary>The table with this logical name, or null.</summary>
    public TableDefinition? FindTable(string logicalName) => tables.GetValueOrDefault(logicalName);

    /// <summary>The table with this logical name.</summary>
    /// <exception cref="UnknownTableException">There is none.</exception>
    public TableDefinition RequireTable(string logicalName) =>
        tables.TryGetValue(logicalName, out var table) ? table : throw new UnknownTableException(logicalName);

    /// <summary>The table with this Web API name (<c>accounts</c>), or null.</summary>
    public TableDefinition? FindTableByEntitySet(string entitySetName) => byEntitySet.GetValueOrDefault(entitySetName);

    /// <summary>The table with this number, or null.</summary>
    public TableDefinition? FindTableByTypeCode(int objectTypeCode) => byTypeCode.GetValueOrDefault(objectTypeCode);

    /// <summary>The global choice with this name, or null.</summary>
    public OptionSetDefinition? FindGlobalOptionSet(string name) => globalOptionSets.GetValueOrDefault(name);

    /// <summary>The relationship with this schema name, or null; case does not matter.</summary>
    public RelationshipDefinition? FindRelationship(string schemaName) => relationships.GetValueOrDefault(schemaName);

    /// <summary>1:N relationships in which the table is the "one" side.</summary>
    public IReadOnlyList<OneToManyRelationship> OneToManyFrom(string table) => byReferenced.GetValueOrDefault(table, NoOneToMany);

    /// <summary>1:N relationships in which the table is the "many" side.</summary>
    public IReadOnlyList<OneToManyRelationship> ManyToOneFrom(string table) => byReferencing.GetValueOrDefault(table, NoOneToMany);

    /// <summary>The relationship by which the lookup reaches that target, or null.</summary>
    public OneToManyRelationship? FindLookupRelationship(string table, string column, string target) =>
        ManyToOneFrom(table).FirstOrDefault(relationship =>
            string.Equals(relationship.ReferencingColumn, column, StringComparison.Ordinal)
            && string.Equals(relationship.ReferencedTable, target, StringComparison.Ordinal));

    /// <summary>The navigation property of a table by its name, or null. Exact case, as in the Web API.</summary>
    public NavigationProperty? FindNavigationProperty(string table, string name) =>
        navigation.TryGetValue(table, out var ofTable) ? ofTable.GetValueOrDefault(name) : null;

    /// <summary>All navigation properties of a table.</summary>
    public IReadOnlyCollection<NavigationProperty> NavigationPropertiesOf(string table) =>
        navigation.TryGetValue(table, out var ofTable) ? ofTable.Values : Array.Empty<NavigationProperty>();

    private static Dictionary<string, IReadOnlyList<OneToManyRelationship>> GroupBy(
        IEnumerable<RelationshipDefinition> relationships, Func<OneToManyRelationship, string> table) =>
        relationships.OfType<OneToManyRelationship>().GroupBy(table, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => (IReadOnlyList<OneToManyRelationship>)group.ToArray(), StringComparer.Ordinal);
}
