using System;
using System.Linq;
using System.Text.Json;
using CrmFeedback.LocalOrg.Security;
using Microsoft.OData.UriParser;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.LocalOrg.WebApi;

/// <summary>Actions and functions.</summary>
public static class OperationEndpoint
{
    /// <summary>Runs the operation and writes its response properties.</summary>
    public static ApiResponse Handle(ApiContext context, Operation operation, EntityReference? row, ODataUriParser parser)
    {
        if (!string.Equals(context.Request.Method, operation.IsFunction ? "GET" : "POST", StringComparison.Ordinal))
            throw ApiException.NoResource(context.Request.Url);
        var reader = new OperationReader(context.Model, context.Records);
        var request = operation.IsFunction
            ? reader.ReadFunction(operation, parser, context.Request.Url)
            : reader.ReadAction(operation, JsonBody.ReadObject(context.Request, optional: true));
        if (row is not null) request[operation.BoundParameter] = row;
        var response = context.Service.Execute(request);
        if (operation.Results.Count == 0) return new ApiResponse(204);
        return ResponseWriter.Json(200, json =>
        {
            json.WriteStartObject();
            json.WriteString("@odata.context", $"{context.Request.ServiceRoot}$metadata#{DataverseModel.Namespace}.{operation.Name}Response");
            foreach (var field in operation.Results)
            {
                json.WritePropertyName(field.Name);
                WriteResult(context, json, response.Results.TryGetValue(field.Name, out var value) ? value : null);
            }
            json.WriteEndObject();
        });
    }

    private static void WriteResult(ApiContext context, Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case Entity entity:
                WriteRow(context, json, entity);
                break;
            case AccessRights rights:
                json.WriteStringValue(rights.ToString());
                break;
            case EntityCollection rows:
                json.WriteStartArray();
                foreach (var row in rows.Entities) WriteRow(context, json, row);
                json.WriteEndArray();
                break;
            default:
                ValueWriter.Write(json, value);
                break;
        }
    }

    private static void WriteRow(ApiContext context, Utf8JsonWriter json, Entity entity)
    {
        var table = context.Model.Metadata.RequireTable(entity.LogicalName);
        var columns = table.Columns.Where(column => DataverseModel.IsProperty(column) && entity.Contains(column.LogicalName)).ToArray();
        context.Writer.Rows.Write(json, new Row(entity, new System.Collections.Generic.Dictionary<Expansion, System.Collections.Generic.IReadOnlyList<Row>>()), new Selection(table, columns, true, []));
    }
}
