using System;
using System.Linq;
using System.Threading.Tasks;
using CrmFeedback.Analysis;
using CrmFeedback.Feedback;
using CrmFeedback.LocalOrg.Jobs;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Xunit;

namespace CrmFeedback.Tests.Steps;

/// <summary>The packed zips in a local organisation, jobs delayed, out of order and sometimes twice.</summary>
public sealed class ImportedOrganizationTests
{
    private const string LongWords = "I have been waiting for my refund since January and nobody answers my calls.";

    [Fact]
    public async Task Setup_creates_the_fifteen_themes()
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Manual);
        Assert.Equal(15, organization.Rows(ThemeTable.Table).Count);
        Assert.Equal(5, organization.Rows(SettingTable.Table).Count);
        var again = organization.Admin.Execute(new OrganizationRequest("cfb_Setup"));
        Assert.Equal(0, again.Results["ThemesCreated"]);
    }

    [Fact]
    public async Task A_case_is_scored_as_it_is_saved_and_settled_afterwards()
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Adversarial(1));
        var account = Account(organization);
        var id = organization.Admin.Create(new Entity("incident")
        {
            ["title"] = "你们的审批太慢了，再不解决我就销户！",
            ["customerid"] = new EntityReference("account", account),
        });
        var row = organization.Only(FeedbackTable.Table);
        Assert.Equal($"incident_{id:D}", row[FeedbackTable.SourceKey]);
        Assert.Equal(account, row.GetAttributeValue<EntityReference>(FeedbackTable.AccountId).Id);
        Assert.Equal("你们的审批太慢了，再不解决我就销户！", row[FeedbackTable.Text]);
        Assert.InRange(row.GetAttributeValue<decimal>(FeedbackTable.Score), -1m, -0.1m);
        Assert.Equal(Choices.Option((int)LeaveIntent.Conditional), row[FeedbackTable.LeaveIntent]);
        var mention = organization.Rows(MentionTable.Table).Single(m => Equals(m[MentionTable.ThemeCode], "process_approval"));
        Assert.Equal(ShippedThemes.All.Single(t => t.Code == "process_approval").Id, mention.GetAttributeValue<EntityReference>(MentionTable.ThemeId).Id);
        Assert.Equal(Choices.Option((int)Polarity.Negative), mention[MentionTable.Polarity]);
        Assert.Contains("审批", mention.GetAttributeValue<string>(MentionTable.Phrase), StringComparison.Ordinal);
        Assert.StartsWith("{\"v\":1,\"unit\":10000,\"raw\":-", row.GetAttributeValue<string>(FeedbackTable.Evidence), StringComparison.Ordinal);
        Assert.Equal(organization.Organization.SystemUserId, row.GetAttributeValue<EntityReference>("ownerid").Id);
        await organization.Drain();
        Assert.True(organization.Errors.Length == 0, organization.Errors);
        Assert.Equal(organization.Organization.AdminUserId, organization.Only(FeedbackTable.Table).GetAttributeValue<EntityReference>("ownerid").Id);
        Assert.All(organization.Rows(MentionTable.Table), m => Assert.Equal(organization.Organization.AdminUserId, m.GetAttributeValue<EntityReference>("ownerid").Id));
        Assert.Empty(organization.Organization.LockJournal.SharedRowsWrittenSynchronously());
    }

    [Fact]
    public async Task A_case_follows_its_words_customer_state_and_end()
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Adversarial(2));
        var first = Account(organization);
        var second = Account(organization);
        var id = organization.Admin.Create(new Entity("incident") { ["title"] = "Delivery", ["description"] = LongWords, ["customerid"] = new EntityReference("account", first) });
        var row = organization.Only(FeedbackTable.Table);

        organization.Admin.Update(new Entity("incident", id) { ["description"] = "The courier was rude and the parcel late.", ["customerid"] = new EntityReference("account", second) });
        Assert.Equal("Delivery\nThe courier was rude and the parcel late.", organization.Only(FeedbackTable.Table)[FeedbackTable.Text]);
        await organization.Drain();
        row = organization.Only(FeedbackTable.Table);
        Assert.Equal($"account_{second:D}", row[FeedbackTable.CustomerKey]);
        Assert.All(organization.Rows(MentionTable.Table), m => Assert.Equal($"account_{second:D}", m[MentionTable.CustomerKey]));

        organization.Admin.Update(new Entity("incident", id) { ["statecode"] = new OptionSetValue(2), ["statuscode"] = new OptionSetValue(6) });
        await organization.Drain();
        Assert.Equal(FeedbackTable.StatusSourceCancelled, organization.Only(FeedbackTable.Table).GetAttributeValue<OptionSetValue>("statuscode").Value);

        organization.Admin.Update(new Entity("incident", id) { ["statecode"] = new OptionSetValue(0), ["statuscode"] = new OptionSetValue(1) });
        await organization.Drain();
        Assert.Equal(0, organization.Only(FeedbackTable.Table).GetAttributeValue<OptionSetValue>("statecode").Value);

        organization.Admin.Delete("incident", id);
        await organization.Drain();
        Assert.Empty(organization.Rows(FeedbackTable.Table));
        Assert.Empty(organization.Rows(MentionTable.Table));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Mail_is_scored_later_and_the_case_made_from_it_is_marked(int seed)
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Adversarial(seed));
        var account = Account(organization, "office@x.example");
        var contact = organization.Admin.Create(new Entity("contact") { ["lastname"] = "Lee", ["emailaddress1"] = "ann@x.example", ["parentcustomerid"] = new EntityReference("account", account) });
        var mail = Mail(organization, false, new EntityReference("contact", contact), null, "<p>" + LongWords + "</p><div class=\"gmail_quote\">On 2 Mar you wrote:<blockquote>old</blockquote></div>");
        Mail(organization, true, new EntityReference("systemuser", organization.Organization.AdminUserId), null, "Dear Ann, we are terribly sorry.");
        Assert.Empty(organization.Rows(FeedbackTable.Table));
        organization.Admin.Create(new Entity("incident") { ["title"] = "Refund", ["description"] = LongWords, ["customerid"] = new EntityReference("contact", contact) });
        organization.Admin.Update(new Entity("email", mail) { ["statecode"] = new OptionSetValue(1), ["statuscode"] = new OptionSetValue(4) });
        await organization.Drain();

        var rows = organization.Rows(FeedbackTable.Table);
        Assert.Equal(2, rows.Count);
        var fromMail = rows.Single(r => r.Contains(FeedbackTable.EmailId));
        Assert.Equal(LongWords, fromMail[FeedbackTable.Text]);
        Assert.Equal(account, fromMail.GetAttributeValue<EntityReference>(FeedbackTable.AccountId).Id);
        Assert.Equal($"contact_{contact:D}", fromMail[FeedbackTable.CustomerKey]);
        Assert.Single(rows, r => r.Contains(FeedbackTable.DuplicateOfId));

        organization.Admin.Delete("email", mail);
        await organization.Drain();
        Assert.False(organization.Only(FeedbackTable.Table).Contains(FeedbackTable.DuplicateOfId));
    }

    [Fact]
    public async Task An_unresolved_sender_is_unlinked_unless_the_case_s_customer_has_the_address()
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Adversarial(5));
        var account = Account(organization, "office@x.example");
        var incident = organization.Admin.Create(new Entity("incident") { ["title"] = "t", ["customerid"] = new EntityReference("account", account) });
        Mail(organization, false, null, "stranger@y.example", "I am a stranger and I am angry.", new EntityReference("incident", incident));
        await organization.Drain();
        var unlinked = organization.Rows(FeedbackTable.Table).Single(r => r.Contains(FeedbackTable.EmailId));
        Assert.False(unlinked.Contains(FeedbackTable.CustomerKey));
        Assert.Equal("stranger@y.example", unlinked[FeedbackTable.SenderAddress]);
        Assert.Equal($"incident_{incident:D}", unlinked[FeedbackTable.RegardingKey]);
    }

    [Fact]
    public async Task A_survey_is_stamped_scored_changed_and_set_aside()
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Adversarial(6));
        var account = Account(organization);
        var id = organization.Admin.Create(new Entity(SurveyResponseTable.Table)
        {
            [SurveyResponseTable.CustomerId] = new EntityReference("account", account),
            [SurveyResponseTable.Nps] = 2,
            [SurveyResponseTable.Comment] = "服務很差，不會再來。",
            [SurveyResponseTable.Answers] = "{broken",
        });
        var survey = organization.Only(SurveyResponseTable.Table);
        Assert.Equal($"account_{account:D}", survey[SurveyResponseTable.CustomerKey]);
        Assert.StartsWith("Survey response 2026-03-0", survey.GetAttributeValue<string>(SurveyResponseTable.Name), StringComparison.Ordinal);
        Assert.Equal(-100m, organization.Only(FeedbackTable.Table)[FeedbackTable.NpsPoints]);
        organization.Admin.Update(new Entity(SurveyResponseTable.Table, id) { [SurveyResponseTable.Nps] = 10 });
        Assert.Equal(100m, organization.Only(FeedbackTable.Table)[FeedbackTable.NpsPoints]);
        organization.Admin.Update(new Entity(SurveyResponseTable.Table, id) { ["statecode"] = new OptionSetValue(1), ["statuscode"] = new OptionSetValue(2) });
        await organization.Drain();
        Assert.Equal(FeedbackTable.StatusSourceCancelled, organization.Only(FeedbackTable.Table).GetAttributeValue<OptionSetValue>("statuscode").Value);
        Assert.True(organization.Errors.Length == 0, organization.Errors);
    }

    [Fact]
    public async Task Ugly_descriptions_are_saved_and_scored()
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Manual);
        var account = Account(organization);
        string[] ugly = ["\uFFFD", new string('>', 1999), string.Concat(Enumerable.Repeat("<div><", 300)), string.Concat(Enumerable.Repeat("😀", 900)), "\u202Eخدمة سيئة", "   "];
        foreach (var text in ugly)
            organization.Admin.Create(new Entity("incident") { ["title"] = "t", ["description"] = text, ["customerid"] = new EntityReference("account", account) });
        Assert.Equal(ugly.Length, organization.Rows(FeedbackTable.Table).Count);
        Assert.DoesNotContain(organization.Rows(FeedbackTable.Table), r =>
            r.GetAttributeValue<OptionSetValue>(FeedbackTable.UnscorableReason)?.Value == Choices.FirstValue + (int)UnscorableReason.AnalysisFailed);
    }

    [Fact]
    public async Task A_shipped_theme_cannot_be_deleted()
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Manual);
        var theme = organization.Rows(ThemeTable.Table)[0];
        var refusal = Assert.ThrowsAny<Exception>(() => organization.Admin.Delete(ThemeTable.Table, theme.Id));
        Assert.Contains("ships with Customer Feedback", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(15, organization.Rows(ThemeTable.Table).Count);
    }

    private static Guid Account(ImportedOrganization organization, string? address = null) =>
        organization.Admin.Create(new Entity("account") { ["name"] = "Contoso", ["emailaddress1"] = address });

    private static Guid Mail(ImportedOrganization organization, bool outgoing, EntityReference? sender, string? address, string body, EntityReference? regarding = null)
    {
        var party = new Entity("activityparty");
        if (sender != null)
            party["partyid"] = sender;
        if (address != null)
            party["addressused"] = address;
        var mail = new Entity("email")
        {
            ["subject"] = "RE: Refund",
            ["description"] = body,
            ["directioncode"] = outgoing,
            ["from"] = new EntityCollection([party]) { EntityName = "activityparty" },
        };
        if (regarding != null)
            mail["regardingobjectid"] = regarding;
        return organization.Admin.Create(mail);
    }
}
