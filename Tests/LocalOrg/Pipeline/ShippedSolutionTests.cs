using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Security.Cryptography;
using System.Threading.Tasks;
using CrmFeedback.LocalOrg;
using CrmFeedback.LocalOrg.Jobs;
using CrmFeedback.LocalOrg.Security;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Xunit;

namespace CrmFeedback.Tests.LocalOrg.Pipeline;

/// <summary>The zips that ship, imported, and the net462 DLL out of them run by the pipeline.</summary>
public sealed class ShippedSolutionTests
{
    private static readonly DateTimeOffset s_now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_case_is_scored_as_it_is_saved()
    {
        using var organization = ShippedSolutions.Open(JobPolicy.Manual, new SimulatedClock(s_now));
        var admin = organization.CreateService(organization.AdminUserId);
        var account = admin.Create(new Entity("account") { ["name"] = "Lin & Co" });

        var incident = admin.Create(new Entity("incident") { ["title"] = "你们的审批太慢了，再不解决我就销户！", ["customerid"] = new EntityReference("account", account) });

        var feedback = Assert.Single(Feedback(admin));
        Assert.Equal("incident_" + incident.ToString("D"), feedback["cfb_sourcekey"]);
        Assert.Equal(account, feedback.GetAttributeValue<EntityReference>("cfb_accountid").Id);
        Assert.True(feedback.GetAttributeValue<decimal>("cfb_score") < 0, $"score {feedback.GetAttributeValue<decimal>("cfb_score")}");
        await organization.Jobs.DrainAsync(TestContext.Current.CancellationToken);
        AssertNoFailedJob(organization);
    }

    [Fact]
    public async Task An_incoming_mail_is_scored_once_its_job_has_run()
    {
        using var organization = ShippedSolutions.Open(JobPolicy.Adversarial(5), new SimulatedClock(s_now));
        await organization.Jobs.DrainAsync(TestContext.Current.CancellationToken);
        var admin = organization.CreateService(organization.AdminUserId);
        var account = admin.Create(new Entity("account") { ["name"] = "Lin & Co" });
        var contact = admin.Create(new Entity("contact") { ["lastname"] = "Lin", ["emailaddress1"] = "mei@lin.example", ["parentcustomerid"] = new EntityReference("account", account) });

        admin.Execute(new OrganizationRequest("DeliverIncoming")
        {
            ["From"] = "Mei Lin <mei@lin.example>",
            ["To"] = "support@localorg.example",
            ["Subject"] = "Thank you",
            ["Body"] = "<p>Great service, thank you very much!</p>",
            ["MessageId"] = "<1@lin.example>",
        });
        Assert.Empty(Feedback(admin));
        await organization.Jobs.DrainAsync(TestContext.Current.CancellationToken);

        var feedback = Assert.Single(Feedback(admin));
        Assert.Equal(account, feedback.GetAttributeValue<EntityReference>("cfb_accountid").Id);
        Assert.Equal(contact, feedback.GetAttributeValue<EntityReference>("cfb_contactid").Id);
        Assert.True(feedback.GetAttributeValue<decimal>("cfb_score") > 0);
        AssertNoFailedJob(organization);
    }

    [Fact]
    public async Task Two_hundred_cases_at_once_on_one_account_give_two_hundred_feedback_rows_and_lock_no_shared_row()
    {
        using var organization = ShippedSolutions.Open(JobPolicy.Adversarial(9), new SimulatedClock(s_now));
        await organization.Jobs.DrainAsync(TestContext.Current.CancellationToken);
        var account = organization.CreateService().Create(new Entity("account") { ["name"] = "Lin & Co" });

        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(() => organization.CreateService(organization.AdminUserId).Create(
            new Entity("incident") { ["title"] = $"Case {i}: the delivery was late again", ["customerid"] = new EntityReference("account", account) }), TestContext.Current.CancellationToken)));
        await organization.Jobs.DrainAsync(TestContext.Current.CancellationToken);

        var feedback = Feedback(organization.CreateService());
        Assert.Equal(200, feedback.Length);
        Assert.Equal(200, feedback.Select(f => f["cfb_sourcekey"]).Distinct().Count());
        Assert.Empty(organization.LockJournal.SharedRowsWrittenSynchronously());
        AssertNoFailedJob(organization);
    }

    [Fact]
    public void The_assembly_that_runs_is_the_one_in_the_zip()
    {
        using var organization = ShippedSolutions.Open(JobPolicy.Manual, new SimulatedClock(s_now));
        using var zip = new ZipArchive(new MemoryStream(organization.FindSolutionZip("CrmFeedback")!));
        using var dll = zip.Entries.Single(e => e.Name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)).Open();

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(dll)), Assert.Single(organization.Catalog.PluginAssemblies).Sha256);
    }

    [Fact]
    public void Setup_makes_themes_and_settings_once_and_only_for_whoever_may()
    {
        using var organization = ShippedSolutions.Open(JobPolicy.Manual, new SimulatedClock(s_now));
        var admin = organization.CreateService(organization.AdminUserId);

        Assert.Equal(15, admin.Execute(new OrganizationRequest("cfb_Setup"))["ThemesCreated"]);
        Assert.Equal(0, admin.Execute(new OrganizationRequest("cfb_Setup"))["ThemesCreated"]);

        var user = organization.CreateService().Create(new Entity("systemuser") { ["lastname"] = "Nobody", ["domainname"] = "n@localorg.example", ["businessunitid"] = new EntityReference("businessunit", WellKnown.RootBusinessUnitId) });
        OrganizationLab.Faults(CrmFeedback.LocalOrg.Pipeline.Faults.MissingPrivilege, () => organization.CreateService(user).Execute(new OrganizationRequest("cfb_Setup")));
    }

    private static Entity[] Feedback(IOrganizationService service) =>
        service.RetrieveMultiple(new QueryExpression("cfb_feedback") { ColumnSet = new ColumnSet(true) }).Entities.ToArray();

    private static void AssertNoFailedJob(LocalOrganization organization)
    {
        var query = new QueryExpression("asyncoperation") { ColumnSet = new ColumnSet("name", "message") };
        query.Criteria.AddCondition("statuscode", ConditionOperator.Equal, 31);
        Assert.Empty(organization.CreateService().RetrieveMultiple(query).Entities.Select(j => $"{j["name"]}: {j.GetAttributeValue<string>("message")}"));
    }
}
