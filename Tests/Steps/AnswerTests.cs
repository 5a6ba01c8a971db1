using System;
using System.Linq;
using System.Threading.Tasks;
using CrmFeedback.LocalOrg.Jobs;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;
using Xunit;

namespace CrmFeedback.Tests.Steps;

/// <summary><c>cfb_answeredon</c> and <c>cfb_resolvedon</c> on the imported solutions: by mails sent and cases resolved, in any order.</summary>
public sealed class AnswerTests
{
    private const string Leaving = "I am cancelling my account with you and moving to another provider.";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_mail_sent_about_the_case_answers_it_and_the_follow_up(int seed)
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Adversarial(seed));
        var account = FollowUpTests.Account(organization);
        var contact = FollowUpTests.Contact(organization, account);
        var incident = FollowUpTests.Case(organization, account, Leaving);
        if (seed == 1)
            await FollowUpTests.Settled(organization);
        var now = Later(organization, 1);
        var mail = Send(organization, contact, new EntityReference("incident", incident), now);
        await FollowUpTests.Settled(organization);

        Assert.Equal(now, organization.Only(FeedbackTable.Table)[FeedbackTable.AnsweredOn]);
        var followUp = organization.Only(FollowUpTable.Table);
        Assert.Equal(FollowUpStage.Answered, FollowUpTests.Stage(followUp));
        Assert.Equal(now, followUp[FollowUpTable.AnsweredOn]);

        // The first answer counts; a later one changes nothing, and neither does the mail being filed again.
        Send(organization, contact, new EntityReference("incident", incident), Later(organization, 3));
        organization.Admin.Update(new Entity("email", mail) { ["regardingobjectid"] = new EntityReference("incident", incident) });
        await FollowUpTests.Settled(organization);
        Assert.Equal(now, organization.Only(FeedbackTable.Table)[FeedbackTable.AnsweredOn]);
    }

    [Fact]
    public async Task A_draft_an_incoming_mail_and_a_mail_to_somebody_else_or_about_another_case_answer_nothing()
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Manual);
        var (account, other) = (FollowUpTests.Account(organization), FollowUpTests.Account(organization, "Fabrikam"));
        var incident = FollowUpTests.Case(organization, account, Leaving);
        var second = FollowUpTests.Case(organization, account, "Where can I download the year-end report?");
        await FollowUpTests.Settled(organization);
        organization.Admin.Create(Mail(account, null, Later(organization, 1)));
        Send(organization, other, null, Later(organization, 1));
        FollowUpTests.Mail(organization, FollowUpTests.Contact(organization, other), "Anything new?");
        Send(organization, account, new EntityReference("incident", second), Later(organization, 2));
        await FollowUpTests.Settled(organization);
        var rows = organization.Rows(FeedbackTable.Table).ToDictionary(r => (string)r[FeedbackTable.SourceKey], StringComparer.Ordinal);
        Assert.False(rows[$"incident_{incident:D}"].Contains(FeedbackTable.AnsweredOn));
        Assert.True(rows[$"incident_{second:D}"].Contains(FeedbackTable.AnsweredOn));
    }

    [Fact]
    public async Task A_mail_to_the_sender_answers_what_is_about_no_case_even_if_it_was_scored_later()
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Adversarial(8));
        var account = FollowUpTests.Account(organization);
        var contact = FollowUpTests.Contact(organization, account);
        var received = Later(organization, -5);
        var incoming = organization.Admin.Create(new Entity("email")
        {
            ["subject"] = "To you", ["description"] = "When will my order arrive?", ["directioncode"] = false, ["overriddencreatedon"] = received, ["actualend"] = received,
            ["from"] = new EntityCollection([new Entity("activityparty") { ["partyid"] = contact }]) { EntityName = "activityparty" },
        });
        // Before and after what the customer wrote; only the latter answers, and nobody has scored the mail yet.
        Send(organization, contact, null, Later(organization, -6));
        Send(organization, contact, null, Later(organization, -4));
        await FollowUpTests.Settled(organization);
        var feedback = organization.Only(FeedbackTable.Table);
        Assert.Equal($"email_{incoming:D}", feedback[FeedbackTable.SourceKey]);
        Assert.Equal(Later(organization, -4, received.AddHours(5)), feedback[FeedbackTable.AnsweredOn]);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public async Task A_resolved_case_resolves_what_was_said_about_it_until_it_is_opened_again(int seed)
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Adversarial(seed));
        var account = FollowUpTests.Account(organization);
        var incident = FollowUpTests.Case(organization, account, Leaving);
        if (seed == 4)
            await FollowUpTests.Settled(organization);
        var at = Later(organization, 1);
        Resolve(organization, incident, at);
        await FollowUpTests.Settled(organization);
        Assert.Equal(at, organization.Only(FeedbackTable.Table)[FeedbackTable.ResolvedOn]);
        Assert.Equal(0, organization.Only(SatisfactionTable.Table).GetAttributeValue<int>(SatisfactionTable.OpenComplaints));

        organization.Admin.Update(new Entity("incident", incident) { ["statecode"] = new OptionSetValue(0) });
        await FollowUpTests.Settled(organization);
        Assert.False(organization.Only(FeedbackTable.Table).Contains(FeedbackTable.ResolvedOn));

        Resolve(organization, incident, at);
        await FollowUpTests.Settled(organization);
        // Who writes again about a resolved case is not content.
        var again = organization.Admin.Create(new Entity("email")
        {
            ["subject"] = "Again", ["description"] = "It is still broken, nothing was solved.", ["directioncode"] = false, ["regardingobjectid"] = new EntityReference("incident", incident),
            ["from"] = new EntityCollection([new Entity("activityparty") { ["partyid"] = account }]) { EntityName = "activityparty" },
            ["actualend"] = at.AddHours(1), ["overriddencreatedon"] = at.AddHours(1),
        });
        await FollowUpTests.Settled(organization);
        var rows = organization.Rows(FeedbackTable.Table).ToDictionary(r => (string)r[FeedbackTable.SourceKey], StringComparer.Ordinal);
        Assert.Equal(at, rows[$"incident_{incident:D}"].GetAttributeValue<DateTime>(FeedbackTable.ResolvedOn));
        Assert.False(rows[$"email_{again:D}"].Contains(FeedbackTable.ResolvedOn));
    }

    [Fact]
    public async Task An_answer_that_did_not_help_is_not_taken_for_the_answer_again()
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Manual);
        var account = FollowUpTests.Account(organization);
        FollowUpTests.Case(organization, account, Leaving);
        await FollowUpTests.Settled(organization);
        Send(organization, account, null, Later(organization, 1));
        await FollowUpTests.Settled(organization);
        var id = organization.Only(FollowUpTable.Table).Id;
        organization.Admin.Update(new Entity(FollowUpTable.Table, id) { [FollowUpTable.Stage] = FollowUpTests.Option(FollowUpStage.Assigned) });
        await FollowUpTests.Settled(organization);
        Assert.Equal(FollowUpStage.Assigned, FollowUpTests.Stage(organization.Only(FollowUpTable.Table)));
    }

    [Fact]
    public async Task New_words_after_the_answer_open_the_matter_again()
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Manual);
        var account = FollowUpTests.Account(organization);
        FollowUpTests.Case(organization, account, Leaving);
        await FollowUpTests.Settled(organization);
        Send(organization, account, null, Later(organization, 1));
        await FollowUpTests.Settled(organization);
        Assert.Equal(FollowUpStage.Answered, FollowUpTests.Stage(organization.Only(FollowUpTable.Table)));
        ((SimulatedClock)organization.Organization.Clock).Advance(TimeSpan.FromDays(1));
        FollowUpTests.Case(organization, account, "I will report you to the regulator.");
        await FollowUpTests.Settled(organization);
        var followUp = organization.Only(FollowUpTable.Table);
        Assert.Equal(FollowUpStage.Assigned, FollowUpTests.Stage(followUp));
        Assert.Equal(FollowUpTrigger.RegulatorThreat, FollowUpTests.Trigger(followUp));
    }

    private static DateTime Later(ImportedOrganization organization, int hours, DateTime? from = null) =>
        (from ?? organization.Organization.Clock.GetUtcNow().UtcDateTime).AddTicks(-((from ?? organization.Organization.Clock.GetUtcNow().UtcDateTime).Ticks % TimeSpan.TicksPerSecond)).AddHours(hours);

    private static Guid Send(ImportedOrganization organization, EntityReference to, EntityReference? regarding, DateTime at)
    {
        Wait(organization, at);
        var id = organization.Admin.Create(Mail(to, regarding, at));
        organization.Admin.Update(new Entity("email", id) { ["statecode"] = new OptionSetValue(EmailTable.StateCompleted), ["statuscode"] = new OptionSetValue(EmailTable.StatusSent) });
        return id;
    }

    private static Entity Mail(EntityReference to, EntityReference? regarding, DateTime at)
    {
        var mail = new Entity("email")
        {
            ["subject"] = "RE", ["description"] = "We have looked into it.", ["directioncode"] = true, ["senton"] = at,
            ["to"] = new EntityCollection([new Entity("activityparty") { ["partyid"] = to }]) { EntityName = "activityparty" },
        };
        if (regarding != null)
            mail["regardingobjectid"] = regarding;
        return mail;
    }

    private static void Resolve(ImportedOrganization organization, Guid incident, DateTime at)
    {
        Wait(organization, at);
        organization.Admin.Execute(new OrganizationRequest("CloseIncident")
        {
            ["IncidentResolution"] = new Entity("incidentresolution") { ["subject"] = "Solved", ["incidentid"] = new EntityReference("incident", incident), ["actualend"] = at },
            ["Status"] = new OptionSetValue(5),
        });
    }

    private static void Wait(ImportedOrganization organization, DateTime until)
    {
        if (until - organization.Organization.Clock.GetUtcNow().UtcDateTime is { Ticks: > 0 } ahead)
            ((SimulatedClock)organization.Organization.Clock).Advance(ahead);
    }
}
