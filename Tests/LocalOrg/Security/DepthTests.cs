using System;
using System.Linq;
using CrmFeedback.LocalOrg.Import;
using CrmFeedback.LocalOrg.Pipeline;
using CrmFeedback.LocalOrg.Security;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Xunit;

namespace CrmFeedback.Tests.LocalOrg.Security;

/// <summary>Fidelity point 13: how far each privilege reaches, counted from the business unit of whoever holds the role.</summary>
public sealed class DepthTests
{
    private static readonly Guid s_all = new("74000000-0000-4000-8000-000000000001");
    private static readonly Guid s_one = new("74000000-0000-4000-8000-000000000002");
    private static readonly string[] s_rights = ["Create", "Read", "Write", "Delete", "Append", "AppendTo", "Assign", "Share"];

    /// <summary>One right at one depth, all others at organisation depth: which of the rows of the user, a colleague, a unit below and a unit beside it reaches.</summary>
    [Theory]
    [InlineData("Read", "Basic", "own")]
    [InlineData("Read", "Local", "own colleague")]
    [InlineData("Read", "Deep", "own colleague below")]
    [InlineData("Read", "Global", "own colleague below beside")]
    [InlineData("Write", "Basic", "own")]
    [InlineData("Write", "Local", "own colleague")]
    [InlineData("Write", "Deep", "own colleague below")]
    [InlineData("Write", "Global", "own colleague below beside")]
    [InlineData("Assign", "Basic", "own")]
    [InlineData("Assign", "Local", "own colleague")]
    [InlineData("Assign", "Deep", "own colleague below")]
    [InlineData("Assign", "Global", "own colleague below beside")]
    [InlineData("AppendTo", "Basic", "own")]
    [InlineData("AppendTo", "Local", "own colleague")]
    [InlineData("AppendTo", "Deep", "own colleague below")]
    [InlineData("AppendTo", "Global", "own colleague below beside")]
    [InlineData("Append", "Basic", "own")]
    [InlineData("Append", "Local", "own colleague")]
    [InlineData("Append", "Deep", "own colleague below")]
    [InlineData("Append", "Global", "own colleague below beside")]
    [InlineData("Delete", "Basic", "own")]
    [InlineData("Delete", "Local", "own colleague")]
    [InlineData("Delete", "Deep", "own colleague below")]
    [InlineData("Delete", "Global", "own colleague below beside")]
    [InlineData("Share", "Basic", "own")]
    [InlineData("Share", "Local", "own colleague")]
    [InlineData("Share", "Deep", "own colleague below")]
    [InlineData("Share", "Global", "own colleague below beside")]
    public void A_right_reaches_the_rows_of_its_depth(string right, string depth, string reached)
    {
        using var lab = OrganizationLab.Open(s => s
            .Role(s_all, "all", "Global", [.. s_rights.SelectMany(r => new[] { "prv" + r + "Account", "prv" + r + "Contact" })])
            .Role(s_one, "one", "Global", [.. s_rights.Where(r => r != right).Select(r => "prv" + r + "Account"), "prvCreateContact", "prvReadContact", "prvAppendContact", "prvAppendToContact"])
            .Role(new Guid("74000000-0000-4000-8000-000000000003"), "limited", depth, "prv" + right + "Account"));
        var unit = lab.NewUnit("unit", WellKnown.RootBusinessUnitId);
        var (below, beside) = (lab.NewUnit("below", unit), lab.NewUnit("beside", WellKnown.RootBusinessUnitId));
        var userId = lab.NewUserIn("user", unit, s_one, new Guid("74000000-0000-4000-8000-000000000003"));
        var user = lab.Organization.CreateService(userId);
        var heir = lab.NewUserIn("heir", unit, s_all);
        var contact = lab.AsAdmin.Create(new Entity("contact") { ["lastname"] = "x" });
        var rows = new[] { ("own", Guid.Empty), ("colleague", unit), ("below", below), ("beside", beside) }.ToDictionary(
            row => row.Item1,
            row => lab.AsSystem.Create(new Entity("account") { ["name"] = row.Item1, ["ownerid"] = new EntityReference("systemuser", row.Item1 == "own" ? userId : lab.NewUserIn(row.Item1, row.Item2, s_all)) }));

        var found = rows.Where(row => Try(() => Use(user, right, row.Value))).Select(row => row.Key).ToArray();

        Assert.Equal(reached, string.Join(' ', found));

        void Use(IOrganizationService service, string what, Guid id)
        {
            var account = new EntityReference("account", id);
            switch (what)
            {
                case "Read":
                    service.Retrieve("account", id, new ColumnSet("name"));
                    break;
                case "Write":
                    service.Update(new Entity("account", id) { ["name"] = "changed" });
                    break;
                case "Assign":
                    service.Update(new Entity("account", id) { ["ownerid"] = new EntityReference("systemuser", heir) });
                    break;
                case "AppendTo":
                    service.Create(new Entity("contact") { ["lastname"] = "x", ["parentcustomerid"] = account });
                    break;
                case "Append":
                    service.Update(new Entity("account", id) { ["primarycontactid"] = new EntityReference("contact", contact) });
                    break;
                case "Delete":
                    service.Delete("account", id);
                    break;
                default:
                    service.Execute(new OrganizationRequest("GrantAccess") { ["Target"] = account, ["PrincipalAccess"] = new PrincipalAccess { Principal = new EntityReference("systemuser", heir), AccessMask = AccessRights.ReadAccess } });
                    break;
            }
        }
    }

    [Theory]
    [InlineData(PrivilegeDepth.Basic, false, false)]
    [InlineData(PrivilegeDepth.Local, true, false)]
    [InlineData(PrivilegeDepth.Deep, true, true)]
    public void A_role_of_a_team_counts_from_the_team_s_business_unit(PrivilegeDepth depth, bool reachesUnit, bool reachesBelow)
    {
        using var lab = OrganizationLab.Open(s => s
            .Role(s_all, "all", "Global", [.. s_rights.Select(r => "prv" + r + "Account")])
            .Role(s_one, "team's", depth.ToString(), "prvReadAccount"));
        var unit = lab.NewUnit("team's unit", WellKnown.RootBusinessUnitId);
        var below = lab.NewUnit("below it", unit);
        var (inUnit, inBelow) = (lab.NewAccount("a", lab.Organization.CreateService(lab.NewUserIn("a", unit, s_all))), lab.NewAccount("b", lab.Organization.CreateService(lab.NewUserIn("b", below, s_all))));
        var team = NewTeam(lab, unit, s_one);
        var member = lab.NewUserIn("member", lab.NewUnit("elsewhere", WellKnown.RootBusinessUnitId));
        lab.AsSystem.Associate("team", team, new Relationship("teammembership_association"), [new EntityReference("systemuser", member)]);
        var service = lab.Organization.CreateService(member);

        Assert.Equal(reachesUnit, Try(() => service.Retrieve("account", inUnit, new ColumnSet("name"))));
        Assert.Equal(reachesBelow, Try(() => service.Retrieve("account", inBelow, new ColumnSet("name"))));
    }

    [Fact]
    public void A_team_s_rows_lie_in_the_team_s_business_unit()
    {
        using var lab = OrganizationLab.Open(s => s
            .Role(s_all, "all", "Global", [.. s_rights.Select(r => "prv" + r + "Account")])
            .Role(s_one, "local", "Local", "prvReadAccount"));
        var (north, south) = (lab.NewUnit("north", WellKnown.RootBusinessUnitId), lab.NewUnit("south", WellKnown.RootBusinessUnitId));
        var account = lab.AsSystem.Create(new Entity("account") { ["name"] = "x", ["ownerid"] = new EntityReference("team", NewTeam(lab, south, s_all)) });

        Assert.False(Try(() => lab.Organization.CreateService(lab.NewUserIn("n", north, s_one)).Retrieve("account", account, new ColumnSet("name"))));
        Assert.True(Try(() => lab.Organization.CreateService(lab.NewUserIn("s", south, s_one)).Retrieve("account", account, new ColumnSet("name"))));
        Assert.Equal(south, lab.Read("account", account).GetAttributeValue<EntityReference>("owningbusinessunit").Id);
    }

    [Fact]
    public void A_row_is_created_for_others_only_as_far_as_Create_and_Assign_reach()
    {
        using var lab = OrganizationLab.Open(s => s
            .Role(s_all, "all", "Global", [.. s_rights.Select(r => "prv" + r + "Account")])
            .Role(s_one, "local", "Local", "prvCreateAccount", "prvAssignAccount", "prvReadAccount"));
        var (north, south) = (lab.NewUnit("north", WellKnown.RootBusinessUnitId), lab.NewUnit("south", WellKnown.RootBusinessUnitId));
        var user = lab.Organization.CreateService(lab.NewUserIn("user", north, s_one));
        var (near, far) = (lab.NewUserIn("near", north, s_all), lab.NewUserIn("far", south, s_all));

        user.Create(new Entity("account") { ["name"] = "x", ["ownerid"] = new EntityReference("systemuser", near) });
        OrganizationLab.Faults(Faults.AccessDenied, () => user.Create(new Entity("account") { ["name"] = "x", ["ownerid"] = new EntityReference("systemuser", far) }));
    }

    private static Guid NewTeam(OrganizationLab lab, Guid unit, Guid role)
    {
        var team = lab.AsSystem.Create(new Entity("team") { ["name"] = "team", ["businessunitid"] = new EntityReference("businessunit", unit) });
        lab.AsSystem.Associate("team", team, new Relationship("teamroles_association"), [new EntityReference("role", role)]);
        return team;
    }

    private static bool Try(Action action)
    {
        try
        {
            action();
            return true;
        }
        catch (System.ServiceModel.FaultException<OrganizationServiceFault> fault) when (fault.Detail.ErrorCode == Faults.AccessDenied.Code)
        {
            return false;
        }
    }
}
