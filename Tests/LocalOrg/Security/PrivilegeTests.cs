using System;
using System.Linq;
using CrmFeedback.LocalOrg.Pipeline;
using CrmFeedback.LocalOrg.Security;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Xunit;

namespace CrmFeedback.Tests.LocalOrg.Security;

/// <summary>Privileges by depth and business unit, fidelity point 2 (the owner's read privilege) and column security.</summary>
public sealed class PrivilegeTests
{
    private static readonly Guid s_basic = new("71000000-0000-4000-8000-000000000001");
    private static readonly Guid s_local = new("71000000-0000-4000-8000-000000000002");
    private static readonly Guid s_deep = new("71000000-0000-4000-8000-000000000003");
    private static readonly Guid s_global = new("71000000-0000-4000-8000-000000000004");
    private static readonly string[] s_all = ["Create", "Read", "Write", "Delete", "Append", "AppendTo", "Assign"];

    [Fact]
    public void Without_a_role_nothing_is_read_or_written()
    {
        using var lab = Open();
        var user = lab.Organization.CreateService(lab.NewUser("nobody"));
        var account = lab.NewAccount();

        var fault = OrganizationLab.Faults(Faults.MissingPrivilege, () => user.RetrieveMultiple(new QueryExpression("account")));
        Assert.Contains("prvReadAccount", fault.Message, StringComparison.Ordinal);
        Assert.Equal(403, Faults.HttpStatusOf(fault));
        OrganizationLab.Faults(Faults.MissingPrivilege, () => user.Retrieve("account", account, new ColumnSet("name")));
        OrganizationLab.Faults(Faults.MissingPrivilege, () => user.Create(new Entity("account") { ["name"] = "x" }));
        OrganizationLab.Faults(Faults.MissingPrivilege, () => user.Update(new Entity("account", account) { ["name"] = "x" }));
        OrganizationLab.Faults(Faults.MissingPrivilege, () => user.Delete("account", account));
    }

    [Fact]
    public void The_depth_decides_which_rows_a_query_gives()
    {
        using var lab = Open();
        var (below, beside) = (lab.NewUnit("below", WellKnown.RootBusinessUnitId), lab.NewUnit("beside", WellKnown.RootBusinessUnitId));
        var lowest = lab.NewUnit("lowest", below);
        foreach (var (name, unit) in new[] { ("own", below), ("colleague", below), ("under", lowest), ("far", beside) })
            lab.NewAccount(name, lab.Organization.CreateService(lab.NewUserIn(name, unit, s_global)));

        Assert.Equal("mine", Seen(s_basic));
        Assert.Equal("colleague,mine,own", Seen(s_local));
        Assert.Equal("colleague,mine,own,under", Seen(s_deep));
        Assert.Equal("colleague,far,mine,own,under", Seen(s_global));

        string Seen(Guid role)
        {
            var service = lab.Organization.CreateService(lab.NewUserIn("reader" + role, below, role));
            var mine = lab.NewAccount("mine", service);
            var names = service.RetrieveMultiple(new QueryExpression("account") { ColumnSet = new ColumnSet("name"), Orders = { new OrderExpression("name", OrderType.Ascending) } })
                .Entities.Select(e => (string)e["name"]).ToArray();
            lab.AsSystem.Delete("account", mine);
            return string.Join(',', names);
        }
    }

    [Fact]
    public void A_row_out_of_reach_is_neither_read_nor_changed()
    {
        using var lab = Open();
        var account = lab.NewAccount();
        var user = lab.Organization.CreateService(lab.NewUser("basic", s_basic));

        var fault = OrganizationLab.Faults(Faults.AccessDenied, () => user.Retrieve("account", account, new ColumnSet("name")));
        Assert.StartsWith("SecLib::AccessCheckEx failed", fault.Message, StringComparison.Ordinal);
        OrganizationLab.Faults(Faults.AccessDenied, () => user.Update(new Entity("account", account) { ["name"] = "mine now" }));
        OrganizationLab.Faults(Faults.AccessDenied, () => user.Delete("account", account));
        Assert.Equal("Contoso", lab.Read("account", account)["name"]);
    }

    [Fact]
    public void A_team_brings_its_roles_and_its_rows()
    {
        using var lab = Open();
        var team = NewTeam(lab, "owners", s_basic);
        var member = lab.NewUser("member");
        lab.AsSystem.Associate("team", team, new Relationship("teammembership_association"), [new EntityReference("systemuser", member)]);
        var account = lab.AsSystem.Create(new Entity("account") { ["name"] = "the team's", ["ownerid"] = new EntityReference("team", team) });

        var row = lab.Organization.CreateService(member).Retrieve("account", account, new ColumnSet("name", "owningteam", "owninguser"));

        Assert.Equal("the team's", row["name"]);
        Assert.Equal(team, row.GetAttributeValue<EntityReference>("owningteam").Id);
        Assert.Null(row.GetAttributeValue<EntityReference>("owninguser"));
    }

    [Fact]
    public void A_user_is_in_the_default_team_of_its_business_unit()
    {
        using var lab = Open();
        var unit = lab.NewUnit("west", WellKnown.RootBusinessUnitId);
        var member = lab.NewUserIn("member", unit);
        var query = new QueryExpression("team");
        query.Criteria.AddCondition("businessunitid", ConditionOperator.Equal, unit);
        var team = Assert.Single(lab.AsSystem.RetrieveMultiple(query).Entities).Id;
        OrganizationLab.Faults(Faults.MissingPrivilege, () => lab.Organization.CreateService(member).RetrieveMultiple(new QueryExpression("account")));

        lab.AsSystem.Associate("team", team, new Relationship("teamroles_association"), [new EntityReference("role", s_global)]);

        Assert.Empty(lab.Organization.CreateService(member).RetrieveMultiple(new QueryExpression("account")).Entities);
    }

    [Fact]
    public void Role_privileges_can_be_queried()
    {
        using var lab = Open();
        var query = new QueryExpression("roleprivileges") { ColumnSet = new ColumnSet("roleid", "privilegedepthmask") };
        query.AddLink("privilege", "privilegeid", "privilegeid").LinkCriteria.AddCondition("name", ConditionOperator.Equal, "prvReadAccount");

        var depths = lab.AsSystem.RetrieveMultiple(query).Entities.ToDictionary(r => (Guid)r["roleid"], r => (int)r["privilegedepthmask"]);

        Assert.Equal((1, 2, 4, 8, 8), (depths[s_basic], depths[s_local], depths[s_deep], depths[s_global], depths[WellKnown.SystemAdministratorRoleId]));
    }

    [Fact]
    public void Taking_a_role_away_counts_at_once()
    {
        using var lab = Open();
        var user = lab.NewUser("temp", s_global);
        var service = lab.Organization.CreateService(user);
        lab.NewAccount();
        Assert.Single(service.RetrieveMultiple(new QueryExpression("account")).Entities);

        lab.AsSystem.Disassociate("systemuser", user, new Relationship("systemuserroles_association"), [new EntityReference("role", s_global)]);

        OrganizationLab.Faults(Faults.MissingPrivilege, () => service.RetrieveMultiple(new QueryExpression("account")));
    }

    [Theory]
    [InlineData("systemuser")]
    [InlineData("team")]
    public void Whoever_may_not_read_the_table_cannot_own_a_row_even_if_SYSTEM_says_so(string kind)
    {
        using var lab = Open();
        var owner = new EntityReference(kind, kind == "team" ? NewTeam(lab, "blind") : lab.NewUser("blind"));

        var fault = OrganizationLab.Faults(Faults.MissingPrivilege, () => lab.AsSystem.Create(new Entity("account") { ["name"] = "x", ["ownerid"] = owner }));

        Assert.Contains("prvReadAccount", fault.Message, StringComparison.Ordinal);
        Assert.Equal(0, lab.Count("account"));
        var account = lab.AsSystem.Create(new Entity("account") { ["name"] = "x" });
        OrganizationLab.Faults(Faults.MissingPrivilege, () => lab.AsSystem.Update(new Entity("account", account) { ["ownerid"] = owner }));
        OrganizationLab.Faults(Faults.MissingPrivilege, () => lab.AsSystem.Execute(new OrganizationRequest("Assign") { ["Target"] = new EntityReference("account", account), ["Assignee"] = owner }));
        Assert.Equal(lab.Organization.SystemUserId, lab.Read("account", account).GetAttributeValue<EntityReference>("ownerid").Id);
    }

    [Fact]
    public void A_new_owner_takes_the_children_of_a_cascading_relationship_along()
    {
        using var lab = Open();
        var account = lab.NewAccount();
        var task = lab.AsAdmin.Create(new Entity("task") { ["subject"] = "call", ["regardingobjectid"] = new EntityReference("account", account) });
        var owner = lab.NewUser("heir", s_global, WellKnown.BasicUserRoleId);

        lab.AsAdmin.Update(new Entity("account", account) { ["ownerid"] = new EntityReference("systemuser", owner) });

        Assert.Equal(owner, lab.Read("account", account).GetAttributeValue<EntityReference>("ownerid").Id);
        Assert.Equal(owner, lab.Read("task", task).GetAttributeValue<EntityReference>("ownerid").Id);
    }

    [Fact]
    public void A_lookup_needs_append_and_append_to()
    {
        using var lab = Open(s => s.Role(new("71000000-0000-4000-8000-000000000009"), "No append", "Global", "prvCreateContact", "prvReadContact", "prvReadAccount"));
        var account = lab.NewAccount();
        var user = lab.Organization.CreateService(lab.NewUser("u", new Guid("71000000-0000-4000-8000-000000000009")));

        user.Create(new Entity("contact") { ["lastname"] = "alone" });

        var fault = OrganizationLab.Faults(Faults.MissingPrivilege, () => user.Create(new Entity("contact") { ["lastname"] = "x", ["parentcustomerid"] = new EntityReference("account", account) }));
        Assert.Contains("prvAppendToAccount", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_secured_column_is_empty_for_whoever_has_no_profile_and_cannot_be_written()
    {
        using var lab = Open();
        var account = lab.AsAdmin.Create(new Entity("account") { ["name"] = "x", ["tst_secret"] = "hidden" });
        var userId = lab.NewUser("reader", s_global);
        var user = lab.Organization.CreateService(userId);

        Assert.Equal("hidden", lab.AsAdmin.Retrieve("account", account, new ColumnSet("tst_secret")).GetAttributeValue<string>("tst_secret"));
        Assert.Null(user.Retrieve("account", account, new ColumnSet("tst_secret")).GetAttributeValue<string>("tst_secret"));
        Assert.Null(Assert.Single(user.RetrieveMultiple(new QueryExpression("account") { ColumnSet = new ColumnSet("tst_secret") }).Entities).GetAttributeValue<string>("tst_secret"));
        OrganizationLab.Faults(Faults.ColumnSecured, () => user.Update(new Entity("account", account) { ["tst_secret"] = "changed" }));
        OrganizationLab.Faults(Faults.ColumnSecured, () => user.Create(new Entity("account") { ["name"] = "y", ["tst_secret"] = "new" }));

        lab.Organization.SetProfileMember(TestSolution.ProfileId, userId, isMember: true);

        Assert.Equal("hidden", user.Retrieve("account", account, new ColumnSet("tst_secret")).GetAttributeValue<string>("tst_secret"));
        user.Update(new Entity("account", account) { ["tst_secret"] = "changed" });
    }

    [Fact]
    public void A_disabled_user_may_do_nothing()
    {
        using var lab = Open();
        var user = lab.NewUser("gone", s_global);
        lab.AsSystem.Update(new Entity("systemuser", user) { ["isdisabled"] = true });

        OrganizationLab.Faults(Faults.UserDisabled, () => lab.Organization.CreateService(user).RetrieveMultiple(new QueryExpression("account")));
        OrganizationLab.Faults(Faults.UserNotFound, () => lab.Organization.CreateService(Guid.NewGuid()).RetrieveMultiple(new QueryExpression("account")));
    }

    private static OrganizationLab Open(Func<TestSolution, TestSolution>? more = null) => OrganizationLab.Open(s => (more ?? (x => x))(s
        .Role(s_basic, "Basic", "Basic", Privileges())
        .Role(s_local, "Local", "Local", Privileges())
        .Role(s_deep, "Deep", "Deep", Privileges())
        .Role(s_global, "Global", "Global", Privileges())));

    private static string[] Privileges() => s_all.Select(right => $"prv{right}Account").ToArray();

    private static Guid NewTeam(OrganizationLab lab, string name, params Guid[] roles)
    {
        var id = lab.AsSystem.Create(new Entity("team") { ["name"] = name, ["businessunitid"] = new EntityReference("businessunit", WellKnown.RootBusinessUnitId) });
        foreach (var role in roles)
            lab.AsSystem.Associate("team", id, new Relationship("teamroles_association"), [new EntityReference("role", role)]);
        return id;
    }
}
