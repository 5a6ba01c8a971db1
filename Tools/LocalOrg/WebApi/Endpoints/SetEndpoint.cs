using System;
using System.Globalization;
using System.Linq;
using CrmFeedback.LocalOrg.Metadata;
using Microsoft.OData.UriParser;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmFeedback.LocalOrg.WebApi;

/// <summary>GET of a set of rows: a table's, or those at the other end of a collection.</summary>
public static class SetEndpoint
{
    /// <summary>Answers a GET of a set, of its count, or of its references.</summary>
    public static ApiResponse Handle(ApiContext context, ResourceAddress address, ODataUriParser parser)
    {
        var url = context.Request.Url;
        var table = address.Navigation is { } navigation ? context.Model.Metadata.RequireTable(navigation.TargetTable) : address.Table!;
        if (RawQuery.Find(url, "fetchXml") is { } fetchXml) return FetchXmlEndpoint.Handle(context, WholeTable(address, "fetchXml"), fetchXml);
        if (RawQuery.Find(url, "savedQuery") is { } view) return FetchXmlEndpoint.HandleView(context, WholeTable(address, "savedQuery"), view);
        if (parser.ParseApply() is { } apply) return ApplyEndpoint.Handle(context, WholeTable(address, "$apply"), apply);

        var selection = address.IsReference
            ? new Selection(table, [table.RequireColumn(table.PrimaryId)], true, [])
            : SelectionReader.Read(context.Model, table, parser.ParseSelectAndExpand());
        var query = QueryReader.Read(context.Model, table, parser, selection);
        if (address.Navigation != null) RelatedRows.Restrict(query, context.Model, address.Navigation, Resolved(context, address.Row!));
        if (address.RelatedRow is { } related) query.Criteria.AddCondition(table.PrimaryId, ConditionOperator.Equal, Resolved(context, related).Id);
        if (address.IsCount) return Count(context, query);

        var token = PageToken.Parse(RawQuery.Find(url, "$skiptoken"));
        query.PageInfo = new PagingInfo
        {
            PageNumber = token.Page,
            Count = query.TopCount is null ? context.Request.Prefer.MaxPageSize ?? Preferences.LargestPage : 0,
            PagingCookie = token.Cookie,
            ReturnTotalRecordCount = parser.ParseCount() == true,
        };
        if (query.TopCount != null && !query.PageInfo.ReturnTotalRecordCount) query.PageInfo = new PagingInfo();
        return Page(context, selection, query, token, address.IsReference);
    }

    private static ApiResponse Page(ApiContext context, Selection selection, QueryExpression query, PageToken token, bool references)
    {
        var top = query.TopCount;
        if (top != null && query.PageInfo.ReturnTotalRecordCount)
        {
            // The organisation pages or cuts, not both: a counted first page of $top rows is the same rows.
            query.TopCount = null;
            query.PageInfo.Count = Math.Clamp(top.Value, 1, Preferences.LargestPage);
        }
        else if (top == 0)
        {
            query.TopCount = 1;
        }
        var page = context.Rows.Page(query, selection);
        if (top == 0) page = page with { Rows = [] };
        if (references) return context.Writer.References(page.Rows.Select(row => row.Entity.ToEntityReference()).ToArray(), single: false);
        var next = page.More && top is null
            ? RawQuery.With(context.Request.Url, "$skiptoken", new PageToken(token.Page + 1, page.PagingCookie).ToString())
            : null;
        return context.Writer.Set(selection, page, next);
    }

    private static ApiResponse Count(ApiContext context, QueryExpression query)
    {
        query.TopCount = null;
        query.ColumnSet = new ColumnSet(context.Model.Metadata.RequireTable(query.EntityName).PrimaryId);
        query.PageInfo = new PagingInfo { PageNumber = 1, Count = 1, ReturnTotalRecordCount = true };
        var result = context.Service.RetrieveMultiple(query);
        // Dataverse counts no further than 5,000.
        var count = result.TotalRecordCountLimitExceeded ? 5000 : result.TotalRecordCount;
        return ApiResponse.Text(200, count.ToString(CultureInfo.InvariantCulture));
    }

    private static EntityReference Resolved(ApiContext context, EntityReference row) => row.Id != Guid.Empty
        ? row
        : context.Rows.Retrieve(row, new Selection(context.Model.Metadata.RequireTable(row.LogicalName), [], true, [])).Entity.ToEntityReference();

    private static TableDefinition WholeTable(ResourceAddress address, string option) => address.Navigation is null
        ? address.Table!
        : throw ApiException.NotImplemented($"The query option '{option}' on a collection of related rows");
}
