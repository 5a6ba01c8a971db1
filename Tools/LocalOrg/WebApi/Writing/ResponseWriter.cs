using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using CrmFeedback.LocalOrg.Metadata;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.LocalOrg.WebApi;

/// <summary>Writes whole responses: sets, rows, references.</summary>
public sealed class ResponseWriter(DataverseModel model, ApiRequest request)
{
    private readonly RowWriter _rows = new(model, request.ServiceRoot, request.Prefer);

    /// <summary>The writer of rows.</summary>
    public RowWriter Rows => _rows;

    /// <summary>A body made by <paramref name="write"/>.</summary>
    public static ApiResponse Json(int status, Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, JsonOutput.Options)) write(json);
        return new ApiResponse(status, stream.ToArray(), ApiResponse.Json);
    }

    /// <summary>A page of rows with its count and next link.</summary>
    public ApiResponse Set(Selection selection, RowPage page, Uri? nextLink, string? contextSet = null) => Json(200, json =>
    {
        json.WriteStartObject();
        json.WriteString("@odata.context", $"{request.ServiceRoot}$metadata#{contextSet ?? selection.Table.EntitySetName}{ContextSelect(selection)}");
        WriteCounts(json, page);
        json.WriteStartArray("value");
        foreach (var row in page.Rows) _rows.Write(json, row, selection);
        json.WriteEndArray();
        if (nextLink != null) json.WriteString("@odata.nextLink", nextLink.AbsoluteUri);
        json.WriteEndObject();
    }).With("Preference-Applied", request.Prefer.Applied(paged: true, annotated: true, represented: false));

    /// <summary>Rows with aliases: FetchXML and <c>$apply</c>.</summary>
    public ApiResponse Aliased(TableDefinition table, EntityCollection rows, bool isAggregate, string? pagingCookie, Uri? nextLink) => Json(200, json =>
    {
        json.WriteStartObject();
        json.WriteString("@odata.context", $"{request.ServiceRoot}$metadata#{table.EntitySetName}");
        if (request.Prefer.Wants("Microsoft.Dynamics.CRM.totalrecordcount"))
        {
            json.WriteNumber("@Microsoft.Dynamics.CRM.totalrecordcount", rows.TotalRecordCount);
            json.WriteBoolean("@Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded", rows.TotalRecordCountLimitExceeded);
        }
        if (rows.MoreRecords && request.Prefer.Wants("Microsoft.Dynamics.CRM.morerecords")) json.WriteBoolean("@Microsoft.Dynamics.CRM.morerecords", true);
        if (pagingCookie != null && request.Prefer.Wants("Microsoft.Dynamics.CRM.fetchxmlpagingcookie"))
            json.WriteString("@Microsoft.Dynamics.CRM.fetchxmlpagingcookie", pagingCookie);
        json.WriteStartArray("value");
        foreach (var row in rows.Entities) _rows.WriteAliased(json, row, table, isAggregate);
        json.WriteEndArray();
        if (nextLink != null) json.WriteString("@odata.nextLink", nextLink.AbsoluteUri);
        json.WriteEndObject();
    }).With("Preference-Applied", request.Prefer.Applied(paged: true, annotated: true, represented: false));

    /// <summary>One row.</summary>
    public ApiResponse Entity(int status, Selection selection, Row row) =>
        Json(status, json => _rows.Write(json, row, selection, $"{request.ServiceRoot}$metadata#{selection.Table.EntitySetName}{ContextSelect(selection)}/$entity"))
            .With("ETag", row.ETag)
            .With("Preference-Applied", request.Prefer.Applied(paged: false, annotated: true, represented: true));

    /// <summary>A property's value.</summary>
    public ApiResponse Property(string context, object value, ColumnDefinition? column) => Json(200, json =>
    {
        json.WriteStartObject();
        json.WriteString("@odata.context", $"{request.ServiceRoot}$metadata#{context}");
        json.WritePropertyName("value");
        ValueWriter.Write(json, value, column);
        json.WriteEndObject();
    });

    /// <summary>Addresses of rows; one of them only for a lookup.</summary>
    public ApiResponse References(IReadOnlyList<EntityReference> references, bool single) => Json(200, json =>
    {
        json.WriteStartObject();
        json.WriteString("@odata.context", $"{request.ServiceRoot}$metadata#{(single ? "$ref" : "Collection($ref)")}");
        if (single)
        {
            json.WriteString("@odata.id", _rows.AddressOf(references[0]));
        }
        else
        {
            json.WriteStartArray("value");
            foreach (var reference in references) _rows.WriteReference(json, reference);
            json.WriteEndArray();
        }
        json.WriteEndObject();
    });

    private void WriteCounts(Utf8JsonWriter json, RowPage page)
    {
        if (page.Total is not { } total) return;
        // Dataverse counts no further than 5,000.
        json.WriteNumber("@odata.count", total < 0 ? 5000 : total);
        if (!request.Prefer.Wants("Microsoft.Dynamics.CRM.totalrecordcount")) return;
        json.WriteNumber("@Microsoft.Dynamics.CRM.totalrecordcount", total < 0 ? 5000 : total);
        json.WriteBoolean("@Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded", total < 0);
    }

    private static string ContextSelect(Selection selection)
    {
        var parts = selection.Explicit ? selection.Columns.Select(DataverseModel.PropertyName) : [];
        parts = parts.Concat(selection.Expansions.Select(item => $"{item.Navigation.Name}{(ContextSelect(item.Selection) is { Length: > 0 } inner ? inner : "()")}"));
        var text = string.Join(',', parts);
        return text.Length == 0 ? string.Empty : $"({text})";
    }
}
