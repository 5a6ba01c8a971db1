using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using CrmFeedback.LocalOrg.Jobs;
using CrmFeedback.Schema;
using CrmFeedback.Tests.Satisfaction;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Xunit;

namespace CrmFeedback.Tests.Steps;

/// <summary>From feedback rows to the standing, through the imported zips.</summary>
public sealed class RollUpTests
{
    private const string Terrible = "Delivery was terrible, I am very angry and disappointed.";
    private const string Great = "Great service, everything is excellent, thank you!";

    [Fact]
    public async Task A_saved_case_ends_in_the_standing_of_its_account()
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Manual);
        var account = Account(organization);
        Case(organization, new EntityReference("account", account), Terrible);
        await organization.Drain();
        Assert.True(organization.Errors.Length == 0, organization.Errors);
        var standing = organization.Only(SatisfactionTable.Table);
        Assert.Equal($"account_{account:D}", standing[SatisfactionTable.CustomerKey]);
        Assert.Equal("Contoso", standing[SatisfactionTable.Name]);
        Assert.Equal(account, standing.GetAttributeValue<EntityReference>(SatisfactionTable.AccountId).Id);
        Assert.Equal(1, standing[SatisfactionTable.FeedbackCount]);
        Assert.InRange((decimal)standing[SatisfactionTable.Score], 20m, 59m);
        Assert.True((decimal)standing[SatisfactionTable.ScoreLow] < (decimal)standing[SatisfactionTable.Score]);
        // One answer makes no percentage and no trend.
        Assert.False(standing.Contains(SatisfactionTable.NetSentiment));
        Assert.False(standing.Contains(SatisfactionTable.Nps));
        Assert.False(standing.Contains(SatisfactionTable.Trend));
        Assert.Equal(1, standing[SatisfactionTable.OpenComplaints]);
        Assert.Contains("{\"code\":\"open_complaints\",\"points\":", (string)standing[SatisfactionTable.RiskReasons], StringComparison.Ordinal);
        Assert.Contains("\"from\":", (string)standing[SatisfactionTable.RiskReasons], StringComparison.Ordinal);
        Assert.Equal(organization.Organization.AdminUserId, standing.GetAttributeValue<EntityReference>("ownerid").Id);
        Assert.Equal(standing.Id, organization.Only("account").GetAttributeValue<EntityReference>(AccountTable.SatisfactionId).Id);
    }

    [Fact]
    public async Task What_a_contact_says_counts_for_the_contact_and_for_the_account()
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Manual);
        var account = new EntityReference("account", Account(organization));
        var contact = Contact(organization, account);
        Survey(organization, contact, 9, Great);
        Case(organization, account, Terrible);
        await organization.Drain();
        var standings = organization.Rows(SatisfactionTable.Table).ToDictionary(s => (string)s[SatisfactionTable.CustomerKey], StringComparer.Ordinal);
        Assert.Equal(2, standings.Count);
        Assert.Equal(2, standings[$"account_{account.Id:D}"][SatisfactionTable.FeedbackCount]);
        Assert.Equal(1, standings[$"contact_{contact.Id:D}"][SatisfactionTable.FeedbackCount]);
        Assert.Equal(standings[$"contact_{contact.Id:D}"].Id, organization.Only("contact").GetAttributeValue<EntityReference>(ContactTable.SatisfactionId).Id);
    }

    [Fact]
    public async Task Cancelling_moving_and_deleting_are_followed()
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Manual);
        var (first, second) = (new EntityReference("account", Account(organization)), new EntityReference("account", Account(organization)));
        var cases = Enumerable.Range(0, 3).Select(i => Case(organization, first, Terrible + " " + i)).ToList();
        await organization.Drain();
        Assert.Equal(3, Count(organization, first));
        organization.Admin.Update(new Entity("incident", cases[0]) { ["statecode"] = new OptionSetValue(2), ["statuscode"] = new OptionSetValue(6) });
        await organization.Drain();
        Assert.Equal(2, Count(organization, first));
        organization.Admin.Update(new Entity("incident", cases[1]) { ["customerid"] = second });
        await organization.Drain();
        Assert.Equal((1, 1), (Count(organization, first), Count(organization, second)));
        organization.Admin.Delete("incident", cases[2]);
        await organization.Drain();
        Assert.Equal((0, 1), (Count(organization, first), Count(organization, second)));
        var empty = organization.Rows(SatisfactionTable.Table).Single(s => Equals(s[SatisfactionTable.CustomerKey], $"account_{first.Id:D}"));
        Assert.False(empty.Contains(SatisfactionTable.Score));
        Assert.Equal(0m, empty[SatisfactionTable.Risk]);
        Assert.True(organization.Errors.Length == 0, organization.Errors);
    }

    [Fact]
    public async Task The_same_words_count_once()
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Manual);
        var account = new EntityReference("account", Account(organization));
        Case(organization, account, Terrible);
        Case(organization, account, Terrible);
        await organization.Drain();
        Assert.Equal(1, Count(organization, account));
    }

    [Fact]
    public async Task A_theme_that_a_correction_replaced_no_longer_counts_and_counts_again_when_it_is_undone()
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Manual);
        var account = new EntityReference("account", Account(organization));
        Case(organization, account, "The courier lost my parcel and the delivery is two weeks late.");
        await organization.Drain();
        var machine = (string)organization.Only(SatisfactionTable.Table)[SatisfactionTable.TopThemes];
        Assert.StartsWith("delivery", machine, StringComparison.Ordinal);
        var correction = organization.Admin.Create(new Entity(CorrectionTable.Table)
        {
            [CorrectionTable.FeedbackId] = organization.Only(FeedbackTable.Table).ToEntityReference(),
            [CorrectionTable.Themes] = "staff_attitude:negative",
        });
        await organization.Drain();
        Assert.True(organization.Errors.Length == 0, organization.Errors);
        var corrected = organization.Only(SatisfactionTable.Table);
        Assert.Equal("staff_attitude", corrected[SatisfactionTable.TopThemes]);
        Assert.Equal([Choices.FirstValue + 8], corrected.GetAttributeValue<OptionSetValueCollection>(SatisfactionTable.ThemeNames).Select(o => o.Value));
        var view = new FetchExpression(organization.Organization.Catalog.SavedQueries.Single(v => v.Name.For(1033) == "Corrected scores").FetchXml);
        Assert.Single(organization.Admin.RetrieveMultiple(view).Entities);
        organization.Admin.Update(new Entity(CorrectionTable.Table, correction) { [CorrectionTable.IsUndone] = true });
        await organization.Drain();
        Assert.Empty(organization.Admin.RetrieveMultiple(view).Entities);
        Assert.Equal(machine, organization.Only(SatisfactionTable.Table)[SatisfactionTable.TopThemes]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Any_order_repetition_and_interleaving_of_the_same_events_ends_in_the_same_standing(int seed)
    {
        var expected = await Played(JobPolicy.Manual, 0);
        Assert.Equal(expected, await Played(JobPolicy.Adversarial(seed), seed));
    }

    [Fact]
    public async Task A_lost_roll_up_is_repaired_by_the_next_recalculation()
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Manual);
        var account = new EntityReference("account", Account(organization));
        var contact = Contact(organization, account);
        Survey(organization, contact, 2, Terrible);
        await organization.Drain();
        // As if the jobs had never run.
        foreach (var standing in organization.Rows(SatisfactionTable.Table))
            organization.Service.Delete(SatisfactionTable.Table, standing.Id);
        var first = Recalculate(organization, 1);
        Assert.Equal((1, 1), first);
        Assert.Equal((1, 0), Recalculate(organization, 500));
        Assert.Equal((0, 0), Recalculate(organization, null));
        Assert.Equal(1, Count(organization, account));
        Assert.Equal(1, Count(organization, contact));
    }

    [Fact]
    public async Task Time_alone_moves_a_standing_by_the_recalculation_and_only_when_due()
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Manual);
        var account = new EntityReference("account", Account(organization));
        Case(organization, account, Terrible);
        await organization.Drain();
        var before = organization.Only(SatisfactionTable.Table);
        Assert.Equal((0, 0), Recalculate(organization, null));
        ((SimulatedClock)organization.Organization.Clock).AdvanceTo(organization.Organization.Clock.GetUtcNow().AddDays(150));
        Assert.Equal((1, 0), Recalculate(organization, null));
        var after = organization.Only(SatisfactionTable.Table);
        Assert.Equal(0, after[SatisfactionTable.OpenComplaints]);
        Assert.True((decimal)after[SatisfactionTable.Risk] < (decimal)before[SatisfactionTable.Risk]);
        Assert.True((decimal)after[SatisfactionTable.Score] > (decimal)before[SatisfactionTable.Score], "Old evidence weighs less: back towards the mean.");
        var baseline = organization.Rows(BaselineTable.Table).Select(b => (string)b[BaselineTable.Scope]).Order(StringComparer.Ordinal);
        Assert.Equal(["all", "channel_0"], baseline);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(501)]
    public async Task A_recalculation_of_too_few_or_too_many_rows_is_refused(int rows)
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Manual);
        var error = Assert.ThrowsAny<Exception>(() => Recalculate(organization, rows));
        Assert.Contains($"maxRows is {rows}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_older_than_two_years_still_counts()
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Manual);
        var account = new EntityReference("account", Account(organization));
        for (var i = 0; i < 3; i++)
            Case(organization, account, Great + " " + i, new DateTime(2022, 5, 1 + i, 0, 0, 0, DateTimeKind.Utc));
        await organization.Drain();
        var standing = organization.Only(SatisfactionTable.Table);
        Assert.Equal(3, standing[SatisfactionTable.FeedbackCount]);
        Assert.Equal(new DateTime(2022, 5, 3, 0, 0, 0, DateTimeKind.Utc), standing[SatisfactionTable.LastFeedbackOn]);
        Assert.False(standing.Contains(SatisfactionTable.NextDueOn));
        Assert.Equal(0m, standing[SatisfactionTable.Risk]);
    }

    private static async Task<string> Played(JobPolicy jobs, int seed)
    {
        using var organization = await ImportedOrganization.Open(jobs);
        var account = new EntityReference("account", new Guid("11111111-2222-3333-4444-555555555555"));
        organization.Admin.Create(new Entity("account", account.Id) { ["name"] = "Contoso" });
        var contact = new EntityReference("contact", new Guid("11111111-2222-3333-4444-666666666666"));
        organization.Admin.Create(new Entity("contact", contact.Id) { ["lastname"] = "Li", ["parentcustomerid"] = account });
        var random = new SeededCustomer(seed);
        var events = new List<Action>();
        for (var i = 0; i < 10; i++)
        {
            var (n, at) = (i, new DateTime(2026, 1, 5 + 4 * i % 25, 8, i, 0, DateTimeKind.Utc));
            var words = (i % 3 == 0 ? Great : Terrible) + " " + i;
            // Saved twice with the same words: a case made from a mail.
            events.Add(() => Case(organization, account, words, at, Id(n)));
            if (i % 4 == 0)
                events.Add(() => Case(organization, account, words, at.AddMinutes(30), Id(100 + n)));
            events.Add(() => Survey(organization, contact, i: n % 11, words: "Rating " + words, at: at, id: Id(200 + n)));
        }

        if (seed > 0)
            random.Shuffle(events);
        foreach (var one in events)
        {
            one();
            // Now and then some jobs run before the next event.
            if (seed > 0 && random.Whole(0, 4) == 0)
                await organization.Drain();
        }

        organization.Admin.Update(new Entity("incident", Id(1)) { ["statecode"] = new OptionSetValue(2), ["statuscode"] = new OptionSetValue(6) });
        organization.Admin.Delete("incident", Id(2));
        await organization.Drain();
        var standings = organization.Rows(SatisfactionTable.Table);
        Assert.Equal(2, standings.Count);
        return string.Join("\n", standings.OrderBy(s => s[SatisfactionTable.CustomerKey]).Select(Text));
    }

    private static Guid Id(int n) => new(n, 0, 0, new byte[8]);

    private static string Text(Entity standing) => string.Join(", ", standing.Attributes
        .Where(a => a.Key.StartsWith("cfb_", StringComparison.Ordinal) && a.Key is not (SatisfactionTable.Id or SatisfactionTable.ComputedOn))
        .OrderBy(a => a.Key, StringComparer.Ordinal)
        .Select(a => a.Key + "=" + (a.Value is OptionSetValue option ? option.Value : a.Value is EntityReference reference ? reference.Id : Convert.ToString(a.Value, CultureInfo.InvariantCulture))));

    private static (int Recalculated, int Remaining) Recalculate(ImportedOrganization organization, int? rows)
    {
        var request = new OrganizationRequest("cfb_RecalculateSatisfaction");
        if (rows is { } most)
            request["maxRows"] = most;
        var response = organization.Admin.Execute(request);
        return ((int)response["Recalculated"], (int)response["Remaining"]);
    }

    private static int Count(ImportedOrganization organization, EntityReference customer) =>
        (int)organization.Rows(SatisfactionTable.Table).Single(s => Equals(s[SatisfactionTable.CustomerKey], $"{customer.LogicalName}_{customer.Id:D}"))[SatisfactionTable.FeedbackCount];

    private static Guid Account(ImportedOrganization organization) => organization.Admin.Create(new Entity("account") { ["name"] = "Contoso" });

    private static EntityReference Contact(ImportedOrganization organization, EntityReference account) =>
        new("contact", organization.Admin.Create(new Entity("contact") { ["firstname"] = "Mei", ["lastname"] = "Li", ["parentcustomerid"] = account }));

    private static Guid Case(ImportedOrganization organization, EntityReference customer, string words, DateTime? at = null, Guid id = default)
    {
        var incident = new Entity("incident", id) { ["title"] = "Case", ["description"] = words, ["customerid"] = customer };
        if (at is { } time)
            incident["overriddencreatedon"] = time;
        return organization.Admin.Create(incident);
    }

    private static Guid Survey(ImportedOrganization organization, EntityReference customer, int i, string words, DateTime? at = null, Guid id = default) =>
        organization.Admin.Create(new Entity("cfb_surveyresponse", id)
        {
            ["cfb_customerid"] = customer,
            ["cfb_nps"] = i,
            ["cfb_comment"] = words,
            ["cfb_respondedon"] = at ?? new DateTime(2026, 3, 4, 8, 0, 0, DateTimeKind.Utc),
        });
}
