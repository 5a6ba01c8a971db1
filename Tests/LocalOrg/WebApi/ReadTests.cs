using System;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace CrmFeedback.Tests.LocalOrg.WebApi;

public class ReadTests(BaseOrganization organization) : IClassFixture<BaseOrganization>
{
    private readonly ApiClient _api = organization.Api;

    [Fact]
    public async Task A_row_is_created_and_read_back()
    {
        var created = await _api.Post("accounts", """{"name":"Contoso 公司","revenue":1234.56,"numberofemployees":12,"donotemail":true,"industrycode":1,"description":"行一\n行二"}""");
        Assert.Equal((204, string.Empty), (created.Status, created.Text));
        Assert.Equal("4.0", created.Header("OData-Version"));
        Assert.Equal($"{_api.Root}accounts({created.EntityId:D})", created.Header("OData-EntityId"));

        var read = await _api.Get($"accounts({created.EntityId:D})?$select=name,revenue,numberofemployees,donotemail,industrycode,description,fax,_ownerid_value");
        Assert.Equal(200, read.Status);
        Assert.Equal("application/json; odata.metadata=minimal; charset=utf-8", read.Header("Content-Type"));
        var etag = (string)read.Json["@odata.etag"]!;
        Assert.Equal(read.Header("ETag"), etag);
        Assert.Equal(
            $$"""{"@odata.context":"[root]/$metadata#accounts(name,revenue,numberofemployees,donotemail,industrycode,description,fax,_ownerid_value)/$entity","@odata.etag":"{{etag.Replace("\"", "\\\"", StringComparison.Ordinal)}}","name":"Contoso 公司","revenue":1234.56,"numberofemployees":12,"donotemail":true,"industrycode":1,"description":"行一\n行二","fax":null,"_ownerid_value":"{{organization.Organization.AdminUserId}}","accountid":"{{created.EntityId}}"}""",
            read.Text);
        Assert.Matches("^W/\"[0-9]+\"$", etag);
    }

    [Fact]
    public async Task Annotations_are_written_when_wished()
    {
        var contact = await _api.Create("contacts", """{"lastname":"李","firstname":"小明"}""");
        var account = await _api.Create("accounts", $$"""{"name":"A","primarycontactid@odata.bind":"/contacts({{contact}})"}""");
        var read = await _api.Get($"accounts({account})?$select=_primarycontactid_value,statecode", "Prefer: odata.include-annotations=\"*\"");
        Assert.Equal("odata.include-annotations=\"*\"", read.Header("Preference-Applied"));
        Assert.Equal("contact", (string?)read.Json["_primarycontactid_value@Microsoft.Dynamics.CRM.lookuplogicalname"]);
        Assert.Equal("primarycontactid", (string?)read.Json["_primarycontactid_value@Microsoft.Dynamics.CRM.associatednavigationproperty"]);
        Assert.False(string.IsNullOrEmpty((string?)read.Json["_primarycontactid_value@OData.Community.Display.V1.FormattedValue"]));
        Assert.Equal("Active", (string?)read.Json["statecode@OData.Community.Display.V1.FormattedValue"]);

        var plain = await _api.Get($"accounts({account})?$select=_primarycontactid_value,statecode");
        Assert.DoesNotContain("FormattedValue", plain.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Properties_are_read_one_by_one()
    {
        var id = await _api.Create("accounts", """{"name":"Eins","revenue":2.5}""");
        Assert.Equal($$"""{"@odata.context":"[root]/$metadata#accounts({{id}})/name","value":"Eins"}""", (await _api.Get($"accounts({id})/name")).Text);
        var raw = await _api.Get($"accounts({id})/name/$value");
        Assert.Equal((200, "Eins", "text/plain; charset=utf-8"), (raw.Status, raw.Text, raw.Header("Content-Type")));
        Assert.Equal("2.5", decimal.Parse((await _api.Get($"accounts({id})/revenue/$value")).Text, System.Globalization.CultureInfo.InvariantCulture).ToString("0.#", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(204, (await _api.Get($"accounts({id})/fax")).Status);
        Assert.Equal(204, (await _api.Get($"accounts({id})/fax/$value")).Status);
    }

    [Fact]
    public async Task Related_rows_are_read_through_navigation_properties()
    {
        var account = await _api.Create("accounts", """{"name":"Parent"}""");
        await _api.Create("contacts", $$"""{"lastname":"B","parentcustomerid_account@odata.bind":"/accounts({{account}})"}""");
        var contact = await _api.Create("contacts", $$"""{"lastname":"A","parentcustomerid_account@odata.bind":"/accounts({{account}})"}""");

        var related = await _api.Get($"accounts({account})/contact_customer_accounts?$select=lastname&$orderby=lastname&$count=true");
        Assert.Equal(["A", "B"], related.Value.Select(row => (string?)row!["lastname"]));
        Assert.Equal(2, (int)related.Json["@odata.count"]!);
        Assert.Equal("2", (await _api.Get($"accounts({account})/contact_customer_accounts/$count")).Text);

        var parent = await _api.Get($"contacts({contact})/parentcustomerid_account?$select=name");
        Assert.Equal("Parent", (string?)parent.Json["name"]);
        Assert.Equal(204, (await _api.Get($"contacts({contact})/parentcustomerid_contact")).Status);
        Assert.Equal($$"""{"@odata.context":"[root]/$metadata#$ref","@odata.id":"[root]/accounts({{account}})"}""", (await _api.Get($"contacts({contact})/parentcustomerid_account/$ref")).Text);
        Assert.Equal(2, (await _api.Get($"accounts({account})/contact_customer_accounts/$ref")).Value.Count);
    }

    [Fact]
    public async Task Related_rows_are_expanded_in_both_directions()
    {
        var account = await _api.Create("accounts", """{"name":"Expand me"}""");
        foreach (var name in (string[])["C", "A", "B"])
            await _api.Create("contacts", $$"""{"lastname":"{{name}}","parentcustomerid_account@odata.bind":"/accounts({{account}})"}""");
        var rows = (await _api.Get("accounts?$select=name&$filter=name eq 'Expand me'&$expand=contact_customer_accounts($select=lastname;$orderby=lastname;$top=2;$filter=lastname ne 'A'),primarycontactid($select=fullname)")).Value;
        Assert.Equal(["B", "C"], rows.Single()!["contact_customer_accounts"]!.AsArray().Select(row => (string?)row!["lastname"]));
        Assert.Null(rows.Single()!["primarycontactid"]);

        var contacts = (await _api.Get($"contacts?$select=lastname&$filter=_parentcustomerid_value eq {account}&$orderby=lastname&$expand=parentcustomerid_account($select=name;$expand=ownerid($select=ownerid))")).Value;
        Assert.Equal(["Expand me", "Expand me", "Expand me"], contacts.Select(row => (string?)row!["parentcustomerid_account"]!["name"]));
        Assert.Equal(organization.Organization.AdminUserId.ToString("D"), (string?)contacts[0]!["parentcustomerid_account"]!["ownerid"]!["ownerid"]);
    }

    [Fact]
    public async Task A_row_not_modified_since_is_not_sent_again()
    {
        var id = await _api.Create("accounts", """{"name":"Cached"}""");
        var etag = (await _api.Get($"accounts({id})?$select=name")).Header("ETag")!;
        Assert.Equal(304, (await _api.Get($"accounts({id})?$select=name", $"If-None-Match: {etag}")).Status);
        await _api.Patch($"accounts({id})", """{"name":"Changed"}""");
        Assert.Equal(200, (await _api.Get($"accounts({id})?$select=name", $"If-None-Match: {etag}")).Status);
    }

    [Fact]
    public async Task The_service_document_lists_the_sets()
    {
        var document = await _api.Get(string.Empty);
        Assert.Equal(200, document.Status);
        Assert.Contains("""{"name":"accounts","kind":"EntitySet","url":"accounts"}""", document.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_metadata_document_describes_tables_and_operations()
    {
        var document = await _api.Get("$metadata");
        Assert.Equal((200, "application/xml"), (document.Status, document.Header("Content-Type")));
        Assert.Contains("<EntityType Name=\"account\" BaseType=\"Microsoft.Dynamics.CRM.crmbaseentity\">", document.Text, StringComparison.Ordinal);
        Assert.Contains("<NavigationProperty Name=\"primarycontactid\" Type=\"Microsoft.Dynamics.CRM.contact\">", document.Text, StringComparison.Ordinal);
        Assert.Contains("<ReferentialConstraint Property=\"_primarycontactid_value\" ReferencedProperty=\"contactid\" />", document.Text, StringComparison.Ordinal);
        Assert.Contains("<FunctionImport Name=\"WhoAmI\" Function=\"Microsoft.Dynamics.CRM.WhoAmI\" />", document.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_am_i_tells_the_caller()
    {
        var admin = organization.Organization.AdminUserId;
        var answer = await _api.Get("WhoAmI()");
        Assert.Equal(200, answer.Status);
        Assert.Equal("[root]/$metadata#Microsoft.Dynamics.CRM.WhoAmIResponse", (string?)answer.Json["@odata.context"]);
        Assert.Equal(admin.ToString("D"), (string?)answer.Json["UserId"]);
        Assert.Equal(organization.Organization.OrganizationId.ToString("D"), (string?)answer.Json["OrganizationId"]);
    }

    [Fact]
    public async Task Definitions_give_names_types_and_options()
    {
        var table = await _api.Get("EntityDefinitions(LogicalName='account')?$select=EntitySetName,PrimaryIdAttribute,DisplayName");
        Assert.Equal(("account", "accounts", "accountid"), ((string?)table.Json["LogicalName"], (string?)table.Json["EntitySetName"], (string?)table.Json["PrimaryIdAttribute"]));
        Assert.Equal("Account", (string?)table.Json["DisplayName"]!["UserLocalizedLabel"]!["Label"]);
        Assert.Null(table.Json["PrimaryNameAttribute"]);

        var column = await _api.Get("EntityDefinitions(LogicalName='account')/Attributes(LogicalName='statecode')");
        Assert.Equal(("#Microsoft.Dynamics.CRM.StateAttributeMetadata", "State"), ((string?)column.Json["@odata.type"], (string?)column.Json["AttributeType"]));
        Assert.Equal([0, 1], column.Json["OptionSet"]!["Options"]!.AsArray().Select(option => (int)option!["Value"]!));
        Assert.Equal("0x80060888", (await _api.Get("EntityDefinitions(LogicalName='bogus')")).Error.Code);
        Assert.Equal(501, (await _api.Get("RelationshipDefinitions")).Status);
    }
}
