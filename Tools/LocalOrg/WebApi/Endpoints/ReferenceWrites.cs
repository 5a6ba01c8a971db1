using System;
using CrmFeedback.LocalOrg.Metadata;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmFeedback.LocalOrg.WebApi;

/// <summary>Associating and disassociating rows: writes of <c>…/$ref</c>.</summary>
internal static class ReferenceWrites
{
    /// <summary>The write; null if the address has no such method.</summary>
    public static WriteOperation? Plan(ApiContext context, ResourceAddress address, NavigationProperty navigation)
    {
        var row = address.Row!;
        if (navigation.Kind == NavigationKind.ToOne)
        {
            var lookup = address.Table!.RequireColumn(navigation.LookupColumn!);
            return context.Request.Method switch
            {
                "PUT" => Complete(WriteEndpoint.Update(context, row, lookup, Body(context, navigation))),
                "DELETE" => Complete(WriteEndpoint.Update(context, row, lookup, null)),
                _ => null,
            };
        }
        var relationship = new Relationship(navigation.Relationship.SchemaName);
        switch (context.Request.Method)
        {
            case "POST" when address.RelatedRow is null:
                return Done(new AssociateRequest { Target = row, Relationship = relationship, RelatedEntities = [Resolved(context, Body(context, navigation))] });
            case "DELETE":
                var related = address.RelatedRow
                    ?? (RawQuery.Find(context.Request.Url, "$id") is { } id
                        ? context.Records.Reference(id)
                        : throw ApiException.BadRequest("Name the row to disassociate: …(id)/$ref or …/$ref?$id=…"));
                return Done(new DisassociateRequest { Target = row, Relationship = relationship, RelatedEntities = [Resolved(context, related)] });
            default:
                return null;
        }
    }

    private static EntityReference Body(ApiContext context, NavigationProperty navigation)
    {
        var body = JsonBody.ReadObject(context.Request);
        if (!body.TryGetProperty("@odata.id", out var id) || id.ValueKind != System.Text.Json.JsonValueKind.String)
            throw ApiException.BadRequest("The body must be an object with the property '@odata.id', the address of a row.");
        var reference = context.Records.Reference(JsonText.Read(id));
        return string.Equals(reference.LogicalName, navigation.TargetTable, StringComparison.Ordinal)
            ? reference
            : throw ApiException.BadRequest($"The property '{navigation.Name}' takes rows of '{navigation.TargetTable}', not of '{reference.LogicalName}'.");
    }

    private static EntityReference Resolved(ApiContext context, EntityReference row) => row.Id != Guid.Empty
        ? row
        : context.Rows.Retrieve(row, new Selection(context.Model.Metadata.RequireTable(row.LogicalName), [], true, [])).Entity.ToEntityReference();

    private static WriteOperation Complete(WriteOperation update) => update with { Complete = _ => new ApiResponse(204) };

    private static WriteOperation Done(OrganizationRequest request) => new(request, _ => new ApiResponse(204));
}
