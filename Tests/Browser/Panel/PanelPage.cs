using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using CrmFeedback.Tests.EndToEnd;
using Microsoft.Playwright;
using Xunit;

namespace CrmFeedback.Tests.Browser.Panel;

/// <summary>A form with its panel in one language and theme. Every error of page or frame is kept and asserted to be none at the end.</summary>
internal sealed class PanelPage : IAsyncDisposable
{
    private const string FrameSelector = "iframe#control-WebResource_CrmFeedbackPanel";
    private static readonly Lazy<string> Axe = new(() => File.ReadAllText(Path.Combine(PackedOrganization.Workspace.Root, "WebResources", "node_modules", "axe-core", "axe.min.js")));
    private readonly List<string> problems = [];

    private PanelPage(IPage page, int language)
    {
        Page = page;
        Texts = PanelTexts.Of(language);
        page.PageError += (_, error) => problems.Add(error);
        page.Console += (_, message) =>
        {
            // What the browser itself says of an answer that a test made fail is no error of the panel.
            if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
                problems.Add(message.Text);
        };
    }

    public IPage Page { get; }

    public PanelTexts Texts { get; }

    public IFrameLocator Frame => Page.FrameLocator(FrameSelector);

    /// <summary>Opens a row's form; a null id opens the form of a new row.</summary>
    public static async Task<PanelPage> OpenAsync(
        BrowserFixture browser, PackedOrganization organization, string table, Guid? id, int language = 1033, string theme = "light", int width = 1500, int height = 1100, Func<IPage, Task>? before = null)
    {
        var page = await browser.OpenPageAsync(new BrowserNewContextOptions
        {
            Locale = language switch { 2052 => "zh-CN", 1028 => "zh-TW", _ => "en-US" },
            ColorScheme = theme == "dark" ? ColorScheme.Dark : ColorScheme.Light,
            ForcedColors = theme == "forced" ? ForcedColors.Active : ForcedColors.None,
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = new ViewportSize { Width = width, Height = height },
        });
        var panel = new PanelPage(page, language);
        if (before is not null)
            await before(page);
        await page.GotoAsync(id is { } row ? organization.FormAddress(table, row) : new Uri(organization.Address, $"main.aspx?appname=cfb_CrmFeedbackService&pagetype=entityrecord&etn={table}").ToString());
        return panel;
    }

    /// <summary>Waits until words stand in the list.</summary>
    public Task ReadyAsync() => Assertions.Expect(Frame.Locator("li.feedback blockquote").First).ToBeVisibleAsync(new() { Timeout = 15_000 });

    public ILocator Button(string key, params string[] values) => Frame.GetByRole(AriaRole.Button, new() { Name = Texts[key, values], Exact = true }).First;

    /// <summary>Answers of the Web API for some tables, instead of the organisation's.</summary>
    public static Func<IPage, Task> Answer(string sets, int status, string code, string? retryAfter = null) => page =>
        page.RouteAsync(new System.Text.RegularExpressions.Regex("/api/data/v9\\.2/(" + sets + ")\\b", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)), route => route.FulfillAsync(new()
        {
            Status = status,
            ContentType = "application/json",
            Headers = retryAfter is null ? null : new Dictionary<string, string>(StringComparer.Ordinal) { ["Retry-After"] = retryAfter },
            Body = $$$"""{"error":{"code":"{{{code}}}","message":"<b>raw message</b>"}}""",
        }));

    /// <summary>What axe objects to inside the panel by WCAG 2.2 AA, one line each.</summary>
    public async Task<IReadOnlyList<string>> AxeAsync()
    {
        var element = await Page.QuerySelectorAsync(FrameSelector);
        var frame = await element!.ContentFrameAsync() ?? throw new InvalidOperationException("The panel's frame has no document.");
        await frame.EvaluateAsync(Axe.Value);
        var found = await frame.EvaluateAsync<JsonElement>(
            """
            async () => {
              const result = await axe.run(document, { runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] } });
              return { passes: result.passes.length, violations: result.violations.map(v => v.id + ": " + v.nodes.slice(0, 3).map(n => n.html + " " + n.failureSummary).join(" | ")) };
            }
            """);
        Assert.True(found.GetProperty("passes").GetInt32() > 5, "axe looked at nothing.");
        return [.. found.GetProperty("violations").EnumerateArray().Select(v => v.GetString()!)];
    }

    public async Task<T> InFrameAsync<T>(string script)
    {
        var element = await Page.QuerySelectorAsync(FrameSelector);
        return await (await element!.ContentFrameAsync())!.EvaluateAsync<T>(script);
    }

    public async ValueTask DisposeAsync()
    {
        await Page.Context.CloseAsync();
        Assert.Empty(problems);
    }
}
