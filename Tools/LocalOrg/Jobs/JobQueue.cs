using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CrmFeedback.LocalOrg.Import;
using CrmFeedback.LocalOrg.Messages;
using CrmFeedback.LocalOrg.Pipeline;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmFeedback.LocalOrg.Jobs;

/// <summary>
/// The asynchronous service: jobs are written in the transaction that causes them, start after its commit, wait in the
/// data file (<c>asyncoperation</c>) and so survive a restart. Safe for many threads.
/// </summary>
public sealed class JobQueue : IDisposable
{
    private readonly OrganizationCore _core;
    private readonly JobPolicy _policy;
    private readonly JobRunner _runner;
    private readonly Lock _gate = new();
    private readonly Random _random;
    private readonly SemaphoreSlim _slots;
    private readonly List<WaitingJob> _waiting = [];
    private readonly ConcurrentDictionary<Task, bool> _running = new();
    private DateTimeOffset? _keyIndexesDue;
    private bool _closed;

    internal JobQueue(OrganizationCore core, JobPolicy policy)
    {
        _core = core;
        _policy = policy;
        _runner = new JobRunner(core);
        _random = new Random(policy.Seed);
        _slots = new SemaphoreSlim(policy.MaximumParallel);
    }

    /// <summary>How many jobs are waiting or running.</summary>
    public int Outstanding
    {
        get
        {
            lock (_gate)
                return _waiting.Count + _running.Count;
        }
    }

    /// <summary>
    /// Runs jobs until none is left, those that jobs cause and pending key indexes included. A <see cref="SimulatedClock"/>
    /// is moved on to the time of the next job; another clock is waited for.
    /// </summary>
    public async Task DrainAsync(CancellationToken cancellationToken = default)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var running = _running.Keys.ToArray();
            if (running.Length > 0)
                await Task.WhenAll(running).WaitAsync(cancellationToken).ConfigureAwait(false);
            var next = NextDue();
            if (next is null && _running.IsEmpty)
                return;
            if (next is { } due)
            {
                await WaitUntilAsync(due, cancellationToken).ConfigureAwait(false);
                BuildKeyIndexesIfDue();
                await Task.WhenAll(TakeDue().Select(job => Task.Run(() => RunOnce(job), cancellationToken))).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Builds the pending indexes of alternate keys now: each becomes Active, or Failed if its rows are not unique.</summary>
    public void BuildKeyIndexes()
    {
        lock (_gate)
            _keyIndexesDue = null;
        _core.Store.ActivatePendingKeys();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        lock (_gate)
            _closed = true;
        // Jobs that run now end with their plug-in; what they do not finish runs again when the file is opened.
        Task.WaitAll(_running.Keys.ToArray());
        _slots.Dispose();
    }

    /// <summary>Writes a job for an asynchronous step in the message's transaction.</summary>
    internal void Enqueue(MessageContext message, StepDefinition step, PluginExecutionContext context)
    {
        var id = Guid.CreateVersion7();
        var user = new EntityReference("systemuser", message.Scope.UserId);
        message.Session.Insert(new Entity("asyncoperation", id)
        {
            ["name"] = Cut(step.Name, 256),
            ["messagename"] = message.MessageName,
            ["primaryentitytype"] = message.Table?.LogicalName,
            ["regardingobjectid"] = message.RecordId,
            ["operationtype"] = new OptionSetValue(1),
            ["statecode"] = new OptionSetValue(0),
            ["statuscode"] = new OptionSetValue(0),
            ["retrycount"] = 0,
            ["depth"] = message.Scope.Depth,
            ["correlationid"] = message.Scope.CorrelationId,
            ["owningextensionid"] = step.Id,
            ["data"] = ContextCodec.Write(context),
            ["ownerid"] = user,
            ["owninguser"] = user,
            ["owningbusinessunit"] = new EntityReference("businessunit", context.BusinessUnitId),
            ["createdon"] = message.Now,
            ["createdby"] = user,
            ["modifiedon"] = message.Now,
            ["modifiedby"] = user,
        });
        message.Transaction.Jobs.Add(id);
    }

    /// <summary>Called after the commit that made the jobs.</summary>
    internal void Committed(IReadOnlyList<Guid> ids)
    {
        foreach (var id in ids)
            Schedule(new WaitingJob(id, _core.Clock.GetUtcNow() + Delay(), Attempt: 1, IsRepetition: false));
    }

    /// <summary>Picks up the jobs that an earlier run of the program left behind.</summary>
    internal void Resume()
    {
        using var session = _core.Store.BeginRead();
        var query = new QueryExpression("asyncoperation") { ColumnSet = new ColumnSet("retrycount") };
        query.Criteria.AddCondition("statecode", ConditionOperator.NotEqual, 3);
        query.AddOrder("createdon", OrderType.Ascending);
        foreach (var job in Rows.All(session, query))
            Schedule(new WaitingJob(job.Id, _core.Clock.GetUtcNow(), job.GetAttributeValue<int>("retrycount") + 1, IsRepetition: false));
    }

    /// <summary>Called after an import: plans the building of key indexes.</summary>
    internal void PlanKeyIndexes()
    {
        if (_policy.KeyIndexDelay is not { } delay)
        {
            BuildKeyIndexes();
            return;
        }

        lock (_gate)
            _keyIndexesDue = _core.Clock.GetUtcNow() + delay;
    }

    private static string Cut(string text, int limit) => text.Length > limit ? text[..limit] : text;

    private TimeSpan Delay()
    {
        lock (_gate)
            return _policy.MaximumDelay * _random.NextDouble();
    }

    private void Schedule(WaitingJob job)
    {
        lock (_gate)
        {
            if (_closed)
                return;
            if (!_policy.RunsByItself)
            {
                _waiting.Add(job);
                return;
            }
        }

        var task = RunByItselfAsync(job);
        _running[task] = true;
        _ = task.ContinueWith(t => _running.TryRemove(t, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    private async Task RunByItselfAsync(WaitingJob job)
    {
        // The saver's thread goes back to the saver.
        await Task.Yield();
        try
        {
            var wait = job.Due - _core.Clock.GetUtcNow();
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait, _core.Clock, _core.Closing.Token).ConfigureAwait(false);
            await _slots.WaitAsync(_core.Closing.Token).ConfigureAwait(false);
            try
            {
                RunOnce(job);
            }
            finally
            {
                _slots.Release();
            }
        }
        catch (OperationCanceledException)
        {
            // Closing: the job is still in the file.
        }
        catch (Exception error)
        {
            // The data file refused the job's outcome. The job stays in it and runs again after a restart; the host goes on.
            _core.Traces.Add(new PluginTrace(_core.Clock.GetUtcNow(), nameof(JobQueue), "asyncoperation", "asyncoperation", 0, true, 0, job.Id, "", $"{error.GetType().Name}: {error.Message}"));
        }
    }

    private void RunOnce(WaitingJob job)
    {
        bool losesResult;
        lock (_gate)
            losesResult = !job.IsRepetition && _random.NextDouble() < _policy.DuplicateProbability;
        switch (_runner.Run(job.Id, mayRetry: job.Attempt < _policy.MaximumAttempts, losesResult))
        {
            case JobOutcome.RetryLater:
                Schedule(job with { Attempt = job.Attempt + 1, Due = _core.Clock.GetUtcNow() + (_policy.RetryDelay * Math.Pow(2, Math.Min(job.Attempt - 1, 10))) });
                break;
            case JobOutcome.ResultLost:
                Schedule(job with { IsRepetition = true, Due = _core.Clock.GetUtcNow() + Delay() });
                break;
        }
    }

    private DateTimeOffset? NextDue()
    {
        lock (_gate)
        {
            var jobs = _waiting.Count == 0 ? (DateTimeOffset?)null : _waiting.Min(j => j.Due);
            return jobs is null || _keyIndexesDue < jobs ? _keyIndexesDue ?? jobs : jobs;
        }
    }

    private List<WaitingJob> TakeDue()
    {
        lock (_gate)
        {
            var now = _core.Clock.GetUtcNow();
            var due = _waiting.Where(j => j.Due <= now).OrderBy(j => j.Due).Take(_policy.MaximumParallel).ToList();
            _waiting.RemoveAll(due.Contains);
            return due;
        }
    }

    private void BuildKeyIndexesIfDue()
    {
        lock (_gate)
        {
            if (_keyIndexesDue is null || _keyIndexesDue > _core.Clock.GetUtcNow())
                return;
        }

        BuildKeyIndexes();
    }

    private Task WaitUntilAsync(DateTimeOffset due, CancellationToken cancellationToken)
    {
        var wait = due - _core.Clock.GetUtcNow();
        if (wait <= TimeSpan.Zero)
            return Task.CompletedTask;
        if (_core.Clock is not SimulatedClock simulated)
            return Task.Delay(wait, _core.Clock, cancellationToken);
        simulated.AdvanceTo(due);
        return Task.CompletedTask;
    }

    private sealed record WaitingJob(Guid Id, DateTimeOffset Due, int Attempt, bool IsRepetition);
}
