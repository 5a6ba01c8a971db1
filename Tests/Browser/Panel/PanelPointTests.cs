using System;
using System.Globalization;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CrmFeedback.Tests.Browser.Panel;

/// <summary>What the panel shows of a customer of whom everything is known, in three languages and two themes.</summary>
[Collection(BrowserCollection.Name)]
public class PanelPointTests(BrowserFixture browser, PanelOrganization known) : IClassFixture<PanelOrganization>
{
    [Theory]
    [MemberData(nameof(PanelOrganization.Looks), MemberType = typeof(PanelOrganization))]
    public async Task The_head_says_standing_risk_follow_up_and_three_facts(int language, string theme)
    {
        await using var panel = await OpenAsync("account", known.Story.Account, language, theme);
        var stored = PanelStory.Standing(known.Organization.Admin, known.Story.Account);
        var score = (int)Math.Round(stored.GetAttributeValue<decimal>("cfb_score"), MidpointRounding.AwayFromZero);
        var low = (int)Math.Round(stored.GetAttributeValue<decimal>("cfb_scorelow"), MidpointRounding.AwayFromZero);
        var high = (int)Math.Round(stored.GetAttributeValue<decimal>("cfb_scorehigh"), MidpointRounding.AwayFromZero);
        var n = stored.GetAttributeValue<int>("cfb_feedbackcount").ToString(CultureInfo.InvariantCulture);
        var t = panel.Texts;

        var standing = panel.Frame.Locator("section[aria-labelledby=standing-title]");
        await Expect(standing.Locator(".figure-number")).ToHaveTextAsync(score.ToString(CultureInfo.InvariantCulture));
        await Expect(standing).ToContainTextAsync(t["IntervalText", low.ToString(CultureInfo.InvariantCulture), high.ToString(CultureInfo.InvariantCulture), t["ScoreFrom_other", n]]);
        await Expect(standing.Locator("[data-trend=falling]")).ToContainTextAsync(t["Trend_falling"]);
        var risk = panel.Frame.Locator("section[aria-labelledby=risk-title]");
        await Expect(risk.Locator("[data-reason]")).ToHaveCountAsync(2);
        await Expect(risk.Locator("[data-risk]")).ToContainTextAsync(new Regex(Regex.Escape(t["Risk_high"]) + "|" + Regex.Escape(t["Risk_critical"]), RegexOptions.None, TimeSpan.FromSeconds(1)));
        await Expect(panel.Frame.Locator("button.fact")).ToHaveCountAsync(3);

        var fact = panel.Frame.Locator("[data-fact=openComplaints] button");
        var rows = int.Parse(Regex.Match(await fact.Locator(".quiet").InnerTextAsync(), "\\d+", RegexOptions.None, TimeSpan.FromSeconds(1)).Value, CultureInfo.InvariantCulture);
        await fact.ClickAsync();
        await Expect(panel.Frame.Locator("li.feedback")).ToHaveCountAsync(rows);
        await panel.Button("FilterClear").ClickAsync();

        await panel.Button("FollowUpOpenRecord").ClickAsync();
        await Expect(panel.Page).ToHaveURLAsync(new Regex("etn=cfb_followup.*id=" + known.Story.FollowUp.ToString("D"), RegexOptions.None, TimeSpan.FromSeconds(1)));
    }

    [Theory]
    [MemberData(nameof(PanelOrganization.Looks), MemberType = typeof(PanelOrganization))]
    public async Task The_history_shows_every_feedback_with_curve_events_and_follow_up_and_zooms_by_brushing(int language, string theme)
    {
        await using var panel = await OpenAsync("account", known.Story.Account, language, theme);
        var history = panel.Frame.Locator("section.history");
        var points = history.Locator(".point");
        var all = await points.CountAsync();
        Assert.True(all >= 10, $"{all} points.");
        await Expect(history.Locator("svg.timeline > path.curve")).ToHaveCountAsync(1);
        await Expect(history.Locator(".event.release")).ToHaveCountAsync(1);
        await Expect(history.Locator(".event.followUp")).ToHaveCountAsync(1);
        await Expect(history.Locator(".event.complaint, .event.threat").First).ToBeAttachedAsync();

        foreach (var (lanes, first) in new[] { ("Lanes_channel", "Channel_case"), ("Lanes_kind", "Kind_complaint") })
        {
            await panel.Button(lanes).ClickAsync();
            await Expect(history.Locator(".axes .level").First).ToHaveTextAsync(panel.Texts[first]);
        }

        await panel.Button("Lanes_sentiment").ClickAsync();
        var chart = await history.Locator("svg.timeline .brush-area").BoundingBoxAsync();
        await panel.Page.Mouse.MoveAsync(chart!.X + (chart.Width * 0.7f), chart.Y + 60);
        await panel.Page.Mouse.DownAsync();
        await panel.Page.Mouse.MoveAsync(chart.X + (chart.Width * 0.85f), chart.Y + 60, new() { Steps = 4 });
        await panel.Page.Mouse.MoveAsync(chart.X + chart.Width - 2, chart.Y + 60, new() { Steps = 4 });
        await panel.Page.Mouse.UpAsync();
        await Expect(panel.Frame.Locator(".filters .chip")).ToHaveCountAsync(1);
        var zoomed = await points.CountAsync();
        Assert.InRange(zoomed, 1, all - 1);
        await Expect(panel.Frame.Locator("li.feedback")).ToHaveCountAsync(zoomed);
        await panel.Button("PeriodShort_all").ClickAsync();
        await Expect(points).ToHaveCountAsync(all);

        await history.Locator("summary").ClickAsync();
        await Expect(history.Locator(".table-scroll table").First.Locator("tbody tr")).ToHaveCountAsync(all);
    }

    [Theory]
    [MemberData(nameof(PanelOrganization.Looks), MemberType = typeof(PanelOrganization))]
    public async Task A_theme_filters_everything(int language, string theme)
    {
        await using var panel = await OpenAsync("account", known.Story.Account, language, theme);
        var bar = panel.Frame.Locator("[data-theme=delivery]");
        await Expect(bar).ToContainTextAsync(panel.Texts["Theme_delivery"]);
        Assert.True(int.Parse((await bar.GetAttributeAsync("data-negative"))!, CultureInfo.InvariantCulture) >= 3);
        var points = await panel.Frame.Locator(".point").CountAsync();
        await bar.ClickAsync();
        await Expect(bar).ToHaveAttributeAsync("aria-pressed", "true");
        Assert.True(await panel.Frame.Locator(".point").CountAsync() < points);
        var items = panel.Frame.Locator("li.feedback");
        await Expect(items.Locator(".item-themes")).ToHaveCountAsync(await items.CountAsync());
        foreach (var themes in await items.Locator(".item-themes").AllInnerTextsAsync())
            Assert.Contains(panel.Texts["Theme_delivery"], themes, StringComparison.Ordinal);
        await panel.Button("PeriodShort_days90").ClickAsync();
        await Expect(bar).ToHaveAttributeAsync("data-before", new Regex("^\\d+$", RegexOptions.None, TimeSpan.FromSeconds(1)));
    }

    [Theory]
    [MemberData(nameof(PanelOrganization.Looks), MemberType = typeof(PanelOrganization))]
    public async Task The_list_marks_what_counted_says_why_and_opens_the_record(int language, string theme)
    {
        await using var panel = await OpenAsync("account", known.Story.Account, language, theme);
        var newest = panel.Frame.Locator("li.feedback").First;
        await Expect(newest.Locator("mark.negative").First).ToBeVisibleAsync();
        var line = await newest.Locator("mark.negative").First.EvaluateAsync<string>("e => getComputedStyle(e).textDecorationLine");
        Assert.Equal("underline", line);
        await newest.GetByRole(AriaRole.Button, new() { Name = panel.Texts["Why"], Exact = true }).ClickAsync();
        await Expect(newest.Locator(".why tfoot")).ToContainTextAsync("−");
        await newest.GetByRole(AriaRole.Button, new() { Name = panel.Texts["OpenCase"], Exact = true }).ClickAsync();
        await Expect(panel.Page).ToHaveURLAsync(new Regex("etn=incident.*id=" + known.Story.Case.ToString("D"), RegexOptions.None, TimeSpan.FromSeconds(1)));
    }

    [Theory]
    [InlineData(1033, "light")]
    [InlineData(2052, "dark")]
    [InlineData(1028, "light")]
    public async Task A_correction_moves_the_standing_and_is_undone(int language, string theme)
    {
        var story = await PanelStory.CreateAsync(known.Organization, $"Corrected {language.ToString(CultureInfo.InvariantCulture)}");
        await using var panel = await OpenAsync("account", story.Account, language, theme);
        var t = panel.Texts;
        var newest = panel.Frame.Locator("li.feedback").First;
        var figure = panel.Frame.Locator("section[aria-labelledby=standing-title] .figure-number");
        var before = int.Parse(await figure.InnerTextAsync(), CultureInfo.InvariantCulture);

        await newest.GetByRole(AriaRole.Button, new() { Name = t["Correct"], Exact = true }).ClickAsync();
        await newest.GetByLabel(t["CorrectSentiment"]).SelectOptionAsync("veryPositive");
        await panel.Button("CorrectSave").ClickAsync();
        await Expect(newest).ToHaveAttributeAsync("data-sentiment", "veryPositive", new() { Timeout = 10_000 });
        await Expect(newest.Locator(".corrected")).ToContainTextAsync(t["CorrectionStands"]);
        await Expect(panel.Frame.Locator(".moved")).ToHaveTextAsync(t["MovedFrom", before.ToString(CultureInfo.InvariantCulture)], new() { Timeout = 10_000 });
        Assert.True(int.Parse(await figure.InnerTextAsync(), CultureInfo.InvariantCulture) > before);

        await newest.GetByRole(AriaRole.Button, new() { Name = t["CorrectionUndo"], Exact = true }).ClickAsync();
        await Expect(newest).Not.ToHaveAttributeAsync("data-sentiment", "veryPositive", new() { Timeout = 10_000 });
        await Expect(figure).ToHaveTextAsync(before.ToString(CultureInfo.InvariantCulture), new() { Timeout = 10_000 });
    }

    [Theory]
    [MemberData(nameof(PanelOrganization.Looks), MemberType = typeof(PanelOrganization))]
    public async Task A_case_shows_its_own_messages_first_with_the_customers_standing_beside(int language, string theme)
    {
        await using var panel = await OpenAsync("incident", known.Story.Case, language, theme, 1700);
        var own = panel.Frame.Locator($"section.list[aria-label='{panel.Texts["ListTitleCase"]}']");
        await Expect(own.Locator("li.feedback")).ToHaveCountAsync(1);
        await Expect(own.Locator("li.feedback")).ToContainTextAsync("Third lost parcel");
        await Expect(own.GetByText(panel.Texts["OpenCase"])).ToHaveCountAsync(0);
        var (left, right) = (await own.BoundingBoxAsync(), await panel.Frame.Locator("section.head").BoundingBoxAsync());
        Assert.True(right!.X > left!.X + left.Width - 1 && Math.Abs(right.Y - left.Y) < 4, "The standing is not beside the case's messages.");
        await Expect(panel.Frame.Locator("[data-standing]")).ToBeVisibleAsync();
    }

    [Theory]
    [MemberData(nameof(PanelOrganization.Looks), MemberType = typeof(PanelOrganization))]
    public async Task A_contact_has_a_switch_to_the_account(int language, string theme)
    {
        await using var panel = await OpenAsync("contact", known.Story.Contact, language, theme);
        var list = panel.Frame.Locator("section.list li.feedback");
        await Expect(list).ToHaveCountAsync(4);
        await panel.Button("SwitchAccount", "Fjord Logistics").ClickAsync();
        await Expect(list).ToHaveCountAsync(11);
        await panel.Button("SwitchContact", "Ada Fjord Logistics").ClickAsync();
        await Expect(list).ToHaveCountAsync(4);
    }

    [Theory]
    [InlineData("account", "UnsavedText")]
    [InlineData("contact", "UnsavedText")]
    [InlineData("incident", "UnsavedTextCase")]
    public async Task A_create_form_gets_a_friendly_word_and_is_filled_by_the_save(string table, string key)
    {
        await using var panel = await PanelPage.OpenAsync(browser, known.Organization, table, null, 1028, "dark");
        await Expect(panel.Frame.GetByText(panel.Texts[key])).ToBeVisibleAsync();
        if (table != "account")
            return;
        await panel.Page.Locator("[data-column=name] input").First.FillAsync("Brand new Ltd");
        await panel.Page.ClickAsync(".commandbar button.primary");
        await Expect(panel.Frame.GetByText(panel.Texts["EmptyTitle"])).ToBeVisibleAsync(new() { Timeout = 10_000 });
    }

    [Fact]
    public async Task Dates_follow_the_users_options()
    {
        await using var panel = await OpenAsync("account", known.Story.Account, 2052, "light");
        await Expect(panel.Frame.Locator("li.feedback time").First).ToHaveTextAsync(new Regex("^\\d{4}/\\d{1,2}/\\d{1,2}$", RegexOptions.None, TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task The_panel_takes_its_context_by_one_door_and_loads_nothing_from_elsewhere()
    {
        var requests = new System.Collections.Generic.List<string>();
        await using var panel = await PanelPage.OpenAsync(browser, known.Organization, "account", known.Story.Account, before: page =>
        {
            page.Request += (_, request) => requests.Add(request.Url);
            return Task.CompletedTask;
        });
        await panel.ReadyAsync();
        Assert.All(requests, url => Assert.StartsWith(known.Organization.Address.ToString(), url, StringComparison.Ordinal));
        Assert.Equal("function", await panel.InFrameAsync<string>("() => typeof window.setClientApiContext"));
        Assert.False(await panel.InFrameAsync<bool>("() => 'Xrm' in window || 'CrmFeedback' in window"));
    }

    private async Task<PanelPage> OpenAsync(string table, Guid id, int language, string theme, int width = 1500)
    {
        var panel = await PanelPage.OpenAsync(browser, known.Organization, table, id, language, theme, width);
        await panel.ReadyAsync();
        return panel;
    }
}
