using System;
using System.Linq;
using System.Threading.Tasks;
using CrmFeedback.LocalOrg;
using CrmFeedback.LocalOrg.Hosting;
using CrmFeedback.LocalOrg.Jobs;
using Xunit;

namespace CrmFeedback.Tests.LocalOrg.WebApi;

/// <summary>The Web API over the packed solutions: alternate keys, custom API, views, deep insert, scoring.</summary>
public class ShippedSolutionTests(ShippedSolutionTests.Served served) : IClassFixture<ShippedSolutionTests.Served>
{
    private readonly ApiClient _api = served.Api;

    [Fact]
    public async Task A_custom_api_is_an_action()
    {
        var answer = await _api.Post("cfb_Setup", string.Empty);
        Assert.True(answer.Status == 200, answer.Text);
        Assert.Equal(("[root]/$metadata#Microsoft.Dynamics.CRM.cfb_SetupResponse", 0), ((string?)answer.Json["@odata.context"], (int)answer.Json["ThemesCreated"]!));
        Assert.Equal(404, (await _api.Get("cfb_Setup")).Status);
        Assert.Contains("<ActionImport Name=\"cfb_Setup\" Action=\"Microsoft.Dynamics.CRM.cfb_Setup\" />", (await _api.Get("$metadata")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_is_addressed_by_alternate_key()
    {
        var read = await _api.Get("cfb_themes(cfb_code='delivery')?$select=cfb_code");
        Assert.Equal((200, "delivery"), (read.Status, (string?)read.Json["cfb_code"]));
        Assert.Equal("delivery", (await _api.Get("cfb_themes(cfb_code='DELIVERY')/cfb_code/$value")).Text);
        Assert.Equal(404, (await _api.Get("cfb_themes(cfb_code='nothing')")).Status);
        Assert.Equal(400, (await _api.Get("cfb_themes(cfb_code='a%2Fb')")).Status);
    }

    [Fact]
    public async Task A_row_is_upserted_by_alternate_key()
    {
        var created = await _api.Patch("cfb_settings(cfb_code='webapi')", """{"cfb_name":"Web API","cfb_value":"1"}""", "Prefer: return=representation");
        Assert.Equal((201, "webapi"), (created.Status, (string?)created.Json["cfb_code"]));
        Assert.Equal(204, (await _api.Patch("cfb_settings(cfb_code='webapi')", """{"cfb_value":"2"}""")).Status);
        Assert.Equal(204, (await _api.Patch("cfb_settings(cfb_code='webapi')", """{"cfb_value":"3"}""", "If-Match: *")).Status);
        Assert.Equal(412, (await _api.Patch("cfb_settings(cfb_code='webapi')", """{"cfb_name":"x"}""", "If-None-Match: *")).Status);
        Assert.Equal("3", (await _api.Get("cfb_settings(cfb_code='webapi')/cfb_value/$value")).Text);
        var twice = await _api.Post("cfb_settings", """{"cfb_name":"Again","cfb_code":"WebApi"}""");
        Assert.Equal((412, "0x80060892"), (twice.Status, twice.Error.Code));
        Assert.Equal(204, (await _api.Send("DELETE", "cfb_settings(cfb_code='webapi')", null)).Status);
        Assert.Equal(404, (await _api.Get("cfb_settings(cfb_code='webapi')")).Status);
    }

    [Fact]
    public async Task A_view_is_walked_page_by_page()
    {
        var view = served.Organization.Catalog.SavedQueriesOf("cfb_theme").First(query => query.IsDefault);
        var page = await _api.Get($"cfb_themes?savedQuery={view.Id}", "Prefer: odata.maxpagesize=10");
        Assert.Equal(10, page.Value.Count);
        var next = ((string?)page.Json["@odata.nextLink"])!.Replace("[root]/", string.Empty, StringComparison.Ordinal);
        var last = await _api.Get(next, "Prefer: odata.maxpagesize=10");
        Assert.True(last.Status == 200, last.Text);
        Assert.Null(last.Json["@odata.nextLink"]);
        Assert.Distinct(page.Value.Concat(last.Value).Select(row => (string?)row!["cfb_themeid"]));
        Assert.Equal((string?)(await _api.Get("cfb_themes/$count")).Text, (page.Value.Count + last.Value.Count).ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task A_case_is_scored_with_its_themes_as_it_is_saved()
    {
        var account = await _api.Create("accounts", """{"name":"Web API customer"}""");
        var incident = await _api.Create("incidents", $$"""{"title":"审批","description":"你们的审批太慢了，再不解决我就销户！","customerid_account@odata.bind":"/accounts({{account}})"}""");
        var feedback = (await _api.Get($"cfb_feedbacks?$filter=_cfb_accountid_value eq {account} and cfb_regardingkey eq 'incident_{incident}'&$select=cfb_score,_cfb_customerid_value&$expand=cfb_feedback_mentions($select=cfb_themecode)", "Prefer: odata.include-annotations=\"*\"")).Value.Single()!;
        Assert.True((decimal)feedback["cfb_score"]! < 0, feedback.ToJsonString());
        Assert.Equal("cfb_CustomerId_account", (string?)feedback["_cfb_customerid_value@Microsoft.Dynamics.CRM.associatednavigationproperty"]);
        Assert.Contains(feedback["cfb_feedback_mentions"]!.AsArray(), mention => (string?)mention!["cfb_themecode"] == "process_approval");
        Assert.Equal("1", (await _api.Get($"accounts({account})/cfb_account_feedback_accountid/$count")).Text);
    }

    [Fact]
    public async Task Two_hundred_cases_at_once_are_two_hundred_feedback_rows()
    {
        var account = await _api.Create("accounts", """{"name":"Two hundred"}""");
        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => _api.Post("incidents", $$"""{"title":"Delivery {{i}} is late","customerid_account@odata.bind":"/accounts({{account}})"}""")));
        Assert.All(answers, answer => Assert.True(answer.Status == 204, answer.Text));
        Assert.Equal("200", (await _api.Get($"cfb_feedbacks/$count?$filter=_cfb_accountid_value eq {account}")).Text);
    }

    [Fact]
    public async Task A_shipped_theme_is_kept_and_the_error_says_why()
    {
        var answer = await _api.Send("DELETE", "cfb_themes(cfb_code='delivery')", null);
        Assert.Equal((400, "0x80040265"), (answer.Status, answer.Error.Code));
        Assert.Contains("delivery", answer.Error.Message, StringComparison.OrdinalIgnoreCase);
    }

    public sealed class Served : IAsyncLifetime
    {
        private LocalOrgHost? _host;

        public LocalOrganization Organization { get; private set; } = null!;

        public ApiClient Api { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Organization = ShippedSolutions.Open(JobPolicy.Immediate, TimeProvider.System);
            await Organization.Jobs.DrainAsync();
            _host = await LocalOrgHost.StartAsync(Organization, cancellation: TestContext.Current.CancellationToken);
            Api = new ApiClient(_host.BaseAddress);
            await Api.Post("cfb_Setup", "{}");
        }

        public async ValueTask DisposeAsync()
        {
            Api.Dispose();
            await _host!.DisposeAsync();
            Organization.Dispose();
        }
    }
}
