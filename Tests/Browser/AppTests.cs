using System;
using System.Threading.Tasks;
using Microsoft.Playwright;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Xunit;

namespace CrmFeedback.Tests.Browser;

[Collection(BrowserCollection.Name)]
public class AppTests(BrowserFixture browser, ServedOrganization served)
{
    [Fact]
    public async Task The_app_opens_on_a_list_and_leads_to_a_rows_form()
    {
        var organization = await served.GetAsync();
        organization.Admin.Create(new Entity("account") { ["name"] = "AAA First in the list" });
        var page = await browser.OpenPageAsync();
        await page.GotoAsync(organization.Address.ToString());

        await page.Locator("nav.navpane a", new() { HasText = "Accounts" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "AAA First in the list" }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("AAA First in the list");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Searching_a_view_narrows_its_rows()
    {
        var organization = await served.GetAsync();
        organization.Admin.Create(new Entity("account") { ["name"] = "Zebra 'quoted' & Co" });
        var page = await browser.OpenPageAsync();
        await page.GotoAsync(new Uri(organization.Address, "main.aspx?appname=cfb_CrmFeedbackService&pagetype=entitylist&etn=account").ToString());

        await page.FillAsync("input[type=search]", "Zebra 'quoted' &");
        await page.PressAsync("input[type=search]", "Enter");

        await Assertions.Expect(page.Locator(".grid tbody tr")).ToHaveCountAsync(1);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_changed_field_is_saved_and_read_back()
    {
        var organization = await served.GetAsync();
        var account = organization.Admin.Create(new Entity("account") { ["name"] = "Before" });
        var page = await browser.OpenPageAsync();
        await page.GotoAsync(organization.FormAddress("account", account));

        await page.Locator("[data-column=name] input").First.FillAsync("After 之後");
        await page.ClickAsync(".commandbar button.primary");
        await Assertions.Expect(page.Locator(".status")).ToHaveTextAsync("Saved");

        Assert.Equal("After 之後", organization.Admin.Retrieve("account", account, new ColumnSet("name")).GetAttributeValue<string>("name"));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task An_incoming_mail_typed_in_for_a_contact_is_scored_for_that_contact()
    {
        var organization = await served.GetAsync();
        var contact = organization.Admin.Create(new Entity("contact") { ["firstname"] = "Mail", ["lastname"] = "Writer", ["emailaddress1"] = "writer@mail.example" });
        var page = await browser.OpenPageAsync();
        await page.GotoAsync(organization.FormAddress("contact", contact));

        await page.ClickAsync("[data-command=new-email]");
        await page.FillAsync(".drawer [data-column=subject] input", "Delivery");
        await page.FillAsync(".drawer [data-column=description] textarea", "My parcel is two weeks late. This is awful.");
        await page.ClickAsync(".drawer footer button.primary");
        await Assertions.Expect(page.Locator(".drawer")).ToHaveCountAsync(0);
        await organization.Organization.Jobs.DrainAsync();

        var feedback = await FeedbackOfAsync(organization.Admin, contact);
        Assert.True(feedback.GetAttributeValue<decimal>("cfb_score") < 0);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_survey_response_typed_in_for_an_account_is_scored()
    {
        var organization = await served.GetAsync();
        var account = organization.Admin.Create(new Entity("account") { ["name"] = "Survey Ltd" });
        var page = await browser.OpenPageAsync();
        await page.GotoAsync(organization.FormAddress("account", account));

        await page.ClickAsync("[data-command=new-survey]");
        await page.FillAsync(".drawer [data-column=cfb_nps] input", "10");
        await page.FillAsync(".drawer [data-column=cfb_comment] textarea", "Absolutely wonderful support, thank you!");
        await page.ClickAsync(".drawer footer button.primary");
        await Assertions.Expect(page.Locator(".drawer")).ToHaveCountAsync(0);

        var query = new QueryExpression("cfb_feedback") { ColumnSet = new ColumnSet("cfb_score", "cfb_npspoints") };
        query.Criteria.AddCondition("cfb_accountid", ConditionOperator.Equal, account);
        var feedback = Assert.Single(organization.Admin.RetrieveMultiple(query).Entities);
        Assert.True(feedback.GetAttributeValue<decimal>("cfb_score") > 0);
        Assert.Equal(100m, feedback.GetAttributeValue<decimal>("cfb_npspoints"));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_refused_save_is_told_in_the_form()
    {
        var organization = await served.GetAsync();
        var account = organization.Admin.Create(new Entity("account") { ["name"] = "Refused Ltd" });
        var page = await browser.OpenPageAsync();
        await page.GotoAsync(organization.FormAddress("account", account));

        await page.ClickAsync("[data-command=new-survey]");
        await page.FillAsync(".drawer [data-column=cfb_nps] input", "11");
        await page.ClickAsync(".drawer footer button.primary");

        await Assertions.Expect(page.Locator(".drawer [role=alert]")).ToContainTextAsync("10");
        await page.Context.CloseAsync();
    }

    private static Task<Entity> FeedbackOfAsync(IOrganizationService service, Guid contact)
    {
        var query = new QueryExpression("cfb_feedback") { ColumnSet = new ColumnSet("cfb_score") };
        query.Criteria.AddCondition("cfb_contactid", ConditionOperator.Equal, contact);
        return Task.FromResult(Assert.Single(service.RetrieveMultiple(query).Entities));
    }
}
