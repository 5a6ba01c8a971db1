using System.Linq;
using System.Threading.Tasks;
using CrmFeedback.LocalOrg.Security;
using Microsoft.Xrm.Sdk;
using Xunit;

namespace CrmFeedback.Tests.LocalOrg.WebApi;

/// <summary><c>any</c> and <c>all</c> in $filter over related rows.</summary>
public class LambdaTests(LambdaTests.ThreeAccounts three) : IClassFixture<LambdaTests.ThreeAccounts>
{
    [Theory]
    [InlineData("contact_customer_accounts/any()", "both,one")]
    [InlineData("not contact_customer_accounts/any()", "none")]
    [InlineData("contact_customer_accounts/any(c:c/lastname eq 'Lin')", "both,one")]
    [InlineData("contact_customer_accounts/any(c:c/lastname eq 'Ma' and c/jobtitle ne null)", "both")]
    [InlineData("contact_customer_accounts/any(c:c/lastname eq 'Nobody')", "")]
    [InlineData("contact_customer_accounts/all(c:c/lastname eq 'Lin')", "none,one")]
    [InlineData("not contact_customer_accounts/all(c:c/lastname eq 'Lin')", "both")]
    [InlineData("contact_customer_accounts/any(c:c/lastname eq 'Ma') or name eq 'none'", "both,none")]
    [InlineData("contact_customer_accounts/any(c:c/parentcustomerid_account/name eq 'one')", "one")]
    [InlineData("contact_customer_accounts/any(c:c/incident_customer_contacts/any(i:startswith(i/title,'B')))", "both")]
    [InlineData("primarycontactid/incident_customer_contacts/any(i:i/title eq 'Bill')", "both")]
    public async Task Accounts_are_found_by_their_contacts(string filter, string expected)
    {
        var answer = await three.Base.Api.Get("accounts?$select=name&$orderby=name&$filter=" + filter);
        Assert.True(answer.Status == 200, answer.Text);
        Assert.Equal(expected, string.Join(',', answer.Value.Select(row => (string?)row!["name"])));
    }

    [Fact]
    public async Task Counting_pages_and_expanding_know_it_too()
    {
        Assert.Equal("2", (await three.Base.Api.Get("accounts/$count?$filter=contact_customer_accounts/any()")).Text);
        var first = await three.Base.Api.Get("accounts?$select=name&$orderby=name&$filter=contact_customer_accounts/any(c:c/lastname eq 'Lin')", "Prefer: odata.maxpagesize=1");
        Assert.Equal("both", (string?)first.Value[0]!["name"]);
        var next = await three.Base.Api.Get(((string)first.Json["@odata.nextLink"]!).Replace("[root]/", string.Empty, System.StringComparison.Ordinal), "Prefer: odata.maxpagesize=1");
        Assert.Equal("one", (string?)next.Value[0]!["name"]);
        var expanded = await three.Base.Api.Get("accounts?$select=name&$filter=name eq 'both'&$expand=contact_customer_accounts($select=lastname;$filter=incident_customer_contacts/any())");
        Assert.Equal("Ma", (string?)expanded.Value[0]!["contact_customer_accounts"]![0]!["lastname"]);
    }

    [Fact]
    public async Task Aggregation_and_many_to_many_refuse_it_by_name()
    {
        Assert.Equal(501, (await three.Base.Api.Get("accounts?$apply=filter(contact_customer_accounts/any())/aggregate($count as n)")).Status);
        Assert.Contains("many-to-many", (await three.Base.Api.Get("systemusers?$filter=systemuserroles_association/any(r:r/name eq 'x')")).Error.Message, System.StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_the_caller_may_not_read_do_not_count()
    {
        var service = three.Base.Organization.CreateService();
        var user = service.Create(new Entity("systemuser") { ["lastname"] = "basic", ["businessunitid"] = new EntityReference("businessunit", WellKnown.RootBusinessUnitId) });
        service.Associate("systemuser", user, new Relationship("systemuserroles_association"), [new EntityReference("role", WellKnown.BasicUserRoleId)]);
        var own = service.Create(new Entity("contact") { ["lastname"] = "own", ["ownerid"] = new EntityReference("systemuser", user) });
        var foreign = service.Create(new Entity("account") { ["name"] = "foreign", ["primarycontactid"] = new EntityReference("contact", own) });

        Assert.Equal("1", (await three.Base.Api.Get("contacts/$count?$filter=lastname eq 'own'", $"MSCRMCallerID: {user}")).Text);
        Assert.Equal("0", (await three.Base.Api.Get("contacts/$count?$filter=account_primary_contact/any(a:a/name eq 'foreign')", $"MSCRMCallerID: {user}")).Text);
        Assert.Equal("1", (await three.Base.Api.Get("contacts/$count?$filter=account_primary_contact/any(a:a/name eq 'foreign')")).Text);
        service.Delete("account", foreign);
        service.Delete("contact", own);
    }

    public sealed class ThreeAccounts : IAsyncLifetime
    {
        public BaseOrganization Base { get; } = new();

        public async ValueTask InitializeAsync()
        {
            await Base.InitializeAsync();
            var both = await Base.Api.Create("accounts", """{"name":"both"}""");
            var one = await Base.Api.Create("accounts", """{"name":"one"}""");
            await Base.Api.Create("accounts", """{"name":"none"}""");
            await Base.Api.Create("contacts", $$"""{"lastname":"Lin","parentcustomerid_account@odata.bind":"/accounts({{both}})"}""");
            var ma = await Base.Api.Create("contacts", $$"""{"lastname":"Ma","jobtitle":"Buyer","parentcustomerid_account@odata.bind":"/accounts({{both}})"}""");
            await Base.Api.Create("contacts", $$"""{"lastname":"Lin","parentcustomerid_account@odata.bind":"/accounts({{one}})"}""");
            await Base.Api.Create("incidents", $$"""{"title":"Bill","customerid_contact@odata.bind":"/contacts({{ma}})"}""");
            Base.Organization.CreateService().Update(new Entity("account", both) { ["primarycontactid"] = new EntityReference("contact", ma) });
        }

        public ValueTask DisposeAsync() => Base.DisposeAsync();
    }
}
