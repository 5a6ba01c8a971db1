using System;
using System.Linq;
using System.Threading.Tasks;
using CrmFeedback.Cli.Administration;
using CrmFeedback.Cli.Organization;
using CrmFeedback.LocalOrg.Hosting;
using CrmFeedback.LocalOrg.Jobs;
using CrmFeedback.Schema;
using CrmFeedback.Tests.Steps;
using Microsoft.Xrm.Sdk;
using Xunit;

namespace CrmFeedback.Tests.Cli;

/// <summary>History that was saved while the steps were off is scored over the Web API.</summary>
public sealed class BackfillTests
{
    [Fact]
    public async Task What_was_saved_without_steps_is_listed_scored_once_and_counts()
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Manual);
        var account = new EntityReference("account", organization.Admin.Create(new Entity("account") { ["name"] = "Contoso", ["emailaddress1"] = "info@contoso.example" }));
        Case(organization, account, "This one was scored as it was saved, thank you.");
        var scoring = organization.Organization.Catalog.Steps.Where(s => s.Table is "incident" or "email" or "cfb_surveyresponse").ToList();
        foreach (var step in scoring)
            organization.Organization.SetStepEnabled(step.Id, false);
        for (var i = 0; i < 5; i++)
            Case(organization, account, $"Parcel number {i} is late and I am very angry about it.");
        organization.Admin.Create(new Entity("email")
        {
            ["subject"] = "Refund", ["description"] = "Where is my refund? I have been waiting for weeks.", ["directioncode"] = false,
            ["from"] = new EntityCollection([new Entity("activityparty") { ["partyid"] = account }]) { EntityName = "activityparty" },
        });
        organization.Admin.Create(new Entity("email") { ["subject"] = "Our answer", ["description"] = "We are sorry.", ["directioncode"] = true });
        organization.Admin.Create(new Entity("cfb_surveyresponse") { ["cfb_customerid"] = account, ["cfb_nps"] = 3, ["cfb_customerkey"] = $"account_{account.Id:D}" });
        foreach (var step in scoring)
            organization.Organization.SetStepEnabled(step.Id, true);
        await organization.Drain();
        Assert.Single(organization.Rows(FeedbackTable.Table));
        Assert.Single(View(organization, "Incoming e-mail not scored"));
        Assert.Single(View(organization, "Survey responses not scored"));

        await using var host = await LocalOrgHost.StartAsync(organization.Organization);
        using var client = new WebApiClient(host.BaseAddress, token: null);
        var last = new Last();
        foreach (var table in Backfill.Tables.Keys)
            await new Backfill(client, 4, all: false).RunAsync(table, null, last, TestContext.Current.CancellationToken);
        await organization.Drain();

        Assert.Equal([new("incident", 6, 5, 1, 0), new("email", 1, 1, 0, 0), new("cfb_surveyresponse", 1, 1, 0, 0)], last.Finished);
        Assert.Equal(8, organization.Rows(FeedbackTable.Table).Count);
        Assert.Empty(View(organization, "Incoming e-mail not scored"));
        Assert.Empty(View(organization, "Survey responses not scored"));
        Assert.Equal(8, organization.Only(SatisfactionTable.Table)[SatisfactionTable.FeedbackCount]);

        var again = new Last();
        await new Backfill(client, 100, all: false).RunAsync("incident", null, again, TestContext.Current.CancellationToken);
        await new Backfill(client, 100, all: true).RunAsync("email", null, again, TestContext.Current.CancellationToken);
        await new Backfill(client, 100, all: true).RunAsync("incident", DateTimeOffset.UtcNow.AddYears(50), again, TestContext.Current.CancellationToken);
        Assert.Equal([new("incident", 6, 0, 6, 0), new("email", 1, 1, 0, 0)], again.Finished);
        Assert.Equal(8, organization.Rows(FeedbackTable.Table).Count);
    }

    [Theory]
    [InlineData("account", "[]", "Table is account. Send incident, email, cfb_surveyresponse.")]
    [InlineData("email", "{}", "Ids is an object. Send a JSON array of at most 100 ids.")]
    [InlineData("email", "[7]", "Ids holds the number 7, which is no id.")]
    [InlineData("email", "[", "Ids is not valid JSON")]
    public async Task A_call_that_makes_no_sense_is_refused_with_what_to_send(string table, string ids, string message)
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Manual);
        var error = Assert.ThrowsAny<Exception>(() => organization.Admin.Execute(new OrganizationRequest("cfb_ScoreRecords") { ["Table"] = table, ["Ids"] = ids }));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    private static void Case(ImportedOrganization organization, EntityReference account, string words) =>
        organization.Admin.Create(new Entity("incident") { ["title"] = "Case", ["description"] = words, ["customerid"] = account });

    private static System.Collections.Generic.List<Entity> View(ImportedOrganization organization, string name)
    {
        var view = organization.Organization.Catalog.SavedQueries.Single(v => v.Name.For(1033) == name);
        return [.. organization.Admin.RetrieveMultiple(new Microsoft.Xrm.Sdk.Query.FetchExpression(view.FetchXml)).Entities];
    }

    private sealed class Last : IProgress<BackfillProgress>
    {
        private readonly System.Collections.Generic.List<BackfillProgress> seen = [];

        public System.Collections.Generic.IEnumerable<BackfillProgress> Finished => seen.GroupBy(p => p.Table).Select(g => g.Last());

        public void Report(BackfillProgress value) => seen.Add(value);
    }
}
