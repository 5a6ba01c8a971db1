using System;
using CrmFeedback.LocalOrg.Metadata;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmFeedback.LocalOrg.WebApi;

/// <summary>POST, PATCH, PUT and DELETE of rows, properties and references, as requests of the organisation.</summary>
public static class WriteEndpoint
{
    /// <summary>The write that a request asks for; null if its address has no such method.</summary>
    public static WriteOperation? Plan(ApiContext context, ResourceAddress address)
    {
        if (address.Operation != null || address.IsCount || address.IsRawValue) return null;
        if (address.Navigation is { } navigation)
        {
            if (address.IsReference) return ReferenceWrites.Plan(context, address, navigation);
            return context.Request.Method == "POST" && navigation.Kind != NavigationKind.ToOne && address.RelatedRow is null
                ? CreateRelated(context, address.Row!, navigation)
                : null;
        }
        return (context.Request.Method, address) switch
        {
            ("POST", { Row: null }) => Create(context, address.Table!, ReadBody(context, address.Table!, allowRelated: true)),
            ("PATCH", { Row: { } row, Column: null }) => Change(context, address.Table!, row),
            ("DELETE", { Row: { } row, Column: null }) => Delete(context, row),
            ("PUT", { Row: { } row, Column: { } column }) => SetProperty(context, address.Table!, row, column),
            ("DELETE", { Row: { } row, Column: { } column }) => Update(context, row, column, null),
            _ => null,
        };
    }

    /// <summary>An update of one column.</summary>
    internal static WriteOperation Update(ApiContext context, EntityReference row, ColumnDefinition column, object? value)
    {
        var target = TargetOf(row);
        target[column.LogicalName] = value;
        return new WriteOperation(new UpdateRequest { Target = target }, _ => new ApiResponse(204).With("OData-EntityId", context.AddressOf(row)), row);
    }

    private static WriteOperation Create(ApiContext context, TableDefinition table, Entity entity)
    {
        // A content id lets later operations name the row, so it needs its id before it exists.
        if (context.ContentIds != null && entity.Id == Guid.Empty) entity.Id = Guid.NewGuid();
        return new WriteOperation(
            new CreateRequest { Target = entity },
            response => Created(context, table, new EntityReference(table.LogicalName, ((CreateResponse)response).id)),
            entity.Id == Guid.Empty ? null : entity.ToEntityReference());
    }

    private static WriteOperation CreateRelated(ApiContext context, EntityReference from, NavigationProperty navigation)
    {
        if (navigation.Kind == NavigationKind.ManyToMany) throw ApiException.NotImplemented("Creating a row through a many-to-many collection");
        var table = context.Model.Metadata.RequireTable(navigation.TargetTable);
        var entity = ReadBody(context, table, allowRelated: true);
        entity[navigation.LookupColumn!] = from;
        return Create(context, table, entity);
    }

    private static WriteOperation Change(ApiContext context, TableDefinition table, EntityReference row)
    {
        var entity = ReadBody(context, table, allowRelated: false);
        entity.Id = row.Id;
        entity.KeyAttributes = row.KeyAttributes;
        entity.Attributes.Remove(table.PrimaryId);
        if (context.Request.Header("If-None-Match") == "*") return CreateOnly(context, table, entity);
        if (context.Request.Header("If-Match") is not { } match)
        {
            return new WriteOperation(new UpsertRequest { Target = entity }, response =>
            {
                var upsert = (UpsertResponse)response;
                return upsert.RecordCreated ? Created(context, table, upsert.Target) : Updated(context, table, upsert.Target ?? row);
            }, row);
        }
        var request = new UpdateRequest { Target = entity };
        if (match != "*")
        {
            entity.RowVersion = VersionOf(match);
            request.ConcurrencyBehavior = ConcurrencyBehavior.IfRowVersionMatches;
        }
        return new WriteOperation(request, _ => Updated(context, table, row), row);
    }

    private static WriteOperation CreateOnly(ApiContext context, TableDefinition table, Entity entity)
    {
        foreach (var (name, value) in entity.KeyAttributes)
        {
            if (!entity.Contains(name)) entity[name] = value;
        }
        entity.KeyAttributes = [];
        return Create(context, table, entity);
    }

    private static WriteOperation Delete(ApiContext context, EntityReference row)
    {
        var request = new DeleteRequest { Target = row };
        if (context.Request.Header("If-Match") is { } match && match != "*")
        {
            row.RowVersion = VersionOf(match);
            request.ConcurrencyBehavior = ConcurrencyBehavior.IfRowVersionMatches;
        }
        return new WriteOperation(request, _ => new ApiResponse(204));
    }

    private static WriteOperation SetProperty(ApiContext context, TableDefinition table, EntityReference row, ColumnDefinition column)
    {
        var body = JsonBody.ReadObject(context.Request);
        if (!body.TryGetProperty("value", out var value)) throw ApiException.BadRequest("The body must be an object with the property 'value'.");
        try
        {
            return Update(context, row, column, JsonValues.Read(column, value));
        }
        catch (FormatException error)
        {
            throw ApiException.BadPayload(table.EntitySetName, $"{error.Message} (property '{column.LogicalName}')");
        }
    }

    private static ApiResponse Created(ApiContext context, TableDefinition table, EntityReference row) => context.Request.Prefer.ReturnRepresentation
        ? Represent(context, table, row, 201).With("OData-EntityId", context.AddressOf(row)).With("Location", context.AddressOf(row))
        : new ApiResponse(204).With("OData-EntityId", context.AddressOf(row));

    private static ApiResponse Updated(ApiContext context, TableDefinition table, EntityReference row) => context.Request.Prefer.ReturnRepresentation
        ? Represent(context, table, row, 200)
        : new ApiResponse(204).With("OData-EntityId", context.AddressOf(row));

    private static ApiResponse Represent(ApiContext context, TableDefinition table, EntityReference row, int status)
    {
        var selection = context.SelectionOf(table);
        return context.Writer.Entity(status, selection, context.Rows.Retrieve(row, selection));
    }

    private static Entity ReadBody(ApiContext context, TableDefinition table, bool allowRelated) =>
        context.Records.Read(table, JsonBody.ReadObject(context.Request), allowRelated);

    private static Entity TargetOf(EntityReference row) => new(row.LogicalName, row.Id) { KeyAttributes = row.KeyAttributes };

    private static string VersionOf(string etag)
    {
        var value = etag.StartsWith("W/", StringComparison.Ordinal) ? etag[2..] : etag;
        return value.Length > 2 && value[0] == '"' && value[^1] == '"'
            ? value[1..^1]
            : throw ApiException.BadRequest($"The header If-Match must be * or an entity tag such as W/\"123\", not '{etag}'.");
    }
}
