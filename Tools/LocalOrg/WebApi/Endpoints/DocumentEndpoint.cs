using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Xml;
using Microsoft.OData.Edm.Csdl;

namespace CrmFeedback.LocalOrg.WebApi;

/// <summary>The service document and <c>$metadata</c>.</summary>
public static class DocumentEndpoint
{
    /// <summary>Names and addresses of all sets of rows.</summary>
    public static ApiResponse Service(ApiContext context) => ResponseWriter.Json(200, json =>
    {
        json.WriteStartObject();
        json.WriteString("@odata.context", $"{context.Request.ServiceRoot}$metadata");
        json.WriteStartArray("value");
        foreach (var name in context.Model.Metadata.Tables.Select(table => table.EntitySetName).Order(StringComparer.Ordinal))
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WriteString("kind", "EntitySet");
            json.WriteString("url", name);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    });

    /// <summary>The model in CSDL.</summary>
    public static ApiResponse Metadata(ApiContext context)
    {
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false) }))
        {
            if (!CsdlWriter.TryWriteCsdl(context.Model.Edm, xml, CsdlTarget.OData, out var errors))
                throw new InvalidOperationException("The model cannot be written as CSDL: " + string.Join("; ", errors.Select(error => error.ErrorMessage)));
        }
        return new ApiResponse(200, stream.ToArray(), "application/xml");
    }
}
