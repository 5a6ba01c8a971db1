using System;
using System.Linq;
using System.Threading.Tasks;
using CrmFeedback.Analysis;
using CrmFeedback.LocalOrg.Jobs;
using CrmFeedback.LocalOrg.Security;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Xunit;

namespace CrmFeedback.Tests.Steps;

/// <summary>Corrections on the packed zips: agents make them, steps apply them, jobs delayed, out of order and sometimes twice.</summary>
public sealed class CorrectionTests
{
    private const string Words = "The courier lost my parcel and the delivery was late. I am really disappointed.";

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public async Task An_agent_corrects_sentiment_and_themes_and_takes_it_back(int seed)
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Adversarial(seed));
        var (agent, agentId) = Agent(organization);
        var machine = await Case(organization, agentId);
        var mentions = organization.Rows(MentionTable.Table).Select(Describe).Order(StringComparer.Ordinal).ToList();
        Assert.Contains(mentions, m => m.StartsWith("delivery 471300000 0 ", StringComparison.Ordinal));

        var id = agent.Create(Correction(machine.Id, Sentiment.Positive, "staff_attitude:positive"));
        await organization.Drain();
        Assert.True(organization.Errors.Length == 0, organization.Errors);
        var row = organization.Only(FeedbackTable.Table);
        Assert.Equal(Choices.Option((int)Sentiment.Positive), row[FeedbackTable.Sentiment]);
        Assert.Equal(0.5m, row[FeedbackTable.Score]);
        Assert.Equal(machine[FeedbackTable.MachineSentiment], row[FeedbackTable.MachineSentiment]);
        Assert.Equal(machine[FeedbackTable.MachineScore], row[FeedbackTable.MachineScore]);
        var shown = organization.Rows(MentionTable.Table).Single(m => m.GetAttributeValue<OptionSetValue>("statecode").Value == 0);
        Assert.Equal("staff_attitude", shown[MentionTable.ThemeCode]);
        Assert.Equal(Choices.Option((int)Polarity.Positive), shown[MentionTable.Polarity]);
        Assert.NotNull(shown.GetAttributeValue<EntityReference>(MentionTable.ThemeId));
        Assert.Equal(row[MentionTable.CustomerKey], shown[MentionTable.CustomerKey]);
        Assert.Equal(row.GetAttributeValue<EntityReference>("ownerid").Id, shown.GetAttributeValue<EntityReference>("ownerid").Id);

        var correction = organization.Only(CorrectionTable.Table);
        Assert.Equal(machine[FeedbackTable.Sentiment], correction[CorrectionTable.WasSentiment]);
        Assert.Equal(machine[FeedbackTable.Score], correction[CorrectionTable.WasScore]);
        Assert.Contains("delivery:negative", correction.GetAttributeValue<string>(CorrectionTable.WasThemes), StringComparison.Ordinal);
        Assert.Equal(agentId, correction.GetAttributeValue<EntityReference>(CorrectionTable.CorrectedById).Id);
        Assert.Equal("Correction \u00B7 Positive \u00B7 staff_attitude:positive", correction[CorrectionTable.Name]);

        agent.Update(new Entity(CorrectionTable.Table, id) { [CorrectionTable.IsUndone] = true });
        await organization.Drain();
        row = organization.Only(FeedbackTable.Table);
        Assert.Equal(machine[FeedbackTable.Sentiment], row[FeedbackTable.Sentiment]);
        Assert.Equal(machine[FeedbackTable.Score], row[FeedbackTable.Score]);
        Assert.Equal(mentions, organization.Rows(MentionTable.Table).Select(Describe).Order(StringComparer.Ordinal));
        Assert.True(organization.Only(CorrectionTable.Table).Contains(CorrectionTable.UndoneOn));
        Assert.Empty(organization.Organization.LockJournal.SharedRowsWrittenSynchronously());
    }

    [Fact]
    public async Task A_changed_text_is_scored_again_and_the_correction_stands()
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Adversarial(21));
        var feedback = await Case(organization, organization.Organization.AdminUserId);
        organization.Admin.Create(Correction(feedback.Id, Sentiment.VeryNegative, "cancellation_churn:negative"));
        await organization.Drain();

        organization.Admin.Update(new Entity("incident", CaseOf(organization)) { ["description"] = "Wonderful, excellent service, thank you so much! The fees are great." });
        var row = organization.Only(FeedbackTable.Table);
        Assert.Equal(Choices.Option((int)Sentiment.VeryNegative), row[FeedbackTable.Sentiment]);
        Assert.True(row.GetAttributeValue<decimal>(FeedbackTable.MachineScore) > 0);
        Assert.Equal("cancellation_churn", Shown(organization));
        await organization.Drain();
        Assert.True(organization.Errors.Length == 0, organization.Errors);
        Assert.Equal(-0.9m, organization.Only(FeedbackTable.Table)[FeedbackTable.Score]);
        Assert.Equal("cancellation_churn", Shown(organization));

        organization.Admin.Update(new Entity(CorrectionTable.Table, organization.Only(CorrectionTable.Table).Id) { [CorrectionTable.IsUndone] = true });
        await organization.Drain();
        row = organization.Only(FeedbackTable.Table);
        Assert.Equal(row[FeedbackTable.MachineScore], row[FeedbackTable.Score]);
        Assert.DoesNotContain("cancellation_churn", Shown(organization), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(33)]
    public async Task Of_many_corrections_the_latest_counts_and_a_deleted_one_no_longer(int seed)
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Adversarial(seed));
        var feedback = await Case(organization, organization.Organization.AdminUserId);
        Guid last = default;
        foreach (var (sentiment, themes) in new[] { (Sentiment.Positive, "fees_pricing:mixed"), (Sentiment.Mixed, "none"), (Sentiment.Neutral, "delivery:positive;usability:negative") })
        {
            Advance(organization, TimeSpan.FromSeconds(2));
            last = organization.Admin.Create(Correction(feedback.Id, sentiment, themes));
        }

        await organization.Drain();
        Assert.Equal(Choices.Option((int)Sentiment.Neutral), organization.Only(FeedbackTable.Table)[FeedbackTable.Sentiment]);
        Assert.Equal("delivery,usability", Shown(organization));
        organization.Admin.Delete(CorrectionTable.Table, last);
        await organization.Drain();
        Assert.Equal(Choices.Option((int)Sentiment.Mixed), organization.Only(FeedbackTable.Table)[FeedbackTable.Sentiment]);
        Assert.Equal(string.Empty, Shown(organization));
        organization.Admin.Delete(FeedbackTable.Table, feedback.Id);
        await organization.Drain();
        Assert.Empty(organization.Rows(CorrectionTable.Table));
        Assert.Empty(organization.Rows(MentionTable.Table));
        Assert.True(organization.Errors.Length == 0, organization.Errors);
    }

    [Fact]
    public async Task A_correction_that_says_nothing_or_nonsense_is_refused_with_its_reason()
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Manual);
        var feedback = await Case(organization, organization.Organization.AdminUserId);
        Refused(() => organization.Admin.Create(Correction(feedback.Id, null, null)), "says what should be");
        Refused(() => organization.Admin.Create(Correction(feedback.Id, null, "delivery:awful")), "\"delivery:awful\" is not code:polarity");
        Refused(() => organization.Admin.Create(Correction(feedback.Id, null, "goldfish:negative")), "there is no theme \"goldfish\"");
        Refused(() => organization.Admin.Create(new Entity(CorrectionTable.Table) { [CorrectionTable.Sentiment] = Choices.Option(1) }), "");
        Assert.Empty(organization.Rows(CorrectionTable.Table));
    }

    [Fact]
    public async Task What_was_decided_cannot_be_rewritten_or_forged()
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Manual);
        var (agent, agentId) = Agent(organization);
        var feedback = await Case(organization, agentId);
        var forged = Correction(feedback.Id, Sentiment.Positive, null);
        forged[CorrectionTable.WasSentiment] = Choices.Option((int)Sentiment.VeryPositive);
        forged[CorrectionTable.CorrectedById] = new EntityReference("systemuser", organization.Organization.AdminUserId);
        forged[CorrectionTable.CorrectedOn] = new DateTime(2031, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        forged[CorrectionTable.IsUndone] = true;
        var id = agent.Create(forged);
        var stored = organization.Only(CorrectionTable.Table);
        Assert.Equal(feedback[FeedbackTable.Sentiment], stored[CorrectionTable.WasSentiment]);
        Assert.Equal(agentId, stored.GetAttributeValue<EntityReference>(CorrectionTable.CorrectedById).Id);
        Assert.Equal(2026, stored.GetAttributeValue<DateTime>(CorrectionTable.CorrectedOn).Year);
        Assert.False(stored.GetAttributeValue<bool>(CorrectionTable.IsUndone));

        Refused(() => agent.Update(new Entity(CorrectionTable.Table, id) { [CorrectionTable.Sentiment] = Choices.Option((int)Sentiment.Mixed) }), "cannot be changed afterwards");
        agent.Update(new Entity(CorrectionTable.Table, id) { [CorrectionTable.Sentiment] = Choices.Option((int)Sentiment.Positive), [CorrectionTable.IsUndone] = true });
        Refused(() => agent.Update(new Entity(CorrectionTable.Table, id) { [CorrectionTable.IsUndone] = false }), "stays undone");
        Refused(() => agent.Update(new Entity(FeedbackTable.Table, feedback.Id) { [FeedbackTable.Score] = 1m }), "prvWritecfb_Feedback");
        Refused(() => agent.Delete(CorrectionTable.Table, id), "prvDeletecfb_Correction");
    }

    private static void Refused(Action action, string message) =>
        Assert.Contains(message, Assert.ThrowsAny<Exception>(action).Message, StringComparison.OrdinalIgnoreCase);

    private static Entity Correction(Guid feedback, Sentiment? sentiment, string? themes)
    {
        var correction = new Entity(CorrectionTable.Table) { [CorrectionTable.FeedbackId] = new EntityReference(FeedbackTable.Table, feedback) };
        if (sentiment is { } label)
            correction[CorrectionTable.Sentiment] = Choices.Option((int)label);
        if (themes != null)
            correction[CorrectionTable.Themes] = themes;
        return correction;
    }

    private static (IOrganizationService Service, Guid Id) Agent(ImportedOrganization organization)
    {
        var id = organization.Service.Create(new Entity("systemuser") { ["lastname"] = "Agent", ["domainname"] = "agent@localorg.example", ["businessunitid"] = new EntityReference("businessunit", WellKnown.RootBusinessUnitId) });
        var query = new QueryExpression("role") { ColumnSet = new ColumnSet("name") };
        query.Criteria.AddCondition("name", ConditionOperator.In, "CrmFeedback agent", "Basic User");
        var roles = organization.Service.RetrieveMultiple(query).Entities.Select(r => r.ToEntityReference()).ToList();
        Assert.Equal(2, roles.Count);
        organization.Service.Associate("systemuser", id, new Relationship("systemuserroles_association"), new EntityReferenceCollection(roles));
        return (organization.Organization.CreateService(id), id);
    }

    private static async Task<Entity> Case(ImportedOrganization organization, Guid owner)
    {
        var account = organization.Service.Create(new Entity("account") { ["name"] = "Contoso", ["ownerid"] = new EntityReference("systemuser", owner) });
        organization.Admin.Create(new Entity("incident") { ["title"] = "Parcel", ["description"] = Words, ["customerid"] = new EntityReference("account", account) });
        await organization.Drain();
        return organization.Only(FeedbackTable.Table);
    }

    private static Guid CaseOf(ImportedOrganization organization) => organization.Only("incident").Id;

    private static void Advance(ImportedOrganization organization, TimeSpan by) => ((SimulatedClock)organization.Organization.Clock).Advance(by);

    private static string Shown(ImportedOrganization organization) => string.Join(',', organization.Rows(MentionTable.Table)
        .Where(m => m.GetAttributeValue<OptionSetValue>("statecode").Value == 0).Select(m => m.GetAttributeValue<string>(MentionTable.ThemeCode)).Order(StringComparer.Ordinal));

    private static string Describe(Entity m) => string.Join(' ', m[MentionTable.ThemeCode], m.GetAttributeValue<OptionSetValue>(MentionTable.Polarity).Value,
        m.GetAttributeValue<OptionSetValue>("statecode").Value, m[MentionTable.Score], m[MentionTable.Start], m[MentionTable.Length], m.GetAttributeValue<string>(MentionTable.Phrase), m.Id);
}
