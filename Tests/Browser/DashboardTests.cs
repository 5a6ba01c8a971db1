using System;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using CrmFeedback.Tests.EndToEnd;
using Microsoft.Playwright;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Xunit;

namespace CrmFeedback.Tests.Browser;

/// <summary>What supervisors open: a view with its chart, the dashboard, and from a number to its rows.</summary>
public class DashboardTests(BrowserFixture browser, DashboardTests.ChartedOrganization charted) : IClassFixture<DashboardTests.ChartedOrganization>
{
    private const string Dashboard = "e2d1686c-4901-589f-886c-348dc7d54c3f";
    private const string SentimentByMonth = "73e3190d-b393-51b9-92f2-cb19714e71ce";

    [Fact]
    public async Task A_chart_beside_a_view_leads_from_each_number_to_that_many_rows()
    {
        var organization = charted.Organization;
        var page = await browser.OpenPageAsync();
        await page.GotoAsync(Address(organization, "pagetype=entitylist&etn=cfb_feedback"));

        await page.Locator(".chart-picker select").SelectOptionAsync("Channel mix");
        var marks = page.Locator("[data-mark]");
        await Assertions.Expect(marks.First).ToBeVisibleAsync();
        Assert.True(await marks.CountAsync() >= 2);
        await FollowAsync(page, marks.Filter(new() { HasText = "Survey" }).First);

        Assert.All(await page.Locator(".grid tbody tr").AllInnerTextsAsync(), row => Assert.Contains("Survey", row, StringComparison.Ordinal));
        await page.ClickAsync(".drill button");
        await Assertions.Expect(page.Locator(".drill")).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_dashboard_shows_charts_and_lists_and_a_part_of_a_bar_leads_to_its_rows()
    {
        var organization = charted.Organization;
        var page = await browser.OpenPageAsync();
        await page.GotoAsync(organization.Address.ToString());

        await page.Locator("nav.navpane a", new() { HasText = "Feedback overview" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Feedback overview");
        await Assertions.Expect(page.Locator(".tile")).ToHaveCountAsync(10);
        await Assertions.Expect(page.Locator("[data-tile=TileUnresolved] tbody tr").First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("[data-tile=TileThemes] [data-mark]").First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("[data-tile=TileNps] path.chart-line")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator("main .error")).ToHaveCountAsync(0);
        // (100 + 100 - 100) / 3: an average of a whole-number column would be cut to 33.
        Assert.StartsWith("33.3", (await page.Locator("[data-tile=TileNps] [data-mark]").First.GetAttributeAsync("data-value"))!, StringComparison.Ordinal);
        await FollowAsync(page, page.Locator("[data-tile=TileSentiment] [data-mark]").Last);
        await page.GoBackAsync();
        await FollowAsync(page, page.Locator("[data-tile=TileThemes] [data-mark^='Delivery']").First);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_chart_is_walked_and_opened_by_keyboard_and_read_as_a_table()
    {
        var organization = charted.Organization;
        var page = await browser.OpenPageAsync();
        await page.GotoAsync(Address(organization, $"pagetype=entitylist&etn=cfb_feedback&chartid={SentimentByMonth}"));

        var marks = page.Locator("[data-mark]");
        await Assertions.Expect(marks.First).ToBeVisibleAsync();
        await page.Locator("[data-mark][tabindex='0']").FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        var second = marks.Nth(1);
        await Assertions.Expect(second).ToBeFocusedAsync();
        var (label, value) = (await second.GetAttributeAsync("data-mark"), await second.GetAttributeAsync("data-value"));
        Assert.Equal($"{label}: {value}", await second.GetAttributeAsync("aria-label"));

        await page.ClickAsync(".chart summary");
        var total = (await page.Locator(".chart td button.number").AllInnerTextsAsync()).Sum(text => int.Parse(text, CultureInfo.InvariantCulture));
        var query = new QueryExpression("cfb_feedback") { ColumnSet = new ColumnSet("cfb_feedbackid") };
        query.Criteria.AddCondition("statecode", ConditionOperator.Equal, 0);
        Assert.Equal(organization.Admin.RetrieveMultiple(query).Entities.Count, total);

        await second.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".drill strong")).ToHaveTextAsync(label!);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Charts_and_dashboard_speak_the_users_language()
    {
        var organization = charted.Organization;
        var page = await browser.OpenPageAsync(new() { Locale = "zh-TW", ColorScheme = ColorScheme.Dark });
        await page.GotoAsync(Address(organization, $"pagetype=dashboard&id={Dashboard}"));

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("回饋概覽");
        await Assertions.Expect(page.Locator("[data-tile=TileChannels] [data-mark='問卷調查']")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator("[data-tile=TileSentiment] .legend")).ToContainTextAsync("負面");
        await Assertions.Expect(page.Locator("[data-tile=TileThemes] [data-mark^='配送與物流']").First).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    // The number on a mark is the number of rows that its click opens.
    private static async Task FollowAsync(IPage page, ILocator mark)
    {
        var label = await mark.GetAttributeAsync("data-mark");
        var value = int.Parse((await mark.GetAttributeAsync("data-value"))!, CultureInfo.InvariantCulture);
        await mark.ClickAsync();
        await Assertions.Expect(page.Locator(".drill strong")).ToHaveTextAsync(label!);
        await Assertions.Expect(page.Locator(".list-page .grid-foot")).ToHaveTextAsync($"{value} rows");
        Assert.Equal(value, await page.Locator(".list-page .grid tbody tr").CountAsync());
    }

    private static string Address(PackedOrganization organization, string query) =>
        new Uri(organization.Address, "main.aspx?appname=cfb_CrmFeedbackService&" + query).ToString();

    /// <summary>An organisation of these tests alone: the numbers of a chart must not change while one is followed.</summary>
    public sealed class ChartedOrganization : IAsyncLifetime
    {
        public PackedOrganization Organization { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Organization = await PackedOrganization.StartAsync();
            var customer = new EntityReference("account", Organization.Admin.Create(new Entity("account") { ["name"] = "Charted Ltd" }));
            foreach (var words in new[] { "My parcel is two weeks late and nobody answers. Terrible!", "The courier lost my parcel. This is awful." })
                Organization.Admin.Create(new Entity("incident") { ["title"] = "Delivery", ["description"] = words, ["customerid"] = customer });
            foreach (var nps in new[] { 9, 10, 2 })
                Organization.Admin.Create(new Entity("cfb_surveyresponse") { ["cfb_customerid"] = customer, ["cfb_nps"] = nps, ["cfb_comment"] = nps switch { 9 => "Wonderful and friendly staff, thank you!", 10 => "Excellent service, I am delighted.", _ => null } });
            await Organization.Organization.Jobs.DrainAsync();
        }

        public ValueTask DisposeAsync() => Organization.DisposeAsync();
    }
}
