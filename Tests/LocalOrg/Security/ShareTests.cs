using System;
using System.Linq;
using CrmFeedback.LocalOrg.Pipeline;
using CrmFeedback.LocalOrg.Security;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Xunit;

namespace CrmFeedback.Tests.LocalOrg.Security;

/// <summary>Fidelity point 13: shares.</summary>
public sealed class ShareTests : IDisposable
{
    private static readonly Guid s_basic = new("73000000-0000-4000-8000-000000000001");
    private static readonly string[] s_rights = ["Create", "Read", "Write", "Delete", "Append", "AppendTo", "Assign", "Share"];

    private readonly OrganizationLab lab = OrganizationLab.Open(s => s.Role(s_basic, "Basic", "Basic",
        [.. new[] { "Account", "Contact", "Activity" }.SelectMany(table => s_rights.Select(right => $"prv{right}{table}"))]));

    private readonly Guid account;
    private readonly Guid readerId;
    private readonly IOrganizationService reader;

    public ShareTests()
    {
        account = lab.NewAccount("shared");
        lab.NewAccount("not shared");
        readerId = lab.NewUser("reader", s_basic);
        reader = lab.Organization.CreateService(readerId);
    }

    public void Dispose() => lab.Dispose();

    [Fact]
    public void A_shared_row_is_read_and_nothing_else_until_more_is_given()
    {
        Give(lab.AsAdmin, "GrantAccess", User(readerId), AccessRights.ReadAccess);

        Assert.Equal("shared", reader.Retrieve("account", account, new ColumnSet("name"))["name"]);
        Assert.Equal("shared", Names(reader));
        OrganizationLab.Faults(Faults.AccessDenied, () => reader.Update(new Entity("account", account) { ["name"] = "changed" }));
        OrganizationLab.Faults(Faults.AccessDenied, () => reader.Delete("account", account));

        Give(lab.AsAdmin, "GrantAccess", User(readerId), AccessRights.WriteAccess);
        reader.Update(new Entity("account", account) { ["name"] = "changed" });
        Assert.Equal("changed", Names(reader));

        Give(lab.AsAdmin, "ModifyAccess", User(readerId), AccessRights.ReadAccess);
        OrganizationLab.Faults(Faults.AccessDenied, () => reader.Update(new Entity("account", account) { ["name"] = "again" }));

        Revoke(User(readerId));
        OrganizationLab.Faults(Faults.AccessDenied, () => reader.Retrieve("account", account, new ColumnSet("name")));
        Assert.Equal("", Names(reader));
        Assert.Equal(0, lab.Count("principalobjectaccess"));
    }

    [Fact]
    public void Only_shared_rows_of_a_linked_table_are_joined()
    {
        foreach (var name in new[] { "shared", "not shared" })
            reader.Create(new Entity("contact") { ["lastname"] = "at " + name });
        var contacts = lab.AsSystem.RetrieveMultiple(new QueryExpression("contact") { ColumnSet = new ColumnSet("lastname") }).Entities;
        var hidden = lab.AsSystem.RetrieveMultiple(new QueryExpression("account")).Entities.Single(row => row.Id != account).Id;
        foreach (var contact in contacts)
            lab.AsSystem.Update(new Entity("contact", contact.Id) { ["parentcustomerid"] = new EntityReference("account", (string)contact["lastname"] == "at shared" ? account : hidden) });
        Give(lab.AsAdmin, "GrantAccess", User(readerId), AccessRights.ReadAccess);

        var query = new QueryExpression("contact") { ColumnSet = new ColumnSet("lastname") };
        query.AddLink("account", "parentcustomerid", "accountid");

        Assert.Equal("at shared", Assert.Single(reader.RetrieveMultiple(query).Entities)["lastname"]);
    }

    [Fact]
    public void A_share_with_a_team_reaches_its_members_at_once_and_leaves_with_the_membership()
    {
        var team = lab.AsSystem.Create(new Entity("team") { ["name"] = "care", ["businessunitid"] = new EntityReference("businessunit", WellKnown.RootBusinessUnitId) });
        Give(lab.AsAdmin, "GrantAccess", new EntityReference("team", team), AccessRights.ReadAccess | AccessRights.WriteAccess);
        Assert.Equal("", Names(reader));

        var membership = new Relationship("teammembership_association");
        lab.AsSystem.Associate("team", team, membership, [User(readerId)]);
        reader.Update(new Entity("account", account) { ["name"] = "by a member" });
        Assert.Equal("by a member", Names(reader));

        lab.AsSystem.Disassociate("team", team, membership, [User(readerId)]);
        Assert.Equal("", Names(reader));
    }

    [Fact]
    public void A_share_is_worth_nothing_without_the_privilege()
    {
        var nobody = lab.NewUser("nobody");
        Give(lab.AsAdmin, "GrantAccess", User(nobody), AccessRights.ReadAccess);

        OrganizationLab.Faults(Faults.MissingPrivilege, () => lab.Organization.CreateService(nobody).Retrieve("account", account, new ColumnSet("name")));
        Assert.Equal(AccessRights.None, Effective(User(nobody)));
    }

    [Fact]
    public void Sharing_needs_the_right_to_share_and_every_right_that_is_given()
    {
        var other = User(lab.NewUser("other", s_basic));
        OrganizationLab.Faults(Faults.AccessDenied, () => Give(reader, "GrantAccess", other, AccessRights.ReadAccess));

        Give(lab.AsAdmin, "GrantAccess", User(readerId), AccessRights.ReadAccess | AccessRights.ShareAccess);
        OrganizationLab.Faults(Faults.AccessDenied, () => Give(reader, "GrantAccess", other, AccessRights.ReadAccess | AccessRights.WriteAccess));
        Give(reader, "GrantAccess", other, AccessRights.ReadAccess);

        Assert.Equal(AccessRights.ReadAccess, Effective(other));
        OrganizationLab.Faults(Faults.InvalidArgument, () => Give(lab.AsAdmin, "GrantAccess", other, AccessRights.CreateAccess));
    }

    [Fact]
    public void Rows_below_inherit_a_share_those_that_come_later_too_and_lose_it_again()
    {
        var before = Task("before", account);
        Give(lab.AsAdmin, "GrantAccess", User(readerId), AccessRights.ReadAccess);
        var after = Task("after", account);
        var elsewhere = Task("elsewhere", null);

        Assert.Equal("after,before", Tasks());

        lab.AsAdmin.Update(new Entity("task", after) { ["regardingobjectid"] = null });
        lab.AsAdmin.Update(new Entity("task", elsewhere) { ["regardingobjectid"] = new EntityReference("account", account) });
        Assert.Equal("before,elsewhere", Tasks());

        Revoke(User(readerId));
        Assert.Equal("", Tasks());
        Assert.NotEqual(Guid.Empty, before);
        Assert.Equal(0, lab.Count("principalobjectaccess"));
    }

    [Fact]
    public void What_was_given_on_the_row_itself_stays_when_the_parent_s_share_goes()
    {
        var task = Task("both", account);
        lab.AsAdmin.Execute(Request("GrantAccess", new EntityReference("task", task), User(readerId), AccessRights.WriteAccess | AccessRights.ReadAccess));
        Give(lab.AsAdmin, "GrantAccess", User(readerId), AccessRights.DeleteAccess | AccessRights.ReadAccess);
        Assert.Equal(AccessRights.ReadAccess | AccessRights.WriteAccess | AccessRights.DeleteAccess, Effective(User(readerId), "task", task));

        Revoke(User(readerId));

        Assert.Equal(AccessRights.ReadAccess | AccessRights.WriteAccess, Effective(User(readerId), "task", task));
    }

    [Fact]
    public void The_owner_of_a_row_may_do_everything_with_the_rows_others_put_below_it()
    {
        var own = lab.NewAccount("own", reader);
        var task = Task("by the administrator", own);

        reader.Update(new Entity("task", task) { ["subject"] = "changed by the account's owner" });

        Assert.Equal("changed by the account's owner", Tasks());
    }

    [Fact]
    public void Who_gives_a_row_away_keeps_no_rights_on_what_lies_below_it()
    {
        var own = lab.NewAccount("own", reader);
        var task = Task("by the administrator", own);
        var heirId = lab.NewUser("heir", s_basic);
        Assert.Equal("by the administrator", Tasks());

        reader.Update(new Entity("account", own) { ["ownerid"] = User(heirId) });

        Assert.Equal("", Tasks());
        Assert.Equal(0, lab.Count("principalobjectaccess"));
        Assert.Equal(heirId, lab.Read("task", task).GetAttributeValue<EntityReference>("ownerid").Id);

        lab.AsSystem.Update(new Entity("task", task) { ["ownerid"] = User(lab.Organization.AdminUserId) });
        Assert.NotEqual(AccessRights.None, Effective(User(heirId), "task", task));
    }

    [Fact]
    public void Deleting_a_row_or_a_team_deletes_its_shares()
    {
        var team = lab.AsSystem.Create(new Entity("team") { ["name"] = "care", ["businessunitid"] = new EntityReference("businessunit", WellKnown.RootBusinessUnitId) });
        Give(lab.AsAdmin, "GrantAccess", new EntityReference("team", team), AccessRights.ReadAccess);
        Give(lab.AsAdmin, "GrantAccess", User(readerId), AccessRights.ReadAccess);

        lab.AsSystem.Delete("team", team);
        Assert.Equal(1, lab.Count("principalobjectaccess"));
        lab.AsAdmin.Delete("account", account);
        Assert.Equal(0, lab.Count("principalobjectaccess"));
    }

    [Fact]
    public void Everybody_a_row_is_shared_with_can_be_listed_and_rights_of_depth_and_ownership_are_told()
    {
        Give(lab.AsAdmin, "GrantAccess", User(readerId), AccessRights.ReadAccess);

        var access = Assert.Single((PrincipalAccess[])lab.AsAdmin.Execute(new OrganizationRequest("RetrieveSharedPrincipalsAndAccess") { ["Target"] = new EntityReference("account", account) })["PrincipalAccesses"]);
        Assert.Equal((readerId, AccessRights.ReadAccess), (access.Principal!.Id, access.AccessMask));
        Assert.Equal(AccessRights.ReadAccess, Effective(User(readerId)));
        var own = lab.NewAccount("own", reader);
        Assert.Equal(
            AccessRights.ReadAccess | AccessRights.WriteAccess | AccessRights.AppendAccess | AccessRights.AppendToAccess | AccessRights.CreateAccess | AccessRights.DeleteAccess | AccessRights.ShareAccess | AccessRights.AssignAccess,
            Effective(User(readerId), "account", own));
    }

    [Fact]
    public void Rows_without_an_owner_and_shares_written_as_rows_are_refused()
    {
        OrganizationLab.Faults(Faults.InvalidArgument, () => lab.AsAdmin.Execute(Request("GrantAccess", new EntityReference("businessunit", WellKnown.RootBusinessUnitId), User(readerId), AccessRights.ReadAccess)));
        OrganizationLab.Faults(Faults.NotSupported, () => lab.AsAdmin.Create(new Entity("principalobjectaccess") { ["objectid"] = account, ["principalid"] = readerId, ["accessrightsmask"] = 1 }));
        OrganizationLab.Faults(Faults.RecordNotFound, () => Give(lab.AsAdmin, "GrantAccess", User(Guid.NewGuid()), AccessRights.ReadAccess));
        OrganizationLab.Faults(Faults.RecordNotFound, () => lab.AsAdmin.Execute(Request("GrantAccess", new EntityReference("account", Guid.NewGuid()), User(readerId), AccessRights.ReadAccess)));
    }

    [Fact]
    public void A_share_that_is_rolled_back_was_never_given()
    {
        OrganizationLab.Faults(Faults.InvalidArgument, () => lab.AsAdmin.Execute(new Microsoft.Xrm.Sdk.Messages.ExecuteTransactionRequest
        {
            Requests = [Request("GrantAccess", new EntityReference("account", account), User(readerId), AccessRights.ReadAccess), Request("GrantAccess", new EntityReference("account", account), User(readerId), AccessRights.CreateAccess)],
        }));

        Assert.Equal("", Names(reader));
    }

    private static EntityReference User(Guid id) => new("systemuser", id);

    private static OrganizationRequest Request(string message, EntityReference target, EntityReference principal, AccessRights rights) =>
        new(message) { ["Target"] = target, ["PrincipalAccess"] = new PrincipalAccess { Principal = principal, AccessMask = rights } };

    private static string Names(IOrganizationService service) => string.Join(',', service.RetrieveMultiple(new QueryExpression("account") { ColumnSet = new ColumnSet("name") }).Entities.Select(row => row["name"]));

    private void Give(IOrganizationService service, string message, EntityReference principal, AccessRights rights) =>
        service.Execute(Request(message, new EntityReference("account", account), principal, rights));

    private void Revoke(EntityReference principal) =>
        lab.AsAdmin.Execute(new OrganizationRequest("RevokeAccess") { ["Target"] = new EntityReference("account", account), ["Revokee"] = principal });

    private AccessRights Effective(EntityReference principal, string table = "account", Guid? id = null) =>
        (AccessRights)lab.AsAdmin.Execute(new OrganizationRequest("RetrievePrincipalAccess") { ["Target"] = new EntityReference(table, id ?? account), ["Principal"] = principal })["AccessRights"];

    private Guid Task(string subject, Guid? regarding) => lab.AsAdmin.Create(new Entity("task")
    {
        ["subject"] = subject,
        ["regardingobjectid"] = regarding is { } id ? new EntityReference("account", id) : null,
    });

    private string Tasks() => string.Join(',', reader.RetrieveMultiple(new QueryExpression("task") { ColumnSet = new ColumnSet("subject") }).Entities.Select(row => (string)row["subject"]).Order(StringComparer.Ordinal));
}
