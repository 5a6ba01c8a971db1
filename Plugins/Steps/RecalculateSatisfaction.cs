using System;
using System.Diagnostics;
using System.Globalization;
using CrmFeedback.FollowUp;
using CrmFeedback.Satisfaction;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.Steps;

/// <summary>
/// The custom API <c>cfb_RecalculateSatisfaction</c>, for a scheduled flow or the command line: refreshes the organisation's
/// baseline, recomputes the standings that time alone has changed, and writes those that a lost job never wrote.
/// </summary>
public sealed class RecalculateSatisfaction : PluginBase
{
    /// <summary>Unique name of the custom API.</summary>
    public const string ApiName = "cfb_RecalculateSatisfaction";

    /// <summary>Request parameter: Integer, 1..500, optional.</summary>
    public const string MaxRows = "maxRows";

    /// <summary>Response property: Integer.</summary>
    public const string Recalculated = "Recalculated";

    /// <summary>Response property: Integer; call again while it is not 0.</summary>
    public const string Remaining = "Remaining";

    private const int DefaultRows = 100;
    private const int MostRows = 500;

    // The platform ends a run after two minutes and undoes it.
    private static readonly TimeSpan LongestRun = TimeSpan.FromSeconds(60);

    /// <summary>Declares the registration.</summary>
    public RecalculateSatisfaction()
        : base(Step.CustomApi(ApiName))
    {
    }

    /// <inheritdoc/>
    protected override string Run(StepRun run)
    {
        var most = run.Context.InputParameters.TryGetValue(MaxRows, out var sent) && sent is int rows ? rows : DefaultRows;
        if (most < 1 || most > MostRows)
            throw new InvalidPluginExecutionException(string.Format(CultureInfo.InvariantCulture, "maxRows is {0}. Send a number from 1 to {1}, or leave it out.", most, MostRows));
        var watch = Stopwatch.StartNew();
        var baselines = BaselineRefresh.Run(run.Service, run.Now, StandingSettings.Read(run.Service, run.Variables).Model.Satisfaction);
        var rollUp = new StandingRollUp(run.Service, StandingSettings.Read(run.Service, run.Variables), run.Now, mayFault: false);
        var done = 0;
        foreach (var customer in DueStandings.Find(run.Service, run.Now, most))
        {
            if (watch.Elapsed > LongestRun)
                break;
            rollUp.Run(customer, skipIfReadLater: false);
            done++;
        }

        var followUps = FollowUpModel.Read(run.Service);
        FollowUpSweep.Run(run.Service, followUps, run.Now, () => watch.Elapsed > LongestRun);
        ClosedLoopRefresh.Run(run.Service, run.Now, followUps.Settings);
        run.Context.OutputParameters[Recalculated] = done;
        run.Context.OutputParameters[Remaining] = DueStandings.Find(run.Service, run.Now, DueStandings.Most).Count;
        return string.Format(CultureInfo.InvariantCulture, "{0} baselines written, {1} standings recalculated", baselines, done);
    }
}
