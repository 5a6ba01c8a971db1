using System;
using System.Globalization;
using System.Linq;
using CrmFeedback.LocalOrg.Metadata;
using Microsoft.OData.UriParser;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmFeedback.LocalOrg.WebApi;

/// <summary>GET of sets, rows, properties, related rows, references and counts.</summary>
public static class ReadEndpoint
{
    /// <summary>Answers a GET.</summary>
    public static ApiResponse Handle(ApiContext context, ResourceAddress address, ODataUriParser parser)
    {
        QueryReader.CheckOptions(context.Request.Url);
        if (address.Column is { } column) return Property(context, address, column);
        if (address.Navigation is { } navigation) return Related(context, address, navigation, parser);
        if (address.Row is { } row) return Row(context, address.Table!, row, parser);
        return SetEndpoint.Handle(context, address, parser);
    }

    private static ApiResponse Row(ApiContext context, TableDefinition table, EntityReference row, ODataUriParser parser)
    {
        if (RawQuery.Find(context.Request.Url, "fetchXml") != null || RawQuery.Find(context.Request.Url, "savedQuery") != null)
            throw ApiException.BadRequest("fetchXml and savedQuery apply to a set of rows, not to one row.");
        var selection = SelectionReader.Read(context.Model, table, parser.ParseSelectAndExpand());
        var found = context.Rows.Retrieve(row, selection);
        var known = context.Request.Header("If-None-Match");
        if (known != null && selection.Expansions.Count == 0 && string.Equals(known, found.ETag, StringComparison.Ordinal))
            return new ApiResponse(304).With("ETag", found.ETag);
        return context.Writer.Entity(200, selection, found);
    }

    private static ApiResponse Property(ApiContext context, ResourceAddress address, ColumnDefinition column)
    {
        var selection = new Selection(address.Table!, [column], true, []);
        var found = context.Rows.Retrieve(address.Row!, selection);
        if (!found.Entity.Attributes.TryGetValue(column.LogicalName, out var value) || value is null) return new ApiResponse(204);
        if (address.IsRawValue) return ApiResponse.Text(200, ValueWriter.Text(value, column));
        var set = address.Table!.EntitySetName;
        return context.Writer.Property($"{set}({found.Entity.Id:D})/{DataverseModel.PropertyName(column)}", value, column);
    }

    private static ApiResponse Related(ApiContext context, ResourceAddress address, NavigationProperty navigation, ODataUriParser parser)
    {
        if (navigation.Kind != NavigationKind.ToOne) return SetEndpoint.Handle(context, address, parser);
        var lookup = new Selection(address.Table!, [address.Table!.RequireColumn(navigation.LookupColumn!)], true, []);
        var reference = context.Rows.Retrieve(address.Row!, lookup).Entity.GetAttributeValue<EntityReference>(navigation.LookupColumn);
        if (reference is null || !string.Equals(reference.LogicalName, navigation.TargetTable, StringComparison.Ordinal)) return new ApiResponse(204);
        return address.IsReference
            ? context.Writer.References([reference], single: true)
            : Row(context, context.Model.Metadata.RequireTable(navigation.TargetTable), reference, parser);
    }
}
