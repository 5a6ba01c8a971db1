using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.ServiceModel;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using CrmFeedback.Feedback;
using CrmFeedback.LocalOrg.Jobs;
using CrmFeedback.Schema;
using CrmFeedback.Steps;
using Microsoft.Xrm.Sdk;
using Xunit;

namespace CrmFeedback.Tests.Steps;

/// <summary><c>cfb_EraseCustomer</c> and <c>cfb_ExportCustomer</c> out of the packed zip, in the pipeline of a local organisation.</summary>
public sealed class PrivacyTests
{
    private const string Secret = "My dog Bello ate the parcel because the delivery was late.";

    [Fact]
    public async Task Erasing_a_contact_leaves_no_row_and_nobody_else_loses_one()
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Manual);
        var (ann, ben) = await Fill(organization);
        var found = Erase(organization, ("CustomerId", ann), ("CustomerType", "contact"), ("DryRun", true));
        Assert.Equal((4, 2, 1), ((int)found["Feedback"], (int)found["Unlinked"], (int)found["SurveyResponses"]));
        Assert.Equal((int)found["Feedback"] + (int)found["Unlinked"] + (int)found["SurveyResponses"] + (int)found["Standings"], (int)found["Remaining"]);
        Assert.NotEmpty(OfContact(organization, ann));

        var erased = Erase(organization, ("CustomerId", ann), ("CustomerType", "contact"));
        await organization.Drain();

        Assert.Equal(
            (found["Feedback"], found["Mentions"], found["Unlinked"], found["SurveyResponses"], found["Standings"], (object)0),
            (erased["Feedback"], erased["Mentions"], erased["Unlinked"], erased["SurveyResponses"], erased["Standings"], erased["Remaining"]));
        Assert.True((int)erased["Mentions"] > 0);
        Assert.Empty(OfContact(organization, ann));
        Assert.DoesNotContain(Tables.SelectMany(organization.Rows), r => Text(r).Contains("Bello", StringComparison.Ordinal));
        Assert.DoesNotContain(organization.Rows(FeedbackTable.Table), r => r.GetAttributeValue<string>(FeedbackTable.SenderAddress) is "ann@example.com" or "+8613800138000");
        var left = organization.Rows(FeedbackTable.Table).Select(f => f.Id).ToHashSet();
        Assert.All(organization.Rows(MentionTable.Table), m => Assert.Contains(m.GetAttributeValue<EntityReference>(MentionTable.FeedbackId).Id, left));
        Assert.Equal(2, organization.Rows(FeedbackTable.Table).Count(r => r.GetAttributeValue<string>(FeedbackTable.CustomerKey) == "contact_" + ben.ToString("D")));
        Assert.Single(organization.Rows(FeedbackTable.Table), r => r.GetAttributeValue<string>(FeedbackTable.SenderAddress) == "stranger@example.com");
        Assert.True(organization.Errors.Length == 0, organization.Errors);
        Assert.Equal(0, Erase(organization, ("CustomerId", ann), ("CustomerType", "contact"))["Feedback"]);
    }

    [Fact]
    public async Task An_address_that_no_customer_has_is_erased_by_itself()
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Manual);
        await Fill(organization);
        var before = organization.Rows(FeedbackTable.Table).Count;
        var erased = Erase(organization, ("Address", "STRANGER@example.com"));
        Assert.Equal((0, 1, 0), ((int)erased["Feedback"], (int)erased["Unlinked"], (int)erased["Remaining"]));
        Assert.Equal(before - 1, organization.Rows(FeedbackTable.Table).Count);
    }

    [Fact]
    public async Task An_address_of_one_customer_means_that_customer()
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Manual);
        var (ann, _) = await Fill(organization);
        Assert.Equal(4, Erase(organization, ("Address", "+86 138 0013 8000"))["Feedback"]);
        Assert.Empty(OfContact(organization, ann));
    }

    [Fact]
    public async Task A_deleted_customer_is_erased_by_id()
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Manual);
        var gone = Guid.NewGuid();
        organization.Service.Create(new Entity(FeedbackTable.Table) { [FeedbackTable.SourceKey] = "phone_1", [FeedbackTable.CustomerKey] = "account_" + gone.ToString("D"), [FeedbackTable.Text] = Secret });
        Assert.Equal(1, Erase(organization, ("CustomerId", gone), ("CustomerType", "account"))["Feedback"]);
        Assert.Empty(organization.Rows(FeedbackTable.Table));
    }

    [Fact]
    public async Task What_time_does_not_allow_remains_and_goes_with_the_next_call()
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Manual);
        var account = organization.Admin.Create(new Entity("account") { ["name"] = "Harbour" });
        Ingest(organization, Enumerable.Range(0, 60).Select(i => (object)new { channel = "import", externalId = $"{i}", text = "Late.", customerId = account, customerType = "account" }));
        var customer = HeldCustomer.Find(organization.Service, account, "account", null);
        var asked = 0;
        var first = CustomerErasure.Erase(organization.Service, customer, new Deadline(TimeSpan.FromSeconds(1), () => TimeSpan.FromSeconds(asked++)));
        Assert.Equal((50, 10), (first.Of(HeldKind.Feedback), first.Remaining));
        Assert.Contains("Call again until Remaining is 0.", ErasureReport.Write(first, false, null), StringComparison.Ordinal);
        var second = CustomerErasure.Erase(organization.Service, customer, Deadline.Start());
        Assert.Equal((10, 0), (second.Of(HeldKind.Feedback), second.Remaining));
    }

    [Theory]
    [InlineData(1033, "Only an administrator can purge:", "audit history", "search index", "Keep deleted Dataverse records", "backups")]
    [InlineData(2052, "以下内容只有管理员才能清除：", "审核历史", "搜索索引", "保留已删除的 Dataverse 记录", "备份")]
    [InlineData(1028, "以下內容只有系統管理員才能清除：", "稽核歷程記錄", "搜尋索引", "保留已刪除的 Dataverse 記錄", "備份")]
    public async Task The_report_names_what_only_the_admin_can_purge(int language, params string[] parts)
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Manual);
        var report = (string)Erase(organization, ("Address", "x@example.com"), ("LanguageId", language))["Report"];
        Assert.All(parts, p => Assert.Contains(p, report, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Everything_held_is_exported_page_by_page()
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Manual);
        var (ann, ben) = await Fill(organization);
        Ingest(organization, Enumerable.Range(0, 100).Select(i => (object)new { channel = "import", externalId = $"many {i}", text = $"Delivery {i} was late.", customerId = ann, customerType = "contact" }));
        Ingest(organization, Enumerable.Range(100, 100).Select(i => (object)new { channel = "import", externalId = $"many {i}", text = $"Delivery {i} was late.", customerId = ann, customerType = "contact" }));
        await organization.Drain();

        var rows = new List<JsonNode>();
        var pages = 0;
        for (string? token = null; token == null || token.Length > 0; pages++)
        {
            var answer = Execute(organization, ExportCustomer.ApiName, ("CustomerId", ann), ("CustomerType", "contact"), ("ContinuationToken", token));
            var page = JsonNode.Parse((string)answer["Json"])!;
            Assert.Equal(ann.ToString("D"), (string?)page["customer"]!["id"]);
            Assert.Equal((int)answer["Count"], page["rows"]!.AsArray().Count);
            rows.AddRange(page["rows"]!.AsArray()!);
            token = (string)answer["ContinuationToken"];
        }

        Assert.Equal(2, pages);
        Assert.Distinct(rows.Select(r => (string?)r["id"]));
        var held = OfContact(organization, ann).Select(r => r.Id.ToString("D"))
            .Concat(organization.Rows(FeedbackTable.Table).Where(r => r.GetAttributeValue<string>(FeedbackTable.SenderAddress) is "ann@example.com" or "+8613800138000").Select(r => r.Id.ToString("D")));
        Assert.Equal(held.Order(StringComparer.Ordinal), rows.Select(r => (string?)r["id"]).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(rows, r => r.ToJsonString().Contains(ben.ToString("D"), StringComparison.Ordinal));
        var chat = rows.Single(r => (string?)r["cfb_externalid"] == "2");
        Assert.Equal((Secret, 471300004, "Chat"), ((string?)chat["cfb_text"], (int?)chat["cfb_channel"], (string?)chat["cfb_channel@label"]));
        Assert.Contains(chat["mentions"]!.AsArray(), m => (string?)m!["cfb_themecode"] == "delivery");
        Assert.Equal("2026-03-01T00:00:00Z", (string?)chat["cfb_receivedon"]);
        Assert.Equal("Bello again", (string?)Assert.Single(chat["corrections"]!.AsArray())!["cfb_note"]);
        Assert.Contains(rows, r => (string?)r["table"] == FollowUpTable.Table && (string?)r["cfb_openkey"] == "contact_" + ann.ToString("D"));
        Assert.Contains(rows, r => (string?)r["table"] == SurveyResponseTable.Table && (string?)r["cfb_comment"] == Secret);
    }

    [Fact]
    public async Task What_is_asked_wrongly_is_refused_with_what_to_send()
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Manual);
        var id = Guid.NewGuid();
        organization.Admin.Create(new Entity("contact") { ["lastname"] = "A", ["emailaddress1"] = "two@example.com" });
        organization.Admin.Create(new Entity("contact") { ["lastname"] = "B", ["emailaddress1"] = "two@example.com" });
        foreach (var api in new[] { EraseCustomer.ApiName, ExportCustomer.ApiName })
        {
            Assert.StartsWith("Nobody is named", Refused(organization, api), StringComparison.Ordinal);
            Assert.StartsWith("CustomerId and Address are both given", Refused(organization, api, ("CustomerId", id), ("CustomerType", "contact"), ("Address", "a@b.c")), StringComparison.Ordinal);
            Assert.StartsWith("CustomerType is missing", Refused(organization, api, ("CustomerId", id)), StringComparison.Ordinal);
            Assert.StartsWith("CustomerType is \"lead\"", Refused(organization, api, ("CustomerId", id), ("CustomerType", "lead")), StringComparison.Ordinal);
            Assert.StartsWith("CustomerType is given without CustomerId", Refused(organization, api, ("CustomerType", "account")), StringComparison.Ordinal);
            Assert.StartsWith("Address is \"Ann\"", Refused(organization, api, ("Address", "Ann")), StringComparison.Ordinal);
            Assert.StartsWith("Address: the mail address belongs to 2 contacts", Refused(organization, api, ("Address", "two@example.com")), StringComparison.Ordinal);
        }

        // No base64; "1|9|1|", "2|0~" and "1|0|2|" in base64.
        foreach (var token in new[] { "x", "MXw5fDF8", "Mnwwfg==", "MXwwfDJ8" })
        {
            Assert.StartsWith("ContinuationToken is not one", Refused(organization, ExportCustomer.ApiName, ("CustomerId", id), ("CustomerType", "contact"), ("ContinuationToken", token)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Neither_is_open_to_a_user_without_the_privilege()
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Manual);
        var unit = organization.Admin.Retrieve("systemuser", organization.Organization.AdminUserId, new Microsoft.Xrm.Sdk.Query.ColumnSet("businessunitid")).GetAttributeValue<EntityReference>("businessunitid");
        var agent = organization.Organization.CreateService(organization.Admin.Create(new Entity("systemuser") { ["firstname"] = "An", ["lastname"] = "Agent", ["businessunitid"] = unit }));
        foreach (var (api, privilege) in new[] { (EraseCustomer.ApiName, "prvDeletecfb_Feedback"), (ExportCustomer.ApiName, "prvWritecfb_Feedback") })
        {
            var fault = Assert.Throws<FaultException<OrganizationServiceFault>>(() => agent.Execute(new OrganizationRequest(api) { ["Address"] = "a@b.c" }));
            Assert.Contains(privilege, fault.Message, StringComparison.OrdinalIgnoreCase);
        }
    }

    private static readonly string[] Tables = [FeedbackTable.Table, MentionTable.Table, SurveyResponseTable.Table, SatisfactionTable.Table, FollowUpTable.Table, CorrectionTable.Table];

    // Ann: two calls and a chat, a survey response with its feedback, two rows under her addresses from before she was known. Ben: two. A stranger: one.
    private static async Task<(Guid Ann, Guid Ben)> Fill(ImportedOrganization organization)
    {
        Ingest(organization, [
            new { channel = "sms", externalId = "before", text = "Bello is hungry, the delivery is late.", phone = "0086 13800138000" },
            new { channel = "web", externalId = "before", text = "Bello is still hungry.", email = "ann@example.com" },
            new { channel = "web", externalId = "stranger", text = "The shop is dirty.", email = "stranger@example.com" },
        ]);
        var ann = organization.Admin.Create(new Entity("contact") { ["lastname"] = "Ann", ["emailaddress1"] = "Ann@example.com", ["mobilephone"] = "138 0013 8000" });
        var ben = organization.Admin.Create(new Entity("contact") { ["lastname"] = "Ben" });
        Ingest(organization, [
            new { channel = "phone", externalId = "1", text = Secret, customerId = ann, customerType = "contact", receivedOn = "2026-03-01" },
            new { channel = "chat", externalId = "2", text = Secret, customerId = ann, customerType = "contact", receivedOn = "2026-03-01" },
            new { channel = "phone", externalId = "3", text = "Bello likes the new parcel, thank you!", email = "ann@example.com", receivedOn = "2026-03-02" },
            new { channel = "phone", externalId = "4", text = "The price is fair.", customerId = ben, customerType = "contact", receivedOn = "2026-03-01" },
            new { channel = "app", externalId = "5", text = "The app crashes.", customerId = ben, customerType = "contact", receivedOn = "2026-03-01" },
        ]);
        organization.Admin.Create(new Entity(SurveyResponseTable.Table) { [SurveyResponseTable.CustomerId] = new EntityReference("contact", ann), [SurveyResponseTable.Comment] = Secret, [SurveyResponseTable.Nps] = 2 });
        await organization.Drain();
        var said = organization.Rows(FeedbackTable.Table).Single(r => r.GetAttributeValue<string>(FeedbackTable.ExternalId) == "2");
        organization.Admin.Create(new Entity(CorrectionTable.Table) { [CorrectionTable.FeedbackId] = said.ToEntityReference(), [CorrectionTable.Themes] = "delivery:negative", [CorrectionTable.Note] = "Bello again" });
        if (organization.Rows(FollowUpTable.Table).All(r => r.GetAttributeValue<string>(FollowUpTable.OpenKey) != "contact_" + ann.ToString("D")))
            organization.Admin.Create(new Entity(FollowUpTable.Table) { [FollowUpTable.CustomerId] = new EntityReference("contact", ann), [FollowUpTable.Name] = "Bello" });
        await organization.Drain();
        return (ann, ben);
    }

    private static List<Entity> OfContact(ImportedOrganization organization, Guid contact) =>
        [.. Tables.Where(t => t is not (MentionTable.Table or CorrectionTable.Table)).SelectMany(organization.Rows).Where(r => r.GetAttributeValue<string>("cfb_customerkey") == "contact_" + contact.ToString("D"))];

    private static string Text(Entity row) => string.Join('\n', row.Attributes.Values.OfType<string>());

    private static void Ingest(ImportedOrganization organization, IEnumerable<object> rows)
    {
        var answer = Execute(organization, IngestFeedback.ApiName, (IngestFeedback.Rows, JsonSerializer.Serialize(rows)));
        Assert.All(JsonNode.Parse((string)answer[IngestFeedback.Results])!.AsArray(), r => Assert.Equal("created", (string?)r!["status"]));
    }

    private static ParameterCollection Erase(ImportedOrganization organization, params (string Name, object? Value)[] input) =>
        Execute(organization, EraseCustomer.ApiName, input);

    private static ParameterCollection Execute(ImportedOrganization organization, string api, params (string Name, object? Value)[] input)
    {
        var request = new OrganizationRequest(api);
        foreach (var (name, value) in input.Where(i => i.Value != null))
            request[name] = value;
        return organization.Admin.Execute(request).Results;
    }

    private static string Refused(ImportedOrganization organization, string api, params (string Name, object? Value)[] input)
    {
        var fault = Assert.Throws<FaultException<OrganizationServiceFault>>(() => Execute(organization, api, input));
        Assert.Equal(400, Convert.ToInt32(fault.Detail.ErrorDetails["ApiHttpStatusCode"], CultureInfo.InvariantCulture));
        return fault.Message;
    }
}
