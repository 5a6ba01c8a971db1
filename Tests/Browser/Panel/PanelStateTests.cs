using System;
using System.Threading.Tasks;
using CrmFeedback.Tests.EndToEnd;
using Microsoft.Playwright;
using Microsoft.Xrm.Sdk;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CrmFeedback.Tests.Browser.Panel;

/// <summary>The panel's honest states, and what axe and a keyboard find on every form and state.</summary>
[Collection(BrowserCollection.Name)]
public class PanelStateTests(BrowserFixture browser, PanelOrganization known) : IClassFixture<PanelOrganization>
{
    private const string Feedback = "cfb_feedbacks";

    private PackedOrganization Organization => known.Organization;

    [Theory]
    [MemberData(nameof(PanelOrganization.Looks), MemberType = typeof(PanelOrganization))]
    public async Task Axe_objects_to_nothing_on_any_form(int language, string theme)
    {
        foreach (var (table, id) in new[] { ("account", known.Story.Account), ("contact", known.Story.Contact), ("incident", known.Story.Case) })
        {
            await using var panel = await PanelPage.OpenAsync(browser, Organization, table, id, language, theme);
            await panel.ReadyAsync();
            Assert.Empty(await panel.AxeAsync());
            if (table != "account")
                continue;
            await panel.Button("Why").ClickAsync();
            await panel.Frame.Locator("li.feedback").Nth(1).GetByRole(AriaRole.Button, new() { Name = panel.Texts["Correct"], Exact = true }).ClickAsync();
            await panel.Frame.Locator("[data-theme=delivery]").ClickAsync();
            await panel.Frame.Locator("section.history summary").ClickAsync();
            await panel.Frame.Locator("section[aria-labelledby=themes-title] summary").ClickAsync();
            await panel.Button("Lanes_channel").ClickAsync();
            Assert.Empty(await panel.AxeAsync());
        }
    }

    [Theory]
    [MemberData(nameof(PanelOrganization.Looks), MemberType = typeof(PanelOrganization))]
    public async Task Axe_objects_to_nothing_in_any_state(int language, string theme)
    {
        var empty = Organization.Admin.Create(new Entity("account") { ["name"] = "Empty" });
        var few = Few();
        (string Title, Guid? Id, Func<IPage, Task>? Before)[] states =
        [
            ("EmptyTitle", empty, null),
            ("FewTitle", few, null),
            ("UnsavedTitle", null, null),
            ("DeniedTitle", known.Story.Account, PanelPage.Answer(Feedback, 403, "0x80040220")),
            ("FailedTitle", known.Story.Account, PanelPage.Answer(Feedback, 500, "0x80040216")),
        ];
        foreach (var (title, id, before) in states)
        {
            await using var panel = await PanelPage.OpenAsync(browser, Organization, "account", id, language, theme, before: before);
            await Expect(panel.Frame.GetByText(panel.Texts[title], new() { Exact = true })).ToBeVisibleAsync();
            Assert.Empty(await panel.AxeAsync());
        }
    }

    [Fact]
    public async Task The_skeleton_stands_while_nothing_has_answered()
    {
        await using var panel = await PanelPage.OpenAsync(browser, Organization, "account", known.Story.Account, before: page => page.RouteAsync("**/api/data/v9.2/cfb_feedbacks*", _ => Task.CompletedTask));
        await Expect(panel.Frame.Locator("[aria-busy=true]")).ToBeVisibleAsync();
        Assert.Empty(await panel.AxeAsync());
    }

    [Theory]
    [InlineData("cfb_feedbacks", "cfb_feedback")]
    [InlineData("cfb_mentions", "cfb_mention")]
    public async Task A_missing_right_is_named(string set, string table)
    {
        await using var panel = await PanelPage.OpenAsync(browser, Organization, "account", known.Story.Account, 2052, before: PanelPage.Answer(set, 403, "0x80040220"));
        await Expect(panel.Frame.Locator("body")).ToContainTextAsync(panel.Texts["PartDenied", panel.Texts["Table_" + table]].Split('“')[0]);
        await Expect(panel.Frame.Locator("body")).ToContainTextAsync(panel.Texts["Table_" + table]);
        await Expect(panel.Frame.Locator("body")).Not.ToContainTextAsync("raw message");
    }

    [Fact]
    public async Task Few_answers_get_no_number()
    {
        await using var panel = await PanelPage.OpenAsync(browser, Organization, "account", Few());
        await panel.ReadyAsync();
        await Expect(panel.Frame.Locator("section[aria-labelledby=standing-title]")).ToContainTextAsync(panel.Texts["FewText_other", "3", "5"]);
        await Expect(panel.Frame.Locator("section[aria-labelledby=standing-title] .figure-number")).ToHaveCountAsync(0);
        Assert.DoesNotContain("%", await panel.Frame.Locator("section.head").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_busy_service_is_waited_for_as_long_as_it_asks_and_then_asked_again()
    {
        await using var panel = await PanelPage.OpenAsync(browser, Organization, "account", known.Story.Account, before: PanelPage.Answer(Feedback, 429, "0x80072322", "3"));
        await Expect(panel.Frame.GetByText(panel.Texts["Failed_busyFor_other", "3"])).ToBeVisibleAsync();
        await panel.Page.UnrouteAllAsync();
        await Expect(panel.Frame.Locator("[data-standing]")).ToBeVisibleAsync(new() { Timeout = 10_000 });
    }

    [Fact]
    public async Task A_refresh_that_fails_says_that_the_figures_are_old_and_recovers()
    {
        await using var panel = await PanelPage.OpenAsync(browser, Organization, "account", known.Story.Account);
        await panel.ReadyAsync();
        await PanelPage.Answer("cfb_mentions|accounts\\?fetchXml", 500, "0x80040216")(panel.Page);
        await panel.Page.RouteAsync("**/api/data/v9.2/cfb_feedbacks?%24select*", route => route.FulfillAsync(new() { Status = 500, Body = "{broken" }));
        await panel.Page.RouteAsync("**/api/data/v9.2/cfb_feedbacks?$select*", route => route.FulfillAsync(new() { Status = 500, Body = "{broken" }));
        Organization.Admin.Create(new Entity("incident") { ["title"] = "New", ["description"] = "Still no parcel, this is awful.", ["customerid"] = new EntityReference("account", known.Story.Account) });
        await Expect(panel.Frame.GetByText(panel.Texts["StaleNote"])).ToBeVisibleAsync(new() { Timeout = 10_000 });
        await panel.Page.UnrouteAllAsync();
        await panel.Button("Retry").ClickAsync();
        await Expect(panel.Frame.GetByText(panel.Texts["StaleNote"])).ToHaveCountAsync(0, new() { Timeout = 10_000 });
    }

    [Theory]
    [InlineData(320, "light")]
    [InlineData(390, "dark")]
    [InlineData(768, "light")]
    [InlineData(1920, "light")]
    [InlineData(1280, "forced")]
    public async Task Every_width_fits_and_forced_colours_are_kept(int width, string theme)
    {
        await using var panel = await PanelPage.OpenAsync(browser, Organization, "account", known.Story.Account, 1028, theme, width, 900);
        await panel.ReadyAsync();
        var overflow = await panel.InFrameAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(overflow <= 0, $"The panel is {overflow} pixels too wide at {width}.");
        Assert.Empty(await panel.AxeAsync());
    }

    [Fact]
    public async Task Everything_is_reached_and_worked_by_keyboard()
    {
        await using var panel = await PanelPage.OpenAsync(browser, Organization, "account", known.Story.Account);
        await panel.ReadyAsync();
        await panel.Frame.Locator("[data-reason] button").First.FocusAsync();
        var seen = new System.Collections.Generic.HashSet<string>(StringComparer.Ordinal);
        for (var step = 0; step < 60; step++)
        {
            await panel.Page.Keyboard.PressAsync("Tab");
            seen.Add(await panel.InFrameAsync<string>("() => { const e = document.activeElement; return e.closest('.fact') ? 'fact' : e.closest('.segments') ? 'segments' : e.matches('.point') ? 'point' : e.matches('.handle') ? 'handle' : e.matches('summary') ? 'table' : e.matches('.theme') ? 'theme' : e.matches('li.feedback') ? 'feedback' : e.matches('.links .link') ? 'link' : e.tagName; }"));
        }

        Assert.Superset(new System.Collections.Generic.HashSet<string>(["fact", "segments", "point", "handle", "table", "theme", "feedback", "link"], StringComparer.Ordinal), seen);

        await panel.Frame.Locator(".point[tabindex='0']").FocusAsync();
        await panel.Page.Keyboard.PressAsync("ArrowLeft");
        await panel.Page.Keyboard.PressAsync("Enter");
        await Expect(panel.Frame.Locator("li.feedback.selected")).ToBeFocusedAsync();
        await panel.Page.Keyboard.PressAsync("PageDown");
        await Expect(panel.Frame.Locator("li.feedback.selected")).Not.ToBeFocusedAsync();
        await panel.Frame.Locator(".handle[data-end=from]").FocusAsync();
        await panel.Page.Keyboard.PressAsync("PageUp");
        await Expect(panel.Frame.Locator(".filters .chip")).ToHaveCountAsync(1);
    }

    private Guid Few()
    {
        var account = Organization.Admin.Create(new Entity("account") { ["name"] = "Few" });
        foreach (var text in new[] { "Great, thank you!", "Where is my invoice?", "The parcel is late and nobody answers." })
            Organization.Admin.Create(new Entity("incident") { ["title"] = "Few", ["description"] = text, ["customerid"] = new EntityReference("account", account) });
        Organization.Organization.Jobs.DrainAsync().GetAwaiter().GetResult();
        return account;
    }
}
