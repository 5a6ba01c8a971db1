using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.ServiceModel;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using CrmFeedback.Analysis;
using CrmFeedback.Feedback;
using CrmFeedback.LocalOrg.Jobs;
using CrmFeedback.Schema;
using CrmFeedback.Steps;
using Microsoft.Xrm.Sdk;
using Xunit;

namespace CrmFeedback.Tests.Steps;

/// <summary><c>cfb_IngestFeedback</c> out of the packed zip, in the pipeline of a local organisation.</summary>
public sealed class IngestTests
{
    [Fact]
    public async Task A_row_is_created_then_unchanged_then_updated()
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Manual);
        var contact = organization.Admin.Create(new Entity("contact") { ["lastname"] = "Lin", ["emailaddress2"] = "Lin@Example.com" });
        var row = new { channel = "hotline", externalId = "call 7", email = "lin@example.com", text = "The parcel is late again and nobody answers. I am angry.", nps = 2, receivedOn = "2026-03-01T10:00:00Z" };

        var created = Ingest(organization, row);
        var again = Ingest(organization, row);
        var changed = Ingest(organization, row with { text = "Thank you, it has arrived. Great service!", nps = 9 });

        Assert.Equal(("created", "unchanged", "updated"), (Status(created), Status(again), Status(changed)));
        var stored = organization.Only(FeedbackTable.Table);
        Assert.Equal(stored.Id, Guid.Parse((string)created[0]!["id"]!));
        Assert.Equal(stored.Id, Guid.Parse((string)changed[0]!["id"]!));
        Assert.Equal("contact_" + contact.ToString("D"), (string?)created[0]!["customer"]);
        Assert.Equal("call 7", stored[FeedbackTable.ExternalId]);
        Assert.Equal(SourceKeys.OfExternal(Channel.Hotline, "call 7"), stored[FeedbackTable.SourceKey]);
        Assert.Equal(Choices.Option((int)Channel.Hotline), stored[FeedbackTable.Channel]);
        Assert.Equal(Choices.Option((int)Touchpoint.Phone), stored[FeedbackTable.Touchpoint]);
        Assert.Equal((9, 100m), (stored[FeedbackTable.Nps], stored[FeedbackTable.NpsPoints]));
        Assert.Equal(contact, stored.GetAttributeValue<EntityReference>(FeedbackTable.ContactId).Id);
        Assert.True(stored.GetAttributeValue<decimal>(FeedbackTable.Score) > 0);
        await organization.Drain();
        Assert.True(organization.Errors.Length == 0, organization.Errors);
        Assert.Equal(organization.Organization.AdminUserId, organization.Only(FeedbackTable.Table).GetAttributeValue<EntityReference>("ownerid").Id);
    }

    [Theory]
    [InlineData("phone", 3)]
    [InlineData("chat", 4)]
    [InlineData("sms", 5)]
    [InlineData("social", 6)]
    [InlineData("web", 7)]
    [InlineData("app", 8)]
    [InlineData("store", 9)]
    [InlineData("community", 10)]
    [InlineData("hotline", 11)]
    [InlineData("meeting", 12)]
    [InlineData("import", 13)]
    public async Task Every_channel_is_stored(string channel, int option)
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Manual);
        Assert.Equal("created", Status(Ingest(organization, new { channel, externalId = "1", text = "很好，谢谢！" })));
        var row = organization.Only(FeedbackTable.Table);
        Assert.Equal(471300000 + option, row.GetAttributeValue<OptionSetValue>(FeedbackTable.Channel).Value);
        Assert.StartsWith(channel + "_", row.GetAttributeValue<string>(FeedbackTable.SourceKey), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Customers_are_found_by_id_address_and_number_or_stay_unlinked()
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Manual);
        var account = organization.Admin.Create(new Entity("account") { ["name"] = "Harbour", ["emailaddress3"] = "desk@harbour.example", ["telephone1"] = "(020) 7946-0958" });
        var ann = organization.Admin.Create(new Entity("contact") { ["lastname"] = "Ann", ["emailaddress1"] = "ann@example.com", ["mobilephone"] = "+86 138-0013-8000", ["parentcustomerid"] = new EntityReference("account", account) });
        organization.Admin.Create(new Entity("contact") { ["lastname"] = "One", ["emailaddress1"] = "both@example.com" });
        organization.Admin.Create(new Entity("contact") { ["lastname"] = "Two", ["emailaddress3"] = "BOTH@example.com" });

        var results = Ingest(
            organization,
            Row(1, ("customerId", account.ToString()), ("customerType", "account")),
            Row(2, ("customerId", ann.ToString()), ("customerType", "contact")),
            Row(3, ("email", "ANN@example.com")),
            Row(4, ("email", "desk@harbour.example")),
            Row(5, ("phone", "13800138000")),
            Row(6, ("phone", "+44 20 7946 0958")),
            Row(7, ("email", "both@example.com")),
            Row(8, ("email", "nobody@example.com"), ("phone", "138 0013 8000")),
            Row(9, ("phone", "0086 999 8888 7777")),
            Row(10),
            Row(11, ("customerId", Guid.Empty.ToString("D").Replace('0', '1')), ("customerType", "contact")));

        Assert.Equal(
            [$"account_{account}", $"contact_{ann}", $"contact_{ann}", $"account_{account}", $"contact_{ann}", $"account_{account}", null, $"contact_{ann}", null, null, null],
            results.Select(r => (string?)r!["customer"]));
        Assert.Equal("the mail address belongs to 2 contacts and 0 accounts; not linked", (string?)results[6]!["reason"]);
        Assert.Equal("the phone number belongs to no contact or account; not linked", (string?)results[8]!["reason"]);
        Assert.Equal("rejected", (string?)results[10]!["status"]);
        Assert.Equal("Row 11: customerId names no contact (11111111-1111-1111-1111-111111111111); send an existing id, or email or phone instead.", (string?)results[10]!["reason"]);
        var rows = organization.Rows(FeedbackTable.Table).ToDictionary(r => r.GetAttributeValue<string>(FeedbackTable.ExternalId), StringComparer.Ordinal);
        Assert.Equal(10, rows.Count);
        Assert.Equal(
            ("both@example.com", "+8699988887777"),
            (rows["7"].GetAttributeValue<string>(FeedbackTable.SenderAddress), rows["9"].GetAttributeValue<string>(FeedbackTable.SenderAddress)));
        Assert.Null(rows["3"].GetAttributeValue<string>(FeedbackTable.SenderAddress));
        Assert.Equal(account, rows["3"].GetAttributeValue<EntityReference>(FeedbackTable.AccountId).Id);
    }

    [Fact]
    public async Task A_row_linked_by_hand_stays_linked_when_it_is_sent_again()
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Manual);
        var account = organization.Admin.Create(new Entity("account") { ["name"] = "Harbour" });
        Ingest(organization, Row(1, ("email", "unknown@example.com")));
        var row = organization.Only(FeedbackTable.Table);
        organization.Service.Update(new Entity(FeedbackTable.Table, row.Id)
        {
            [FeedbackTable.CustomerId] = new EntityReference("account", account),
            [FeedbackTable.AccountId] = new EntityReference("account", account),
            [FeedbackTable.CustomerKey] = "account_" + account.ToString("D"),
            [FeedbackTable.SenderAddress] = null,
        });
        // The first call brings the mentions after the hand-made link.
        Assert.Equal("updated", Status(Ingest(organization, Row(1, ("email", "unknown@example.com")))));
        Assert.Equal("unchanged", Status(Ingest(organization, Row(1, ("email", "unknown@example.com")))));
        Assert.Equal(account, organization.Only(FeedbackTable.Table).GetAttributeValue<EntityReference>(FeedbackTable.CustomerId).Id);
    }

    [Fact]
    public async Task Bad_rows_are_rejected_and_the_rest_is_stored()
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Manual);
        var results = Ingest(organization, Row(1), new { channel = "fax", externalId = "2", text = "x" }, Row(3), 7);
        Assert.Equal(["created", "rejected", "created", "rejected"], results.Select(r => (string?)r!["status"]));
        Assert.StartsWith("Row 2: channel is the text \"fax\"", (string?)results[1]!["reason"], StringComparison.Ordinal);
        Assert.Equal(2, organization.Rows(FeedbackTable.Table).Count);
    }

    [Fact]
    public async Task The_same_feedback_twice_in_a_call_is_one_row_and_the_last_one_stands()
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Manual);
        var results = Ingest(
            organization,
            new { channel = "app", externalId = "A", text = "Bad." },
            new { channel = "store", externalId = "A", text = "Another channel, another row." },
            new { channel = "app", externalId = "A", text = "Good, thank you very much!" });
        Assert.Equal(["created", "created", "created"], results.Select(r => (string?)r!["status"]));
        Assert.Equal(3, (int?)results[0]!["sameAs"]);
        Assert.Null(results[2]!["sameAs"]);
        Assert.Equal((string?)results[0]!["id"], (string?)results[2]!["id"]);
        Assert.Equal(
            ["Another channel, another row.", "Good, thank you very much!"],
            organization.Rows(FeedbackTable.Table).Select(r => r.GetAttributeValue<string>(FeedbackTable.Text)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Lone_surrogates_controls_and_markup_are_stored_clean()
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Manual);
        var results = Call(organization, """[{"channel":"web","externalId":"1","text":"terrible \ud83d service\u0000 \ude00!"},{"channel":"web","externalId":"2","text":"<p>Great &amp; fast</p>"},{"channel":"web","externalId":"3","text":"\u0001","nps":4}]""");
        Assert.Equal(["created", "created", "created"], results.Select(r => (string?)r!["status"]));
        var texts = organization.Rows(FeedbackTable.Table).ToDictionary(r => r.GetAttributeValue<string>(FeedbackTable.ExternalId), r => r.GetAttributeValue<string>(FeedbackTable.Text), StringComparer.Ordinal);
        Assert.Equal("terrible \uFFFD service  \uFFFD!", texts["1"]);
        Assert.Equal("Great & fast", texts["2"]);
        Assert.Null(texts["3"]);
    }

    [Theory]
    [InlineData("Agent: Hello, how can I help? We love to help, wonderful!\nCustomer: The app crashes every time.\nAgent: Great, thank you so much for telling us!\nCustomer: I am really angry.")]
    [InlineData("客服：您好，很高兴为您服务！\n客户：App 每次都闪退，太差了。\n客服：非常感谢您的反馈，祝您愉快！\n客户：我很生气！")]
    public async Task Of_a_chat_only_the_customer_s_turns_are_scored(string transcript)
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Manual);
        Assert.Equal("created", Status(Ingest(organization, new { channel = "chat", externalId = "chat 1", text = transcript })));
        var row = organization.Only(FeedbackTable.Table);
        var text = row.GetAttributeValue<string>(FeedbackTable.Text);
        Assert.DoesNotContain("thank", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("感谢", text, StringComparison.Ordinal);
        Assert.True(text.Contains("crashes", StringComparison.Ordinal) || text.Contains("闪退", StringComparison.Ordinal), text);
        Assert.True(row.GetAttributeValue<decimal>(FeedbackTable.Score) < 0);
    }

    [Fact]
    public async Task The_language_that_the_sender_knows_is_kept_and_does_not_change_the_score()
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Manual);
        Ingest(organization, new { channel = "app", externalId = "1", text = "很好！" }, new { channel = "app", externalId = "2", text = "很好！", language = "zh-Hant" });
        var rows = organization.Rows(FeedbackTable.Table).OrderBy(r => r.GetAttributeValue<string>(FeedbackTable.ExternalId), StringComparer.Ordinal).ToList();
        Assert.Equal(Choices.Option((int)FeedbackLanguage.ChineseTraditional), rows[1][FeedbackTable.Language]);
        Assert.Equal(rows[0][FeedbackTable.Score], rows[1][FeedbackTable.Score]);
    }

    [Fact]
    public async Task A_wrong_call_is_refused_and_nothing_is_stored()
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Manual);
        foreach (var rows in new[] { "", "{", "{}", "[" + string.Join(',', Enumerable.Repeat("{}", 101)) + "]" })
        {
            var fault = Assert.Throws<FaultException<OrganizationServiceFault>>(() => Call(organization, rows));
            Assert.Equal(400, fault.Detail.ErrorDetails["ApiHttpStatusCode"]);
            Assert.StartsWith("Rows ", fault.Message, StringComparison.Ordinal);
        }

        Assert.Empty(organization.Rows(FeedbackTable.Table));
    }

    [Fact]
    public async Task A_user_without_the_privilege_is_refused()
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Manual);
        var unit = organization.Admin.Retrieve("systemuser", organization.Organization.AdminUserId, new Microsoft.Xrm.Sdk.Query.ColumnSet("businessunitid")).GetAttributeValue<EntityReference>("businessunitid");
        var agent = organization.Admin.Create(new Entity("systemuser") { ["firstname"] = "An", ["lastname"] = "Agent", ["businessunitid"] = unit });
        var fault = Assert.Throws<FaultException<OrganizationServiceFault>>(() => organization.Organization.CreateService(agent)
            .Execute(new OrganizationRequest(IngestFeedback.ApiName) { [IngestFeedback.Rows] = "[]" }));
        Assert.Contains("prvCreatecfb_Feedback", fault.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task What_time_does_not_allow_is_returned_and_stored_by_the_next_call()
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Manual);
        var items = IntakeReader.Read(Json(Enumerable.Range(1, 20).Select(i => Row(i)).ToArray()), new DateTime(2026, 3, 4, 9, 0, 0, DateTimeKind.Utc));
        var asked = 0;
        // Each look at the clock takes a second: rows are stored until twelve have gone.
        var deadline = new Deadline(TimeSpan.FromSeconds(12), () => TimeSpan.FromSeconds(asked++));
        var first = FeedbackIntake.Run(organization.Service, organization.Organization.OrganizationId, items, DateTime.UtcNow, deadline);
        Assert.Equal((12, 8), (first.Count(o => o.Status == IntakeOutcome.Created), FeedbackIntake.Remaining(first)));
        var second = FeedbackIntake.Run(organization.Service, organization.Organization.OrganizationId, items, DateTime.UtcNow, Deadline.Start());
        Assert.Equal((8, 12, 0), (second.Count(o => o.Status == IntakeOutcome.Created), second.Count(o => o.Status == IntakeOutcome.Unchanged), FeedbackIntake.Remaining(second)));
        Assert.Equal(20, organization.Rows(FeedbackTable.Table).Count);
    }

    [Fact]
    public async Task Numbers_not_looked_up_in_time_remain_and_the_other_rows_are_stored()
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Manual);
        var items = IntakeReader.Read(Json([Row(1, ("phone", "138 0013 8000")), Row(2)]), new DateTime(2026, 3, 4, 9, 0, 0, DateTimeKind.Utc));
        var outcomes = FeedbackIntake.Run(organization.Service, organization.Organization.OrganizationId, items, DateTime.UtcNow, new Deadline(TimeSpan.FromSeconds(60), () => TimeSpan.FromSeconds(31)));
        Assert.Equal([IntakeOutcome.Remaining, IntakeOutcome.Created], outcomes.Select(o => o.Status));
    }

    [Fact]
    public async Task Rows_are_written_in_the_order_of_their_keys_whatever_the_order_of_the_call()
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Manual);
        organization.Organization.LockJournal.Clear();
        Ingest(organization, Enumerable.Range(1, 30).Reverse().Select(i => Row(i)).ToArray());
        var keys = organization.Rows(FeedbackTable.Table).ToDictionary(r => r.Id, r => r.GetAttributeValue<string>(FeedbackTable.SourceKey));
        var written = organization.Organization.LockJournal.Transactions.SelectMany(t => t.Locks).Where(l => l.Table == FeedbackTable.Table).Select(l => keys[l.Id]).ToList();
        Assert.Equal(30, written.Count);
        Assert.Equal(written.Order(StringComparer.Ordinal), written);
    }

    [Fact]
    public void A_call_that_meets_another_one_at_the_same_row_is_undone_and_asks_to_be_sent_again()
    {
        var organization = new FakeOrganization();
        var other = new Entity(FeedbackTable.Table) { [FeedbackTable.SourceKey] = SourceKeys.OfExternal(Channel.Phone, "1") };
        organization.BeforeWrite = _ => { organization.BeforeWrite = null; organization.Add(other); };
        var plugin = new IngestFeedback();
        var context = new FakeContext(plugin.Steps[0], new Entity(), organization.Id) { InputParameters = { [IngestFeedback.Rows] = Json(Row(1)) } };
        var error = Assert.Throws<InvalidPluginExecutionException>(() => plugin.Execute(new FakeServices(context, organization)));
        Assert.Equal(PluginHttpStatusCode.Conflict, error.HttpStatus);
        Assert.EndsWith("Nothing of this call was stored; send it again.", error.Message, StringComparison.Ordinal);
    }

    private static Dictionary<string, object> Row(int id, params (string Name, string Value)[] more)
    {
        var row = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["channel"] = "phone", ["externalId"] = id.ToString(CultureInfo.InvariantCulture), ["text"] = "Call " + id.ToString(CultureInfo.InvariantCulture) + " was helpful.", ["receivedOn"] = "2026-03-01",
        };
        foreach (var (name, value) in more)
            row[name] = value;
        return row;
    }

    private static string Json(params object[] rows) => JsonSerializer.Serialize(rows);

    private static JsonArray Ingest(ImportedOrganization organization, params object[] rows) => Call(organization, Json(rows));

    private static JsonArray Call(ImportedOrganization organization, string rows)
    {
        var answer = organization.Admin.Execute(new OrganizationRequest(IngestFeedback.ApiName) { [IngestFeedback.Rows] = rows });
        Assert.Equal(0, answer.Results[IngestFeedback.Remaining]);
        return JsonNode.Parse((string)answer.Results[IngestFeedback.Results])!.AsArray();
    }

    private static string? Status(JsonArray results) => (string?)results.Single()!["status"];
}
