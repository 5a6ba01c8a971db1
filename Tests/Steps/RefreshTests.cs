using System;
using System.Linq;
using CrmFeedback.Analysis;
using CrmFeedback.Schema;
using CrmFeedback.Steps;
using Microsoft.Xrm.Sdk;
using Xunit;

namespace CrmFeedback.Tests.Steps;

public sealed class RefreshTests
{
    private const string LongWords = "I have been waiting for my refund since January and nobody answers my calls.";

    private readonly FakeOrganization organization = new();
    private readonly Guid user = Guid.NewGuid();
    private readonly Guid account;
    private readonly Guid other;
    private readonly Guid contact;

    public RefreshTests()
    {
        account = organization.Add(new Entity("account") { ["emailaddress1"] = "office@x.example", ["ownerid"] = new EntityReference("systemuser", user) });
        other = organization.Add(new Entity("account") { ["ownerid"] = new EntityReference("team", Guid.NewGuid()) });
        contact = organization.Add(new Entity("contact") { ["parentcustomerid"] = new EntityReference("account", account), ["emailaddress3"] = "Ann@X.example" });
    }

    [Fact]
    public void An_incoming_mail_of_a_contact_becomes_a_row_once_however_often_the_job_runs()
    {
        var mail = Mail("contact", contact, "ann@x.example", LongWords + "\n\nOn 2 Mar 2026, Support wrote:\n> hello");
        Later(new ScoreEmail(), Message.Create, "email", mail);
        Later(new ScoreEmail(), Message.Create, "email", mail);
        var row = organization.Only(FeedbackTable.Table);
        Assert.Equal(LongWords, row[FeedbackTable.Text]);
        Assert.Equal(mail, row.GetAttributeValue<EntityReference>(FeedbackTable.EmailId).Id);
        Assert.Equal(account, row.GetAttributeValue<EntityReference>(FeedbackTable.AccountId).Id);
        Assert.DoesNotContain(organization.Calls, c => c.StartsWith("Update", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("systemuser")]
    [InlineData("queue")]
    [InlineData("team")]
    [InlineData("equipment")]
    public void A_mail_of_one_of_ours_is_nobody_s_feedback(string table)
    {
        Later(new ScoreEmail(), Message.Create, "email", Mail(table, Guid.NewGuid(), "us@x.example", LongWords));
        Assert.Empty(organization.Rows(FeedbackTable.Table));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(null)]
    public void Outgoing_mail_is_not_scored(bool? outgoing)
    {
        Later(new ScoreEmail(), Message.Create, "email", Mail("contact", contact, "ann@x.example", LongWords, outgoing));
        Assert.Empty(organization.Rows(FeedbackTable.Table));
    }

    [Theory]
    [InlineData("ann@x.example", true)]
    [InlineData("Ann Lee <ANN@x.example>", true)]
    [InlineData("stranger@y.example", false)]
    public void An_unresolved_sender_takes_the_case_s_customer_only_with_that_customer_s_address(string address, bool linked)
    {
        var incident = organization.Add(new Entity("incident") { ["customerid"] = new EntityReference("contact", contact) });
        Later(new ScoreEmail(), Message.Create, "email", Mail(null, null, address, LongWords, false, new EntityReference("incident", incident)));
        var row = organization.Only(FeedbackTable.Table);
        Assert.Equal($"incident_{incident:D}", row[FeedbackTable.RegardingKey]);
        Assert.Equal(linked ? $"contact_{contact:D}" : null, row.GetAttributeValue<string>(FeedbackTable.CustomerKey));
        Assert.Equal(linked, row.GetAttributeValue<string>(FeedbackTable.SenderAddress) == null || linked);
        if (!linked)
            Assert.Equal(address, row[FeedbackTable.SenderAddress]);
    }

    [Fact]
    public void A_sender_who_is_resolved_later_gets_the_row()
    {
        var mail = Mail(null, null, "ann@x.example", LongWords);
        Later(new ScoreEmail(), Message.Create, "email", mail);
        var party = organization.Only("activityparty");
        organization.Update(new Entity("activityparty", party.Id) { ["partyid"] = new EntityReference("contact", contact) });
        Later(new RescoreEmail(), Message.Update, "email", mail);
        Assert.Equal($"contact_{contact:D}", organization.Only(FeedbackTable.Table)[FeedbackTable.CustomerKey]);
    }

    [Fact]
    public void Jobs_out_of_order_end_right()
    {
        var mail = Mail("contact", contact, "ann@x.example", "Draft words");
        organization.Update(new Entity("email", mail) { ["description"] = LongWords, ["statecode"] = new OptionSetValue(1) });
        Later(new RescoreEmail(), Message.Update, "email", mail);
        Later(new ScoreEmail(), Message.Create, "email", mail);
        Assert.Equal(LongWords, organization.Only(FeedbackTable.Table)[FeedbackTable.Text]);
    }

    [Fact]
    public void A_cancelled_mail_stops_counting_and_counts_again_when_reopened()
    {
        var mail = Mail("contact", contact, "ann@x.example", LongWords);
        Later(new ScoreEmail(), Message.Create, "email", mail);
        State("email", mail, 2);
        Later(new RescoreEmail(), Message.Update, "email", mail);
        Assert.Equal(FeedbackTable.StatusSourceCancelled, Status());
        State("email", mail, 0);
        Later(new RescoreEmail(), Message.Update, "email", mail);
        Assert.Equal(FeedbackTable.StatusActive, Status());
        State("email", mail, 1);
        Later(new RescoreEmail(), Message.Update, "email", mail);
        Assert.Equal(FeedbackTable.StatusActive, Status());
    }

    [Theory]
    [InlineData(1, 5, true)]
    [InlineData(2, 6, false)]
    [InlineData(2, 2000, true)]
    public void A_resolved_or_merged_case_counts_and_a_cancelled_one_does_not(int state, int status, bool counts)
    {
        var id = Case(LongWords, account);
        State("incident", id, state, status);
        Later(new RelinkCase(), Message.Update, "incident", id);
        Assert.Equal(counts, organization.Only(FeedbackTable.Table).GetAttributeValue<OptionSetValue>("statecode").Value == 0);
    }

    [Fact]
    public void A_row_that_a_person_deactivated_stays_so()
    {
        var id = Case(LongWords, account);
        var row = organization.Only(FeedbackTable.Table);
        State(FeedbackTable.Table, row.Id, 1, FeedbackTable.StatusInactive);
        Later(new RelinkCase(), Message.Update, "incident", id);
        Assert.Equal(FeedbackTable.StatusInactive, Status());
    }

    [Fact]
    public void A_case_that_changed_customer_takes_row_and_mentions_along()
    {
        StepRunner.Run(new Setup(), Setup.ApiName, new Entity(), organization);
        var id = Case("The delivery was late and the courier was rude. I want a refund.", account);
        organization.Update(new Entity("incident", id) { ["customerid"] = new EntityReference("account", other) });
        var mentions = organization.Rows(MentionTable.Table).Select(m => m.Id).Order().ToList();
        Later(new RelinkCase(), Message.Update, "incident", id);
        Assert.Equal($"account_{other:D}", organization.Only(FeedbackTable.Table)[FeedbackTable.CustomerKey]);
        Assert.All(organization.Rows(MentionTable.Table), m => Assert.Equal($"account_{other:D}", m[MentionTable.CustomerKey]));
        Assert.Equal(mentions, organization.Rows(MentionTable.Table).Select(m => m.Id).Order());
    }

    [Fact]
    public void A_changed_description_is_scored_again_in_place()
    {
        var id = Case("First words.", account);
        var row = organization.Only(FeedbackTable.Table);
        organization.Update(new Entity("incident", id) { ["description"] = "Other words." });
        StepRunner.Run(new RescoreCase(), Message.Update, new Entity("incident", id) { ["description"] = "Other words." }, organization);
        var after = organization.Only(FeedbackTable.Table);
        Assert.Equal(row.Id, after.Id);
        Assert.Equal("title\nOther words.", after[FeedbackTable.Text]);
        Assert.NotEqual(row[FeedbackTable.TextHash], after[FeedbackTable.TextHash]);
    }

    [Fact]
    public void Sending_the_same_description_again_writes_nothing_and_takes_two_calls()
    {
        var id = Case("Words with a card 6222 0200 1234 5678 901.", account);
        organization.Calls.Clear();
        StepRunner.Run(new RescoreCase(), Message.Update, new Entity("incident", id) { ["description"] = "x" }, organization);
        Assert.Equal(["RetrieveMultiple " + FeedbackTable.Table, "RetrieveMultiple incident"], organization.Calls);
    }

    [Fact]
    public void A_synchronous_rescore_never_creates()
    {
        var id = organization.Add(new Entity("incident") { ["title"] = "old case", ["customerid"] = new EntityReference("account", account) });
        StepRunner.Run(new RescoreCase(), Message.Update, new Entity("incident", id), organization);
        Assert.Empty(organization.Rows(FeedbackTable.Table));
    }

    [Theory]
    [InlineData(SurveyResponseTable.Nps)]
    [InlineData(SurveyResponseTable.Comment)]
    public void A_changed_survey_is_scored_again(string column)
    {
        var id = organization.Add(new Entity(SurveyResponseTable.Table) { [SurveyResponseTable.Nps] = 9, [SurveyResponseTable.Comment] = "Fine." });
        Later(new RelinkSurveyResponse(), Message.Update, SurveyResponseTable.Table, id);
        var change = new Entity(SurveyResponseTable.Table, id) { [column] = column == SurveyResponseTable.Nps ? 2 : "Awful." };
        organization.Update(change);
        StepRunner.Run(new RescoreSurveyResponse(), Message.Update, change, organization);
        var row = organization.Only(FeedbackTable.Table);
        Assert.Equal(column == SurveyResponseTable.Nps ? -100m : 100m, row[FeedbackTable.NpsPoints]);
        Assert.Equal(column == SurveyResponseTable.Nps ? "Fine." : "Awful.", row[FeedbackTable.Text]);
    }

    [Fact]
    public void A_deleted_source_takes_its_row_and_a_restored_one_keeps_it()
    {
        var id = Case(LongWords, account);
        Later(new RemoveCaseFeedback(), Message.Delete, "incident", id);
        Assert.Single(organization.Rows(FeedbackTable.Table));
        organization.Remove("incident", id);
        Later(new RemoveCaseFeedback(), Message.Delete, "incident", id);
        Assert.Empty(organization.Rows(FeedbackTable.Table));
        Assert.Empty(organization.Rows(MentionTable.Table));
    }

    [Fact]
    public void Two_jobs_that_create_the_same_row_end_in_a_retry_of_one()
    {
        var mail = Mail("contact", contact, "ann@x.example", LongWords);
        var raced = false;
        organization.BeforeWrite = row =>
        {
            if (raced || row.LogicalName != FeedbackTable.Table)
                return;
            raced = true;
            Later(new ScoreEmail(), Message.Create, "email", mail);
        };
        var retry = Assert.Throws<InvalidPluginExecutionException>(() => Later(new ScoreEmail(), Message.Create, "email", mail));
        Assert.Equal(OperationStatus.Retry, retry.Status);
        Assert.Single(organization.Rows(FeedbackTable.Table));
    }

    [Fact]
    public void A_job_overtaken_by_a_rescore_is_tried_again_and_does_not_bring_old_words_back()
    {
        var id = Case("Old words.", account);
        organization.Update(new Entity("incident", id) { ["customerid"] = new EntityReference("account", other) });
        organization.BeforeWrite = row =>
        {
            organization.BeforeWrite = null;
            organization.Update(new Entity("incident", id) { ["description"] = "New words." });
            StepRunner.Run(new RescoreCase(), Message.Update, new Entity("incident", id), organization);
        };
        var retry = Assert.Throws<InvalidPluginExecutionException>(() => Later(new RelinkCase(), Message.Update, "incident", id));
        Assert.Equal(OperationStatus.Retry, retry.Status);
        Later(new RelinkCase(), Message.Update, "incident", id);
        var after = organization.Only(FeedbackTable.Table);
        Assert.Equal("title\nNew words.", after[FeedbackTable.Text]);
        Assert.Equal($"account_{other:D}", after[FeedbackTable.CustomerKey]);
    }

    [Fact]
    public void A_row_gets_the_owner_of_its_customer_and_stays_when_the_organisation_refuses()
    {
        Case(LongWords, account);
        var row = organization.Only(FeedbackTable.Table);
        organization.OwnersWithoutPrivilege.Add(user);
        var context = Later(new SettleFeedback(), Message.Create, FeedbackTable.Table, row.Id);
        Assert.Contains("owner refused", Assert.Single(context.Lines), StringComparison.Ordinal);
        organization.OwnersWithoutPrivilege.Clear();
        Later(new SettleFeedback(), Message.Create, FeedbackTable.Table, row.Id);
        Assert.Equal(user, organization.Only(FeedbackTable.Table).GetAttributeValue<EntityReference>("ownerid").Id);
    }

    [Fact]
    public void A_case_made_from_a_mail_is_marked_whichever_job_runs_first()
    {
        var mail = Mail("account", account, "office@x.example", LongWords);
        organization.Update(new Entity("email", mail) { ["createdon"] = new DateTime(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc) });
        Later(new ScoreEmail(), Message.Create, "email", mail);
        Case(LongWords, account);
        var rows = organization.Rows(FeedbackTable.Table);
        foreach (var row in rows.Reverse().Concat(rows))
            Later(new SettleFeedback(), Message.Create, FeedbackTable.Table, row.Id);
        var fromMail = organization.Rows(FeedbackTable.Table).Single(r => r.Contains(FeedbackTable.EmailId) && r[FeedbackTable.EmailId] != null);
        var fromCase = organization.Rows(FeedbackTable.Table).Single(r => r.Id != fromMail.Id);
        Assert.Equal(fromMail.Id, fromCase.GetAttributeValue<EntityReference>(FeedbackTable.DuplicateOfId).Id);
        Assert.Null(fromMail.GetAttributeValue<EntityReference>(FeedbackTable.DuplicateOfId));

        organization.Remove("email", mail);
        Later(new RemoveEmailFeedback(), Message.Delete, "email", mail);
        Assert.Null(organization.Only(FeedbackTable.Table).GetAttributeValue<EntityReference>(FeedbackTable.DuplicateOfId));
    }

    [Fact]
    public void A_copy_whose_original_changed_its_words_stands_on_its_own()
    {
        Case(LongWords, account);
        var second = Case(LongWords, account);
        var rows = organization.Rows(FeedbackTable.Table);
        foreach (var row in rows)
            Later(new SettleFeedback(), Message.Create, FeedbackTable.Table, row.Id);
        var copy = organization.Rows(FeedbackTable.Table).Single(r => r.GetAttributeValue<EntityReference>(FeedbackTable.DuplicateOfId) != null);
        var original = organization.Rows(FeedbackTable.Table).Single(r => r.Id != copy.Id);
        organization.Update(new Entity(FeedbackTable.Table, original.Id) { [FeedbackTable.TextHash] = "changed" });
        StepRunner.Run(new SettleFeedback(), Message.Update, new Entity(FeedbackTable.Table, original.Id) { [FeedbackTable.TextHash] = "changed" }, organization);
        Assert.All(organization.Rows(FeedbackTable.Table), r => Assert.Null(r.GetAttributeValue<EntityReference>(FeedbackTable.DuplicateOfId)));
        Assert.NotEqual(Guid.Empty, second);
    }

    private FakeContext Later(PluginBase plugin, string message, string table, Guid id) =>
        StepRunner.Run(plugin, message, new Entity(table, id), organization);

    private Guid Case(string description, Guid customer)
    {
        var id = organization.Add(new Entity("incident")
        {
            ["title"] = "title",
            ["description"] = description,
            ["customerid"] = new EntityReference("account", customer),
            ["createdon"] = new DateTime(2026, 3, 4, 5, 6, 7, DateTimeKind.Utc),
        });
        StepRunner.Run(new ScoreCase(), Message.Create, organization.Rows("incident").Single(r => r.Id == id), organization);
        return id;
    }

    private Guid Mail(string? partyTable, Guid? party, string address, string body, bool? outgoing = false, EntityReference? regarding = null)
    {
        var mail = organization.Add(new Entity("email")
        {
            ["subject"] = "RE: your case",
            ["description"] = body,
            ["directioncode"] = outgoing,
            ["regardingobjectid"] = regarding,
            ["createdon"] = new DateTime(2026, 3, 4, 5, 6, 7, DateTimeKind.Utc),
        });
        organization.Add(new Entity("activityparty")
        {
            ["activityid"] = new EntityReference("email", mail),
            ["participationtypemask"] = new OptionSetValue(1),
            ["partyid"] = partyTable == null ? null : new EntityReference(partyTable, party!.Value),
            ["addressused"] = address,
        });
        return mail;
    }

    private void State(string table, Guid id, int state, int? status = null)
    {
        var change = new Entity(table, id) { ["statecode"] = new OptionSetValue(state) };
        if (status is int value)
            change["statuscode"] = new OptionSetValue(value);
        organization.Update(change);
    }

    private int Status() => organization.Only(FeedbackTable.Table).GetAttributeValue<OptionSetValue>("statuscode").Value;
}
