using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;
using CrmFeedback.Cli.Administration;
using CrmFeedback.Cli.Ingest;
using CrmFeedback.Cli.Input;
using CrmFeedback.Cli.Organization;
using CrmFeedback.LocalOrg.Hosting;
using CrmFeedback.LocalOrg.Jobs;
using CrmFeedback.Schema;
using CrmFeedback.Tests.Steps;
using Microsoft.Xrm.Sdk;
using Xunit;

namespace CrmFeedback.Tests.Cli;

/// <summary>Files of feedback into a local organisation that is served over HTTP.</summary>
public sealed class FeedbackUploadTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("upload-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_csv_file_is_stored_through_its_mapping_and_a_bad_row_stops_nobody()
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Manual);
        organization.Admin.Create(new Entity("contact") { ["lastname"] = "Ann", ["emailaddress1"] = "ann@example.com" });
        await using var host = await LocalOrgHost.StartAsync(organization.Organization);
        using var client = new WebApiClient(host.BaseAddress, token: null);
        var file = "Nr,Comment,Score,Mail,When\n"
            + "1,\"The courier lost my parcel, again.\",2,ann@example.com,2026-02-01\n"
            + "2,新版本很好用，谢谢！,10,,2026-02-02T08:00:00Z\n"
            + "3,stray,\"quo\"te,,\n"
            + "4,Too high a rating,77,,\n"
            + ",No id,5,,\n"
            + "6,Not a date,5,,yesterday\n";
        string[] maps = ["externalId=Nr", "text=Comment", "nps=Score", "email=Mail", "receivedOn=When"];
        var report = Path.Combine(folder, "report.tsv");

        var totals = await Upload(client, file, InputFormat.Csv, maps, ["channel=store"], report: report);

        Assert.Equal("6 rows: 2 created, 4 rejected", totals.ToString());
        var rows = organization.Rows(FeedbackTable.Table);
        Assert.Equal([2, 10], rows.Select(r => (int)r[FeedbackTable.Nps]).Order());
        var ann = rows.Single(r => (int)r[FeedbackTable.Nps] == 2);
        Assert.Equal("contact", ann.GetAttributeValue<EntityReference>(FeedbackTable.CustomerId).LogicalName);
        Assert.Equal(new DateTime(2026, 2, 1, 0, 0, 0, DateTimeKind.Utc), ann[FeedbackTable.ReceivedOn]);
        var lines = (await File.ReadAllLinesAsync(report, TestContext.Current.CancellationToken)).Select(l => l.Split('\t')).ToList();
        Assert.Equal(["line", "channel", "external_id", "status", "id", "customer", "reason"], lines[0]);
        Assert.All(lines, l => Assert.Equal(7, l.Length));
        Assert.Contains("no externalId in the column 'Nr'", lines.Single(l => l[0] == "6")[6], StringComparison.Ordinal);
        Assert.Contains("nps", lines.Single(l => l[2] == "4")[6], StringComparison.Ordinal);
        Assert.Contains("receivedOn", lines.Single(l => l[2] == "6")[6], StringComparison.Ordinal);
        Assert.Equal("store", lines.Single(l => l[2] == "1")[1]);

        // The same file again: nothing is stored twice.
        Assert.Equal("6 rows: 4 rejected, 2 unchanged", (await Upload(client, file, InputFormat.Csv, maps, ["channel=store"])).ToString());
        Assert.Equal(2, organization.Rows(FeedbackTable.Table).Count);
    }

    [Fact]
    public async Task Json_lines_and_tabs_are_read_and_batches_are_as_large_as_asked()
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Manual);
        await using var host = await LocalOrgHost.StartAsync(organization.Organization);
        var counting = new Throttle(0);
        using var client = new WebApiClient(host.BaseAddress, null, counting, TimeProvider.System);
        var lines = string.Concat(Enumerable.Range(1, 25).Select(i => $$"""{"channel":"import","externalId":{{i}},"text":"Message number {{i}} was fine.","nps":{{i % 11}}}""" + "\n")) + "not json\n[1]\n";

        var totals = await Upload(client, lines, InputFormat.JsonLines, [], [], batch: 10);

        Assert.Equal("27 rows: 25 created, 2 rejected", totals.ToString());
        Assert.Equal(3, counting.Requests);
        Assert.Equal("1 rows: 1 created", (await Upload(client, "channel\texternalId\ttext\nsms\tx1\tThanks, \"great\" work\n", InputFormat.Tsv, [], [])).ToString());
    }

    [Fact]
    public async Task A_busy_organisation_is_asked_again_when_it_said_so()
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Manual);
        await using var host = await LocalOrgHost.StartAsync(organization.Organization);
        using var client = new WebApiClient(host.BaseAddress, null, new Throttle(2), TimeProvider.System);
        var waits = new List<(TimeSpan Pause, string Why)>();
        client.Waiting = (pause, why) => waits.Add((pause, why));

        var totals = await Upload(client, "externalId,text\n1,The app crashes.\n", InputFormat.Csv, [], ["channel=app"]);

        Assert.Equal("1 rows: 1 created", totals.ToString());
        Assert.Equal([(TimeSpan.FromSeconds(1), "HTTP 429"), (TimeSpan.FromSeconds(1), "HTTP 429")], waits);
    }

    [Fact]
    public async Task A_run_that_broke_off_goes_on_where_its_report_ends()
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Manual);
        await using var host = await LocalOrgHost.StartAsync(organization.Organization);
        var breaking = new Throttle(0) { BreakAt = 3 };
        using var broken = new WebApiClient(host.BaseAddress, null, breaking, TimeProvider.System);
        var file = "externalId,text\n" + string.Concat(Enumerable.Range(1, 30).Select(i => $"id-{i},Delivery number {i} was late.\n"));
        var report = Path.Combine(folder, "broken.tsv");
        var error = await Assert.ThrowsAsync<WebApiException>(() => Upload(broken, file, InputFormat.Csv, [], ["channel=import"], batch: 10, report: report));
        Assert.Equal(400, error.Status);
        Assert.Equal(20, organization.Rows(FeedbackTable.Table).Count);

        var counting = new Throttle(0);
        using var client = new WebApiClient(host.BaseAddress, null, counting, TimeProvider.System);
        var totals = await Upload(client, file, InputFormat.Csv, [], ["channel=import"], batch: 10, report: report, resume: true);

        Assert.Equal("30 rows: 10 created, 20 stored before", totals.ToString());
        Assert.Equal(1, counting.Requests);
        Assert.Equal(30, organization.Rows(FeedbackTable.Table).Count);
        Assert.Equal(31, (await File.ReadAllLinesAsync(report, TestContext.Current.CancellationToken)).Length);
    }

    [Theory]
    [InlineData("--map 'txt=Comment': there is no field 'txt'", "txt=Comment", null)]
    [InlineData("--map 'Comment' is not of the form field=column", "Comment", null)]
    [InlineData("--set 'channel' is not of the form field=value", null, "channel")]
    public void A_mapping_that_cannot_be_read_is_named(string message, string? map, string? set) =>
        Assert.StartsWith(message, Assert.Throws<ArgumentException>(() => IngestMapping.Parse(map == null ? [] : [map], set == null ? [] : [set])).Message, StringComparison.Ordinal);

    [Fact]
    public void A_header_that_names_a_column_twice_is_refused() =>
        Assert.Contains("'text' twice", Assert.Throws<InvalidDataException>(() => RecordReader.Read(new StringReader("text,text\n1,2\n"), InputFormat.Csv).ToList()).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_recalculation_calls_until_nothing_is_due()
    {
        using var organization = await ImportedOrganization.Open(JobPolicy.Manual);
        for (var i = 0; i < 3; i++)
        {
            var account = new EntityReference("account", organization.Admin.Create(new Entity("account") { ["name"] = "Account " + i }));
            organization.Admin.Create(new Entity("incident") { ["title"] = "Late", ["description"] = "My parcel is late, I am angry.", ["customerid"] = account });
        }

        await organization.Drain();
        ((SimulatedClock)organization.Organization.Clock).AdvanceTo(organization.Organization.Clock.GetUtcNow().AddDays(60));
        await using var host = await LocalOrgHost.StartAsync(organization.Organization);
        using var client = new WebApiClient(host.BaseAddress, token: null);
        var seen = new Seen();

        Assert.Equal(3, await Recalculation.RunAsync(client, 2, seen, TestContext.Current.CancellationToken));
        Assert.Equal([(2, 1), (3, 0)], seen.Values);
        Assert.Equal(0, await Recalculation.RunAsync(client, 2, null, TestContext.Current.CancellationToken));
    }

    private static async Task<IngestTotals> Upload(
        WebApiClient client, string text, InputFormat format, string[] maps, string[] sets, int batch = 100, string? report = null, bool resume = false)
    {
        using var lines = IngestReport.Open(report, resume);
        var upload = new FeedbackUpload(client, IngestMapping.Parse(maps, sets), lines, batch);
        await upload.RunAsync(RecordReader.Read(new StringReader(text), format), null, TestContext.Current.CancellationToken);
        return upload.Totals;
    }

    private sealed class Seen : IProgress<(int Done, int Remaining)>
    {
        public List<(int Done, int Remaining)> Values { get; } = [];

        public void Report((int Done, int Remaining) value) => Values.Add(value);
    }

    /// <summary>Answers the first requests as Dataverse's service protection does, counts, and can fail one for good.</summary>
    private sealed class Throttle(int busy) : DelegatingHandler(new HttpClientHandler())
    {
        public int Requests { get; private set; }

        public int BreakAt { get; init; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests++;
            if (Requests == BreakAt)
                return Task.FromResult(new HttpResponseMessage(HttpStatusCode.BadRequest) { Content = new StringContent("{\"error\":{\"code\":\"0x0\",\"message\":\"broken\"}}") });
            if (Requests > busy)
                return base.SendAsync(request, cancellationToken);
            var answer = new HttpResponseMessage(HttpStatusCode.TooManyRequests) { Content = new StringContent("{\"error\":{\"code\":\"0x80072322\",\"message\":\"Number of requests exceeded\"}}") };
            answer.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(1));
            return Task.FromResult(answer);
        }
    }
}
