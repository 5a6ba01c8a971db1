using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.ServiceModel;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.Steps;

/// <summary>
/// What every step does around its work: finds its registration, times, traces, and turns errors into what Dataverse
/// shows or retries. Instances are shared by threads, so they hold registrations only.
/// </summary>
public abstract class PluginBase : IPlugin
{
    private const int AsynchronousMode = 1;

    /// <summary>Declares the registrations.</summary>
    protected PluginBase(params Step[] steps) => Steps = steps;

    /// <summary>The registrations the class is made for.</summary>
    public IReadOnlyList<Step> Steps { get; }

    /// <inheritdoc/>
    public void Execute(IServiceProvider serviceProvider)
    {
        if (serviceProvider == null)
            throw new ArgumentNullException(nameof(serviceProvider));
        var context = (IPluginExecutionContext)serviceProvider.GetService(typeof(IPluginExecutionContext))!;
        var factory = (IOrganizationServiceFactory)serviceProvider.GetService(typeof(IOrganizationServiceFactory))!;
        var run = new StepRun(context, factory, (ITracingService?)serviceProvider.GetService(typeof(ITracingService)));
        if (!IsRegistered(context))
        {
            run.Trace(string.Format(
                CultureInfo.InvariantCulture,
                "{0}: nothing to do on {1} of {2} at stage {3}, mode {4}; made for {5}.",
                GetType().Name, context.MessageName, context.PrimaryEntityName, context.Stage, context.Mode, Describe()));
            return;
        }

        Run(run, context);
    }

    /// <summary>The work.</summary>
    /// <returns>What was done, for the trace; never the customer's words.</returns>
    protected abstract string Run(StepRun run);

    private void Run(StepRun run, IPluginExecutionContext context)
    {
        var watch = Stopwatch.StartNew();
        var name = GetType().Name;
        try
        {
            run.Trace(name + ": " + Run(run) + " (" + watch.ElapsedMilliseconds.ToString(CultureInfo.InvariantCulture) + " ms)");
        }
        catch (InvalidPluginExecutionException)
        {
            throw;
        }
        catch (FaultException<OrganizationServiceFault> fault) when (context.Mode == AsynchronousMode && Faults.IsPassing(fault.Detail))
        {
            run.Trace(name + ": will be tried again, fault " + Number(fault.Detail.ErrorCode) + ": " + fault.Message);
            throw new InvalidPluginExecutionException(OperationStatus.Retry, name + ": the row is being changed by another job; trying again.");
        }
        catch (FaultException<OrganizationServiceFault> fault) when (context.Stage == Step.MainOperationStage && Faults.IsPassing(fault.Detail))
        {
            run.Trace(name + ": undone, fault " + Number(fault.Detail.ErrorCode) + ": " + fault.Message);
            throw new InvalidPluginExecutionException(
                context.MessageName + ": another call was writing the same rows. Nothing of this call was stored; send it again.", PluginHttpStatusCode.Conflict);
        }
        catch (FaultException<OrganizationServiceFault> fault)
        {
            run.Trace(name + ": fault " + Number(fault.Detail?.ErrorCode ?? 0) + ": " + fault);
            throw new InvalidPluginExecutionException("Customer feedback: " + name + " failed. The plug-in trace log says why.", fault);
        }
        catch (Exception exception)
        {
            run.Trace(name + ": " + exception);
            throw new InvalidPluginExecutionException("Customer feedback: " + name + " failed. The plug-in trace log says why.", exception);
        }
    }

    private bool IsRegistered(IPluginExecutionContext context)
    {
        foreach (var step in Steps)
        {
            if (step.Matches(context.MessageName, context.PrimaryEntityName, context.Stage, context.Mode == AsynchronousMode))
                return true;
        }

        return false;
    }

    private string Describe()
    {
        var names = new List<string>();
        foreach (var step in Steps)
            names.Add(step.MessageName + " of " + step.Table + " at stage " + Number(step.Stage) + (step.IsAsynchronous ? " (asynchronous)" : string.Empty));
        return string.Join(", ", names);
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
