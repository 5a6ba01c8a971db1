using System;
using System.Linq;
using System.Threading.Tasks;
using CrmFeedback.LocalOrg.Jobs;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;
using Xunit;

namespace CrmFeedback.Tests.Steps;

/// <summary>Merged and deleted customers, and merged cases, in a local organisation whose jobs come late, twice and in any order.</summary>
public sealed class MergeTests
{
    private const string Complaint = "I have been waiting for my refund since January and nobody answers my calls.";

    [Theory]
    [InlineData("account", 11)]
    [InlineData("account", 12)]
    [InlineData("account", 13)]
    [InlineData("contact", 14)]
    [InlineData("contact", 15)]
    [InlineData("contact", 16)]
    public async Task What_the_loser_said_is_the_winner_s(string table, int seed)
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Adversarial(seed));
        var (winner, loser) = (Customer(organization, table, "winner"), Customer(organization, table, "loser"));
        Case(organization, winner, "The parcel never came and the courier was rude.");
        Case(organization, loser, Complaint);
        Survey(organization, loser, 3);
        if (seed % 2 == 0)
            await organization.Drain();
        // The same words once more, in a mail whose scoring is still to come when the merge is done.
        organization.Admin.Create(new Entity("email")
        {
            ["subject"] = "Refund", ["description"] = Complaint, ["directioncode"] = false,
            ["from"] = new EntityCollection([new Entity("activityparty") { ["partyid"] = loser }]) { EntityName = "activityparty" },
        });

        Merge(organization, winner, loser.Id);
        await organization.Drain();

        Assert.True(organization.Errors.Length == 0, organization.Errors);
        var key = $"{table}_{winner.Id:D}";
        var rows = organization.Rows(FeedbackTable.Table);
        Assert.Equal(4, rows.Count);
        Assert.All(rows, r => Assert.Equal(key, r[FeedbackTable.CustomerKey]));
        Assert.All(rows, r => Assert.Equal(winner.Id, r.GetAttributeValue<EntityReference>(FeedbackTable.CustomerId).Id));
        Assert.All(organization.Rows(MentionTable.Table), r => Assert.Equal(key, r[MentionTable.CustomerKey]));
        Assert.Equal(key, organization.Only(SurveyResponseTable.Table)[SurveyResponseTable.CustomerKey]);
        Assert.Single(rows, r => r.Contains(FeedbackTable.DuplicateOfId));
        Assert.DoesNotContain(organization.Rows(SatisfactionTable.Table), r => Equals(r[SatisfactionTable.CustomerKey], $"{table}_{loser.Id:D}"));
    }

    [Theory]
    [InlineData(17)]
    [InlineData(18)]
    public async Task What_the_contacts_of_a_merged_account_said_counts_for_the_account_that_stays(int seed)
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Adversarial(seed));
        var (winner, loser) = (Customer(organization, "account", "winner"), Customer(organization, "account", "loser"));
        var contact = organization.Admin.Create(new Entity("contact") { ["lastname"] = "Lee", ["parentcustomerid"] = loser });
        Case(organization, new EntityReference("contact", contact), Complaint);
        await organization.Drain();

        Merge(organization, winner, loser.Id);
        await organization.Drain();

        Assert.True(organization.Errors.Length == 0, organization.Errors);
        var standings = organization.Rows(SatisfactionTable.Table).ToDictionary(r => (string)r[SatisfactionTable.CustomerKey], StringComparer.Ordinal);
        Assert.Equal(1, standings[$"account_{winner.Id:D}"][SatisfactionTable.FeedbackCount]);
        Assert.Contains($"contact_{contact:D}", standings.Keys);
        Assert.DoesNotContain($"account_{loser.Id:D}", standings.Keys);
    }

    [Fact]
    public async Task A_chain_of_merges_ends_at_its_end_whatever_runs_first()
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Adversarial(21));
        var (first, second, third) = (Customer(organization, "account", "a"), Customer(organization, "account", "b"), Customer(organization, "account", "c"));
        Case(organization, first, Complaint);
        Case(organization, second, "Nobody at the counter was able to help me.");

        Merge(organization, second, first.Id);
        Merge(organization, third, second.Id);
        await organization.Drain();

        Assert.True(organization.Errors.Length == 0, organization.Errors);
        Assert.Equal(2, organization.Rows(FeedbackTable.Table).Count);
        Assert.All(organization.Rows(FeedbackTable.Table), r => Assert.Equal($"account_{third.Id:D}", r[FeedbackTable.CustomerKey]));
    }

    [Fact]
    public async Task Feedback_that_comes_for_a_merged_customer_goes_to_the_one_that_stayed()
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Adversarial(22));
        var (winner, loser) = (Customer(organization, "account", "winner"), Customer(organization, "account", "loser"));
        Merge(organization, winner, loser.Id);
        await organization.Drain();

        Case(organization, loser, Complaint);
        await organization.Drain();

        Assert.True(organization.Errors.Length == 0, organization.Errors);
        var row = organization.Only(FeedbackTable.Table);
        Assert.Equal($"account_{winner.Id:D}", row[FeedbackTable.CustomerKey]);
        Assert.Equal((winner.Id, winner.Id), (row.GetAttributeValue<EntityReference>(FeedbackTable.CustomerId).Id, row.GetAttributeValue<EntityReference>(FeedbackTable.AccountId).Id));
    }

    [Theory]
    [InlineData(31)]
    [InlineData(32)]
    public async Task What_was_said_about_a_merged_case_is_shown_with_the_one_that_stays(int seed)
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Adversarial(seed));
        var account = Customer(organization, "account", "x");
        var (winner, loser) = (Case(organization, account, "The parcel never came."), Case(organization, account, Complaint));

        Merge(organization, new EntityReference("incident", winner), loser);
        await organization.Drain();

        Assert.True(organization.Errors.Length == 0, organization.Errors);
        var rows = organization.Rows(FeedbackTable.Table);
        Assert.All(rows, r => Assert.Equal($"incident_{winner:D}", r[FeedbackTable.RegardingKey]));
        // The loser's words were said all the same: its row stays its own and goes on counting.
        var own = rows.Single(r => Equals(r[FeedbackTable.SourceKey], $"incident_{loser:D}"));
        Assert.Equal(0, own.GetAttributeValue<OptionSetValue>("statecode").Value);
    }

    [Theory]
    [InlineData("account", 41)]
    [InlineData("contact", 42)]
    public async Task A_deleted_customer_takes_feedback_and_standing_along_and_nobody_else_s(string table, int seed)
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Adversarial(seed));
        var (stays, goes) = (Customer(organization, table, "stays"), Customer(organization, table, "goes"));
        Case(organization, stays, "The parcel never came.");
        Survey(organization, goes, 2);
        Case(organization, goes, Complaint);
        await organization.Drain();
        if (!organization.Rows(SatisfactionTable.Table).Any(r => Equals(r[SatisfactionTable.CustomerKey], $"{table}_{goes.Id:D}")))
            organization.Service.Create(new Entity(SatisfactionTable.Table) { [SatisfactionTable.CustomerKey] = $"{table}_{goes.Id:D}" });

        organization.Admin.Delete(table, goes.Id);
        await organization.Drain();

        Assert.True(organization.Errors.Length == 0, organization.Errors);
        Assert.Equal($"{table}_{stays.Id:D}", organization.Only(FeedbackTable.Table)[FeedbackTable.CustomerKey]);
        Assert.All(organization.Rows(MentionTable.Table), r => Assert.Equal($"{table}_{stays.Id:D}", r[MentionTable.CustomerKey]));
        Assert.DoesNotContain(organization.Rows(SatisfactionTable.Table), r => Equals(r[SatisfactionTable.CustomerKey], $"{table}_{goes.Id:D}"));
        Assert.False(organization.Only(SurveyResponseTable.Table).Contains(SurveyResponseTable.CustomerKey));
    }

    private static EntityReference Customer(ImportedOrganization organization, string table, string name) =>
        new(table, organization.Admin.Create(new Entity(table) { [table == "account" ? "name" : "lastname"] = name }));

    private static Guid Case(ImportedOrganization organization, EntityReference customer, string words) =>
        organization.Admin.Create(new Entity("incident") { ["title"] = "Refund", ["description"] = words, ["customerid"] = customer });

    private static void Survey(ImportedOrganization organization, EntityReference customer, int nps) =>
        organization.Admin.Create(new Entity(SurveyResponseTable.Table) { [SurveyResponseTable.CustomerId] = customer, [SurveyResponseTable.Nps] = nps });

    [Theory]
    [InlineData("account")]
    [InlineData("contact")]
    public async Task An_id_that_was_merged_away_means_the_customer_it_was_merged_into(string table)
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Manual);
        var customers = Enumerable.Range(0, 3).Select(i => Customer(organization, table, "customer " + i)).ToList();
        Merge(organization, customers[1], customers[0].Id);
        Merge(organization, customers[2], customers[1].Id);
        await organization.Drain();

        var response = organization.Admin.Execute(new OrganizationRequest("cfb_IngestFeedback")
        {
            ["Rows"] = $$"""[{"channel":"phone","externalId":"call-1","customerType":"{{table}}","customerId":"{{customers[0].Id}}","text":"Still no refund."}]""",
        });

        Assert.Contains("\"created\"", (string)response["Results"], StringComparison.Ordinal);
        await organization.Drain();
        Assert.Equal($"{table}_{customers[2].Id:D}", organization.Only(FeedbackTable.Table)[FeedbackTable.CustomerKey]);
    }

    private static void Merge(ImportedOrganization organization, EntityReference winner, Guid loser) =>
        organization.Admin.Execute(new OrganizationRequest("Merge")
        {
            ["Target"] = winner, ["SubordinateId"] = loser, ["UpdateContent"] = new Entity(winner.LogicalName), ["PerformParentingChecks"] = false,
        });
}
