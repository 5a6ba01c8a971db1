using System;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace CrmFeedback.Tests.LocalOrg.WebApi;

public class WriteTests(BaseOrganization organization) : IClassFixture<BaseOrganization>
{
    private const string Unknown = "99999999-9999-9999-9999-999999999999";
    private readonly ApiClient _api = organization.Api;

    [Fact]
    public async Task A_created_row_is_returned_when_preferred()
    {
        var answer = await _api.Post("accounts?$select=name", """{"name":"Represented"}""", "Prefer: return=representation");
        Assert.Equal((201, "return=representation"), (answer.Status, answer.Header("Preference-Applied")));
        Assert.Equal(["@odata.context", "@odata.etag", "name", "accountid"], answer.Json.AsObject().Select(pair => pair.Key));
        var updated = await _api.Patch($"accounts({answer.EntityId})?$select=name", """{"name":"Again"}""", "Prefer: return=representation");
        Assert.Equal((200, "Again"), (updated.Status, (string?)updated.Json["name"]));
    }

    [Fact]
    public async Task Two_rows_are_merged_by_the_action()
    {
        var winner = await _api.Create("accounts", """{"name":"winner"}""");
        var loser = await _api.Create("accounts", """{"name":"loser"}""");
        var contact = await _api.Create("contacts", $$"""{"lastname":"Lin","parentcustomerid_account@odata.bind":"/accounts({{loser}})"}""");
        string Body(string subordinate) => $$"""
            {"Target":{"@odata.type":"Microsoft.Dynamics.CRM.account","accountid":"{{winner}}"},"Subordinate":{{subordinate}},
             "UpdateContent":{"@odata.type":"Microsoft.Dynamics.CRM.account","name":"both"},"PerformParentingChecks":false}
            """;

        Assert.Equal(400, (await _api.Post("Merge", Body($$"""{"@odata.type":"Microsoft.Dynamics.CRM.contact","contactid":"{{contact}}"}"""))).Status);
        Assert.Equal(204, (await _api.Post("Merge", Body($$"""{"@odata.type":"Microsoft.Dynamics.CRM.account","accountid":"{{loser}}"}"""))).Status);

        Assert.Equal("both", (await _api.Get($"accounts({winner})/name/$value")).Text);
        Assert.Equal($"{winner}", (string?)(await _api.Get($"contacts({contact})?$select=_parentcustomerid_value")).Json["_parentcustomerid_value"]);
        Assert.Equal((1, $"{winner}"), ((int?)(await _api.Get($"accounts({loser})?$select=statecode,_masterid_value")).Json["statecode"], (string?)(await _api.Get($"accounts({loser})?$select=_masterid_value")).Json["_masterid_value"]));
    }

    [Fact]
    public async Task A_patch_updates_or_creates()
    {
        var id = Guid.NewGuid();
        var created = await _api.Patch($"accounts({id})", """{"name":"Upserted"}""");
        Assert.Equal((204, $"{_api.Root}accounts({id})"), (created.Status, created.Header("OData-EntityId")));
        Assert.Equal(204, (await _api.Patch($"accounts({id})", """{"name":"Updated"}""")).Status);
        Assert.Equal("Updated", (await _api.Get($"accounts({id})/name/$value")).Text);
    }

    [Fact]
    public async Task Headers_restrict_a_patch_to_one_of_both()
    {
        var missing = Guid.NewGuid();
        Assert.Equal((404, "0x80040217"), Code(await _api.Patch($"accounts({missing})", """{"name":"x"}""", "If-Match: *")));
        Assert.Equal(204, (await _api.Patch($"accounts({missing})", """{"name":"New"}""", "If-None-Match: *")).Status);
        Assert.Equal((412, "0x80040237"), Code(await _api.Patch($"accounts({missing})", """{"name":"Twice"}""", "If-None-Match: *")));
        Assert.Equal("New", (await _api.Get($"accounts({missing})/name/$value")).Text);
    }

    [Fact]
    public async Task An_outdated_version_is_not_overwritten_or_deleted()
    {
        var id = await _api.Create("accounts", """{"name":"v1"}""");
        var old = (await _api.Get($"accounts({id})?$select=name")).Header("ETag")!;
        Assert.Equal(204, (await _api.Patch($"accounts({id})", """{"name":"v2"}""", $"If-Match: {old}")).Status);
        Assert.Equal((412, "0x80060882"), Code(await _api.Patch($"accounts({id})", """{"name":"v3"}""", $"If-Match: {old}")));
        Assert.Equal((412, "0x80060882"), Code(await _api.Send("DELETE", $"accounts({id})", null, $"If-Match: {old}")));
        Assert.Equal("v2", (await _api.Get($"accounts({id})/name/$value")).Text);
        Assert.Equal(400, (await _api.Patch($"accounts({id})", """{"name":"v3"}""", "If-Match: bogus")).Status);
    }

    [Fact]
    public async Task A_property_is_set_and_emptied_alone()
    {
        var id = await _api.Create("accounts", """{"name":"One","fax":"1"}""");
        Assert.Equal(204, (await _api.Send("PUT", $"accounts({id})/name", """{"value":"Two"}""")).Status);
        Assert.Equal(204, (await _api.Send("DELETE", $"accounts({id})/fax", null)).Status);
        var read = await _api.Get($"accounts({id})?$select=name,fax");
        Assert.Equal(("Two", null), ((string?)read.Json["name"], (string?)read.Json["fax"]));
        Assert.Equal((400, "0x80048d19"), Code(await _api.Send("PUT", $"accounts({id})/numberofemployees", """{"value":"x"}""")));
    }

    [Fact]
    public async Task A_deleted_row_is_gone()
    {
        var id = await _api.Create("accounts", """{"name":"Gone"}""");
        Assert.Equal(204, (await _api.Send("DELETE", $"accounts({id})", null)).Status);
        Assert.Equal((404, "0x80040217"), Code(await _api.Get($"accounts({id})")));
        Assert.Equal((404, "0x80040217"), Code(await _api.Send("DELETE", $"accounts({id})", null)));
    }

    [Fact]
    public async Task References_are_set_and_removed()
    {
        var account = await _api.Create("accounts", """{"name":"Refs"}""");
        var contact = await _api.Create("contacts", """{"lastname":"Refs"}""");
        Assert.Equal(204, (await _api.Send("PUT", $"accounts({account})/primarycontactid/$ref", $$"""{"@odata.id":"{{_api.Root}}contacts({{contact}})"}""")).Status);
        Assert.Equal(contact.ToString("D"), (string?)(await _api.Get($"accounts({account})/_primarycontactid_value")).Json["value"]);
        Assert.Equal(204, (await _api.Send("DELETE", $"accounts({account})/primarycontactid/$ref", null)).Status);
        Assert.Equal(204, (await _api.Get($"accounts({account})/_primarycontactid_value")).Status);

        Assert.Equal(204, (await _api.Post($"accounts({account})/contact_customer_accounts/$ref", $$"""{"@odata.id":"contacts({{contact}})"}""")).Status);
        Assert.Equal("1", (await _api.Get($"accounts({account})/contact_customer_accounts/$count")).Text);
        Assert.Equal(204, (await _api.Send("DELETE", $"accounts({account})/contact_customer_accounts({contact})/$ref", null)).Status);
        Assert.Equal("0", (await _api.Get($"accounts({account})/contact_customer_accounts/$count")).Text);
    }

    [Fact]
    public async Task Rows_are_created_together_and_through_a_collection()
    {
        var account = await _api.Create("accounts", """{"name":"Deep","primarycontactid":{"lastname":"Primary"},"contact_customer_accounts":[{"lastname":"Child 1"},{"lastname":"Child 2"}]}""");
        Assert.Equal(204, (await _api.Post($"accounts({account})/contact_customer_accounts", """{"lastname":"Child 3"}""")).Status);
        var read = await _api.Get($"accounts({account})?$select=name&$expand=primarycontactid($select=lastname),contact_customer_accounts($select=lastname;$orderby=lastname)");
        Assert.Equal("Primary", (string?)read.Json["primarycontactid"]!["lastname"]);
        Assert.Equal(["Child 1", "Child 2", "Child 3"], read.Json["contact_customer_accounts"]!.AsArray().Select(row => (string?)row!["lastname"]));
    }

    [Fact]
    public async Task An_incoming_mail_keeps_its_parties()
    {
        var contact = await _api.Create("contacts", """{"lastname":"Sender","emailaddress1":"sender@example.com"}""");
        var mail = await _api.Create("emails", $$"""
            {"subject":"慢","description":"<p>太慢了</p>","directioncode":false,"email_activity_parties":[
              {"participationtypemask":1,"partyid_contact@odata.bind":"/contacts({{contact}})","addressused":"sender@example.com"},
              {"participationtypemask":2,"addressused":"support@example.com"}]}
            """);
        var read = await _api.Get($"emails({mail})?$select=subject,directioncode&$expand=email_activity_parties($select=participationtypemask,addressused,_partyid_value)");
        Assert.True(read.Status == 200, read.Text);
        Assert.Equal(["1 sender@example.com " + contact.ToString("D"), "2 support@example.com "], read.Json["email_activity_parties"]!.AsArray()
            .Where(party => (int)party!["participationtypemask"]! <= 2)
            .Select(party => $"{(int)party!["participationtypemask"]!} {(string?)party["addressused"]} {(string?)party["_partyid_value"]}").Order(StringComparer.Ordinal));
        Assert.False((bool)read.Json["directioncode"]!);
    }

    [Fact]
    public async Task A_caller_header_chooses_the_user_and_his_rights()
    {
        var user = await _api.Create("systemusers", $$"""{"firstname":"No","lastname":"Role","domainname":"norole@localorg.example","internalemailaddress":"norole@localorg.example","businessunitid@odata.bind":"/businessunits({{(string?)(await _api.Get("WhoAmI()")).Json["BusinessUnitId"]}})"}""");
        Assert.Equal(user.ToString("D"), (string?)(await _api.Get("WhoAmI()", $"MSCRMCallerID: {user}")).Json["UserId"]);
        Assert.Equal((403, "0x80040220"), Code(await _api.Post("accounts", """{"name":"x"}""", $"CallerObjectId: {user}")));
        Assert.Equal(403, (await _api.Get("accounts", $"CallerObjectId: {Unknown}")).Status);
        Assert.Equal((400, "The header MSCRMCallerID must be a user's id, not 'me'."), (400, (await _api.Get("accounts", "MSCRMCallerID: me")).Error.Message));
    }

    [Theory]
    [InlineData("pluginassemblies")]
    [InlineData("sdkmessageprocessingsteps(11111111-1111-1111-1111-111111111111)")]
    [InlineData("solutions")]
    [InlineData("ImportSolution")]
    public async Task No_plugin_or_solution_is_taken_from_a_request(string path)
    {
        var answer = await _api.Post(path, "{}");
        Assert.Equal(403, answer.Status);
        Assert.Contains($"'{path.Split('(')[0]}' cannot be written", answer.Error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("POST", "accounts(11111111-1111-1111-1111-111111111111)", "{}", 405, "0x0", "The requested resource does not support http method 'POST'.")]
    [InlineData("PATCH", "accounts", "{}", 405, "0x0", "The requested resource does not support http method 'PATCH'.")]
    [InlineData("DELETE", "accounts", null, 405, "0x0", "The requested resource does not support http method 'DELETE'.")]
    [InlineData("POST", "WhoAmI", "{}", 404, "", "No HTTP resource was found that matches the request URI '[root]/WhoAmI'.")]
    [InlineData("GET", "CloseIncident", null, 404, "", "No HTTP resource was found that matches the request URI '[root]/CloseIncident'.")]
    [InlineData("POST", "CloseIncident", """{"Bogus":1}""", 400, "0x0", "The parameter 'Bogus' in the request payload is not a valid parameter for the operation 'CloseIncident'.")]
    [InlineData("POST", "$metadata", "{}", 405, "0x0", "The requested resource does not support http method 'POST'.")]
    [InlineData("PATCH", "accounts(11111111-1111-1111-1111-111111111111)/Microsoft.Dynamics.CRM.SendEmail", "{}", 501, "0x80004001", null)]
    public async Task A_method_that_a_resource_lacks_is_refused(string method, string path, string? body, int status, string code, string? message)
    {
        var error = (await _api.Send(method, path, body)).Error;
        Assert.Equal((status, code), (error.Status, error.Code));
        if (message != null) Assert.Equal(message, error.Message);
    }

    [Fact]
    public async Task Another_version_of_the_web_api_is_refused_by_name() =>
        Assert.Equal((501, "0x80004001", "The Web API version 'v8.2' is not supported by the local organisation."), (await _api.Get("../v8.2/accounts")).Error);

    private static (int Status, string? Code) Code(Answer answer) => (answer.Status, answer.Error.Code);
}
