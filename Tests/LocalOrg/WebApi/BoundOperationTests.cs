using System;
using System.Threading.Tasks;
using CrmFeedback.LocalOrg.Security;
using Microsoft.Xrm.Sdk;
using Xunit;

namespace CrmFeedback.Tests.LocalOrg.WebApi;

/// <summary>Operations bound to a row, and those about shares.</summary>
public class BoundOperationTests(BoundOperationTests.OneUser one) : IClassFixture<BoundOperationTests.OneUser>
{
    [Fact]
    public async Task A_row_is_shared_changed_and_taken_back()
    {
        var account = await one.Base.Api.Create("accounts", """{"name":"shared"}""");
        Assert.Equal("None", await Rights(account));

        Assert.Equal(204, (await one.Base.Api.Post("GrantAccess", Access(account, "ReadAccess, WriteAccess"))).Status);
        Assert.Equal("ReadAccess, WriteAccess", await Rights(account));
        Assert.Equal(200, (await one.Base.Api.Get($"accounts({account})?$select=name", $"MSCRMCallerID: {one.User}")).Status);

        Assert.Equal(204, (await one.Base.Api.Post("ModifyAccess", Access(account, "ReadAccess"))).Status);
        Assert.Equal("ReadAccess", await Rights(account));

        Assert.Equal(204, (await one.Base.Api.Post("RevokeAccess", $$"""{"Target":{{Target(account)}},"Revokee":{"systemuserid":"{{one.User}}","@odata.type":"Microsoft.Dynamics.CRM.systemuser"} }""")).Status);
        Assert.Equal("None", await Rights(account));
        Assert.Equal((403, "0x80048306"), Head(await one.Base.Api.Post("GrantAccess", Access(account, "ReadAccess"), $"MSCRMCallerID: {one.User}")));
    }

    [Theory]
    [InlineData("GrantAccess", """{"Target":{"accountid":"11111111-1111-1111-1111-111111111111","@odata.type":"Microsoft.Dynamics.CRM.account"},"PrincipalAccess":{"AccessMask":"Everything","Principal":{"@odata.id":"systemusers(5f0c1d00-0000-4000-8000-000000000003)"}}}""", 400, "'Everything' are no access rights")]
    [InlineData("GrantAccess", """{"Target":{"accountid":"11111111-1111-1111-1111-111111111111","@odata.type":"Microsoft.Dynamics.CRM.account"},"PrincipalAccess":{"AccessMask":"ReadAccess","Principal":{"@odata.id":"systemusers(5f0c1d00-0000-4000-8000-000000000003)"}}}""", 404, "Does Not Exist")]
    [InlineData("GrantAccess", """{"PrincipalAccess":{}}""", 400, "Rights need 'AccessMask' and 'Principal'")]
    public async Task What_makes_no_sense_is_told(string operation, string body, int status, string message)
    {
        var answer = await one.Base.Api.Post(operation, body);
        Assert.Equal(status, answer.Status);
        Assert.Contains(message, answer.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bound_function_is_called_on_a_row_only_and_on_rows_of_its_table_only()
    {
        Assert.NotEqual(200, (await one.Base.Api.Get("RetrievePrincipalAccess(Target=@t)?@t={'@odata.id':'accounts(11111111-1111-1111-1111-111111111111)'}")).Status);
        Assert.Equal(501, (await one.Base.Api.Get("accounts(11111111-1111-1111-1111-111111111111)/Microsoft.Dynamics.CRM.RetrievePrincipalAccess(Target=@t)?@t={'@odata.id':'accounts(11111111-1111-1111-1111-111111111111)'}")).Status);
        Assert.Equal(400, (await one.Base.Api.Get($"systemusers({one.User})/Microsoft.Dynamics.CRM.RetrievePrincipalAccess(Target=@t)?@t={{'@odata.id':'bogus'}}")).Status);
    }

    [Fact]
    public async Task The_metadata_declares_them()
    {
        var metadata = (await one.Base.Api.Get("$metadata")).Text;
        Assert.Contains("<Function Name=\"RetrievePrincipalAccess\" IsBound=\"true\">", metadata, StringComparison.Ordinal);
        Assert.Contains("<EnumType Name=\"AccessRights\" IsFlags=\"true\">", metadata, StringComparison.Ordinal);
        Assert.Contains("<ComplexType Name=\"PrincipalAccess\">", metadata, StringComparison.Ordinal);
    }

    private static (int Status, string? Code) Head(Answer answer) => (answer.Status, answer.Error.Code);

    private static string Target(Guid account) => $$"""{"accountid":"{{account}}","@odata.type":"Microsoft.Dynamics.CRM.account"}""";

    private string Access(Guid account, string rights) =>
        $$"""{"Target":{{Target(account)}},"PrincipalAccess":{"AccessMask":"{{rights}}","Principal":{"systemuserid":"{{one.User}}","@odata.type":"Microsoft.Dynamics.CRM.systemuser"} } }""";

    private async Task<string?> Rights(Guid account)
    {
        var answer = await one.Base.Api.Get($"systemusers({one.User})/Microsoft.Dynamics.CRM.RetrievePrincipalAccess(Target=@t)?@t={{'@odata.id':'accounts({account})'}}");
        Assert.True(answer.Status == 200, answer.Text);
        return (string?)answer.Json["AccessRights"];
    }

    public sealed class OneUser : IAsyncLifetime
    {
        public BaseOrganization Base { get; } = new();

        public Guid User { get; private set; }

        public async ValueTask InitializeAsync()
        {
            await Base.InitializeAsync();
            var service = Base.Organization.CreateService();
            User = service.Create(new Entity("systemuser") { ["lastname"] = "reader", ["businessunitid"] = new EntityReference("businessunit", WellKnown.RootBusinessUnitId) });
            service.Associate("systemuser", User, new Relationship("systemuserroles_association"), [new EntityReference("role", WellKnown.BasicUserRoleId)]);
        }

        public ValueTask DisposeAsync() => Base.DisposeAsync();
    }
}
