using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using CrmFeedback.LocalOrg.Sample;
using CrmFeedback.Tests.EndToEnd;
using Microsoft.Playwright;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Xunit;

namespace CrmFeedback.Tests.Browser.Panel;

/// <summary>Takes the pictures in <c>docs/</c> from the sample organisation; run by name only, as the README says.</summary>
[Collection(BrowserCollection.Name)]
public class PanelScreenshots(BrowserFixture browser)
{
    [Fact(Explicit = true)]
    public async Task Take_the_pictures_of_the_documentation()
    {
        await using var organization = await PackedOrganization.StartAsync();
        await SampleOrganization.PlayAsync(organization.Organization, null, TestContext.Current.CancellationToken);
        var service = organization.Admin;
        var falling = Find(service, "account", "name", "Harbour Coffee Roasters");
        var threatening = Find(service, "account", "name", "上海云帆贸易有限公司");
        var empty = service.Create(new Entity("account") { ["name"] = "Quiet Harbour Books" });
        var few = service.Create(new Entity("account") { ["name"] = "Little Garden Café" });
        foreach (var text in new[] { "Thank you for the quick help with my order!", "Could you send me the invoice for October?", "The parcel came a day late, which was a little annoying." })
            service.Create(new Entity("incident") { ["title"] = "Order", ["description"] = text, ["customerid"] = new EntityReference("account", few) });
        await organization.Organization.Jobs.DrainAsync(TestContext.Current.CancellationToken);

        await TakeAsync(organization, "account", "account", falling);
        await TakeAsync(organization, "contact", "contact", Find(service, "contact", "fullname", "Nina Patel"));
        await TakeAsync(organization, "case", "incident", NewestCase(service, falling), width: 1720);
        await TakeAsync(organization, "empty", "account", empty, height: 800, ready: false);
        await TakeAsync(organization, "few", "account", few);
        await TakeAsync(organization, "dark", "account", falling, theme: "dark");
        await TakeAsync(organization, "phone", "account", falling, width: 390, height: 1500, panelOnly: true);
        await TakeAsync(organization, "chinese", "account", threatening, language: 2052);
        await TakeAsync(organization, "chinese-traditional", "account", threatening, language: 1028, theme: "dark");
        await TakeAsync(organization, "correct", "account", falling, act: async panel =>
        {
            await panel.Button("Why").ClickAsync();
            await panel.Frame.Locator("li.feedback").Nth(1).GetByRole(AriaRole.Button, new() { Name = panel.Texts["Correct"], Exact = true }).ClickAsync();
            await panel.Frame.Locator("section.list").First.ScrollIntoViewIfNeededAsync();
        });

        await using var crowded = await PackedOrganization.StartAsync(managed: false, activateSteps: false);
        await TakeAsync(crowded, "many", "account", ManyFeedback.Create(crowded.Admin, "Metro Savings Bank", 3000));
    }

    private async Task TakeAsync(
        PackedOrganization organization, string name, string table, Guid id, int language = 1033, string theme = "light", int width = 1600, int height = 1360, bool ready = true, bool panelOnly = false, Func<PanelPage, Task>? act = null)
    {
        await using var panel = await PanelPage.OpenAsync(browser, organization, table, id, language, theme, width, height);
        if (ready)
            await panel.ReadyAsync();
        else
            await Assertions.Expect(panel.Frame.Locator(".notice")).ToBeVisibleAsync();
        if (act is not null)
            await act(panel);
        await panel.Page.WaitForTimeoutAsync(600);
        var path = Path.Combine(PackedOrganization.Workspace.Root, "docs", $"panel-{name}.png");
        if (panelOnly)
            await panel.Page.Locator("iframe.webresource").ScreenshotAsync(new() { Path = path });
        else
            await panel.Page.ScreenshotAsync(new() { Path = path });
    }

    private static Guid Find(IOrganizationService service, string table, string column, string value)
    {
        var query = new QueryExpression(table) { TopCount = 1 };
        query.Criteria.AddCondition(column, ConditionOperator.Equal, value);
        return service.RetrieveMultiple(query).Entities.Single().Id;
    }

    private static Guid NewestCase(IOrganizationService service, Guid account)
    {
        var query = new QueryExpression("incident") { TopCount = 1 };
        query.Criteria.AddCondition("customerid", ConditionOperator.Equal, account);
        query.AddOrder("createdon", OrderType.Descending);
        return service.RetrieveMultiple(query).Entities.Single().Id;
    }
}
