using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using CrmFeedback.Tests.EndToEnd;
using Microsoft.Playwright;
using Microsoft.Xrm.Sdk;
using Xunit;

namespace CrmFeedback.Tests.Browser;

[Collection(BrowserCollection.Name)]
public class PanelTests(BrowserFixture browser, ServedOrganization served)
{
    private const string AngryCase = "你们的审批太慢了，再不解决我就销户！";

    [Fact]
    public async Task A_case_filed_from_the_account_appears_in_the_panel_scored_and_themed_without_reloading()
    {
        var organization = await served.GetAsync();
        var account = Customers.CreateAccount(organization.Admin, "Browser test account");
        var page = await OpenFormAsync(organization, "account", account);
        var panel = Panel(page);
        await Assertions.Expect(panel.Locator("[data-standing]")).ToBeVisibleAsync();
        await Assertions.Expect(panel.Locator("li.feedback")).ToHaveCountAsync(6);
        await page.EvaluateAsync("() => { window.__sameDocument = true; }");

        await page.ClickAsync("[data-command=new-case]");
        await page.FillAsync(".drawer [data-column=title] input", "审批");
        await page.FillAsync(".drawer [data-column=description] textarea", AngryCase);
        await page.ClickAsync(".drawer footer button.primary");
        await Assertions.Expect(page.Locator(".drawer")).ToHaveCountAsync(0);

        var newest = panel.Locator("li.feedback").First;
        await Assertions.Expect(newest).ToContainTextAsync("再不解决我就销户", new() { Timeout = 3_000 });
        var score = decimal.Parse((await newest.GetAttributeAsync("data-score"))!, CultureInfo.InvariantCulture);
        Assert.True(score < 0, $"The new case has the score {score}.");
        // The panel shows the six most frequent themes first.
        var all = panel.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("Show all", RegexOptions.None, TimeSpan.FromSeconds(1)) });
        if (await all.CountAsync() > 0)
            await all.First.ClickAsync();
        await Assertions.Expect(panel.Locator("[data-theme=process_approval]")).ToBeVisibleAsync(new() { Timeout = 3_000 });
        Assert.True(await page.EvaluateAsync<bool>("() => window.__sameDocument === true"), "The page was reloaded.");
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("contact")]
    [InlineData("incident")]
    public async Task The_panel_shows_feedback_on_contact_and_case_forms(string table)
    {
        var organization = await served.GetAsync();
        var service = organization.Admin;
        var contact = service.Create(new Entity("contact") { ["firstname"] = "Ada", ["lastname"] = "Reader " + table });
        var incident = service.Create(new Entity("incident")
        {
            ["title"] = "Wrong bill",
            ["description"] = "The bill is wrong again and I am angry.",
            ["customerid"] = new EntityReference("contact", contact),
        });
        var page = await OpenFormAsync(organization, table, table == "contact" ? contact : incident);

        await Assertions.Expect(Panel(page).Locator("li.feedback").First).ToContainTextAsync("The bill is wrong again");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_customer_without_feedback_gets_a_friendly_empty_panel()
    {
        var organization = await served.GetAsync();
        var account = organization.Admin.Create(new Entity("account") { ["name"] = "Quiet Ltd" });
        var page = await OpenFormAsync(organization, "account", account);

        await Assertions.Expect(Panel(page).GetByText("No feedback yet")).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(2052, "zh-CN", "客户反馈")]
    [InlineData(1028, "zh-TW", "客戶回饋")]
    public async Task The_panel_and_the_app_speak_the_users_language(int language, string locale, string expected)
    {
        var organization = await served.GetAsync();
        var account = Customers.CreateAccount(organization.Admin, "Language " + language.ToString(CultureInfo.InvariantCulture));
        var page = await OpenFormAsync(organization, "account", account, new BrowserNewContextOptions { Locale = locale });

        await Assertions.Expect(Panel(page).Locator("[data-standing]")).ToBeVisibleAsync();
        Assert.Equal(locale, await page.GetAttributeAsync("html", "lang"));
        await Assertions.Expect(page.GetByRole(AriaRole.Tab, new() { Name = expected }).First).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_service_error_is_told_with_a_way_to_try_again()
    {
        var organization = await served.GetAsync();
        var account = Customers.CreateAccount(organization.Admin, "Error Ltd");
        var page = await browser.OpenPageAsync();
        await page.RouteAsync("**/api/data/v9.2/cfb_feedbacks*", route => route.FulfillAsync(new() { Status = 500, ContentType = "application/json", Body = """{"error":{"code":"0x80040216","message":"An unexpected error occurred."}}""" }));
        await page.GotoAsync(organization.FormAddress("account", account));
        var retry = Panel(page).GetByRole(AriaRole.Button, new() { Name = "Try again" });
        await Assertions.Expect(retry).ToBeVisibleAsync();

        await page.UnrouteAllAsync();
        await retry.ClickAsync();

        await Assertions.Expect(Panel(page).Locator("li.feedback")).ToHaveCountAsync(6);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_text_full_of_markup_is_shown_as_text()
    {
        var organization = await served.GetAsync();
        var account = organization.Admin.Create(new Entity("account") { ["name"] = "Markup Ltd" });
        organization.Admin.Create(new Entity("incident")
        {
            ["title"] = "x",
            ["description"] = "Terrible <img src=x onerror=\"window.top.hacked=true\"> & <script>alert(1)</script> service",
            ["customerid"] = new EntityReference("account", account),
        });
        var page = await OpenFormAsync(organization, "account", account);

        await Assertions.Expect(Panel(page).Locator("li.feedback").First).ToContainTextAsync("service");
        Assert.False(await page.EvaluateAsync<bool>("() => 'hacked' in window"));
        Assert.Equal(0, await Panel(page).Locator("li.feedback img[src=x]").CountAsync());
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_command_opens_the_panel_in_a_side_pane()
    {
        var organization = await served.GetAsync();
        var account = Customers.CreateAccount(organization.Admin, "Side pane Ltd");
        var page = await OpenFormAsync(organization, "account", account);

        await page.ClickAsync("[data-command='cfb.account.Form.OpenFeedback.Button']");

        var pane = page.FrameLocator("iframe#pane-cfb_feedback").FrameLocator("iframe.webresource");
        await Assertions.Expect(pane.Locator("li.feedback").First).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task No_page_or_frame_reports_an_error_while_an_account_is_opened()
    {
        var organization = await served.GetAsync();
        var account = Customers.CreateAccount(organization.Admin, "Clean Ltd");
        var page = await browser.OpenPageAsync();
        var problems = new List<string>();
        page.PageError += (_, error) => problems.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                problems.Add(message.Text);
        };
        await page.GotoAsync(organization.FormAddress("account", account));
        await Assertions.Expect(Panel(page).Locator("li.feedback")).ToHaveCountAsync(6);

        Assert.Empty(problems);
        await page.Context.CloseAsync();
    }

    private async Task<IPage> OpenFormAsync(PackedOrganization organization, string table, Guid id, BrowserNewContextOptions? options = null)
    {
        var page = await browser.OpenPageAsync(options);
        await page.GotoAsync(organization.FormAddress(table, id));
        return page;
    }

    private static IFrameLocator Panel(IPage page) => page.FrameLocator("iframe#control-WebResource_CrmFeedbackPanel");
}
