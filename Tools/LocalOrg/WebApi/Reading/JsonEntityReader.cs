using System;
using System.Collections.Generic;
using System.Text.Json;
using CrmFeedback.LocalOrg.Metadata;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.LocalOrg.WebApi;

/// <summary>Turns a JSON object into a record: columns, <c>@odata.bind</c> references, related rows to create with it.</summary>
/// <param name="model">The organisation's model.</param>
/// <param name="serviceRoot">Absolute address of the service: the base of references.</param>
/// <param name="contentIds">References of a change set by content id (<c>$1</c>).</param>
public sealed class JsonEntityReader(DataverseModel model, Uri serviceRoot, IReadOnlyDictionary<string, EntityReference>? contentIds = null)
{
    /// <summary>Reads a record to create or change.</summary>
    /// <param name="table">The table.</param>
    /// <param name="json">An object.</param>
    /// <param name="allowRelated">Whether related rows may be created too: on create only.</param>
    /// <exception cref="ApiException">400: an unknown property, a wrong type, a reference that does not fit.</exception>
    public Entity Read(TableDefinition table, JsonElement json, bool allowRelated)
    {
        var entity = new Entity(table.LogicalName);
        foreach (var property in json.EnumerateObject())
        {
            try
            {
                ReadProperty(entity, table, property.Name, property.Value, allowRelated);
            }
            catch (FormatException error)
            {
                throw ApiException.BadPayload(table.EntitySetName, $"{error.Message} (property '{property.Name}')");
            }
        }
        if (entity.Attributes.TryGetValue(table.PrimaryId, out var id) && id is Guid given) entity.Id = given;
        return entity;
    }

    /// <summary>The row an address of <c>@odata.bind</c> or <c>@odata.id</c> names.</summary>
    public EntityReference Reference(string address) =>
        contentIds != null && contentIds.TryGetValue(address.TrimStart('/'), out var created)
            ? created
            : AddressReader.ReadReference(model, serviceRoot, address);

    private void ReadProperty(Entity entity, TableDefinition table, string name, JsonElement value, bool allowRelated)
    {
        var at = name.IndexOf('@', StringComparison.Ordinal);
        if (at >= 0)
        {
            ReadAnnotation(entity, table, name[..at], name[(at + 1)..], value);
            return;
        }
        if (DataverseModel.FindColumn(table, name) is { } column)
        {
            entity[column.LogicalName] = JsonValues.Read(column, value);
            return;
        }
        var navigation = model.Metadata.FindNavigationProperty(table.LogicalName, name) ?? throw Unknown(table, name);
        if (value.ValueKind == JsonValueKind.Null && navigation.Kind == NavigationKind.ToOne)
        {
            entity[navigation.LookupColumn!] = null;
            return;
        }
        if (PartyLists.IsPartyList(table, navigation))
        {
            PartyLists.Read(this, model, entity, table, value);
            return;
        }
        if (!allowRelated)
            throw ApiException.BadPayload(table.EntitySetName, $"Related rows can be created with a row only, not with a change: property '{name}'. Use '{name}@odata.bind'.");
        ReadRelated(entity, navigation, value);
    }

    private void ReadAnnotation(Entity entity, TableDefinition table, string name, string annotation, JsonElement value)
    {
        if (!annotation.Contains('.', StringComparison.Ordinal))
            throw ApiException.BadPayload(table.EntitySetName, $"'{annotation}' is an invalid instance annotation name. An instance annotation name must contain a period that is not at the start or end of the name.");
        if (!string.Equals(annotation, "odata.bind", StringComparison.Ordinal)) return;
        var navigation = model.Metadata.FindNavigationProperty(table.LogicalName, name)
            ?? throw ApiException.BadPayload(table.EntitySetName, $"An undeclared property '{name}' which only has property annotations in the payload but no property value was found in the payload. In OData, only declared navigation properties and declared named streams can be represented as properties without values.");
        if (navigation.Kind == NavigationKind.ToOne)
        {
            entity[navigation.LookupColumn!] = value.ValueKind == JsonValueKind.Null ? null : Bind(table, navigation, JsonValues.Text(value));
            return;
        }
        if (value.ValueKind != JsonValueKind.Array) throw new FormatException("A collection is bound by an array of addresses.");
        var related = Related(entity, navigation);
        foreach (var item in value.EnumerateArray())
        {
            var reference = Bind(table, navigation, JsonValues.Text(item));
            related.Entities.Add(new Entity(reference.LogicalName, reference.Id) { KeyAttributes = reference.KeyAttributes });
        }
    }

    private EntityReference Bind(TableDefinition table, NavigationProperty navigation, string address)
    {
        var reference = Reference(address);
        var fits = string.Equals(reference.LogicalName, navigation.TargetTable, StringComparison.Ordinal)
            || (table.FindColumn(navigation.LookupColumn ?? string.Empty) is { Type: ColumnType.Owner } && reference.LogicalName is "systemuser" or "team");
        if (!fits)
            throw ApiException.BadPayload(table.EntitySetName, $"The property '{navigation.Name}' takes rows of '{navigation.TargetTable}', not of '{reference.LogicalName}' ({address}).");
        return reference;
    }

    private void ReadRelated(Entity entity, NavigationProperty navigation, JsonElement value)
    {
        var target = model.Metadata.RequireTable(navigation.TargetTable);
        var related = Related(entity, navigation);
        if (navigation.Kind == NavigationKind.ToOne)
        {
            if (value.ValueKind != JsonValueKind.Object) throw new FormatException($"A related row of '{navigation.TargetTable}' must be an object.");
            related.Entities.Add(Read(target, value, allowRelated: true));
            return;
        }
        if (value.ValueKind != JsonValueKind.Array) throw new FormatException($"Related rows of '{navigation.TargetTable}' must be an array of objects.");
        foreach (var item in value.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Object) throw new FormatException($"Related rows of '{navigation.TargetTable}' must be an array of objects.");
            related.Entities.Add(Read(target, item, allowRelated: true));
        }
    }

    private static EntityCollection Related(Entity entity, NavigationProperty navigation)
    {
        var key = new Relationship(navigation.Relationship.SchemaName);
        if (entity.RelatedEntities.TryGetValue(key, out var known)) return known;
        var rows = new EntityCollection { EntityName = navigation.TargetTable };
        entity.RelatedEntities.Add(key, rows);
        return rows;
    }

    private static ApiException Unknown(TableDefinition table, string name) => ApiException.BadPayload(
        table.EntitySetName,
        $"Invalid property '{name}' was found in entity '{DataverseModel.Namespace}.{table.LogicalName}'. ---> Microsoft.OData.ODataException: The property '{name}' does not exist on type '{DataverseModel.Namespace}.{table.LogicalName}'. Make sure to only use property names that are defined by the type.");
}
