using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using CrmFeedback.Tests.EndToEnd;
using Microsoft.Playwright;
using Xunit;

namespace CrmFeedback.Tests.Browser.Panel;

/// <summary>Prints what the panel weighs and how fast it is, measured by the browser; run by name only, as the README says.</summary>
[Collection(BrowserCollection.Name)]
public class PanelMeasurements(BrowserFixture browser)
{
    private const int Runs = 10;

    // Runs in every frame before its scripts: notes when the form hands over the context, when the head and when words stand.
    private const string Watch =
        """
        if (location.pathname.endsWith('/panel.html')) {
          let door;
          Object.defineProperty(window, 'setClientApiContext', {
            configurable: true,
            set(value) { door = value; },
            get() { return door && ((...args) => { window.__context ??= performance.timeOrigin + performance.now(); return door(...args); }); }
          });
          const painted = key => requestAnimationFrame(() => setTimeout(() => { window[key] ??= performance.timeOrigin + performance.now(); }));
          new MutationObserver(() => {
            if (!window.__first && document.querySelector('[data-standing]')) painted('__first');
            if (!window.__complete && document.querySelector('li.feedback blockquote')) painted('__complete');
          }).observe(document, { childList: true, subtree: true });
          window.__clicks = [];
          new PerformanceObserver(list => { for (const entry of list.getEntries()) if (entry.name === 'click') window.__clicks.push(entry.duration); })
            .observe({ type: 'event', durationThreshold: 16, buffered: true });
        }
        """;

    [Fact(Explicit = true)]
    public async Task Print_size_requests_and_times()
    {
        var lines = new List<string> { $"| rows | data requests to first content | in parallel | of them bytes (uncompressed) | context to first content, ms | context to complete, ms | click on a theme to next paint, ms | its processor time, ms |", "|---|---|---|---|---|---|---|---|" };
        await using var organization = await PackedOrganization.StartAsync(managed: false, activateSteps: false);
        foreach (var count in new[] { 10, 300, 3000 })
        {
            var account = ManyFeedback.Create(organization.Admin, $"Customer with {count.ToString(CultureInfo.InvariantCulture)}", count);
            var runs = new List<Run>();
            for (var run = 0; run < Runs; run++)
                runs.Add(await MeasureAsync(organization, account));
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"| {count} | {Median(runs, r => r.Requests)} | {Median(runs, r => r.Parallel)} | {Median(runs, r => r.Bytes):N0} | {Median(runs, r => r.First):0} | {Median(runs, r => r.Complete):0} | {Median(runs, r => r.Filter):0} (most {runs.Max(r => r.Filter):0}) | {Median(runs, r => r.Work):0} |"));
        }

        foreach (var name in new[] { "panel.html", "panel.js", "panel.css" })
            lines.Add($"{name}: {Gzipped(Path.Combine(PackedOrganization.Workspace.Root, "WebResources", "dist", "cfb_", "feedback", name)).ToString("N0", CultureInfo.InvariantCulture)} bytes gzip");
        foreach (var line in lines)
            TestContext.Current.TestOutputHelper?.WriteLine(line);
        await File.WriteAllLinesAsync(Path.Combine(PackedOrganization.Workspace.Root, "docs", "panel-figures.md"), lines, TestContext.Current.CancellationToken);
    }

    private sealed record Run(int Requests, int Parallel, int Bytes, double First, double Complete, double Filter, double Work);

    private async Task<Run> MeasureAsync(PackedOrganization organization, Guid account)
    {
        var sent = new Dictionary<IRequest, double>();
        var answered = new Dictionary<IRequest, double>();
        await using var panel = await PanelPage.OpenAsync(browser, organization, "account", account, before: async page =>
        {
            await page.AddInitScriptAsync(Watch);
            page.Request += (_, request) =>
            {
                if (request.Url.Contains("/api/data/", StringComparison.Ordinal))
                    sent[request] = Now();
            };
            page.RequestFinished += (_, request) => answered[request] = Now();
        });
        await panel.ReadyAsync();
        await panel.Page.WaitForTimeoutAsync(400);
        var times = await panel.InFrameAsync<JsonElement>("() => ({ context: __context, first: __first, complete: __complete })");
        var (context, first, complete) = (times.GetProperty("context").GetDouble(), times.GetProperty("first").GetDouble(), times.GetProperty("complete").GetDouble());
        // The events arrive a little after what they tell of; the panel's first request is only sent after the context.
        var data = sent.Where(r => r.Value >= context && r.Value < first && answered.TryGetValue(r.Key, out var at) && at < first + 30).ToList();
        var parallel = data.Count == 0 ? 0 : data.Max(one => data.Count(other => other.Value <= one.Value && answered[other.Key] >= one.Value));
        var bytes = 0;
        foreach (var (request, _) in data)
            bytes += (await (await request.ResponseAsync())!.BodyAsync()).Length;
        var (filter, work) = await FilterAsync(panel);
        return new Run(data.Count, parallel, bytes, first - context, complete - context, filter, work);
    }

    private static double Now() => (DateTime.UtcNow - DateTime.UnixEpoch).TotalMilliseconds;

    // The browser's own event timing: from the pointer to the next paint, in steps of 8 ms; shorter than 16 ms is not reported.
    // The processor time of the page's main thread tells what the panel costs whatever else the machine does.
    private static async Task<(double Latency, double Work)> FilterAsync(PanelPage panel)
    {
        const int clicks = 4;
        var session = await panel.Page.Context.NewCDPSessionAsync(panel.Page);
        await session.SendAsync("Performance.enable", new Dictionary<string, object>(StringComparer.Ordinal) { ["timeDomain"] = "threadTicks" });
        var themes = panel.Frame.Locator("[data-theme]");
        var before = await WorkAsync(session);
        for (var click = 0; click < clicks; click++)
        {
            await themes.Nth(click % 2).ClickAsync();
            await panel.Page.WaitForTimeoutAsync(250);
        }

        var work = (await WorkAsync(session) - before) * 1000 / clicks;
        var durations = await panel.InFrameAsync<double[]>("() => __clicks");
        return (durations.Length == 0 ? 16 : durations.Max(), work);
    }

    // Seconds of script, style and layout since the page began.
    private static async Task<double> WorkAsync(ICDPSession session)
    {
        var metrics = await session.SendAsync("Performance.getMetrics") ?? throw new InvalidOperationException("The browser gives no metrics.");
        return metrics.GetProperty("metrics").EnumerateArray()
            .Where(metric => metric.GetProperty("name").GetString() is "ScriptDuration" or "LayoutDuration" or "RecalcStyleDuration")
            .Sum(metric => metric.GetProperty("value").GetDouble());
    }

    private static double Median<T>(IEnumerable<Run> runs, Func<Run, T> figure) where T : IConvertible
    {
        var sorted = runs.Select(run => figure(run).ToDouble(CultureInfo.InvariantCulture)).Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    private static long Gzipped(string path)
    {
        using var buffer = new MemoryStream();
        using (var zip = new GZipStream(buffer, CompressionLevel.SmallestSize, leaveOpen: true))
            zip.Write(File.ReadAllBytes(path));
        return buffer.Length;
    }
}
