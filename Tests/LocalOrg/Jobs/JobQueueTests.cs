using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.ServiceModel;
using System.Threading;
using System.Threading.Tasks;
using CrmFeedback.LocalOrg.Jobs;
using CrmFeedback.LocalOrg.Pipeline;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Xunit;

namespace CrmFeedback.Tests.LocalOrg.Jobs;

/// <summary>Fidelity point 5: asynchronous jobs.</summary>
public sealed class JobQueueTests
{
    [Fact]
    public async Task A_job_starts_after_the_commit_and_sees_what_was_sent()
    {
        var seen = new List<string>();
        using var lab = OrganizationLab.Open(s => s.After("Create", "account", run => seen.Add(
            $"{run.Target["name"]} {run.Context.Mode} {run.Context.IsInTransaction} {run.Context.Depth} {run.Context.MessageName} {run.Context.PostEntityImages["PostImage"]["name"]}"), postImage: "name"));
        lab.NewAccount("Contoso");
        Assert.Empty(seen);

        await Drain(lab);

        Assert.Equal(["Contoso 1 False 1 Create Contoso"], seen);
    }

    [Fact]
    public async Task A_save_that_fails_leaves_no_job()
    {
        var runs = 0;
        using var lab = OrganizationLab.Open(s => s
            .After("Create", "account", _ => runs++)
            .On("Create", "account", 40, _ => throw new InvalidPluginExecutionException("no"), rank: 99));
        OrganizationLab.Faults(Faults.PluginAborted, () => lab.NewAccount());

        await Drain(lab);

        Assert.Equal(0, runs);
        Assert.Equal(0, lab.Count("asyncoperation"));
    }

    [Fact]
    public async Task Each_service_call_of_a_job_is_a_transaction_of_its_own()
    {
        using var lab = OrganizationLab.Open(s => s.After("Create", "account", run =>
        {
            var service = run.Service(null);
            service.Create(new Entity("task") { ["subject"] = "stays" });
            Assert.Throws<FaultException<OrganizationServiceFault>>(() => service.Delete("contact", Guid.NewGuid()));
            service.Create(new Entity("task") { ["subject"] = "stays too" });
            throw new InvalidPluginExecutionException("too late to undo anything");
        }));
        lab.NewAccount();

        await Drain(lab);

        Assert.Equal(2, lab.Count("task"));
        var job = Assert.Single(lab.AsSystem.RetrieveMultiple(new QueryExpression("asyncoperation") { ColumnSet = new ColumnSet(true) }).Entities);
        Assert.Equal(31, job.GetAttributeValue<OptionSetValue>("statuscode").Value);
        Assert.Equal("too late to undo anything", job["message"]);
    }

    [Fact]
    public async Task A_job_that_asks_for_a_retry_runs_again_later()
    {
        var times = new List<DateTimeOffset>();
        OrganizationLab? lab = null;
        using var opened = lab = OrganizationLab.Open(s => s.After("Create", "account", _ =>
        {
            times.Add(lab!.Clock.GetUtcNow());
            if (times.Count < 4)
                throw new InvalidPluginExecutionException(OperationStatus.Retry, "not yet");
        }), JobPolicy.Manual with { RetryDelay = TimeSpan.FromSeconds(10) });
        lab.NewAccount();

        await Drain(lab);

        Assert.Equal([10.0, 20.0, 40.0], times.Zip(times.Skip(1), (a, b) => (b - a).TotalSeconds));
    }

    [Fact]
    public async Task Retries_end()
    {
        var runs = 0;
        using var lab = OrganizationLab.Open(s => s.After("Create", "account", _ =>
        {
            runs++;
            throw new InvalidPluginExecutionException(OperationStatus.Retry, "never");
        }), JobPolicy.Manual with { MaximumAttempts = 3 });
        lab.NewAccount();

        await Drain(lab);

        Assert.Equal(3, runs);
        Assert.Equal(0, lab.Organization.Jobs.Outstanding);
    }

    [Fact]
    public async Task Jobs_may_run_out_of_order_side_by_side_and_twice()
    {
        var order = new ConcurrentQueue<string>();
        var now = 0;
        var most = 0;
        using var lab = OrganizationLab.Open(s => s.After("Create", "account", run =>
        {
            var beside = Interlocked.Increment(ref now);
            InterlockedMax(ref most, beside);
            Thread.Sleep(5);
            Interlocked.Decrement(ref now);
            order.Enqueue((string)run.Target["name"]);
        }), JobPolicy.Adversarial(7) with { MaximumDelay = TimeSpan.FromTicks(1) });
        await Drain(lab);
        var names = Enumerable.Range(0, 60).Select(i => i.ToString("00", System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        foreach (var name in names)
            lab.NewAccount(name);

        await Drain(lab);

        Assert.Equal(names, order.Distinct().Order());
        Assert.NotEqual(names, order.Distinct());
        Assert.True(order.Count > names.Length, "no job ran twice");
        Assert.InRange(most, 2, 20);
    }

    [Fact]
    public async Task Delays_move_the_simulated_clock_only()
    {
        using var lab = OrganizationLab.Open(s => s.After("Create", "account", _ => { }), JobPolicy.Adversarial(3));
        var before = lab.Clock.GetUtcNow();
        for (var i = 0; i < 20; i++)
            lab.NewAccount();

        await Drain(lab);

        Assert.InRange((lab.Clock.GetUtcNow() - before).TotalSeconds, 10, 90);
    }

    [Fact]
    public async Task A_restart_continues_what_was_waiting()
    {
        var file = Path.Combine(Path.GetTempPath(), $"crmfeedback-test-{Guid.NewGuid():N}.db");
        var runs = new List<string>();
        try
        {
            using (var lab = OrganizationLab.Open(s => s.After("Create", "account", run => runs.Add((string)run.Target["name"]), autoDelete: true), file: file))
                lab.NewAccount("Contoso");
            Assert.Empty(runs);

            using var again = OrganizationLab.Open(file: file);
            await Drain(again);

            Assert.Equal(["Contoso"], runs);
            Assert.Equal(0, again.Count("asyncoperation"));
        }
        finally
        {
            foreach (var left in Directory.GetFiles(Path.GetTempPath(), Path.GetFileName(file) + "*"))
                File.Delete(left);
        }
    }

    [Fact]
    public async Task In_the_demo_jobs_run_by_themselves()
    {
        var done = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var lab = OrganizationLab.Open(s => s.After("Create", "account", run => done.SetResult((string)run.Target["name"])), JobPolicy.Immediate);

        lab.NewAccount("Contoso");

        Assert.Equal("Contoso", await done.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
        await Drain(lab);
    }

    [Fact]
    public async Task A_job_keeps_every_kind_of_value()
    {
        Entity? seen = null;
        using var lab = OrganizationLab.Open(s => s.After("Create", "email", run => seen = run.Target));
        var account = lab.NewAccount();
        var sent = new Entity("email")
        {
            ["subject"] = "你好 \"quoted\" \ud83d\ude00",
            ["scheduledend"] = new DateTime(2026, 3, 2, 10, 0, 0, DateTimeKind.Utc),
            ["directioncode"] = false,
            ["prioritycode"] = new OptionSetValue(2),
            ["regardingobjectid"] = new EntityReference("account", account),
            ["description"] = null,
            ["from"] = new EntityCollection([new Entity("activityparty") { ["addressused"] = "a@b.example" }]),
        };
        lab.AsAdmin.Create(sent);

        await Drain(lab);

        Assert.Equal(sent["subject"], seen!["subject"]);
        Assert.Equal(sent["scheduledend"], seen["scheduledend"]);
        Assert.Equal(DateTimeKind.Utc, ((DateTime)seen["scheduledend"]).Kind);
        Assert.Equal(false, seen["directioncode"]);
        Assert.Equal(2, seen.GetAttributeValue<OptionSetValue>("prioritycode").Value);
        Assert.Equal(account, seen.GetAttributeValue<EntityReference>("regardingobjectid").Id);
        Assert.True(seen.Contains("description"));
        Assert.Equal("a@b.example", Assert.Single(seen.GetAttributeValue<EntityCollection>("from").Entities)["addressused"]);
    }

    [Fact]
    public async Task Depth_goes_on_through_jobs()
    {
        var depths = new List<int>();
        using var lab = OrganizationLab.Open(s => s.After("Create", "account", run =>
        {
            depths.Add(run.Context.Depth);
            run.Service(null).Create(new Entity("account") { ["name"] = "again" });
        }));
        lab.NewAccount();

        await Drain(lab);

        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], depths);
    }

    private static Task Drain(OrganizationLab lab) => lab.Organization.Jobs.DrainAsync(TestContext.Current.CancellationToken);

    private static void InterlockedMax(ref int most, int value)
    {
        for (var seen = Volatile.Read(ref most); seen < value; seen = Volatile.Read(ref most))
            Interlocked.CompareExchange(ref most, value, seen);
    }
}
