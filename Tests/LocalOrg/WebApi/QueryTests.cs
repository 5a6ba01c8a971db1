using System;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace CrmFeedback.Tests.LocalOrg.WebApi;

/// <summary>Query options over a set of five rows.</summary>
public class QueryTests(QueryTests.FiveAccounts five) : IClassFixture<QueryTests.FiveAccounts>
{
    private readonly ApiClient _api = five.Base.Api;

    [Theory]
    [InlineData("$filter=name eq 'Ann'", "Ann")]
    [InlineData("$filter=contains(name,'n')&$orderby=name", "Ann,Dan")]
    [InlineData("$filter=startswith(name,'B')", "Bob")]
    [InlineData("$filter=endswith(name,'e')", "Eve")]
    [InlineData("$filter=not contains(name,'n')&$orderby=name", "Bob,Eve,张三")]
    [InlineData("$filter=name eq '张三'", "张三")]
    [InlineData("$filter=revenue ge 20 and revenue lt 40&$orderby=revenue desc", "张三,Bob")]
    [InlineData("$filter=revenue eq null", "Eve")]
    [InlineData("$filter=donotemail and revenue ne null&$orderby=name", "Ann")]
    [InlineData("$filter=(revenue eq 10 or revenue eq 40) and statecode eq 0&$orderby=name", "Ann,Dan")]
    [InlineData("$filter=primarycontactid/lastname eq 'Contact'", "Bob")]
    [InlineData("$filter=Microsoft.Dynamics.CRM.In(PropertyName='name',PropertyValues=['Ann','Eve'])&$orderby=name", "Ann,Eve")]
    [InlineData("$filter=Microsoft.Dynamics.CRM.Today(PropertyName='createdon') and name eq 'Ann'", "Ann")]
    [InlineData("$filter=Microsoft.Dynamics.CRM.LastXDays(PropertyName=@p,PropertyValue=@n) and name eq 'Dan'&@p='createdon'&@n=3", "Dan")]
    [InlineData("$filter=Microsoft.Dynamics.CRM.EqualUserId(PropertyName='ownerid') and name eq 'Bob'", "Bob")]
    [InlineData("$orderby=revenue desc,name&$top=2", "Dan,张三")]
    [InlineData("$top=0", "")]
    public async Task A_query_selects_rows(string query, string expected)
    {
        var answer = await _api.Get("accounts?$select=name&" + query);
        Assert.True(answer.Status == 200, answer.Text);
        Assert.Equal(expected, string.Join(',', answer.Value.Select(row => (string?)row!["name"])));
    }

    [Fact]
    public async Task Pages_are_walked_by_next_links()
    {
        var first = await _api.Get("accounts?$select=name&$orderby=name&$count=true", "Prefer: odata.maxpagesize=2");
        Assert.Equal("odata.maxpagesize=2", first.Header("Preference-Applied"));
        Assert.Equal((5, 2), ((int)first.Json["@odata.count"]!, first.Value.Count));
        var names = first.Value.Select(row => (string?)row!["name"]).ToList();
        var next = (string?)first.Json["@odata.nextLink"];
        Assert.StartsWith("[root]/accounts?$select=name&$orderby=name&$count=true&$skiptoken=%3Ccookie%20pagenumber%3D%222%22", next, StringComparison.Ordinal);
        while (next != null)
        {
            var page = await _api.Get(next.Replace("[root]/", string.Empty, StringComparison.Ordinal), "Prefer: odata.maxpagesize=2");
            names.AddRange(page.Value.Select(row => (string?)row!["name"]));
            next = (string?)page.Json["@odata.nextLink"];
        }
        Assert.Equal(["Ann", "Bob", "Dan", "Eve", "张三"], names);
    }

    [Fact]
    public async Task Rows_are_counted_with_and_without_a_filter()
    {
        Assert.Equal("5", (await _api.Get("accounts/$count")).Text);
        Assert.Equal("2", (await _api.Get("accounts/$count?$filter=contains(name,'n')")).Text);
        var counted = await _api.Get("accounts?$select=name&$count=true&$top=1&$orderby=name", "Prefer: odata.include-annotations=\"*\"");
        Assert.Equal((5, 1), ((int)counted.Json["@odata.count"]!, counted.Value.Count));
        Assert.Equal(5, (int)counted.Json["@Microsoft.Dynamics.CRM.totalrecordcount"]!);
    }

    [Fact]
    public async Task Rows_are_grouped_and_aggregated()
    {
        var groups = await _api.Get("accounts?$apply=filter(revenue gt 0)/groupby((donotemail),aggregate(revenue with sum as total,$count as n,revenue with countdistinct as different))");
        Assert.True(groups.Status == 200, groups.Text);
        Assert.Equal(["False 3 90 3", "True 1 10 1"], groups.Value
            .Select(row => $"{(bool)row!["donotemail"]!} {(int)row["n"]!} {decimal.Truncate((decimal)row["total"]!)} {(int)row["different"]!}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_fetch_query_returns_rows_links_and_a_paging_cookie()
    {
        var fetch = Uri.EscapeDataString("<fetch count='2'><entity name='account'><attribute name='name'/><order attribute='name'/><link-entity name='contact' from='contactid' to='primarycontactid' alias='c' link-type='outer'><attribute name='lastname'/></link-entity></entity></fetch>");
        var answer = await _api.Get($"accounts?fetchXml={fetch}", "Prefer: odata.include-annotations=\"*\"");
        Assert.True(answer.Status == 200, answer.Text);
        Assert.Equal(["Ann", "Bob"], answer.Value.Select(row => (string?)row!["name"]));
        Assert.Equal("Contact", (string?)answer.Value[1]!["c.lastname"]);
        Assert.True((bool)answer.Json["@Microsoft.Dynamics.CRM.morerecords"]!);
        Assert.StartsWith("<cookie pagenumber=\"2\"", (string?)answer.Json["@Microsoft.Dynamics.CRM.fetchxmlpagingcookie"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fetch_aggregate_returns_its_aliases()
    {
        var fetch = Uri.EscapeDataString("<fetch aggregate='true'><entity name='account'><attribute name='revenue' aggregate='sum' alias='total'/><attribute name='accountid' aggregate='count' alias='n'/></entity></fetch>");
        var row = (await _api.Get($"accounts?fetchXml={fetch}")).Value.Single()!;
        Assert.Equal((100m, 5), (decimal.Truncate((decimal)row["total"]!), (int)row["n"]!));
    }

    [Theory]
    [InlineData("accounts?$select=bogus", 400, "0x0", "Could not find a property named 'bogus' on type 'Microsoft.Dynamics.CRM.account'.")]
    [InlineData("accounts?$select=Name", 400, "0x0", "Could not find a property named 'Name' on type 'Microsoft.Dynamics.CRM.account'.")]
    [InlineData("accounts?$filter=bogus eq 1", 400, "0x0", "Could not find a property named 'bogus' on type 'Microsoft.Dynamics.CRM.account'.")]
    [InlineData("accounts?$orderby=bogus", 400, "0x0", "Could not find a property named 'bogus' on type 'Microsoft.Dynamics.CRM.account'.")]
    [InlineData("accounts?$expand=bogus", 400, "0x0", "Could not find a property named 'bogus' on type 'Microsoft.Dynamics.CRM.account'.")]
    [InlineData("accounts?$filter=accountid eq '11111111-1111-1111-1111-111111111111'", 400, "0x0", "A binary operator with incompatible types was detected. Found operand types 'Edm.Guid' and 'Edm.String' for operator kind 'Equal'.")]
    [InlineData("accounts?$filter=name eq 'unterminated", 400, "0x0", "There is an unterminated string literal at position 21 in 'name eq 'unterminated'.")]
    [InlineData("accounts?$skip=1", 400, "0x80060888", "Skip Clause is not supported in CRM")]
    [InlineData("accounts?$bogus=1", 400, "0x0", "The query parameter '$bogus' is not supported.")]
    [InlineData("accounts?$search=x", 501, "0x80004001", "The query option '$search' is not supported by the local organisation.")]
    [InlineData("accounts?userQuery=11111111-1111-1111-1111-111111111111", 501, "0x80004001", "The query option 'userQuery' is not supported by the local organisation.")]
    [InlineData("accounts?savedQuery=x", 400, "0x0", "The value 'x' of savedQuery is not a view's id.")]
    [InlineData("accounts?savedQuery=11111111-1111-1111-1111-111111111111", 404, "0x80040217", "savedquery With Id = 11111111-1111-1111-1111-111111111111 Does Not Exist")]
    [InlineData("accounts?$skiptoken=x", 400, "0x0", "Malformed XML in the Paging Cookie: the value of $skiptoken must come from an @odata.nextLink.")]
    [InlineData("accounts?fetchXml=%3Cfetch%3E%3Centity name='contact'/%3E%3C/fetch%3E", 400, "0x0", "The entity set 'accounts' does not fit the FetchXML query of 'contact'.")]
    [InlineData("Account", 404, "0x8006088a", "Resource not found for the segment 'Account'.")]
    [InlineData("accounts(11111111-1111-1111-1111-111111111111)", 404, "0x80040217", "account With Id = 11111111-1111-1111-1111-111111111111 Does Not Exist")]
    [InlineData("accounts(11111111-1111-1111-1111-111111111111)/bogus", 404, "0x8006088a", "Resource not found for the segment 'bogus'.")]
    [InlineData("accounts(x)", 400, "0x0", "Bad Request - Error in query syntax.")]
    [InlineData("accounts(name='x')", 400, "0x0", "Bad Request - Error in query syntax.")]
    [InlineData("accounts?$filter=Microsoft.Dynamics.CRM.Above(PropertyName='name',PropertyValue='x')", 501, "0x80004001", "The query function 'Above' is not supported by the local organisation.")]
    public async Task A_wrong_query_is_refused_as_dataverse_does(string path, int status, string code, string message) =>
        Assert.Equal((status, code, message), (await _api.Get(path)).Error);

    [Fact]
    public async Task A_malformed_fetch_query_is_refused()
    {
        var answer = await _api.Get("accounts?fetchXml=%3Cfetch");
        Assert.Equal((400, "0x80040201"), (answer.Status, answer.Error.Code));
        Assert.StartsWith("Invalid XML in fetchXml:", answer.Error.Message, StringComparison.Ordinal);
    }

    public sealed class FiveAccounts : IAsyncLifetime
    {
        public BaseOrganization Base { get; } = new();

        public async ValueTask InitializeAsync()
        {
            await Base.InitializeAsync();
            var contact = await Base.Api.Create("contacts", """{"lastname":"Contact"}""");
            await Base.Api.Create("accounts", """{"name":"Ann","revenue":10,"donotemail":true}""");
            await Base.Api.Create("accounts", $$"""{"name":"Bob","revenue":20,"donotemail":false,"primarycontactid@odata.bind":"/contacts({{contact}})"}""");
            await Base.Api.Create("accounts", """{"name":"张三","revenue":30,"donotemail":false}""");
            await Base.Api.Create("accounts", """{"name":"Dan","revenue":40,"donotemail":false}""");
            await Base.Api.Create("accounts", """{"name":"Eve","donotemail":true}""");
        }

        public ValueTask DisposeAsync() => Base.DisposeAsync();
    }
}
