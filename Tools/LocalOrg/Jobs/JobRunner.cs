using System;
using System.Linq;
using System.ServiceModel;
using CrmFeedback.LocalOrg.Pipeline;
using CrmFeedback.LocalOrg.Storage;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmFeedback.LocalOrg.Jobs;

/// <summary>What became of one run of a job.</summary>
internal enum JobOutcome
{
    Succeeded,
    Failed,
    Canceled,
    RetryLater,

    /// <summary>The plug-in succeeded, but the job still counts as not run.</summary>
    ResultLost,

    /// <summary>The job is not there any more: it succeeded and was removed.</summary>
    Gone,
}

/// <summary>Runs one stored job: each service call of its plug-in is a transaction of its own. Never throws for what a plug-in does.</summary>
internal sealed class JobRunner(OrganizationCore core)
{
    private const int CompletedState = 3;

    /// <param name="id">Id of the <c>asyncoperation</c> row.</param>
    /// <param name="mayRetry">False if this was the last attempt.</param>
    /// <param name="losesResult">True to forget that the job succeeded, as when the platform's process ends too early: it will run again.</param>
    public JobOutcome Run(Guid id, bool mayRetry, bool losesResult)
    {
        Entity? job;
        using (var session = core.Store.BeginRead())
            job = session.Find("asyncoperation", id, new ColumnSet("data", "owningextensionid", "retrycount", "statecode"), ReadOptions.Raw);
        if (job is null || job.GetAttributeValue<OptionSetValue>("statecode")?.Value == CompletedState)
            return JobOutcome.Gone;
        var stepId = job.Attributes.TryGetValue("owningextensionid", out var owning) ? owning is Guid g ? g : (owning as EntityReference)?.Id : null;
        var step = core.Store.Catalog.Steps.FirstOrDefault(s => s.Id == stepId);
        if (step is not { IsEnabled: true })
            return End(id, JobOutcome.Canceled, 0, "The step of this job is gone or disabled.", delete: false);

        try
        {
            var context = ContextCodec.Read(job.GetAttributeValue<string>("data"));
            var deadline = core.Clock.GetUtcNow() + CallScope.TimeLimit;
            var scope = new CallScope
            {
                UserId = context.UserId,
                InitiatingUserId = context.InitiatingUserId,
                Depth = context.Depth + 1,
                CorrelationId = context.CorrelationId,
                Deadline = deadline,
                RealDeadline = core.NewRealDeadline(),
                Origin = new StepOrigin(step, JoinsTransaction: false),
            };
            core.Plugins.RunStep(step, context, new PluginCalls(core, scope));
            scope.CheckTime(core.Clock, step.TypeName);
            return losesResult ? JobOutcome.ResultLost : End(id, JobOutcome.Succeeded, 0, null, step.AsyncAutoDelete);
        }
        catch (FaultException<OrganizationServiceFault> fault)
        {
            var status = PluginFailure.StatusOf(fault.Detail);
            if (mayRetry && (status == OperationStatus.Retry || fault.Detail.ErrorCode == Faults.TimedOut.Code))
                return Postpone(id, job.GetAttributeValue<int>("retrycount") + 1, fault.Message);
            return status switch
            {
                OperationStatus.Canceled => End(id, JobOutcome.Canceled, fault.Detail.ErrorCode, fault.Message, delete: false),
                OperationStatus.Succeeded => End(id, JobOutcome.Succeeded, 0, fault.Message, step.AsyncAutoDelete),
                _ => End(id, JobOutcome.Failed, fault.Detail.ErrorCode, fault.Message, delete: false),
            };
        }
        catch (OperationCanceledException)
        {
            // The organisation is closing: the job stays Ready and runs when the file is opened again.
            return JobOutcome.Gone;
        }
        catch (Exception error)
        {
            return End(id, JobOutcome.Failed, Faults.Unexpected.Code, $"{error.GetType().Name}: {error.Message}", delete: false);
        }
    }

    private JobOutcome End(Guid id, JobOutcome outcome, int errorCode, string? text, bool delete)
    {
        Write(session =>
        {
            if (delete)
            {
                session.Delete("asyncoperation", id);
                return;
            }

            session.Update(new Entity("asyncoperation", id)
            {
                ["statecode"] = new OptionSetValue(CompletedState),
                ["statuscode"] = new OptionSetValue(outcome switch { JobOutcome.Succeeded => 30, JobOutcome.Canceled => 32, _ => 31 }),
                ["completedon"] = Now(),
                ["errorcode"] = errorCode,
                ["message"] = text,
                ["friendlymessage"] = text,
            });
        });
        return outcome;
    }

    private JobOutcome Postpone(Guid id, int retries, string text)
    {
        Write(session => session.Update(new Entity("asyncoperation", id)
        {
            ["statecode"] = new OptionSetValue(1),
            ["statuscode"] = new OptionSetValue(10),
            ["retrycount"] = retries,
            ["message"] = text,
        }));
        return JobOutcome.RetryLater;
    }

    private DateTime Now()
    {
        var now = core.Clock.GetUtcNow().UtcDateTime;
        return new DateTime(now.Ticks - (now.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Utc);
    }

    private void Write(Action<IStoreSession> work)
    {
        using var session = core.Store.BeginWrite(core.Closing.Token);
        work(session);
        session.Commit();
    }
}
