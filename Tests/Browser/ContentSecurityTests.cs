using System;
using System.IO;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using CrmFeedback.LocalOrg;
using CrmFeedback.LocalOrg.Hosting;
using CrmFeedback.Tests.EndToEnd;
using CrmFeedback.Tests.LocalOrg.Import;
using Xunit;

namespace CrmFeedback.Tests.Browser;

/// <summary>Fidelity point 15: web resources run under a content security policy stricter than any an admin would set.</summary>
[Collection(BrowserCollection.Name)]
public sealed class ContentSecurityTests(BrowserFixture browser)
{
    private const string Page = """
        <!doctype html><html><head><title>x</title><style>body { color: rgb(1, 2, 3) }</style>
        <script>window.inline = true;</script><script src="a.js"></script><script src="https://evil.example/x.js"></script></head>
        <body onload="window.handler = true"></body></html>
        """;

    [Fact]
    public async Task Only_script_that_is_a_web_resource_runs()
    {
        using var organization = LocalOrganization.Open(new LocalOrganizationOptions());
        organization.ImportSolution(Solution(), activateSteps: false);
        await using var host = await LocalOrgHost.StartAsync(organization, appClientFolder: Path.Combine(PackedOrganization.Workspace.Root, Startup.AppClient, "dist"), cancellation: TestContext.Current.CancellationToken);
        var page = await browser.OpenPageAsync();
        await page.GotoAsync(new Uri(host.BaseAddress, "WebResources/tst_/page.html").ToString());

        Assert.Equal(
            "undefined undefined true rgb(0, 0, 0) refused",
            await page.EvaluateAsync<string>("() => [window.inline, window.handler, window.external, getComputedStyle(document.body).color, window.evaluated].map(String).join(' ')"));
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("WebResources/tst_/page.html", "default-src 'none'")]
    [InlineData("main.aspx", "default-src 'self'")]
    [InlineData("app/scripts.html", "default-src 'self'")]
    public async Task Every_page_carries_its_policy_and_none_allows_anything_inline(string path, string begin)
    {
        using var organization = LocalOrganization.Open(new LocalOrganizationOptions());
        organization.ImportSolution(Solution(), activateSteps: false);
        await using var host = await LocalOrgHost.StartAsync(organization, appClientFolder: Path.Combine(PackedOrganization.Workspace.Root, Startup.AppClient, "dist"), cancellation: TestContext.Current.CancellationToken);
        using var client = new HttpClient();
        using var response = await client.GetAsync(new Uri(host.BaseAddress, path), TestContext.Current.CancellationToken);

        var policy = string.Join(' ', response.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith(begin, policy, StringComparison.Ordinal);
        Assert.Contains("script-src 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
    }

    private static byte[] Solution()
    {
        static string Resource(string id, string name, int type) => $"<WebResource><WebResourceId>{{{id}}}</WebResourceId><Name>{name}</Name><WebResourceType>{type}</WebResourceType><FileName>/WebResources/{id}</FileName></WebResource>";
        const string PageId = "55555555-5555-4555-8555-555555555551", ScriptId = "55555555-5555-4555-8555-555555555552";
        var solution = new SmallSolution { Sections = $"<WebResources>{Resource(PageId, "tst_/page.html", 1)}{Resource(ScriptId, "tst_/a.js", 3)}</WebResources>" };
        solution.Parts["WebResources/" + PageId] = Encoding.UTF8.GetBytes(Page);
        solution.Parts["WebResources/" + ScriptId] = Encoding.UTF8.GetBytes("window.external = true; try { window.evaluated = new Function('return 1')(); } catch { window.evaluated = 'refused'; }");
        return solution.Zip();
    }
}
