using System;
using System.Globalization;
using System.Linq;
using System.Xml;
using System.Xml.Linq;
using CrmFeedback.LocalOrg.Metadata;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmFeedback.LocalOrg.WebApi;

/// <summary>Queries in FetchXML: <c>?fetchXml=</c> and the views of <c>?savedQuery=</c>.</summary>
public static class FetchXmlEndpoint
{
    /// <summary>Runs the query; its root table must be the address's.</summary>
    public static ApiResponse Handle(ApiContext context, TableDefinition table, string fetchXml)
    {
        var fetch = Parse(fetchXml);
        var (rows, page, isAggregate) = Run(context, table, fetch);
        return context.Writer.Aliased(table, rows, isAggregate, rows.MoreRecords ? Cookie(page + 1, rows.PagingCookie) : null, null);
    }

    private static (EntityCollection Rows, int Page, bool IsAggregate) Run(ApiContext context, TableDefinition table, XElement fetch)
    {
        var root = fetch.Elements("entity").FirstOrDefault()?.Attribute("name")?.Value;
        if (!string.Equals(root, table.LogicalName, StringComparison.Ordinal))
            throw ApiException.BadRequest($"The entity set '{table.EntitySetName}' does not fit the FetchXML query of '{root}'.");
        if (context.Request.Prefer.MaxPageSize is { } size && fetch.Attribute("count") is null && fetch.Attribute("top") is null)
            fetch.SetAttributeValue("count", size.ToString(CultureInfo.InvariantCulture));
        var rows = context.Service.RetrieveMultiple(new FetchExpression(fetch.ToString(SaveOptions.DisableFormatting)));
        var page = int.TryParse(fetch.Attribute("page")?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1;
        var isAggregate = fetch.Attribute("aggregate")?.Value is "true" or "1";
        return (rows, page, isAggregate);
    }

    /// <summary>Runs a system view; its pages are walked by next links.</summary>
    public static ApiResponse HandleView(ApiContext context, TableDefinition table, string viewId)
    {
        if (!Guid.TryParse(viewId, out var id)) throw ApiException.BadRequest($"The value '{viewId}' of savedQuery is not a view's id.");
        var view = context.Model.Catalog.SavedQueries.FirstOrDefault(item => item.Id == id)
            ?? throw new ApiException(404, "0x80040217", $"savedquery With Id = {id:D} Does Not Exist");
        var fetch = Parse(view.FetchXml);
        var token = PageToken.Parse(RawQuery.Find(context.Request.Url, "$skiptoken"));
        if (token.Page > 1)
        {
            fetch.SetAttributeValue("page", token.Page.ToString(CultureInfo.InvariantCulture));
            fetch.SetAttributeValue("paging-cookie", token.Cookie);
        }
        var (rows, page, isAggregate) = Run(context, table, fetch);
        var next = rows.MoreRecords ? RawQuery.With(context.Request.Url, "$skiptoken", new PageToken(page + 1, rows.PagingCookie).ToString()) : null;
        return context.Writer.Aliased(table, rows, isAggregate, next is null ? null : Cookie(page + 1, rows.PagingCookie), next);
    }

    private static XElement Parse(string fetchXml)
    {
        try
        {
            return XElement.Parse(fetchXml);
        }
        catch (XmlException error)
        {
            throw new ApiException(400, "0x80040201", $"Invalid XML in fetchXml: {error.Message}", error);
        }
    }

    /// <summary>Dataverse escapes the organisation's cookie twice in this annotation.</summary>
    private static string Cookie(int page, string? cookie) =>
        new PageToken(page, Uri.EscapeDataString(cookie ?? string.Empty)).ToString();
}
