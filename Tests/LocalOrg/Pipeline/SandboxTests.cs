using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.ServiceModel;
using System.Threading;
using System.Threading.Tasks;
using CrmFeedback.LocalOrg.Jobs;
using CrmFeedback.LocalOrg.Pipeline;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Xunit;

namespace CrmFeedback.Tests.LocalOrg.Pipeline;

/// <summary>Fidelity point 14: instances, statics, threads and the two minutes; and point 6: what an import does not bring.</summary>
public sealed class SandboxTests
{
    private static readonly PluginPolicy Impatient = new() { TimeLimit = TimeSpan.FromSeconds(1) };

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
    public void A_plugin_that_never_returns_is_given_up_and_the_next_save_passes()
    {
        using var release = new ManualResetEventSlim();
        using var ended = new ManualResetEventSlim();
        Exception? afterwards = null;
        using var lab = OrganizationLab.Open(s => s.On("Create", "account", 40, run =>
        {
            run.Service(null).Create(new Entity("contact") { ["lastname"] = "rolled back" });
            release.Wait();
            afterwards = Record.Exception(() => run.Service(null).Create(new Entity("contact") { ["lastname"] = "too late" }));
            ended.Set();
        }), plugins: Impatient);

        Assert.Contains("ScriptedPlugin", OrganizationLab.Faults(Faults.TimedOut, () => lab.NewAccount()).Message, StringComparison.Ordinal);
        lab.AsAdmin.Create(new Entity("contact") { ["lastname"] = "next" });
        Assert.Equal((0, 1), (lab.Count("account"), lab.Count("contact")));

        release.Set();
        Assert.True(ended.Wait(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
        Assert.Equal(Faults.TimedOut.Code, Assert.IsType<FaultException<OrganizationServiceFault>>(afterwards).Detail.ErrorCode);
        Assert.Equal((0, 1), (lab.Count("account"), lab.Count("contact")));
    }

    [Fact]
    public void A_plugin_that_never_returns_inside_another_s_call_ends_both()
    {
        using var release = new ManualResetEventSlim();
        var caught = 0;
        using var lab = OrganizationLab.Open(s => s
            .On("Create", "account", 40, run =>
            {
                try
                {
                    run.Service(null).Create(new Entity("contact") { ["lastname"] = "x" });
                }
                catch (FaultException<OrganizationServiceFault>)
                {
                    Interlocked.Increment(ref caught);
                    release.Wait();
                }
            })
            .On("Create", "contact", 40, _ => release.Wait()), plugins: Impatient);

        OrganizationLab.Faults(Faults.TimedOut, () => lab.NewAccount());
        release.Set();

        Assert.Equal(0, lab.Count("account"));
        Assert.Equal(0, lab.Count("contact"));
    }

    [Fact]
    public async Task A_job_that_never_returns_fails_and_lets_others_run()
    {
        using var release = new ManualResetEventSlim();
        var ran = 0;
        using var lab = OrganizationLab.Open(s => s
            .After("Create", "account", _ => release.Wait())
            .After("Create", "contact", _ => Interlocked.Increment(ref ran)), JobPolicy.Manual with { MaximumAttempts = 1 }, Impatient);
        lab.NewAccount();
        lab.AsAdmin.Create(new Entity("contact") { ["lastname"] = "x" });

        await lab.Organization.Jobs.DrainAsync(TestContext.Current.CancellationToken);
        release.Set();

        Assert.Equal(1, ran);
        var failed = new QueryExpression("asyncoperation") { ColumnSet = new ColumnSet("errorcode") };
        failed.Criteria.AddCondition("statuscode", ConditionOperator.Equal, 31);
        Assert.Equal(Faults.TimedOut.Code, Assert.Single(lab.AsSystem.RetrieveMultiple(failed).Entities)["errorcode"]);
    }

    [Fact]
    public void A_plugin_runs_in_its_caller_s_culture()
    {
        string? seen = null;
        using var lab = OrganizationLab.Open(s => s.On("Create", "account", 20, _ => seen = CultureInfo.CurrentCulture.Name));
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");
        try
        {
            lab.NewAccount();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        Assert.Equal("tr-TR", seen);
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
