using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading;
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

/// <summary>An installation is checked: rows on a local organisation, what only Dataverse tells on answers of its shape.</summary>
public sealed class InstallationCheckTests
{
    [Fact]
    public async Task What_is_missing_is_named_with_what_to_do_and_is_good_once_done()
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Manual);
        var delivery = organization.Rows(ThemeTable.Table).Single(t => (string)t[ThemeTable.Code] == "delivery");
        organization.Admin.Update(new Entity(ThemeTable.Table, delivery.Id) { ["statecode"] = new OptionSetValue(1), ["statuscode"] = new OptionSetValue(2) });
        organization.Service.Delete(SettingTable.Table, organization.Rows(SettingTable.Table).Single(s => (string)s[SettingTable.Code] == "risk_model").Id);
        var halfLife = organization.Rows(EnvironmentVariableTable.Table).Single(v => (string)v[EnvironmentVariableTable.SchemaName] == EnvironmentVariableTable.SatisfactionHalfLifeDays);
        var value = organization.Admin.Create(new Entity(EnvironmentVariableValueTable.Table) { ["value"] = "soon", ["environmentvariabledefinitionid"] = halfLife.ToEntityReference() });
        await using var host = await LocalOrgHost.StartAsync(organization.Organization);
        using var client = new WebApiClient(host.BaseAddress, token: null);

        var before = await Check(client, organization);
        Assert.Equal(CheckState.Problem, before["Themes"].State);
        Assert.StartsWith("delivery is missing or inactive.", before["Themes"].Message, StringComparison.Ordinal);
        Assert.StartsWith("risk_model missing", before["Settings"].Message, StringComparison.Ordinal);
        Assert.StartsWith("cfb_SatisfactionHalfLifeDays is 'soon'", before["Environment variables"].Message, StringComparison.Ordinal);
        Assert.StartsWith("Never run.", before["Recalculation"].Message, StringComparison.Ordinal);

        organization.Admin.Update(new Entity(ThemeTable.Table, delivery.Id) { ["statecode"] = new OptionSetValue(0), ["statuscode"] = new OptionSetValue(1) });
        organization.Admin.Update(new Entity(EnvironmentVariableValueTable.Table, value) { ["value"] = "45" });
        organization.Admin.Execute(new OrganizationRequest("cfb_Setup"));
        organization.Admin.Create(new Entity("cfb_surveyresponse") { ["cfb_nps"] = 9, ["cfb_customerid"] = new EntityReference("account", organization.Admin.Create(new Entity("account") { ["name"] = "x" })) });
        await organization.Drain();
        await Recalculation.RunAsync(client, 100, null, TestContext.Current.CancellationToken);

        var after = await Check(client, organization);
        Assert.All(["Themes", "Settings", "Environment variables", "Recalculation", "Unscored records"], name => Assert.True(after[name].State == CheckState.Good, name + ": " + after[name].Message));
        Assert.Contains("half-life: 45 days", after["Environment variables"].Message, StringComparison.Ordinal);
        ((SimulatedClock)organization.Organization.Clock).AdvanceTo(organization.Organization.Clock.GetUtcNow().AddDays(9));
        Assert.Contains("Last run on 2026-03-0", (await Check(client, organization))["Recalculation"].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Steps_that_are_off_a_profile_without_members_and_a_pending_key_are_problems()
    {
        using var client = new WebApiClient(new Uri("http://127.0.0.1:9"), null, new Answers(new(StringComparer.Ordinal)
        {
            ["sdkmessageprocessingsteps"] = """[{"name":"CrmFeedback.Steps.ScoreEmail: Create of email","statecode":1},{"name":"CrmFeedback.Steps.ScoreCase: Create of incident","statecode":0}]""",
            ["systemuserprofiles_association"] = "[]",
            ["teamprofiles_association"] = "[]",
            ["Keys"] = """[{"LogicalName":"a_key","EntityKeyIndexStatus":"Pending"}]""",
        }), TimeProvider.System);
        var results = await Check(client, null);

        Assert.StartsWith("1 of 2 are off, among them 'CrmFeedback.Steps.ScoreEmail: Create of email'.", results["Plug-in steps"].Message, StringComparison.Ordinal);
        Assert.Contains("has no members", results["Column security"].Message, StringComparison.Ordinal);
        Assert.StartsWith("a_key (Pending)", results["Alternate keys"].Message, StringComparison.Ordinal);
        Assert.Equal((CheckState.Unknown, "127.0.0.1 answered 404: no such table"), (results["Themes"].State, results["Themes"].Message));
    }

    [Fact]
    public async Task Steps_that_are_on_members_and_active_keys_are_good()
    {
        using var client = new WebApiClient(new Uri("http://127.0.0.1:9"), null, new Answers(new(StringComparer.Ordinal)
        {
            ["sdkmessageprocessingsteps"] = """[{"name":"CrmFeedback.Steps.ScoreCase: Create of incident","statecode":0}]""",
            ["systemuserprofiles_association"] = """[{"systemuserid":"1"}]""",
            ["teamprofiles_association"] = "[]",
            ["Keys"] = """[{"LogicalName":"a_key","EntityKeyIndexStatus":"Active"}]""",
        }), TimeProvider.System);
        var results = await Check(client, null);

        Assert.All(["Plug-in steps", "Column security", "Alternate keys"], name => Assert.Equal(CheckState.Good, results[name].State));
    }

    private static async Task<Dictionary<string, CheckResult>> Check(WebApiClient client, ImportedOrganization? organization) =>
        (await new InstallationCheck(client, organization?.Organization.Clock ?? TimeProvider.System).RunAsync(TestContext.Current.CancellationToken)).ToDictionary(r => r.Name, StringComparer.Ordinal);

    /// <summary>Answers lists by the last word of the path; everything else is not there.</summary>
    private sealed class Answers(Dictionary<string, string> lists) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var found = lists.TryGetValue(request.RequestUri!.Segments[^1], out var list);
            return Task.FromResult(new HttpResponseMessage(found ? HttpStatusCode.OK : HttpStatusCode.NotFound)
            {
                Content = new StringContent(found ? "{\"value\":" + list + "}" : """{"error":{"code":"0x0","message":"no such table"}}"""),
            });
        }
    }
}
