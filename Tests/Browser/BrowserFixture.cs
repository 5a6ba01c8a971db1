using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using CrmFeedback.Tests.Browser;
using Microsoft.Playwright;
using Xunit;

[assembly: AssemblyFixture(typeof(BrowserFixture))]

namespace CrmFeedback.Tests.Browser;

/// <summary>One headless browser for all browser tests, started by the first that asks for a page.</summary>
public sealed class BrowserFixture : IAsyncDisposable
{
    // Without a sandbox, because test machines often run as root; without background traffic, because they are often offline.
    private static readonly string[] Arguments =
        ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run", "--disable-quic"];

    private readonly Lazy<Task<(IPlaywright Playwright, IBrowser Browser)>> started = new(StartAsync);

    /// <summary>A page in a fresh context: no cookies, no storage; close its context when done.</summary>
    public async Task<IPage> OpenPageAsync(BrowserNewContextOptions? options = null)
    {
        var (_, browser) = await started.Value;
        var context = await browser.NewContextAsync(options ?? new BrowserNewContextOptions { Locale = "en-GB" });
        context.SetDefaultTimeout(15_000);
        return await context.NewPageAsync();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (!started.IsValueCreated)
            return;
        var (playwright, browser) = await started.Value;
        await browser.DisposeAsync();
        playwright.Dispose();
    }

    private static async Task<(IPlaywright Playwright, IBrowser Browser)> StartAsync()
    {
        var location = BrowserLocation.Find();
        var playwright = await Playwright.CreateAsync();
        var environment = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (System.Collections.DictionaryEntry variable in Environment.GetEnvironmentVariables())
            environment[(string)variable.Key] = (string?)variable.Value ?? "";
        if (location.LibraryPath is not null)
            environment["LD_LIBRARY_PATH"] = location.LibraryPath;
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = location.ExecutablePath,
            Args = Arguments,
            Env = environment,
        });
        return (playwright, browser);
    }
}
