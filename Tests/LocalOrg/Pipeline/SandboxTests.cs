using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using CrmFeedback.LocalOrg.Pipeline;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Xunit;

namespace CrmFeedback.Tests.LocalOrg.Pipeline;

/// <summary>Fidelity point 14: instances, statics, threads and the two minutes; and point 6: what an import does not bring.</summary>
public sealed class SandboxTests
{
    [Fact]
    public void One_instance_serves_every_run_of_a_step_and_another_step_has_its_own()
    {
        var seen = new List<string>();
        using var lab = OrganizationLab.Open(s => s
            .On("Create", "account", 20, run => seen.Add($"first {run.RunOfInstance} of {run.RunSinceLoading}"), rank: 1)
            .On("Create", "account", 20, run => seen.Add($"second {run.RunOfInstance} of {run.RunSinceLoading}"), rank: 2));

        lab.NewAccount();
        lab.NewAccount();

        Assert.Equal(["first 1 of 1", "second 1 of 2", "first 2 of 3", "second 2 of 4"], seen);
    }

    [Fact]
    public void Statics_are_gone_when_the_sandbox_recycles()
    {
        var seen = new List<int>();
        using var lab = OrganizationLab.Open(s => s.On("Create", "account", 20, run => seen.Add(run.RunSinceLoading)), plugins: new PluginPolicy { RecycleProbability = 1 });

        lab.NewAccount();
        lab.NewAccount();

        Assert.Equal([1, 1], seen);
    }

    [Fact]
    public void A_message_that_takes_more_than_two_minutes_fails_whole()
    {
        OrganizationLab? lab = null;
        using var opened = lab = OrganizationLab.Open(s => s
            .On("Create", "account", 20, _ => lab!.Clock.Advance(TimeSpan.FromSeconds(70)), rank: 1)
            .On("Create", "account", 40, _ => lab!.Clock.Advance(TimeSpan.FromSeconds(70)), rank: 2));

        OrganizationLab.Faults(Faults.TimedOut, () => lab.NewAccount());

        Assert.Equal(0, lab.Count("account"));
    }

    [Fact]
    public void A_message_that_takes_less_than_two_minutes_passes()
    {
        OrganizationLab? lab = null;
        using var opened = lab = OrganizationLab.Open(s => s.On("Create", "account", 20, _ => lab!.Clock.Advance(TimeSpan.FromSeconds(110))));

        lab.NewAccount();

        Assert.Equal(1, lab.Count("account"));
    }

    [Fact]
    public void Steps_arrive_disabled_unless_the_import_activates_them()
    {
        var runs = 0;
        var step = Guid.NewGuid();
        using var lab = OrganizationLab.Open(s => s.On("Create", "account", 20, _ => runs++, id: step), activateSteps: false);
        lab.NewAccount();
        Assert.Equal(0, runs);

        lab.Organization.SetStepEnabled(step, true);
        lab.NewAccount();

        Assert.Equal(1, runs);
    }

    [Fact]
    public async Task Two_hundred_saves_at_once_lose_nothing()
    {
        var instances = new ConcurrentBag<int>();
        using var lab = OrganizationLab.Open(s => s.On("Create", "task", 40, run =>
        {
            instances.Add(run.RunOfInstance);
            run.Service(null).Create(new Entity("annotation") { ["subject"] = "note of " + run.Target["subject"], ["objectid"] = new EntityReference("task", run.Context.PrimaryEntityId) });
        }));
        var account = lab.NewAccount();

        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(() =>
        {
            lab.AsAdmin.Create(new Entity("task") { ["subject"] = "task " + i, ["regardingobjectid"] = new EntityReference("account", account) });
            _ = lab.AsAdmin.RetrieveMultiple(new QueryExpression("task") { TopCount = 5 });
        }, TestContext.Current.CancellationToken)));

        Assert.Equal(200, lab.Count("task"));
        Assert.Equal(200, lab.Count("annotation"));
        Assert.Equal(Enumerable.Range(1, 200), instances.Order());
        Assert.Empty(lab.Organization.LockJournal.SharedRowsWrittenSynchronously());
    }
}
