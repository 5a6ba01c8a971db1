using System;
using System.Threading.Tasks;
using CrmFeedback.Tests.EndToEnd;
using Microsoft.Playwright;
using Microsoft.Xrm.Sdk;
using Xunit;

namespace CrmFeedback.Tests.Browser;

/// <summary>What a customer's organisation shows after the managed packages: our tab on the out-of-the-box forms, in Microsoft's app.</summary>
[Collection(BrowserCollection.Name)]
public class ManagedFormTests(BrowserFixture browser)
{
    private const string PanelFrame = "iframe#control-WebResource_CrmFeedbackPanel";

    [Fact]
    public async Task The_panel_stands_on_the_out_of_the_box_forms_and_survives_that_its_frame_is_rebuilt()
    {
        await using var organization = await PackedOrganization.StartAsync(managed: true);
        var account = Customers.CreateAccount(organization.Admin, "Out of the box Ltd");
        var page = await browser.OpenPageAsync();
        await page.GotoAsync(Address(organization, "account", account));

        // A tab that was not opened has no frame yet.
        await Assertions.Expect(page.GetByRole(AriaRole.Tab, new() { Name = "Summary" })).ToHaveAttributeAsync("aria-selected", "true");
        Assert.Equal(0, await page.Locator(PanelFrame).CountAsync());
        for (var visit = 0; visit < 2; visit++)
        {
            await page.GetByRole(AriaRole.Tab, new() { Name = "Customer feedback" }).ClickAsync();
            await Assertions.Expect(page.FrameLocator(PanelFrame).Locator("li.feedback")).ToHaveCountAsync(6);
            await page.GetByRole(AriaRole.Tab, new() { Name = "Summary" }).ClickAsync();
            await Assertions.Expect(page.Locator(PanelFrame)).ToHaveCountAsync(0);
        }

        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("contact", "1fed44d1-ae68-4a41-bd2b-f13acac4acfa", "zh-CN", "客户反馈")]
    [InlineData("incident", "4a63c8d1-6c1e-48ec-9db4-3e6c7155334c", "zh-TW", "客戶回饋")]
    [InlineData("incident", "915f6055-2e07-4276-ae08-2b96c8d02c57", "en-GB", "Customer feedback")]
    public async Task Contact_and_both_case_forms_have_it_too(string table, string form, string locale, string tab)
    {
        await using var organization = await PackedOrganization.StartAsync(managed: true);
        var contact = organization.Admin.Create(new Entity("contact") { ["lastname"] = "Reader" });
        var incident = organization.Admin.Create(new Entity("incident") { ["title"] = "Bill", ["description"] = "The bill is wrong again and I am angry.", ["customerid"] = new EntityReference("contact", contact) });
        var page = await browser.OpenPageAsync(new BrowserNewContextOptions { Locale = locale });
        await page.GotoAsync(Address(organization, table, table == "contact" ? contact : incident) + "&formid=" + form);

        await page.GetByRole(AriaRole.Tab, new() { Name = tab }).ClickAsync();

        await Assertions.Expect(page.FrameLocator(PanelFrame).Locator("li.feedback").First).ToContainTextAsync("The bill is wrong again");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_web_resource_finds_no_client_API_at_its_parent()
    {
        await using var organization = await PackedOrganization.StartAsync(managed: true);
        var account = Customers.CreateAccount(organization.Admin, "Strict Ltd");
        var page = await browser.OpenPageAsync();
        await page.GotoAsync(Address(organization, "account", account));
        await page.GetByRole(AriaRole.Tab, new() { Name = "Customer feedback" }).ClickAsync();
        await Assertions.Expect(page.FrameLocator(PanelFrame).Locator("li.feedback")).ToHaveCountAsync(6);

        Assert.Equal("undefined undefined undefined", await page.FrameLocator(PanelFrame).Locator("body").EvaluateAsync<string>("() => `${typeof parent.Xrm} ${typeof window.top.Xrm} ${typeof window.Xrm}`"));
        await page.Context.CloseAsync();
    }

    private static string Address(PackedOrganization organization, string table, Guid id) =>
        new Uri(organization.Address, $"main.aspx?appname=CustomerServiceHub&pagetype=entityrecord&etn={table}&id={id:D}").ToString();
}
