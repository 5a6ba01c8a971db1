using System;
using System.Collections.Generic;
using System.Linq;
using CrmFeedback.LocalOrg.Import;
using static CrmFeedback.LocalOrg.App.BuiltIn.Labels;

namespace CrmFeedback.LocalOrg.App.BuiltIn;

/// <summary>
/// The forms that come with Dataverse and Customer Service rather than with a solution, cut to what the app shows and
/// changed by no solution. Those that solutions change are base forms (<see cref="FormDefinition"/>s of the catalogue).
/// </summary>
internal static class BuiltInForms
{
    private static readonly SectionSpec Details = new(Of("Details", "详细信息", "詳細資料"), 34, "ownerid", "createdon", "modifiedon");

    private static readonly FormDefinition[] Forms =
    [
        FormBuilder.Form("account", "quickCreate", "c9e7ec2d-efca-4e4c-b3e3-f63c4bba5e4b", Of("Account quick create", "快速创建客户", "快速建立客戶"), [],
            new SectionSpec(Of("Account", "客户", "客戶"), 100, "name", "telephone1", "emailaddress1")),
        FormBuilder.Form("incident", "quickCreate", "9a8d6d2c-9a0e-4f0b-9c0e-3a5d1f6f1b01", Of("Case quick create", "快速创建案例", "快速建立案例"), [],
            new SectionSpec(Of("Case", "案例", "案例"), 100, "title", "customerid", "caseorigincode", "prioritycode", "description")),
        FormBuilder.Form("email", "main", "5c4a8c5b-6d0c-4f5e-8f42-2b8a0a1d0a01", Of("E-mail", "电子邮件", "電子郵件"), ["statuscode", "ownerid"],
            new SectionSpec(Of("E-mail", "电子邮件", "電子郵件"), 66, "directioncode", "from", "to", "cc", "subject", "description"),
            new SectionSpec(Of("Details", "详细信息", "詳細資料"), 34, "regardingobjectid", "senton", "createdon", "modifiedon")),
        FormBuilder.Form("email", "quickCreate", "5c4a8c5b-6d0c-4f5e-8f42-2b8a0a1d0a02", Of("Incoming e-mail", "收到的电子邮件", "收到的電子郵件"), [],
            new SectionSpec(Of("E-mail", "电子邮件", "電子郵件"), 100, "directioncode", "from", "to", "regardingobjectid", "subject", "description")),
        FormBuilder.Form("task", "main", "6ad70a8b-7f0e-4e6f-9a57-8d1f4b3d0a03", Of("Task", "任务", "工作"), ["statuscode", "ownerid"],
            new SectionSpec(Of("Task", "任务", "工作"), 66, "subject", "description", "regardingobjectid", "scheduledend", "prioritycode"), Details),
        FormBuilder.Form("systemuser", "main", "6ad70a8b-7f0e-4e6f-9a57-8d1f4b3d0a04", Of("User", "用户", "使用者"), [],
            new SectionSpec(Of("User", "用户", "使用者"), 100, "fullname", "internalemailaddress", "businessunitid", "isdisabled")),
        FormBuilder.Form("team", "main", "6ad70a8b-7f0e-4e6f-9a57-8d1f4b3d0a05", Of("Team", "团队", "團隊"), [],
            new SectionSpec(Of("Team", "团队", "團隊"), 100, "name", "businessunitid", "description")),
        FormBuilder.Form("queue", "main", "6ad70a8b-7f0e-4e6f-9a57-8d1f4b3d0a06", Of("Queue", "队列", "佇列"), [],
            new SectionSpec(Of("Queue", "队列", "佇列"), 100, "name", "emailaddress", "description")),
    ];

    /// <summary>Built-in forms of a table and type.</summary>
    public static IEnumerable<FormDefinition> For(string table, string type) => Forms.Where(form =>
        string.Equals(form.Table, table, StringComparison.Ordinal) && string.Equals(form.Type, type, StringComparison.OrdinalIgnoreCase));
}
