using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using CrmFeedback.LocalOrg.Metadata;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.LocalOrg.WebApi;

/// <summary>Writes rows as OData JSON with the annotations a request wished for.</summary>
public sealed class RowWriter(DataverseModel model, Uri serviceRoot, Preferences preferences)
{
    private const string Formatted = "OData.Community.Display.V1.FormattedValue";
    private const string LookupTable = "Microsoft.Dynamics.CRM.lookuplogicalname";
    private const string LookupProperty = "Microsoft.Dynamics.CRM.associatednavigationproperty";

    /// <summary>Writes one row as an object.</summary>
    public void Write(Utf8JsonWriter json, Row row, Selection selection, string? context = null)
    {
        json.WriteStartObject();
        if (context != null) json.WriteString("@odata.context", context);
        WriteMembers(json, row, selection);
        json.WriteEndObject();
    }

    /// <summary>Writes an aggregated or FetchXML row: the columns it has, aliases as their names.</summary>
    public void WriteAliased(Utf8JsonWriter json, Entity entity, TableDefinition table, bool isAggregate)
    {
        json.WriteStartObject();
        if (!isAggregate && Row.ETagOf(entity) is { } etag) json.WriteString("@odata.etag", etag);
        foreach (var (name, value) in entity.Attributes.Where(pair => pair.Value != null))
        {
            if (value is AliasedValue aliased)
            {
                var source = model.Metadata.FindTable(aliased.EntityLogicalName ?? string.Empty)?.FindColumn(aliased.AttributeLogicalName ?? string.Empty);
                // A group by a column under its own name is that column: a lookup keeps its property's name.
                var ownColumn = table.FindColumn(name) is { IsReference: true } lookup && string.Equals(aliased.AttributeLogicalName, name, StringComparison.Ordinal)
                    ? DataverseModel.PropertyName(lookup)
                    : name;
                WriteProperty(json, ownColumn, aliased.Value, source, FormattedValue(entity, name, aliased.Value), aliased.EntityLogicalName);
            }
            else if (table.FindColumn(name) is { } column && DataverseModel.IsProperty(column))
            {
                WriteProperty(json, DataverseModel.PropertyName(column), value, column, FormattedValue(entity, name, value), table.LogicalName);
            }
        }
        json.WriteEndObject();
    }

    /// <summary>Writes the object <c>{"@odata.id":"…/accounts(id)"}</c>.</summary>
    public void WriteReference(Utf8JsonWriter json, EntityReference reference)
    {
        json.WriteStartObject();
        json.WriteString("@odata.id", AddressOf(reference));
        json.WriteEndObject();
    }

    /// <summary>The absolute address of a row.</summary>
    public string AddressOf(EntityReference reference) =>
        $"{serviceRoot}{model.Metadata.RequireTable(reference.LogicalName).EntitySetName}({reference.Id:D})";

    private void WriteMembers(Utf8JsonWriter json, Row row, Selection selection)
    {
        var entity = row.Entity;
        if (row.ETag is { } etag) json.WriteString("@odata.etag", etag);
        var hasId = false;
        foreach (var column in selection.Columns)
        {
            hasId |= column.IsPrimaryId || string.Equals(column.LogicalName, selection.Table.PrimaryId, StringComparison.Ordinal);
            entity.Attributes.TryGetValue(column.LogicalName, out var value);
            WriteProperty(json, DataverseModel.PropertyName(column), value, column, FormattedValue(entity, column.LogicalName, value), selection.Table.LogicalName);
        }
        if (!hasId) json.WriteString(selection.Table.PrimaryId, entity.Id);
        foreach (var expansion in selection.Expansions)
        {
            var related = row.Related.GetValueOrDefault(expansion) ?? [];
            json.WritePropertyName(expansion.Navigation.Name);
            if (expansion.Navigation.Kind == NavigationKind.ToOne)
            {
                if (related.Count == 0) json.WriteNullValue();
                else WriteRelated(json, related[0], expansion);
                continue;
            }
            json.WriteStartArray();
            foreach (var item in related) WriteRelated(json, item, expansion);
            json.WriteEndArray();
        }
    }

    private void WriteRelated(Utf8JsonWriter json, Row row, Expansion expansion)
    {
        if (expansion.ReferencesOnly) WriteReference(json, row.Entity.ToEntityReference());
        else Write(json, row, expansion.Selection);
    }

    private void WriteProperty(Utf8JsonWriter json, string name, object? value, ColumnDefinition? column, string? formatted, string? table)
    {
        if (value is EntityReference reference)
        {
            if (column is { IsReference: true } && table != null && preferences.Wants(LookupProperty)
                && model.Metadata.FindLookupRelationship(table, column.LogicalName, reference.LogicalName) is { } relationship)
            {
                json.WriteString($"{name}@{LookupProperty}", relationship.ReferencingNavigationProperty);
            }
            if (preferences.Wants(LookupTable)) json.WriteString($"{name}@{LookupTable}", reference.LogicalName);
        }
        if (formatted != null && preferences.Wants(Formatted)) json.WriteString($"{name}@{Formatted}", JsonOutput.WellFormed(formatted));
        json.WritePropertyName(name);
        ValueWriter.Write(json, value, column);
    }

    private static string? FormattedValue(Entity entity, string name, object? value) =>
        entity.FormattedValues.TryGetValue(name, out var formatted) ? formatted
        : value is EntityReference { Name: { Length: > 0 } label } ? label
        : null;
}
