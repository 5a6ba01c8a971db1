using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmFeedback.Feedback;

/// <summary>One page of an export.</summary>
public sealed class ExportPage
{
    internal ExportPage(string json, int count, string? token)
    {
        Json = json;
        Count = count;
        Token = token;
    }

    /// <summary><c>{"customer":…,"addresses":[…],"rows":[…]}</c>.</summary>
    public string Json { get; }

    /// <summary>Rows on the page.</summary>
    public int Count { get; }

    /// <summary>Where the next page begins; null after the last.</summary>
    public string? Token { get; }
}

/// <summary>Everything held about a customer, every column of every row, mentions and corrections inside their feedback.</summary>
public static class CustomerExport
{
    // A feedback row holds at most 64,000 characters of words and evidence, so a page stays below 13 million; an answer may have 116 MB.
    private const int RowsPerQuery = 50;
    private const int RowsPerPage = 200;
    private const int CharactersPerPage = 8_000_000;

    /// <summary>A page.</summary>
    /// <exception cref="InvalidPluginExecutionException">A wrong token (HTTP 400).</exception>
    public static ExportPage Read(IOrganizationService service, HeldCustomer customer, string? token, Deadline deadline)
    {
        var sets = HeldRows.Of(customer);
        var at = ExportPosition.Parse(token, Math.Max(1, sets.Count));
        var rows = new StringBuilder();
        var count = 0;
        while (at.Set < sets.Count)
        {
            at = ReadPage(service, sets[at.Set], at, rows, ref count);
            if (count >= RowsPerPage || rows.Length >= CharactersPerPage || deadline.HasPassed)
                break;
        }

        return new ExportPage(Head(customer) + rows + "]}", count, at.Set < sets.Count ? at.ToString() : null);
    }

    private static ExportPosition ReadPage(IOrganizationService service, HeldRows set, ExportPosition at, StringBuilder json, ref int count)
    {
        var query = set.Query(new ColumnSet(true));
        query.PageInfo = new PagingInfo { PageNumber = at.Page, Count = RowsPerQuery, PagingCookie = at.Cookie! };
        var page = service.RetrieveMultiple(query);
        var rows = new List<Entity>();
        foreach (var row in page.Entities)
        {
            if (set.Matches(row))
                rows.Add(row);
        }

        var isFeedback = set.Table == FeedbackTable.Table && rows.Count > 0;
        var mentions = isFeedback ? Children(service, MentionTable.Table, MentionTable.FeedbackId, rows) : null;
        var corrections = isFeedback ? Children(service, CorrectionTable.Table, CorrectionTable.FeedbackId, rows) : null;
        foreach (var row in rows)
        {
            if (count++ > 0)
                json.Append(',');
            EntityJson.Append(json, row, !isFeedback ? null : inner =>
            {
                AppendChildren(inner, "mentions", mentions!, row.Id);
                AppendChildren(inner, "corrections", corrections!, row.Id);
            });
        }

        return page.MoreRecords ? new ExportPosition(at.Set, at.Page + 1, page.PagingCookie) : new ExportPosition(at.Set + 1, 1, null);
    }

    private static Dictionary<Guid, List<Entity>> Children(IOrganizationService service, string table, string lookup, List<Entity> feedback)
    {
        var children = new Dictionary<Guid, List<Entity>>();
        var query = new QueryExpression(table) { ColumnSet = new ColumnSet(true) };
        query.Criteria.AddCondition(lookup, ConditionOperator.In, feedback.ConvertAll(r => (object)r.Id).ToArray());
        foreach (var child in RowPages.All(service, query))
        {
            var id = child.GetAttributeValue<EntityReference>(lookup)?.Id ?? Guid.Empty;
            if (!children.TryGetValue(id, out var list))
                children[id] = list = new List<Entity>();
            list.Add(child);
        }

        return children;
    }

    private static void AppendChildren(StringBuilder json, string name, Dictionary<Guid, List<Entity>> children, Guid feedbackId)
    {
        EntityJson.Name(json, name);
        json.Append('[');
        if (children.TryGetValue(feedbackId, out var list))
        {
            for (var i = 0; i < list.Count; i++)
            {
                if (i > 0)
                    json.Append(',');
                EntityJson.Append(json, list[i]);
            }
        }

        json.Append(']');
    }

    private static string Head(HeldCustomer customer)
    {
        var json = new StringBuilder("{\"customer\":");
        if (customer.Customer is EntityReference reference)
        {
            json.Append("{\"table\":");
            JsonText.AppendString(json, reference.LogicalName);
            EntityJson.Name(json, "id");
            JsonText.AppendString(json, reference.Id.ToString("D", CultureInfo.InvariantCulture));
            json.Append('}');
        }
        else
        {
            json.Append("null");
        }

        json.Append(",\"addresses\":[");
        var first = true;
        foreach (var email in customer.Emails)
        {
            json.Append(first ? string.Empty : ",");
            JsonText.AppendString(json, email);
            first = false;
        }

        foreach (var phone in customer.Phones)
        {
            json.Append(first ? string.Empty : ",");
            JsonText.AppendString(json, phone.ToString());
            first = false;
        }

        return json.Append("],\"rows\":[").ToString();
    }
}
