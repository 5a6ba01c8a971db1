using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using CrmFeedback.FollowUp;
using CrmFeedback.LocalOrg.Hosting;
using CrmFeedback.LocalOrg.Jobs;
using CrmFeedback.LocalOrg.Sample;
using CrmFeedback.Schema;
using CrmFeedback.Steps;
using CrmFeedback.Tests.LocalOrg;
using CrmFeedback.Tests.LocalOrg.WebApi;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Xunit;

namespace CrmFeedback.Tests.Steps;

/// <summary>What keeps follow-ups true besides their own course: merges, deletions, the Web API, the figures, the sample year; and what they cost.</summary>
public sealed class FollowUpUpkeepTests
{
    private const string Leaving = "I am cancelling my account with you and moving to another provider.";
    private const string Threat = "I will report you to the regulator.";

    [Theory]
    [InlineData("account", 1, true)]
    [InlineData("account", 2, false)]
    [InlineData("contact", 3, true)]
    [InlineData("contact", 4, false)]
    public async Task The_follow_up_of_a_merged_customer_is_the_winner_s_and_there_is_one(string table, int seed, bool bothOpen)
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Adversarial(seed));
        var (winner, loser) = (Customer(organization, table), Customer(organization, table));
        FollowUpTests.Case(organization, loser, Threat);
        if (bothOpen)
            FollowUpTests.Case(organization, winner, Leaving);
        if (seed < 3)
            await FollowUpTests.Settled(organization);
        organization.Admin.Execute(new OrganizationRequest("Merge") { ["Target"] = winner, ["SubordinateId"] = loser.Id, ["PerformParentingChecks"] = false });
        await FollowUpTests.Settled(organization);

        var key = $"{table}_{winner.Id:D}";
        var open = Assert.Single(organization.Rows(FollowUpTable.Table), StoredFollowUps.IsOpen);
        Assert.Equal(key, open[FollowUpTable.OpenKey]);
        Assert.Equal(winner.Id, open.GetAttributeValue<EntityReference>(FollowUpTable.CustomerId).Id);
        Assert.Equal(bothOpen ? "regulator leave_stated" : "regulator", string.Join(' ', FollowUpTests.Codes(open).Where(c => c is "regulator" or "leave_stated")));
        Assert.All(organization.Rows(FollowUpTable.Table), r => Assert.Equal(key, r[FollowUpTable.CustomerKey]));
        Assert.All(organization.Rows(FollowUpTable.Table).Where(r => !StoredFollowUps.IsOpen(r)), r => Assert.Equal(FollowUpTable.StatusCancelled, r.GetAttributeValue<OptionSetValue>("statuscode").Value));
    }

    [Fact]
    public async Task A_deleted_customer_takes_the_follow_ups_along()
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Adversarial(6));
        var (goes, stays) = (Customer(organization, "account"), Customer(organization, "account"));
        FollowUpTests.Case(organization, goes, Leaving);
        FollowUpTests.Case(organization, stays, Leaving);
        await FollowUpTests.Settled(organization);
        organization.Admin.Delete("account", goes.Id);
        await FollowUpTests.Settled(organization);
        Assert.Equal($"account_{stays.Id:D}", organization.Only(FollowUpTable.Table)[FollowUpTable.CustomerKey]);
    }

    [Fact]
    public async Task The_web_api_answers_an_illegal_step_with_400_and_what_is_allowed()
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Manual);
        await using var host = await LocalOrgHost.StartAsync(organization.Organization);
        using var api = new ApiClient(host.BaseAddress);
        var account = FollowUpTests.Account(organization);
        var id = await api.Create("cfb_followups", $$"""{"cfb_CustomerId_account@odata.bind":"/accounts({{account.Id:D}})"}""");

        var refused = await api.Patch($"cfb_followups({id:D})", """{"cfb_stage":471300004}""");
        Assert.Equal(400, refused.Status);
        Assert.StartsWith("A follow-up cannot go from Received to Verified. From Received it may go to: Classified, Assigned, Answered.", refused.Error.Message, StringComparison.Ordinal);
        Assert.Equal(400, (await api.Patch($"cfb_followups({id:D})", """{"statecode":1}""")).Status);
        Assert.Equal(400, (await api.Patch($"cfb_followups({id:D})", """{"cfb_openkey":"mine"}""")).Status);
        Assert.Equal(412, (await api.Post("cfb_followups", $$"""{"cfb_CustomerId_account@odata.bind":"/accounts({{account.Id:D}})"}""")).Status);
        Assert.Equal(204, (await api.Patch($"cfb_followups({id:D})", """{"cfb_stage":471300003}""")).Status);
        Assert.Equal(204, (await api.Patch($"cfb_followups({id:D})", """{"statecode":1,"statuscode":2}""")).Status);
        var open = await api.Get($"cfb_followups?$filter=cfb_customerkey eq 'account_{account.Id:D}' and statecode eq 0");
        Assert.Empty(open.Value);
    }

    [Fact]
    public async Task A_job_that_was_lost_is_made_up_for_by_the_recalculation()
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Manual);
        var steps = organization.Organization.Catalog.Steps.Where(s => s.Name.Contains("FollowUpFeedback", StringComparison.Ordinal) || s.Name.Contains("FollowUpStanding", StringComparison.Ordinal)).ToList();
        foreach (var step in steps)
            organization.Organization.SetStepEnabled(step.Id, false);
        var account = FollowUpTests.Account(organization);
        FollowUpTests.Case(organization, account, Leaving);
        await FollowUpTests.Settled(organization);
        Assert.Empty(organization.Rows(FollowUpTable.Table));
        foreach (var step in steps)
            organization.Organization.SetStepEnabled(step.Id, true);
        organization.Admin.Execute(new OrganizationRequest("cfb_RecalculateSatisfaction"));
        await FollowUpTests.Settled(organization);
        Assert.Contains("leave_stated", FollowUpTests.Codes(organization.Only(FollowUpTable.Table)));
    }

    [Fact]
    public async Task The_recalculation_writes_rate_median_and_count_where_supervisors_see_them()
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Manual);
        FollowUpTests.Case(organization, Customer(organization, "account"), "The delivery was a little slow.");
        for (var i = 0; i < 6; i++)
        {
            var id = organization.Admin.Create(new Entity(FollowUpTable.Table)
            {
                [FollowUpTable.CustomerId] = Customer(organization, "account"), [FollowUpTable.ReceivedOn] = Now(organization).AddDays(-20), [FollowUpTable.DueOn] = Now(organization).AddDays(-18),
            });
            if (i == 5)
                continue;
            organization.Admin.Update(new Entity(FollowUpTable.Table, id) { [FollowUpTable.Stage] = FollowUpTests.Option(FollowUpStage.Answered), [FollowUpTable.AnsweredOn] = Now(organization).AddDays(-19) });
            organization.Admin.Update(new Entity(FollowUpTable.Table, id) { [FollowUpTable.Stage] = FollowUpTests.Option(FollowUpStage.Verified), [FollowUpTable.VerifiedOn] = Now(organization).AddDays(-18 + i) });
        }

        await FollowUpTests.Settled(organization);
        organization.Admin.Execute(new OrganizationRequest("cfb_RecalculateSatisfaction"));
        var baseline = organization.Rows(BaselineTable.Table).Single(r => (string)r[BaselineTable.Scope] == "all");
        Assert.Equal((83.33m, 4m, 6), (baseline[BaselineTable.ClosedLoopRate], baseline[BaselineTable.ClosedLoopDays], baseline[BaselineTable.FollowUpCount]));
    }

    [Fact]
    public async Task What_a_step_asks_of_the_organization_is_little()
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Manual);
        var account = FollowUpTests.Account(organization);
        FollowUpTests.Case(organization, account, "The delivery was a little slow.");
        await FollowUpTests.Settled(organization);
        var feedback = organization.Only(FeedbackTable.Table);
        // Its mails (about the case, to the account's contacts and the account), the case, the follow-up closed before.
        Assert.Equal(
            ["RetrieveMultiple cfb_feedback", "RetrieveMultiple email", "RetrieveMultiple contact", "RetrieveMultiple email", "RetrieveMultiple incident", "RetrieveMultiple cfb_followup"],
            Calls(organization, new FollowUpFeedback(), Message.Create, feedback));
        Assert.Equal(["RetrieveMultiple cfb_satisfaction"], Calls(organization, new FollowUpStanding(), Message.Update, organization.Only(SatisfactionTable.Table)));

        var stored = organization.Admin.Create(new Entity(FollowUpTable.Table) { [FollowUpTable.CustomerId] = account });
        var before = organization.Only(FollowUpTable.Table);
        Assert.Empty(Calls(organization, new StampFollowUp(), Message.Update, new Entity(FollowUpTable.Table, stored) { [FollowUpTable.Stage] = FollowUpTests.Option(FollowUpStage.Answered) }, before));
        Assert.Equal(["RetrieveMultiple account"], Calls(organization, new StampFollowUp(), Message.Create, new Entity(FollowUpTable.Table) { [FollowUpTable.CustomerId] = account }));
        Assert.Equal(["RetrieveMultiple email"], Calls(organization, new AnswerFeedback(), Message.Create, new Entity("email", Guid.NewGuid())));
    }

    [Fact]
    public async Task The_sample_year_leaves_the_falling_and_the_threatening_customer_to_be_followed_up_and_shows_outcomes()
    {
        var clock = new SimulatedClock(new DateTimeOffset(2026, 11, 20, 12, 0, 0, TimeSpan.Zero));
        using var organization = ShippedSolutions.Open(JobPolicy.Manual, clock);
        var admin = organization.CreateService(organization.AdminUserId);
        admin.Execute(new OrganizationRequest("cfb_Setup"));
        await SampleOrganization.PlayAsync(organization, cancellation: TestContext.Current.CancellationToken);
        var rows = admin.RetrieveMultiple(new QueryExpression(FollowUpTable.Table) { ColumnSet = new ColumnSet(true) }).Entities;
        foreach (var row in rows)
            TestContext.Current.TestOutputHelper!.WriteLine($"{row[FollowUpTable.Name]}: {FollowUpTests.Stage(row)} {row.GetAttributeValue<OptionSetValue>(FollowUpTable.Outcome)?.Value} due {row[FollowUpTable.DueOn]} {row.GetAttributeValue<string>(FollowUpTable.Reasons)}");
        Entity Open(string customer) => rows.Single(r => StoredFollowUps.IsOpen(r) && r.GetAttributeValue<EntityReference>(FollowUpTable.CustomerId).Name == customer);

        Assert.Contains("risk_threshold", FollowUpTests.Codes(Open("Harbour Coffee Roasters")));
        Assert.Superset(new HashSet<string>(StringComparer.Ordinal) { "regulator", "risk_threshold" }, FollowUpTests.Codes(Open("上海云帆贸易有限公司")).ToHashSet(StringComparer.Ordinal));
        Assert.DoesNotContain(rows, r => StoredFollowUps.IsOpen(r) && r.GetAttributeValue<EntityReference>(FollowUpTable.CustomerId).Name == "Northwind Dental Group");
        Assert.InRange(rows.Count(StoredFollowUps.IsOpen), 2, 12);

        var closed = rows.Where(r => !StoredFollowUps.IsOpen(r)).ToList();
        Assert.Equal(7, closed.Count);
        Assert.All(closed, r => Assert.True(r.Contains(FollowUpTable.Outcome), (string)r[FollowUpTable.Name]));
        Assert.Equal((int)FollowUpOutcome.Better, closed.Single(r => r.GetAttributeValue<EntityReference>(FollowUpTable.CustomerId).Name == "Northwind Dental Group").GetAttributeValue<OptionSetValue>(FollowUpTable.Outcome).Value - Choices.FirstValue);
        var figures = admin.RetrieveMultiple(new QueryExpression(BaselineTable.Table) { ColumnSet = new ColumnSet(true) }).Entities.Single(r => (string)r[BaselineTable.Scope] == "all");
        Assert.InRange(figures.GetAttributeValue<decimal>(BaselineTable.ClosedLoopRate), 40m, 100m);
        Assert.InRange(figures.GetAttributeValue<decimal>(BaselineTable.ClosedLoopDays), 1m, 60m);
    }

    private static EntityReference Customer(ImportedOrganization organization, string table) =>
        new(table, organization.Admin.Create(new Entity(table) { [table == "account" ? "name" : "lastname"] = "Contoso" }));

    private static DateTime Now(ImportedOrganization organization) => organization.Organization.Clock.GetUtcNow().UtcDateTime;

    private static List<string> Calls(ImportedOrganization organization, PluginBase plugin, string message, Entity target, Entity? before = null)
    {
        var step = plugin.Steps.First(s => s.MessageName == message && s.Table == target.LogicalName);
        var context = new FakeContext(step, target, organization.Organization.OrganizationId) { OperationCreatedOn = Now(organization) };
        if (before != null)
            context.PreEntityImages[Step.PreImage] = before;
        var counted = new CountedService(organization.Service);
        plugin.Execute(new CountedServices(context, counted));
        return counted.Calls;
    }

    private sealed class CountedServices(FakeContext context, CountedService service) : IServiceProvider, IOrganizationServiceFactory
    {
        public IOrganizationService CreateOrganizationService(Guid? userId) => service;

        public object? GetService(Type serviceType) => serviceType == typeof(IOrganizationServiceFactory) ? this : context;
    }

    private sealed class CountedService(IOrganizationService service) : IOrganizationService
    {
        public List<string> Calls { get; } = [];

        public Guid Create(Entity entity) => Count("Create " + entity.LogicalName, () => service.Create(entity));

        public void Update(Entity entity) => Count("Update " + entity.LogicalName, () => { service.Update(entity); return 0; });

        public void Delete(string entityName, Guid id) => Count("Delete " + entityName, () => { service.Delete(entityName, id); return 0; });

        public EntityCollection RetrieveMultiple(QueryBase query) =>
            Count("RetrieveMultiple " + (query is QueryExpression expression ? expression.EntityName : "fetch"), () => service.RetrieveMultiple(query));

        public OrganizationResponse Execute(OrganizationRequest request) => Count(request.RequestName, () => service.Execute(request));

        public Entity Retrieve(string entityName, Guid id, ColumnSet columnSet) => throw new NotSupportedException(nameof(Retrieve));

        public void Associate(string entityName, Guid entityId, Relationship relationship, EntityReferenceCollection relatedEntities) => throw new NotSupportedException(nameof(Associate));

        public void Disassociate(string entityName, Guid entityId, Relationship relationship, EntityReferenceCollection relatedEntities) => throw new NotSupportedException(nameof(Disassociate));

        private T Count<T>(string call, Func<T> run)
        {
            Calls.Add(call);
            return run();
        }
    }
}
