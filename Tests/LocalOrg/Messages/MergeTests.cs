using System;
using System.Collections.Generic;
using System.Linq;
using CrmFeedback.LocalOrg.Pipeline;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Xunit;

namespace CrmFeedback.Tests.LocalOrg.Messages;

/// <summary>Fidelity point 9: merge.</summary>
public sealed class MergeTests
{
    private static readonly Guid s_role = new("72000000-0000-4000-8000-000000000001");
    private static readonly string[] s_rights = ["Create", "Read", "Write", "Append", "AppendTo"];

    [Fact]
    public void Lookups_of_related_rows_move_and_no_Update_is_raised_for_them()
    {
        var updates = new List<string>();
        using var lab = OrganizationLab.Open(s => s
            .On("Update", "incident", 40, _ => updates.Add("incident"))
            .On("Update", "contact", 40, _ => updates.Add("contact"))
            .On("Update", "task", 40, _ => updates.Add("task")));
        var (winner, loser) = (lab.NewAccount("winner"), lab.NewAccount("loser"));
        var contact = lab.AsAdmin.Create(new Entity("contact") { ["lastname"] = "Lin", ["parentcustomerid"] = new EntityReference("account", loser) });
        var incident = lab.AsAdmin.Create(new Entity("incident") { ["title"] = "x", ["customerid"] = new EntityReference("account", loser) });
        var task = lab.AsAdmin.Create(new Entity("task") { ["subject"] = "x", ["regardingobjectid"] = new EntityReference("account", loser) });
        var mail = lab.AsAdmin.Create(new Entity("email") { ["subject"] = "x", ["from"] = new EntityCollection([new Entity("activityparty") { ["partyid"] = new EntityReference("account", loser) }]) });

        Merge(lab.AsAdmin, "account", winner, loser);

        Assert.Empty(updates);
        Assert.Equal(winner, Lookup(lab, "contact", contact, "parentcustomerid"));
        Assert.Equal((winner, winner), (Lookup(lab, "incident", incident, "customerid"), Lookup(lab, "incident", incident, "accountid")));
        Assert.Equal(winner, Lookup(lab, "task", task, "regardingobjectid"));
        Assert.Equal(winner, lab.Read("email", mail).GetAttributeValue<EntityCollection>("from").Entities.Single().GetAttributeValue<EntityReference>("partyid").Id);
    }

    [Theory]
    [InlineData("account", 1, 2)]
    [InlineData("contact", 1, 2)]
    [InlineData("incident", 2, 2000)]
    public void The_loser_is_deactivated_and_names_the_winner(string table, int state, int status)
    {
        using var lab = OrganizationLab.Open();
        var (winner, loser) = Two(lab, table);

        Merge(lab.AsAdmin, table, winner, loser);

        var row = lab.Read(table, loser);
        Assert.Equal((state, status), (row.GetAttributeValue<OptionSetValue>("statecode").Value, row.GetAttributeValue<OptionSetValue>("statuscode").Value));
        Assert.Equal((winner, true), (row.GetAttributeValue<EntityReference>("masterid").Id, row["merged"]));
        Assert.Equal(0, lab.Read(table, winner).GetAttributeValue<OptionSetValue>("statecode").Value);
        Assert.False(lab.Read(table, winner).GetAttributeValue<bool>("merged"));
    }

    [Fact]
    public void Steps_on_Merge_see_the_winner_the_loser_s_id_and_what_the_winner_takes_over()
    {
        var seen = new List<string>();
        using var lab = OrganizationLab.Open(s => s
            .On("Merge", "account", 20, run => seen.Add("before " + Describe(run)))
            .On("Merge", "account", 40, run => seen.Add("after " + Describe(run)), preImage: "name", postImage: "name")
            .On("Update", "account", 40, run => seen.Add($"update of {run.Context.PrimaryEntityId} {string.Join(',', run.Target.Attributes.Keys.Except(["accountid"]).Order(StringComparer.Ordinal))} in {run.Context.ParentContext.ParentContext.MessageName}"), filter: ""));
        var (winner, loser) = (lab.NewAccount("winner"), lab.NewAccount("loser"));

        Merge(lab.AsAdmin, "account", winner, loser, new Entity("account") { ["name"] = "both" });

        Assert.Equal(
            [
                $"before {winner} {loser} both False  ",
                $"update of {winner} name in Merge",
                $"update of {loser} statecode in Merge",
                $"after {winner} {loser} both False winner both",
            ], seen);
        Assert.Equal("both", lab.Read("account", winner)["name"]);

        static string Describe(PluginRun run) => string.Join(
            ' ', ((EntityReference)run.Context.InputParameters["Target"]).Id, run.Context.InputParameters["SubordinateId"],
            ((Entity)run.Context.InputParameters["UpdateContent"])["name"], run.Context.InputParameters["PerformParentingChecks"],
            Image(run.Context.PreEntityImages, "PreImage"), Image(run.Context.PostEntityImages, "PostImage"));

        static object? Image(EntityImageCollection images, string alias) => images.TryGetValue(alias, out var image) ? image["name"] : null;
    }

    [Fact]
    public async System.Threading.Tasks.Task An_asynchronous_step_on_Merge_runs_after_the_merge_with_the_loser_s_id()
    {
        var seen = new List<string>();
        using var lab = OrganizationLab.Open(s => s.After("Merge", "contact", run =>
            seen.Add($"{run.Context.PrimaryEntityId} {run.Context.InputParameters["SubordinateId"]} {run.Service(null).Retrieve("contact", (Guid)run.Context.InputParameters["SubordinateId"], new ColumnSet("merged"))["merged"]}")));
        var (winner, loser) = Two(lab, "contact");

        Merge(lab.AsAdmin, "contact", winner, loser);
        Assert.Empty(seen);
        await lab.Organization.Jobs.DrainAsync(TestContext.Current.CancellationToken);

        Assert.Equal([$"{winner} {loser} True"], seen);
    }

    [Fact]
    public void A_refused_merge_leaves_everything_as_it_was()
    {
        using var lab = OrganizationLab.Open(s => s.On("Merge", "account", 40, _ => throw new InvalidPluginExecutionException("not these two")));
        var (winner, loser) = (lab.NewAccount("winner"), lab.NewAccount("loser"));
        var contact = lab.AsAdmin.Create(new Entity("contact") { ["lastname"] = "Lin", ["parentcustomerid"] = new EntityReference("account", loser) });

        OrganizationLab.Faults(Faults.PluginAborted, () => Merge(lab.AsAdmin, "account", winner, loser, new Entity("account") { ["name"] = "both" }));

        Assert.Equal(loser, Lookup(lab, "contact", contact, "parentcustomerid"));
        Assert.Equal("winner", lab.Read("account", winner)["name"]);
        Assert.False(lab.Read("account", loser).GetAttributeValue<bool>("merged"));
    }

    [Fact]
    public void Only_two_different_active_rows_of_a_table_that_can_be_merged_are_merged()
    {
        using var lab = OrganizationLab.Open();
        var (winner, loser) = (lab.NewAccount("winner"), lab.NewAccount("loser"));
        var contact = lab.AsAdmin.Create(new Entity("contact") { ["lastname"] = "Lin" });
        var task = lab.AsAdmin.Create(new Entity("task") { ["subject"] = "x" });

        OrganizationLab.Faults(Faults.MergeIdentical, () => Merge(lab.AsAdmin, "account", winner, winner));
        OrganizationLab.Faults(Faults.RecordNotFound, () => Merge(lab.AsAdmin, "account", winner, contact));
        Assert.Contains("'task'", OrganizationLab.Faults(Faults.InvalidArgument, () => Merge(lab.AsAdmin, "task", task, task)).Message, StringComparison.Ordinal);
        OrganizationLab.Faults(Faults.InvalidArgument, () => Merge(lab.AsAdmin, "account", winner, loser, new Entity("contact")));
        Merge(lab.AsAdmin, "account", winner, loser);
        OrganizationLab.Faults(Faults.MergeInactive, () => Merge(lab.AsAdmin, "account", winner, loser));
        OrganizationLab.Faults(Faults.MergeInactive, () => Merge(lab.AsAdmin, "account", loser, lab.NewAccount("third")));
    }

    [Fact]
    public void A_different_parent_stops_the_merge_if_it_is_asked_to_look()
    {
        using var lab = OrganizationLab.Open();
        var (one, other) = (lab.NewAccount("one"), lab.NewAccount("other"));
        Guid Contact(Guid? parent) => lab.AsAdmin.Create(new Entity("contact") { ["lastname"] = "Lin", ["parentcustomerid"] = parent is { } id ? new EntityReference("account", id) : null });

        OrganizationLab.Faults(Faults.MergeOtherParent, () => Merge(lab.AsAdmin, "contact", Contact(one), Contact(other), checkParents: true));
        OrganizationLab.Faults(Faults.MergeLosesParent, () => Merge(lab.AsAdmin, "contact", Contact(null), Contact(other), checkParents: true));
        Merge(lab.AsAdmin, "contact", Contact(one), Contact(one), checkParents: true);
        Merge(lab.AsAdmin, "contact", Contact(one), Contact(null), checkParents: true);
        Merge(lab.AsAdmin, "contact", Contact(one), Contact(other));
    }

    [Fact]
    public void A_case_is_merged_as_the_user_who_must_be_able_to_write_what_moves()
    {
        using var lab = OrganizationLab.Open(s => s.Role(s_role, "merger", "Basic",
            [.. new[] { "Account", "Incident", "Activity" }.SelectMany(t => s_rights.Select(r => "prv" + r + t)), "prvMerge"]));
        var user = lab.Organization.CreateService(lab.NewUser("agent", s_role));
        var account = lab.NewAccount("x", user);
        Guid Case() => user.Create(new Entity("incident") { ["title"] = "x", ["customerid"] = new EntityReference("account", account) });
        var (winner, loser) = (Case(), Case());
        // A task or note below the user's own case would be shared with the user: a case below it is not.
        var foreign = lab.AsSystem.Create(new Entity("incident") { ["title"] = "of somebody else", ["customerid"] = new EntityReference("account", lab.NewAccount("theirs")), ["parentcaseid"] = new EntityReference("incident", loser) });

        OrganizationLab.Faults(Faults.AccessDenied, () => Merge(user, "incident", winner, loser));
        Assert.Equal(loser, Lookup(lab, "incident", foreign, "parentcaseid"));
        lab.AsSystem.Update(new Entity("incident", foreign) { ["parentcaseid"] = null });
        Merge(user, "incident", winner, loser);
        Assert.True(lab.Read("incident", loser).GetAttributeValue<bool>("merged"));

        // What hangs on a customer moves on the platform's account.
        var second = lab.NewAccount("y", user);
        var subsidiary = lab.AsSystem.Create(new Entity("account") { ["name"] = "of somebody else", ["parentaccountid"] = new EntityReference("account", account) });
        OrganizationLab.Faults(Faults.AccessDenied, () => user.Update(new Entity("account", subsidiary) { ["name"] = "mine" }));
        Merge(user, "account", second, account);
        Assert.Equal(second, Lookup(lab, "account", subsidiary, "parentaccountid"));
    }

    [Fact]
    public void Merging_needs_its_privilege_and_write_access_to_both()
    {
        var without = new Guid("72000000-0000-4000-8000-000000000002");
        using var lab = OrganizationLab.Open(s => s
            .Role(s_role, "merger", "Basic", [.. s_rights.Select(r => "prv" + r + "Account"), "prvMerge"])
            .Role(without, "writer", "Global", [.. s_rights.Select(r => "prv" + r + "Account")]));
        var merger = lab.Organization.CreateService(lab.NewUser("merger", s_role));
        var (own, foreign) = (lab.NewAccount("own", merger), lab.NewAccount("foreign"));

        Assert.Contains("prvMerge", OrganizationLab.Faults(Faults.MissingPrivilege,
            () => Merge(lab.Organization.CreateService(lab.NewUser("writer", without)), "account", own, foreign)).Message, StringComparison.Ordinal);
        OrganizationLab.Faults(Faults.AccessDenied, () => Merge(merger, "account", own, foreign));
        OrganizationLab.Faults(Faults.AccessDenied, () => Merge(merger, "account", foreign, own));
    }

    [Fact]
    public void An_image_of_the_loser_is_refused_by_name()
    {
        var zip = new TestSolution().On("Merge", "account", 40, _ => { }, preImage: "name").Zip("SubordinateId");
        using var lab = OrganizationLab.Open();
        Assert.Contains("SubordinateId", Assert.Throws<NotSupportedException>(() => lab.Organization.ImportSolution(zip, true)).Message, StringComparison.Ordinal);
    }

    private static void Merge(IOrganizationService service, string table, Guid winner, Guid loser, Entity? content = null, bool checkParents = false) =>
        service.Execute(new OrganizationRequest("Merge")
        {
            ["Target"] = new EntityReference(table, winner),
            ["SubordinateId"] = loser,
            ["UpdateContent"] = content ?? new Entity(table),
            ["PerformParentingChecks"] = checkParents,
        });

    private static (Guid Winner, Guid Loser) Two(OrganizationLab lab, string table)
    {
        return (New(), New());

        Guid New() => lab.AsAdmin.Create(table switch
        {
            "account" => new Entity("account") { ["name"] = "x" },
            "contact" => new Entity("contact") { ["lastname"] = "x" },
            _ => new Entity("incident") { ["title"] = "x", ["customerid"] = new EntityReference("account", lab.NewAccount()) },
        });
    }

    private static Guid? Lookup(OrganizationLab lab, string table, Guid id, string column) => lab.Read(table, id).GetAttributeValue<EntityReference>(column)?.Id;
}
