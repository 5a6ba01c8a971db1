using System;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using CrmFeedback.LocalOrg;
using CrmFeedback.LocalOrg.Hosting;
using CrmFeedback.LocalOrg.Jobs;
using CrmFeedback.Tests.LocalOrg;
using CrmFeedback.Tests.LocalOrg.WebApi;
using Xunit;

namespace CrmFeedback.Tests.EndToEnd;

/// <summary><c>cfb_IngestFeedback</c> over HTTP, out of the packed zips.</summary>
public sealed class IntakeTests(IntakeTests.Served served) : IClassFixture<IntakeTests.Served>
{
    private readonly ApiClient api = served.Api;

    [Fact]
    public async Task A_documented_call_works()
    {
        var contact = await api.Create("contacts", """{"lastname":"Ann","emailaddress1":"ann@example.com"}""");
        var answer = await api.Post("cfb_IngestFeedback", DocumentedCall.BodyOf("cfb_IngestFeedback"));
        Assert.True(answer.Status == 200, answer.Text);
        Assert.Equal(0, (int)answer.Json["Remaining"]!);
        var results = Results(answer);
        Assert.Equal(["created", "created"], results.Select(r => (string?)r!["status"]));
        Assert.Equal("contact_" + contact.ToString("D"), (string?)results[0]!["customer"]);
        var row = (await api.Get($"cfb_feedbacks({(string?)results[0]!["id"]})?$select=cfb_score,cfb_csat,cfb_text,cfb_receivedon")).Json;
        Assert.True((decimal)row["cfb_score"]! < 0, row.ToJsonString());
        Assert.Equal((25m, "2026-03-04T05:06:07Z"), ((decimal)row["cfb_csat"]!, (string?)row["cfb_receivedon"]));
        var again = await api.Post("cfb_IngestFeedback", DocumentedCall.BodyOf("cfb_IngestFeedback"));
        Assert.Equal(["unchanged", "unchanged"], Results(again).Select(r => (string?)r!["status"]));
    }

    [Fact]
    public async Task A_documented_erasure_works()
    {
        var answer = await api.Post("cfb_EraseCustomer", DocumentedCall.BodyOf("cfb_EraseCustomer"));
        Assert.True(answer.Status == 200, answer.Text);
        Assert.StartsWith("Dry run, nothing was deleted.", (string)answer.Json["Report"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_sent_in_is_exported_and_erased_over_http()
    {
        var account = await api.Create("accounts", """{"name":"Over HTTP"}""");
        var sent = await api.Post("cfb_IngestFeedback", Body([new { channel = "meeting", externalId = "http", text = "好用！", customerId = account, customerType = "account" }]));
        var id = (string?)Results(sent)[0]!["id"];
        var named = JsonSerializer.Serialize(new { CustomerId = account, CustomerType = "account" });
        var export = await api.Post("cfb_ExportCustomer", named);
        Assert.True(export.Status == 200, export.Text);
        var row = Assert.Single(JsonNode.Parse((string)export.Json["Json"]!)!["rows"]!.AsArray(), r => (string?)r!["table"] == "cfb_feedback")!;
        Assert.Equal((id, "好用！", string.Empty), ((string?)row["id"], (string?)row["cfb_text"], (string?)export.Json["ContinuationToken"]));
        var erased = await api.Post("cfb_EraseCustomer", named);
        Assert.Equal((1, 0), ((int)erased.Json["Feedback"]!, (int)erased.Json["Remaining"]!));
        Assert.Equal(404, (await api.Get($"cfb_feedbacks({id})")).Status);
        Assert.Equal(400, (await api.Post("cfb_EraseCustomer", """{"CustomerId":"not an id","CustomerType":"account"}""")).Status);
    }

    [Fact]
    public async Task Two_hundred_parallel_calls_with_the_same_ids_are_one_row_each()
    {
        var rows = Enumerable.Range(0, 5).Select(i => new { channel = "app", externalId = $"parallel {i}", text = $"Number {i}: the app crashes." }).ToArray();
        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(n => UntilStored(Body([.. n % 2 == 0 ? rows : rows.Reverse()]))));
        Assert.All(answers, a => Assert.True(a.Status == 200, a.Text));
        Assert.All(answers.SelectMany(a => Results(a)), r => Assert.Contains((string?)r!["status"], new[] { "created", "unchanged" }));
        Assert.Equal(5, answers.SelectMany(a => Results(a)).Count(r => (string?)r!["status"] == "created"));
        Assert.Equal(5, answers.SelectMany(a => Results(a)).Select(r => (string?)r!["id"]).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal("5", (await api.Get("cfb_feedbacks/$count?$filter=startswith(cfb_externalid,'parallel')")).Text);
    }

    [Theory]
    [InlineData("""{"Rows":"[{"}""", 400, "Rows is not valid JSON, line 1, column 3")]
    [InlineData("""{"Rows":"[1 2]"}""", 400, "Rows is not valid JSON, line 1, column 4")]
    [InlineData("""{"Rows":""}""", 400, "Rows")]
    [InlineData("""{}""", 400, "Rows")]
    [InlineData("""{"Rows":[{"channel":"app"}]}""", 400, "Rows")]
    [InlineData("""{"Rows":"[]","Extra":1}""", 400, "Extra")]
    [InlineData("""{"Rows":""", 400, "")]
    public async Task A_wrong_call_gets_a_clear_error(string body, int status, string message)
    {
        var answer = await api.Post("cfb_IngestFeedback", body);
        Assert.Equal(status, answer.Status);
        Assert.Contains(message, answer.Error.Message, StringComparison.Ordinal);
        Assert.StartsWith("0x", answer.Error.Code, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hundred_rows_are_stored_in_a_call_and_a_hundred_and_one_refused()
    {
        var rows = Enumerable.Range(0, 101).Select(i => (object)new { channel = "import", externalId = $"hundred {i}", text = "The delivery was late." }).ToArray();
        var refused = await api.Post("cfb_IngestFeedback", Body(rows));
        Assert.Equal((400, "Rows holds 101 rows; 100 are allowed in a call. Send the rest in further calls."), (refused.Status, refused.Error.Message));
        Assert.Equal("0", (await api.Get("cfb_feedbacks/$count?$filter=startswith(cfb_externalid,'hundred')")).Text);
        var stored = await api.Post("cfb_IngestFeedback", Body(rows[..100]));
        Assert.True(stored.Status == 200, stored.Text);
        Assert.All(Results(stored), r => Assert.Equal("created", (string?)r!["status"]));
        Assert.Equal("100", (await api.Get("cfb_feedbacks/$count?$filter=startswith(cfb_externalid,'hundred')")).Text);
    }

    [Fact]
    public async Task Escaped_lone_surrogates_are_stored_and_the_organisation_keeps_running()
    {
        var answer = await api.Post("cfb_IngestFeedback", """{"Rows":"[{\"channel\":\"sms\",\"externalId\":\"surrogate\",\"text\":\"bad \\ud83d service\"}]"}""");
        Assert.True(answer.Status == 200, answer.Text);
        Assert.Equal("created", (string?)Results(answer)[0]!["status"]);
        Assert.Equal(200, (await api.Get("cfb_feedbacks?$filter=cfb_externalid eq 'surrogate'")).Status);
    }

    private static JsonArray Results(Answer answer) => JsonNode.Parse((string)answer.Json["Results"]!)!.AsArray();

    private static string Body(object[] rows) => JsonSerializer.Serialize(new { Rows = JsonSerializer.Serialize(rows) });

    // What the README tells callers to do with HTTP 409.
    private async Task<Answer> UntilStored(string body)
    {
        for (var attempt = 0; ; attempt++)
        {
            var answer = await api.Post("cfb_IngestFeedback", body);
            if (answer.Status != 409 || attempt == 20)
                return answer;
        }
    }

    public sealed class Served : IAsyncLifetime
    {
        private LocalOrganization? organization;
        private LocalOrgHost? host;

        public ApiClient Api { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            organization = ShippedSolutions.Open(JobPolicy.Immediate, TimeProvider.System);
            await organization.Jobs.DrainAsync();
            host = await LocalOrgHost.StartAsync(organization, cancellation: TestContext.Current.CancellationToken);
            Api = new ApiClient(host.BaseAddress);
            await Api.Post("cfb_Setup", "{}");
        }

        public async ValueTask DisposeAsync()
        {
            Api.Dispose();
            await host!.DisposeAsync();
            organization!.Dispose();
        }
    }
}
