using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using CrmFeedback.LocalOrg.Import;
using CrmFeedback.LocalOrg.Metadata;
using static CrmFeedback.LocalOrg.App.BuiltIn.Labels;

namespace CrmFeedback.LocalOrg.App.BuiltIn;

/// <summary>The lists that come with Dataverse and Customer Service rather than with a solution of ours.</summary>
internal static class BuiltInViews
{
    private static readonly XElement ActiveOnly = Condition("statecode", "eq", "0");

    private static readonly SavedQueryDefinition[] Views =
    [
        View("account", "00000000-0000-0000-00aa-000010001002", Of("Active accounts", "可用客户", "使用中的客戶"), "name", false, ActiveOnly, "name", "telephone1", "emailaddress1", "address1_city", "ownerid"),
        View("contact", "00000000-0000-0000-00aa-000010001004", Of("Active contacts", "可用联系人", "使用中的連絡人"), "fullname", false, ActiveOnly, "fullname", "parentcustomerid", "emailaddress1", "telephone1", "ownerid"),
        View("incident", "00000000-0000-0000-00aa-000010001031", Of("Active cases", "可用的案例", "使用中的案例"), "createdon", true, ActiveOnly, "title", "customerid", "prioritycode", "statuscode", "createdon", "ownerid"),
        View("incident", "00000000-0000-0000-00aa-000010001032", Of("All cases", "所有案例", "所有案例"), "createdon", true, null, "title", "customerid", "statuscode", "createdon", "ownerid"),
        View("email", "00000000-0000-0000-00aa-000010001041", Of("All e-mail messages", "所有电子邮件", "所有電子郵件"), "createdon", true, null, "subject", "regardingobjectid", "directioncode", "statuscode", "createdon"),
        View("task", "00000000-0000-0000-00aa-000010001051", Of("Open tasks", "未完成的任务", "未完成的工作"), "scheduledend", false, ActiveOnly, "subject", "regardingobjectid", "scheduledend", "ownerid"),
        View("systemuser", "00000000-0000-0000-00aa-000010001061", Of("Enabled users", "已启用的用户", "已啟用的使用者"), "fullname", false, Condition("isdisabled", "eq", "0"), "fullname", "internalemailaddress", "businessunitid"),
        View("team", "00000000-0000-0000-00aa-000010001071", Of("All teams", "所有团队", "所有團隊"), "name", false, null, "name", "businessunitid"),
        View("queue", "00000000-0000-0000-00aa-000010001081", Of("Active queues", "可用队列", "使用中的佇列"), "name", false, ActiveOnly, "name", "emailaddress"),
    ];

    /// <summary>Built-in views of a table; the first is the one its list opens with when no solution brings a default.</summary>
    public static IEnumerable<SavedQueryDefinition> For(string table) => Views.Where(view => string.Equals(view.Table, table, StringComparison.Ordinal));

    private static SavedQueryDefinition View(
        string table, string id, LocalizedText name, string order, bool descending, XElement? filter, params string[] columns)
    {
        var primaryId = table is "email" or "task" ? "activityid" : table + "id";
        var fetch = new XElement("fetch", new XElement("entity", new XAttribute("name", table),
            columns.Append(primaryId).Select(column => new XElement("attribute", new XAttribute("name", column))),
            new XElement("order", new XAttribute("attribute", order), new XAttribute("descending", descending ? "true" : "false")),
            filter is null ? null : new XElement("filter", new XElement(filter))));
        var layout = new XElement("grid", new XElement("row", new XAttribute("id", primaryId),
            columns.Select((column, index) => new XElement("cell", new XAttribute("name", column), new XAttribute("width", index == 0 ? 300 : 150)))));
        return new SavedQueryDefinition(Guid.Parse(id), table, name, 0, IsDefault: true, Compact(fetch), Compact(layout), "");
    }

    private static XElement Condition(string column, string @operator, string value) =>
        new("condition", new XAttribute("attribute", column), new XAttribute("operator", @operator), new XAttribute("value", value));

    private static string Compact(XElement element) => element.ToString(SaveOptions.DisableFormatting);
}
