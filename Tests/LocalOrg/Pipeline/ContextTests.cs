using System;
using System.Collections.Generic;
using System.Linq;
using CrmFeedback.LocalOrg.Pipeline;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Xunit;

namespace CrmFeedback.Tests.LocalOrg.Pipeline;

/// <summary>Fidelity point 12 and the rest of what a plug-in sees.</summary>
public sealed class ContextTests
{
    [Fact]
    public void The_target_of_a_create_holds_only_what_was_sent()
    {
        var seen = new List<string>();
        using var lab = OrganizationLab.Open(s => s
            .On("Create", "account", 20, run => seen.Add(string.Join(',', run.Target.Attributes.Keys) + " " + run.Target.Id))
            .On("Create", "account", 40, run => seen.Add(string.Join(',', run.Target.Attributes.Keys))));

        lab.AsAdmin.Create(new Entity("account") { ["name"] = "Contoso", ["telephone1"] = null });

        Assert.Equal(["name,telephone1 " + Guid.Empty, "name,telephone1"], seen);
    }

    [Fact]
    public void After_a_create_the_context_names_the_new_row()
    {
        var ids = new List<Guid>();
        using var lab = OrganizationLab.Open(s => s.On("Create", "account", 40, run =>
            ids.AddRange([run.Context.PrimaryEntityId, (Guid)run.Context.OutputParameters["id"], run.Target.Id])));

        var id = lab.NewAccount();

        Assert.Equal([id, id, id], ids);
    }

    [Fact]
    public void Columns_and_state_sent_together_run_an_update_step_twice()
    {
        var seen = new List<string>();
        using var lab = OrganizationLab.Open(s => s
            .On("Update", "account", 10, run => seen.Add("10: " + Columns(run)))
            .On("Update", "account", 20, run => seen.Add("20: " + Columns(run)))
            .On("Update", "account", 40, run => seen.Add("40: " + Columns(run))));
        var id = lab.NewAccount();

        lab.AsAdmin.Update(new Entity("account", id) { ["name"] = "Fabrikam", ["statecode"] = new OptionSetValue(1), ["statuscode"] = new OptionSetValue(2) });

        Assert.Equal(["10: name,statecode,statuscode", "20: name", "40: name", "20: statecode,statuscode", "40: statecode,statuscode"], seen);
        var stored = lab.Read("account", id);
        Assert.Equal(("Fabrikam", 1), (stored["name"], stored.GetAttributeValue<OptionSetValue>("statecode").Value));
    }

    [Fact]
    public void A_state_alone_runs_an_update_step_once()
    {
        var runs = 0;
        using var lab = OrganizationLab.Open(s => s.On("Update", "account", 40, _ => runs++));
        var id = lab.NewAccount();

        lab.AsAdmin.Update(new Entity("account", id) { ["statecode"] = new OptionSetValue(1) });

        Assert.Equal(1, runs);
        Assert.Equal(2, lab.Read("account", id).GetAttributeValue<OptionSetValue>("statuscode").Value);
    }

    [Fact]
    public void Filtering_attributes_look_at_what_is_sent_changed_or_not()
    {
        var runs = new List<string>();
        using var lab = OrganizationLab.Open(s => s.On("Update", "account", 40, run => runs.Add(Columns(run)), filter: "name,telephone1"));
        var id = lab.NewAccount("Contoso");

        lab.AsAdmin.Update(new Entity("account", id) { ["fax"] = "1" });
        lab.AsAdmin.Update(new Entity("account", id) { ["name"] = "Contoso" });

        Assert.Equal(["name"], runs);
    }

    [Fact]
    public void Images_hold_only_their_registered_columns_and_no_empty_ones()
    {
        var seen = new List<string>();
        using var lab = OrganizationLab.Open(s => s.On("Update", "account", 40, run =>
        {
            seen.Add(string.Join(',', run.Context.PreEntityImages["PreImage"].Attributes.Select(a => $"{a.Key}={a.Value}")));
            seen.Add(string.Join(',', run.Context.PostEntityImages["PostImage"].Attributes.Select(a => $"{a.Key}={a.Value}")));
        }, preImage: "name,telephone1", postImage: "name"));
        var id = lab.AsAdmin.Create(new Entity("account") { ["name"] = "Contoso", ["fax"] = "1" });

        lab.AsAdmin.Update(new Entity("account", id) { ["name"] = "Fabrikam" });

        Assert.Equal(["name=Contoso", "name=Fabrikam"], seen);
    }

    [Fact]
    public void There_is_no_image_before_a_create()
    {
        var images = -1;
        using var lab = OrganizationLab.Open(s => s.On("Create", "account", 40, run => images = run.Context.PreEntityImages.Count, preImage: "name"));

        lab.NewAccount();

        Assert.Equal(0, images);
    }

    [Fact]
    public void Steps_run_in_the_order_of_their_rank()
    {
        var order = new List<int>();
        using var lab = OrganizationLab.Open(s => s
            .On("Create", "account", 20, _ => order.Add(3), rank: 3)
            .On("Create", "account", 20, _ => order.Add(1), rank: 1)
            .On("Create", "account", 20, _ => order.Add(2), rank: 2));

        lab.NewAccount();

        Assert.Equal([1, 2, 3], order);
    }

    [Fact]
    public void A_step_of_stage_20_changes_what_is_stored()
    {
        using var lab = OrganizationLab.Open(s => s.On("Create", "account", 20, run => run.Target["name"] = "from the plug-in"));
        var sent = new Entity("account") { ["name"] = "from the caller" };

        var id = lab.AsAdmin.Create(sent);

        Assert.Equal("from the plug-in", lab.Read("account", id)["name"]);
        Assert.Equal("from the caller", sent["name"]);
    }

    [Fact]
    public void Shared_variables_of_stage_10_reach_later_stages_through_the_parent_context_only()
    {
        var seen = new List<string>();
        using var lab = OrganizationLab.Open(s => s
            .On("Create", "account", 10, run => run.Context.SharedVariables["early"] = "e")
            .On("Create", "account", 20, run =>
            {
                run.Context.SharedVariables["middle"] = "m";
                seen.Add($"{run.Context.SharedVariables.Contains("early")} {run.Context.ParentContext.SharedVariables["early"]}");
            })
            .On("Create", "account", 40, run => seen.Add((string)run.Context.SharedVariables["middle"])));

        lab.NewAccount();

        Assert.Equal(["False e", "m"], seen);
    }

    [Fact]
    public void Depth_counts_messages_and_the_ninth_in_a_row_is_refused()
    {
        var depths = new List<int>();
        using var lab = OrganizationLab.Open(s => s.On("Create", "account", 40, run =>
        {
            depths.Add(run.Context.Depth);
            run.Service(null).Create(new Entity("account") { ["name"] = "again" });
        }));

        OrganizationLab.Faults(Faults.PluginUnexpected, () => lab.NewAccount());

        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], depths);
        Assert.Equal(0, lab.Count("account"));
    }

    [Fact]
    public void Caller_initiator_and_system_are_told_apart_through_nested_calls()
    {
        var seen = new List<(string, Guid, Guid)>();
        using var lab = OrganizationLab.Open(s => s
            .On("Create", "account", 40, run =>
            {
                run.Service(null).Create(new Entity("task") { ["subject"] = "as system" });
                run.Service(Guid.Empty).Create(new Entity("task") { ["subject"] = "as user" });
            })
            .On("Create", "task", 40, run => seen.Add(((string)run.Target["subject"], run.Context.UserId, run.Context.InitiatingUserId))));
        var admin = lab.Organization.AdminUserId;

        lab.NewAccount();

        Assert.Equal([("as system", lab.Organization.SystemUserId, admin), ("as user", admin, admin)], seen);
    }

    [Fact]
    public void A_plug_in_service_it_should_not_have_is_refused_by_name()
    {
        using var lab = OrganizationLab.Open(s => s.On("Create", "account", 20, run => run.Services.GetService(typeof(IFormatProvider))));

        var fault = OrganizationLab.Faults(Faults.NotSupported, () => lab.NewAccount());

        Assert.Contains("System.IFormatProvider", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_trace_keeps_its_newest_10_kilobytes()
    {
        using var lab = OrganizationLab.Open(s => s.On("Create", "account", 20, run =>
        {
            run.Trace(new string('a', 20_000));
            run.Trace("the end {0}");
        }));

        lab.NewAccount();

        var text = lab.Organization.Traces.Entries[^1].Text;
        Assert.Equal(10_240, text.Length);
        Assert.EndsWith("the end {0}\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_service_kept_after_the_plug_in_ended_is_dead()
    {
        IOrganizationService? kept = null;
        using var lab = OrganizationLab.Open(s => s.On("Create", "account", 20, run => kept = run.Service(null)));
        lab.NewAccount();

        OrganizationLab.Faults(Faults.NotSupported, () => kept!.RetrieveMultiple(new QueryExpression("account")));
    }

    private static string Columns(PluginRun run) => string.Join(',', run.Target.Attributes.Keys);
}
