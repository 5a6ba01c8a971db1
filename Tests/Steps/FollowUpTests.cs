using System;
using System.Collections.Generic;
using System.Linq;
using System.ServiceModel;
using System.Threading.Tasks;
using CrmFeedback.FollowUp;
using CrmFeedback.LocalOrg.Jobs;
using CrmFeedback.LocalOrg.Security;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Xunit;

namespace CrmFeedback.Tests.Steps;

/// <summary>Follow-ups on the imported solutions: opened once, worked on by agents, closed with an outcome.</summary>
public sealed class FollowUpTests
{
    private const string Threat = "If this is not refunded today I will report you to the regulator and cancel my contract.";
    private const string Leaving = "I am cancelling my account with you and moving to another provider.";
    private const string Complaint = "The machine you delivered is broken and caught fire, this is dangerous and unacceptable.";
    private const string Thanks = "Thank you, everything is excellent now, I am very happy with your great service.";

    private static readonly Guid Agent = new("f64c778b-0787-536d-a651-626dbb4ec0fb");

    [Fact]
    public async Task A_threat_opens_a_follow_up_of_the_account_that_belongs_to_its_owner_and_is_due_soon()
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Manual);
        var account = Account(organization);
        var contact = Contact(organization, account);
        var said = Mail(organization, contact, Threat);
        await Settled(organization);

        var followUp = organization.Only(FollowUpTable.Table);
        var feedback = organization.Only(FeedbackTable.Table);
        Assert.Equal(feedback.Id, followUp.GetAttributeValue<EntityReference>(FollowUpTable.FeedbackId).Id);
        Assert.Equal(account.Id, followUp.GetAttributeValue<EntityReference>(FollowUpTable.CustomerId).Id);
        Assert.Equal(account.Id, followUp.GetAttributeValue<EntityReference>(FollowUpTable.AccountId).Id);
        Assert.Equal(contact.Id, followUp.GetAttributeValue<EntityReference>(FollowUpTable.ContactId).Id);
        Assert.Equal($"account_{account.Id:D}", followUp[FollowUpTable.OpenKey]);
        Assert.Equal("Contoso · 2026-03-04", followUp[FollowUpTable.Name]);
        Assert.Equal(FollowUpTrigger.RegulatorThreat, Trigger(followUp));
        Assert.Contains("regulator", Codes(followUp));
        Assert.Equal(Codes(followUp).Distinct().Count(), followUp.GetAttributeValue<OptionSetValueCollection>(FollowUpTable.Triggers).Count);
        Assert.Equal(FollowUpStage.Assigned, Stage(followUp));
        Assert.Equal(organization.Organization.AdminUserId, followUp.GetAttributeValue<EntityReference>("ownerid").Id);
        var received = feedback.GetAttributeValue<DateTime>(FeedbackTable.ReceivedOn);
        Assert.Equal(received, followUp[FollowUpTable.ReceivedOn]);
        Assert.InRange((DateTime)followUp[FollowUpTable.DueOn], received, received.AddHours(24));
        Assert.NotEqual(Guid.Empty, said);
    }

    [Fact]
    public async Task The_team_of_the_theme_gets_it_if_it_may_read_it_and_the_customers_owner_otherwise()
    {
        foreach (var mayRead in new[] { true, false })
        {
            using var organization = await ImportedOrganization.Open(JobPolicy.Manual);
            var team = organization.Service.Create(new Entity("team") { ["name"] = "Retention", ["businessunitid"] = new EntityReference("businessunit", WellKnown.RootBusinessUnitId), ["teamtype"] = new OptionSetValue(0) });
            if (mayRead)
                organization.Service.Associate("team", team, new Relationship("teamroles_association"), [new EntityReference("role", Agent)]);
            foreach (var theme in organization.Rows(ThemeTable.Table))
                organization.Service.Update(new Entity(ThemeTable.Table, theme.Id) { [ThemeTable.TeamId] = new EntityReference("team", team) });
            Case(organization, Account(organization), Leaving);
            await Settled(organization);
            var followUp = organization.Only(FollowUpTable.Table);
            Assert.Equal(mayRead ? team : organization.Organization.AdminUserId, followUp.GetAttributeValue<EntityReference>("ownerid").Id);
            Assert.Equal(mayRead ? team : null, followUp.GetAttributeValue<EntityReference>(FollowUpTable.TeamId)?.Id);
            Assert.Equal(FollowUpStage.Assigned, Stage(followUp));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Fifty_cases_at_once_end_in_one_open_follow_up_whatever_order_the_jobs_take(int seed)
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Adversarial(seed));
        var account = Account(organization);
        var random = new Random(seed);
        var texts = Enumerable.Range(0, 50).Select(i => (i % 3 == 0 ? Threat : i % 3 == 1 ? Leaving : Complaint) + " " + i).OrderBy(_ => random.Next()).ToList();
        await Parallel.ForEachAsync(texts, TestContext.Current.CancellationToken, (text, _) =>
        {
            organization.Organization.CreateService(organization.Organization.AdminUserId).Create(new Entity("incident") { ["title"] = text, ["customerid"] = account });
            return ValueTask.CompletedTask;
        });
        await Settled(organization);

        Assert.Equal(50, organization.Rows(FeedbackTable.Table).Count);
        var followUp = organization.Only(FollowUpTable.Table);
        Assert.Equal($"account_{account.Id:D}", followUp[FollowUpTable.OpenKey]);
        var expected = FollowUpReason.Union(
            organization.Rows(FeedbackTable.Table).SelectMany(f => OpeningRules.Of(LoopFeedback.Fact(f), organization.Organization.Clock.GetUtcNow().UtcDateTime, FollowUpSettings.Default)), []);
        var found = FollowUpReasonsJson.Read((string)followUp[FollowUpTable.Reasons]);
        Assert.Equal(FollowUpReasonsJson.Write(expected), FollowUpReasonsJson.Write(found.Where(r => r.FeedbackId != null)));
        Assert.Equal(FollowUpTrigger.RegulatorThreat, Trigger(followUp));
    }

    [Fact]
    public async Task Any_order_of_the_same_feedback_ends_in_the_same_reasons()
    {
        var expected = string.Empty;
        for (var run = 0; run < 4; run++)
        {
            using var organization = await ImportedOrganization.Open(JobPolicy.Manual);
            var random = new Random(run);
            var account = Account(organization);
            foreach (var text in new[] { Threat, Leaving, Thanks, Complaint }.OrderBy(_ => run == 0 ? 0 : random.Next()))
            {
                Case(organization, account, text);
                if (random.Next(2) == 0)
                    await organization.Drain();
            }

            await Settled(organization);
            // The same event told a second time changes nothing.
            foreach (var row in organization.Rows(FeedbackTable.Table))
                organization.Service.Update(new Entity(FeedbackTable.Table, row.Id) { [FeedbackTable.RegulatorThreat] = row[FeedbackTable.RegulatorThreat], [FeedbackTable.LeaveIntent] = row[FeedbackTable.LeaveIntent] });
            await Settled(organization);
            var codes = string.Join(' ', Codes(organization.Only(FollowUpTable.Table)));
            expected = run == 0 ? codes : expected;
            Assert.Equal(expected, codes);
        }

        Assert.Contains("regulator", expected, StringComparison.Ordinal);
        Assert.Contains("leave_stated", expected, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_open_one_is_refused_by_the_key_and_so_is_opening_an_old_one_again()
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Manual);
        var account = Account(organization);
        var first = organization.Admin.Create(new Entity(FollowUpTable.Table) { [FollowUpTable.CustomerId] = account });
        Refused(unchecked((int)0x80060892), () => organization.Admin.Create(new Entity(FollowUpTable.Table) { [FollowUpTable.CustomerId] = account }));
        organization.Admin.Update(new Entity(FollowUpTable.Table, first) { ["statecode"] = new OptionSetValue(1), ["statuscode"] = new OptionSetValue(FollowUpTable.StatusCancelled) });
        organization.Admin.Create(new Entity(FollowUpTable.Table) { [FollowUpTable.CustomerId] = account });
        Refused(unchecked((int)0x80060892), () => organization.Admin.Update(new Entity(FollowUpTable.Table, first) { ["statecode"] = new OptionSetValue(0) }));
        await Settled(organization);
        Assert.Equal(2, organization.Rows(FollowUpTable.Table).Count);
    }

    [Fact]
    public async Task An_agent_takes_it_through_its_stages_and_cannot_skip_forge_or_delete()
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Manual);
        var agent = User(organization, "agent", Agent);
        var account = Account(organization);
        organization.Admin.Update(new Entity("account", account.Id) { ["ownerid"] = new EntityReference("systemuser", agent) });
        Case(organization, account, Leaving);
        await Settled(organization);
        var id = organization.Only(FollowUpTable.Table).Id;
        var service = organization.Organization.CreateService(agent);
        void Send(string column, object value) => service.Update(new Entity(FollowUpTable.Table, id) { [column] = value });

        Assert.StartsWith("A follow-up cannot go from Assigned to Verified.", Message(() => Send(FollowUpTable.Stage, Option(FollowUpStage.Verified))), StringComparison.Ordinal);
        Assert.StartsWith("A follow-up can be closed once", Message(() => Send("statecode", new OptionSetValue(1))), StringComparison.Ordinal);
        Assert.StartsWith("The column cfb_outcome of a follow-up is kept", Message(() => Send(FollowUpTable.Outcome, Choices.Option(0))), StringComparison.Ordinal);
        Assert.ThrowsAny<Exception>(() => service.Delete(FollowUpTable.Table, id));
        Assert.ThrowsAny<Exception>(() => service.Create(new Entity(FollowUpTable.Table) { [FollowUpTable.CustomerId] = account }));
        Send(FollowUpTable.DueOn, new DateTime(2026, 3, 9, 9, 0, 0, DateTimeKind.Utc));
        Send(FollowUpTable.Stage, Option(FollowUpStage.Answered));
        Send(FollowUpTable.Stage, Option(FollowUpStage.Assigned));
        Send(FollowUpTable.Stage, Option(FollowUpStage.Answered));
        Send(FollowUpTable.Stage, Option(FollowUpStage.Verified));
        await Settled(organization);
        var closed = organization.Only(FollowUpTable.Table);
        Assert.Equal($"closed_{id:D}", closed[FollowUpTable.OpenKey]);
        Assert.Equal(FollowUpTable.StatusClosed, closed.GetAttributeValue<OptionSetValue>("statuscode").Value);
        Assert.True(closed.Contains(FollowUpTable.VerifiedOn));
    }

    [Fact]
    public async Task What_was_followed_up_opens_nothing_again_but_new_words_do()
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Manual);
        var account = Account(organization);
        Case(organization, account, Leaving);
        await Settled(organization);
        Close(organization, organization.Only(FollowUpTable.Table).Id);
        await Settled(organization);
        var feedback = organization.Only(FeedbackTable.Table);
        organization.Service.Update(new Entity(FeedbackTable.Table, feedback.Id) { [FeedbackTable.LeaveIntent] = feedback[FeedbackTable.LeaveIntent] });
        organization.Admin.Execute(new OrganizationRequest("cfb_RecalculateSatisfaction"));
        await Settled(organization);
        Assert.Single(organization.Rows(FollowUpTable.Table));

        Case(organization, account, Threat);
        await Settled(organization);
        Assert.Single(organization.Rows(FollowUpTable.Table), StoredFollowUps.IsOpen);
        Assert.Equal(2, organization.Rows(FollowUpTable.Table).Count);
    }

    [Theory]
    [InlineData(Thanks, FollowUpOutcome.Better)]
    [InlineData(Leaving + " Again.", FollowUpOutcome.Same)]
    public async Task The_next_feedback_is_the_outcome_in_whichever_order_it_comes_to_notice(string next, FollowUpOutcome expected)
    {
        foreach (var seed in new[] { 4, 5 })
        {
            using var organization = await ImportedOrganization.Open(JobPolicy.Adversarial(seed));
            var clock = (SimulatedClock)organization.Organization.Clock;
            var account = Account(organization);
            Case(organization, account, Leaving);
            await Settled(organization);
            Close(organization, organization.Only(FollowUpTable.Table).Id);
            clock.Advance(TimeSpan.FromDays(2));
            Case(organization, account, next);
            Case(organization, account, Complaint);
            await Settled(organization);
            var closed = Assert.Single(organization.Rows(FollowUpTable.Table), r => !StoredFollowUps.IsOpen(r));
            Assert.Equal(expected, (FollowUpOutcome)(closed.GetAttributeValue<OptionSetValue>(FollowUpTable.Outcome).Value - Choices.FirstValue));
        }
    }

    [Fact]
    public async Task A_severe_complaint_that_nobody_answers_is_found_by_the_recalculation()
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Manual);
        var account = Account(organization);
        Case(organization, account, Complaint);
        await Settled(organization);
        var feedback = organization.Only(FeedbackTable.Table);
        Assert.Equal((int)CrmFeedback.Analysis.Severity.Major, feedback.GetAttributeValue<OptionSetValue>(FeedbackTable.Severity).Value - Choices.FirstValue);
        organization.Admin.Execute(new OrganizationRequest("cfb_RecalculateSatisfaction"));
        Assert.Empty(organization.Rows(FollowUpTable.Table));
        ((SimulatedClock)organization.Organization.Clock).Advance(TimeSpan.FromDays(2));
        organization.Admin.Execute(new OrganizationRequest("cfb_RecalculateSatisfaction"));
        organization.Admin.Execute(new OrganizationRequest("cfb_RecalculateSatisfaction"));
        await Settled(organization);
        var followUp = organization.Only(FollowUpTable.Table);
        Assert.Equal(["unanswered_complaint"], Codes(followUp));
        Assert.Equal(FollowUpStage.Assigned, Stage(followUp));
    }

    [Fact]
    public async Task A_task_is_made_once_if_the_admin_wants_one_and_done_when_the_follow_up_is_closed()
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Adversarial(9));
        var setting = organization.Rows(SettingTable.Table).Single(r => (string)r[SettingTable.Code] == FollowUpSettings.Code);
        organization.Admin.Update(new Entity(SettingTable.Table, setting.Id) { [SettingTable.Value] = """{"createTask":1}""" });
        Case(organization, Account(organization), Leaving);
        await Settled(organization);
        var followUp = organization.Only(FollowUpTable.Table);
        var task = organization.Only("task");
        Assert.Equal(FollowUpTask.IdOf(followUp.Id), task.Id);
        Assert.Equal(task.Id.ToString("D"), followUp[FollowUpTable.TaskId]);
        Assert.Equal("Follow up: Contoso · 2026-03-04", task["subject"]);
        Assert.Equal(followUp[FollowUpTable.DueOn], task["scheduledend"]);
        Assert.Equal(followUp.GetAttributeValue<EntityReference>(FollowUpTable.CustomerId).Id, task.GetAttributeValue<EntityReference>("regardingobjectid").Id);
        Assert.Equal(organization.Organization.AdminUserId, task.GetAttributeValue<EntityReference>("ownerid").Id);

        organization.Admin.Delete("task", task.Id);
        organization.Admin.Update(new Entity(FollowUpTable.Table, followUp.Id) { [FollowUpTable.Stage] = Option(FollowUpStage.Answered) });
        await Settled(organization);
        Assert.Empty(organization.Rows("task"));
    }

    [Fact]
    public async Task A_high_risk_alone_opens_one_for_the_account()
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Manual);
        var account = Account(organization);
        for (var i = 0; i < 5; i++)
            Case(organization, account, $"This is bad, slow and disappointing, number {i}.", daysAgo: 40 - i);
        await Settled(organization);
        foreach (var followUp in organization.Rows(FollowUpTable.Table))
            Close(organization, followUp.Id);
        await Settled(organization);
        var standing = organization.Only(SatisfactionTable.Table);
        var before = organization.Rows(FollowUpTable.Table).Count;
        ((SimulatedClock)organization.Organization.Clock).Advance(TimeSpan.FromDays(31));
        organization.Service.Update(new Entity(SatisfactionTable.Table, standing.Id) { [SatisfactionTable.RiskLevel] = Choices.Option((int)RiskLevel.Critical), [SatisfactionTable.Risk] = 80m });
        await Settled(organization);
        var open = Assert.Single(organization.Rows(FollowUpTable.Table), StoredFollowUps.IsOpen);
        Assert.Equal(before + 1, organization.Rows(FollowUpTable.Table).Count);
        Assert.Equal(["risk_threshold"], Codes(open));
        Assert.Equal(account.Id, open.GetAttributeValue<EntityReference>(FollowUpTable.CustomerId).Id);
    }

    internal static async Task Settled(ImportedOrganization organization)
    {
        await organization.Drain();
        // A job that gave way to another and was run again is no error.
        var failed = new QueryExpression("asyncoperation") { ColumnSet = new ColumnSet("name", "message") };
        failed.Criteria.AddCondition("statuscode", ConditionOperator.Equal, 31);
        Assert.Empty(organization.Service.RetrieveMultiple(failed).Entities.Select(j => $"{j["name"]}: {j.GetAttributeValue<string>("message")}"));
    }

    internal static EntityReference Account(ImportedOrganization organization, string name = "Contoso") => new("account", organization.Admin.Create(new Entity("account") { ["name"] = name }));

    internal static EntityReference Contact(ImportedOrganization organization, EntityReference account) =>
        new("contact", organization.Admin.Create(new Entity("contact") { ["lastname"] = "Lin", ["emailaddress1"] = "mei@lin.example", ["parentcustomerid"] = account }));

    internal static Guid Case(ImportedOrganization organization, EntityReference customer, string text, int daysAgo = 0)
    {
        var incident = new Entity("incident") { ["title"] = text, ["customerid"] = customer };
        if (daysAgo > 0)
            incident["overriddencreatedon"] = organization.Organization.Clock.GetUtcNow().UtcDateTime.AddDays(-daysAgo);
        return organization.Admin.Create(incident);
    }

    internal static Guid Mail(ImportedOrganization organization, EntityReference sender, string text) => organization.Admin.Create(new Entity("email")
    {
        ["subject"] = "To you", ["description"] = text, ["directioncode"] = false,
        ["from"] = new EntityCollection([new Entity("activityparty") { ["partyid"] = sender }]) { EntityName = "activityparty" },
    });

    internal static void Close(ImportedOrganization organization, Guid id)
    {
        organization.Admin.Update(new Entity(FollowUpTable.Table, id) { [FollowUpTable.Stage] = Option(FollowUpStage.Answered) });
        organization.Admin.Update(new Entity(FollowUpTable.Table, id) { [FollowUpTable.Stage] = Option(FollowUpStage.Verified) });
        organization.Admin.Update(new Entity(FollowUpTable.Table, id) { ["statecode"] = new OptionSetValue(1) });
    }

    internal static FollowUpStage Stage(Entity row) => (FollowUpStage)(row.GetAttributeValue<OptionSetValue>(FollowUpTable.Stage).Value - Choices.FirstValue);

    internal static FollowUpTrigger Trigger(Entity row) => (FollowUpTrigger)(row.GetAttributeValue<OptionSetValue>(FollowUpTable.Trigger).Value - Choices.FirstValue);

    internal static List<string> Codes(Entity row) => [.. FollowUpReasonsJson.Read((string)row[FollowUpTable.Reasons]).Select(r => FollowUpReasonsJson.CodeOf(r.Trigger))];

    internal static OptionSetValue Option(FollowUpStage stage) => Choices.Option((int)stage);

    internal static Guid User(ImportedOrganization organization, string name, Guid role)
    {
        var id = organization.Service.Create(new Entity("systemuser")
        {
            ["lastname"] = name, ["domainname"] = name + "@localorg.example", ["internalemailaddress"] = name + "@localorg.example",
            ["businessunitid"] = new EntityReference("businessunit", WellKnown.RootBusinessUnitId),
        });
        organization.Service.Associate("systemuser", id, new Relationship("systemuserroles_association"), [new EntityReference("role", role)]);
        return id;
    }

    private static string Message(Action action) => Assert.Throws<FaultException<OrganizationServiceFault>>(action).Detail.Message;

    private static void Refused(int code, Action action) => Assert.Equal(code, Assert.Throws<FaultException<OrganizationServiceFault>>(action).Detail.ErrorCode);
}
