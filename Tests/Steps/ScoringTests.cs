using System;
using System.Linq;
using System.Threading;
using CrmFeedback.Analysis;
using CrmFeedback.Feedback;
using CrmFeedback.Schema;
using CrmFeedback.Steps;
using Microsoft.Xrm.Sdk;
using Xunit;

namespace CrmFeedback.Tests.Steps;

public sealed class ScoringTests
{
    private readonly FakeOrganization organization = new();
    private readonly Guid account;
    private readonly Guid contact;

    public ScoringTests()
    {
        account = organization.Add(new Entity("account") { ["emailaddress1"] = "office@x.example", ["ownerid"] = new EntityReference("systemuser", Guid.NewGuid()) });
        contact = organization.Add(new Entity("contact")
        {
            ["parentcustomerid"] = new EntityReference("account", account),
            ["emailaddress2"] = "ann@x.example",
            ["ownerid"] = new EntityReference("team", Guid.NewGuid()),
        });
    }

    [Fact]
    public void A_new_case_of_an_account_becomes_a_row()
    {
        var id = CreateCase("Approval", "Your decision is too slow and I am angry. 138 0013 8000", "account", account);
        var row = organization.Only(FeedbackTable.Table);
        Assert.Equal($"incident_{id:D}", row[FeedbackTable.SourceKey]);
        Assert.Equal($"incident_{id:D}", row[FeedbackTable.RegardingKey]);
        Assert.Equal($"account_{account:D}", row[FeedbackTable.CustomerKey]);
        Assert.Equal(new EntityReference("account", account), row[FeedbackTable.AccountId]);
        Assert.False(row.Contains(FeedbackTable.ContactId));
        Assert.Equal(Choices.Option((int)Channel.Case), row[FeedbackTable.Channel]);
        Assert.Equal("Approval\nYour decision is too slow and I am angry. *** **** **00", row[FeedbackTable.Text]);
        Assert.Equal(new DateTime(2026, 3, 4, 5, 6, 7, DateTimeKind.Utc), row[FeedbackTable.ReceivedOn]);
        Assert.Equal(20516, row[FeedbackTable.DayIndex]);
    }

    [Fact]
    public void A_contact_s_case_is_the_contact_s_and_was_said_to_its_account()
    {
        CreateCase("t", "d", "contact", contact);
        var row = organization.Only(FeedbackTable.Table);
        Assert.Equal($"contact_{contact:D}", row[FeedbackTable.CustomerKey]);
        Assert.Equal(contact, row.GetAttributeValue<EntityReference>(FeedbackTable.ContactId).Id);
        Assert.Equal(account, row.GetAttributeValue<EntityReference>(FeedbackTable.AccountId).Id);
    }

    [Theory]
    [InlineData("account")]
    [InlineData("contact")]
    public void A_synchronous_create_takes_three_calls_at_most(string customer)
    {
        Setup();
        for (var round = 0; round < 3; round++)
        {
            organization.Calls.Clear();
            CreateCase("Refund", "Where is my refund? The delivery was late.", customer, customer == "account" ? account : contact);
            // The first in a process also reads the calibration, the models and the environment variables.
            Assert.InRange(organization.Calls.Count, 1, round == 0 ? 5 : 3);
            Assert.Equal("Create " + FeedbackTable.Table, organization.Calls[^1]);
        }
    }

    [Fact]
    public void A_changed_catalogue_costs_one_call_more_and_counts_at_once()
    {
        Setup();
        CreateCase("a", "The courier lost my parcel.", "account", account);
        organization.Add(new Entity(ThemeTable.Table) { [ThemeTable.Code] = "pets", [ThemeTable.Keywords] = "goldfish" });
        organization.Calls.Clear();
        CreateCase("b", "My goldfish died after the delivery.", "account", account);
        Assert.InRange(organization.Calls.Count, 1, 4);
    }

    [Fact]
    public void An_organisations_calibration_is_read_and_named_in_the_row()
    {
        Setup();
        organization.Add(new Entity(SettingTable.Table) { [SettingTable.Code] = ModelRows.CalibrationCode, [SettingTable.Value] = "{\"version\":\"c7\",\"neutralBias\":90000}" });
        CreateCase("a", "The delivery was slow and the box was dirty.", "account", account);
        var row = organization.Only(FeedbackTable.Table);
        Assert.EndsWith(" / c7", row.GetAttributeValue<string>(FeedbackTable.Engine), StringComparison.Ordinal);
        Assert.Equal(Choices.Option((int)Sentiment.Neutral), row[FeedbackTable.Sentiment]);
    }

    [Fact]
    public void A_restored_record_whose_row_still_stands_does_not_doom_its_save()
    {
        foreach (var customer in new[] { "account", "contact" })
        {
            var id = CreateCase("t", "first", customer, customer == "account" ? account : contact);
            CreateCase("t", "again", customer, customer == "account" ? account : contact, id);
        }

        Assert.Equal(2, organization.Rows(FeedbackTable.Table).Count);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("", " \n ")]
    public void A_case_without_words_is_unscorable(string? title, string? description)
    {
        CreateCase(title, description, "account", account);
        var row = organization.Only(FeedbackTable.Table);
        Assert.Equal(Choices.Option((int)Sentiment.Unscorable), row[FeedbackTable.Sentiment]);
        Assert.Equal(Choices.Option((int)UnscorableReason.NoText), row[FeedbackTable.UnscorableReason]);
        Assert.False(row.Contains(FeedbackTable.Score));
        Assert.False(row.Contains(FeedbackTable.TextHash));
    }

    [Fact]
    public void Ugly_words_never_stop_a_save()
    {
        string[] ugly =
        [
            "\uD800", "\uDFFFx\uD83D", new string('x', 1_000_000), new string('>', 100_000), string.Concat(Enumerable.Repeat("<div><", 100_000)),
            string.Concat(Enumerable.Repeat("😀", 50_000)), "\u202Eevil\u202C خدمة سيئة", "\u0000\u0001\u000B\uFFFF", string.Concat(Enumerable.Repeat("> ", 20)) + "x",
            string.Concat(Enumerable.Repeat("慢", 30_000)), "a\u0301\u0323\u20DD" + new string('\u0301', 10_000),
        ];
        foreach (var text in ugly)
            CreateCase(text, text, "account", account);
        var rows = organization.Rows(FeedbackTable.Table);
        Assert.Equal(ugly.Length, rows.Count);
        Assert.All(rows, r => Assert.NotEqual(Choices.Option((int)UnscorableReason.AnalysisFailed), r.GetAttributeValue<OptionSetValue>(FeedbackTable.UnscorableReason)));
        Assert.All(rows, r => Assert.InRange(r.GetAttributeValue<string>(FeedbackTable.Text)?.Length ?? 0, 0, 20_000));
    }

    [Fact]
    public void A_survey_carries_its_ratings_and_words()
    {
        var target = new Entity(SurveyResponseTable.Table, Guid.NewGuid())
        {
            [SurveyResponseTable.CustomerId] = new EntityReference("contact", contact),
            [SurveyResponseTable.Nps] = 3,
            [SurveyResponseTable.Csat] = 25.5m,
            [SurveyResponseTable.Comment] = "Never again.",
            [SurveyResponseTable.Mode] = Choices.Option((int)SurveyMode.InApp),
            [SurveyResponseTable.RespondedOn] = new DateTime(2025, 12, 31, 23, 0, 0, DateTimeKind.Utc),
        };
        StepRunner.Run(new StampSurveyResponse(), Message.Create, target, organization);
        StepRunner.Run(new ScoreSurveyResponse(), Message.Create, target, organization);
        Assert.Equal($"contact_{contact:D}", target[SurveyResponseTable.CustomerKey]);
        Assert.Equal("Survey response 2025-12-31", target[SurveyResponseTable.Name]);
        var row = organization.Only(FeedbackTable.Table);
        Assert.Equal(-100m, row[FeedbackTable.NpsPoints]);
        Assert.Equal(25.5m, row[FeedbackTable.Csat]);
        Assert.Equal(Choices.Option((int)Touchpoint.App), row[FeedbackTable.Touchpoint]);
        Assert.Equal(target.Id, row.GetAttributeValue<EntityReference>(FeedbackTable.SurveyResponseId).Id);
        Assert.Equal(new DateTime(2025, 12, 31, 23, 0, 0, DateTimeKind.Utc), row[FeedbackTable.ReceivedOn]);
    }

    [Fact]
    public void Stamping_calls_no_service_and_keeps_a_given_name()
    {
        var target = new Entity(SurveyResponseTable.Table, Guid.NewGuid()) { [SurveyResponseTable.Name] = "Mine" };
        StepRunner.Run(new StampSurveyResponse(), Message.Create, target, organization);
        var change = new Entity(SurveyResponseTable.Table, target.Id) { [SurveyResponseTable.CustomerId] = null };
        StepRunner.Run(new StampSurveyResponse(), Message.Update, change, organization);
        Assert.Equal("Mine", target[SurveyResponseTable.Name]);
        Assert.Null(change[SurveyResponseTable.CustomerKey]);
        Assert.False(change.Contains(SurveyResponseTable.Name));
        Assert.Empty(organization.Calls);
    }

    [Fact]
    public void One_instance_serves_sixty_four_threads()
    {
        Setup();
        var plugin = new ScoreCase();
        var failures = 0;
        var threads = Enumerable.Range(0, 64).Select(i => new Thread(() =>
        {
            try
            {
                for (var round = 0; round < 5; round++)
                {
                    var target = Case("title " + i, "The delivery was late, refund me. " + i, "account", account);
                    StepRunner.Run(plugin, Message.Create, target, organization);
                }
            }
            catch (Exception)
            {
                Interlocked.Increment(ref failures);
            }
        })).ToList();
        threads.ForEach(t => t.Start());
        threads.ForEach(t => t.Join());
        Assert.Equal(0, failures);
        var rows = organization.Rows(FeedbackTable.Table);
        Assert.Equal(320, rows.Count);
        Assert.Equal(320, rows.Select(r => r[FeedbackTable.SourceKey]).Distinct().Count());
        Assert.Equal(64, rows.Select(r => r[FeedbackTable.Text]).Distinct().Count());
    }

    [Fact]
    public void A_run_of_another_registration_does_nothing_and_says_so()
    {
        var context = new FakeContext(Step.Later(Message.Create, "incident"), Case("a", "b", "account", account), organization.Id);
        new ScoreCase().Execute(new FakeServices(context, organization));
        Assert.Empty(organization.Calls);
        Assert.Contains("nothing to do", Assert.Single(context.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public void Traces_hold_no_customer_words()
    {
        var target = Case("Zanzibar title", "Zanzibar description with <b>Zanzibar", "account", account);
        var context = StepRunner.Run(new ScoreCase(), Message.Create, target, organization);
        Assert.NotEmpty(context.Lines);
        Assert.All(context.Lines, l => Assert.DoesNotContain("Zanzibar", l, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Setup_is_idempotent_and_keeps_what_an_admin_changed()
    {
        var first = Setup();
        Assert.Equal(15, first.OutputParameters[CrmFeedback.Steps.Setup.ThemesCreated]);
        Assert.Equal(5, first.OutputParameters[CrmFeedback.Steps.Setup.SettingsCreated]);
        organization.Update(new Entity(ThemeTable.Table, ShippedThemes.All[0].Id) { [ThemeTable.Keywords] = "mine" });
        var second = Setup();
        Assert.Equal(0, second.OutputParameters[CrmFeedback.Steps.Setup.ThemesCreated]);
        Assert.Equal(0, second.OutputParameters[CrmFeedback.Steps.Setup.SettingsCreated]);
        Assert.Equal(15, organization.Rows(ThemeTable.Table).Count);
        Assert.Contains(organization.Rows(ThemeTable.Table), t => Equals(t[ThemeTable.Keywords], "mine"));
    }

    [Fact]
    public void A_shipped_theme_is_not_deleted_and_an_own_one_is()
    {
        var shipped = new Entity(ThemeTable.Table, Guid.NewGuid()) { [ThemeTable.IsShipped] = true, [ThemeTable.Code] = "delivery" };
        var refusal = Assert.Throws<InvalidPluginExecutionException>(() => StepRunner.Run(new KeepShippedThemes(), Message.Delete, shipped, organization, shipped));
        Assert.Contains("\"delivery\" ships", refusal.Message, StringComparison.Ordinal);
        var own = new Entity(ThemeTable.Table, Guid.NewGuid()) { [ThemeTable.IsShipped] = false };
        StepRunner.Run(new KeepShippedThemes(), Message.Delete, own, organization, own);
    }

    private FakeContext Setup() => StepRunner.Run(new Setup(), CrmFeedback.Steps.Setup.ApiName, new Entity(), organization);

    private Guid CreateCase(string? title, string? description, string table, Guid customer, Guid? id = null)
    {
        var target = Case(title, description, table, customer);
        target.Id = id ?? target.Id;
        StepRunner.Run(new ScoreCase(), Message.Create, target, organization);
        return target.Id;
    }

    private static Entity Case(string? title, string? description, string table, Guid customer) => new("incident", Guid.NewGuid())
    {
        ["title"] = title,
        ["description"] = description,
        ["customerid"] = new EntityReference(table, customer),
    };
}
