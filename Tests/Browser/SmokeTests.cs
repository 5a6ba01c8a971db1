using System.Threading.Tasks;
using Xunit;

namespace CrmFeedback.Tests.Browser;

[Collection(BrowserCollection.Name)]
public class SmokeTests(BrowserFixture browser)
{
    [Fact]
    public async Task The_browser_shows_a_page()
    {
        var page = await browser.OpenPageAsync();
        await page.SetContentAsync("<h1>Hello 你好</h1>");

        Assert.Equal("Hello 你好", await page.TextContentAsync("h1"));
        await page.Context.CloseAsync();
    }
}
