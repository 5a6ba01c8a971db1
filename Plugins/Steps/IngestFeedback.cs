using CrmFeedback.Feedback;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.Steps;

/// <summary>
/// The custom API <c>cfb_IngestFeedback</c>: feedback of phone, chat, social networks, apps, stores and imports.
/// Idempotent by channel and external id. The platform lets only callers in who may create feedback; the work is done as SYSTEM.
/// </summary>
public sealed class IngestFeedback : PluginBase
{
    /// <summary>Unique name of the custom API.</summary>
    public const string ApiName = "cfb_IngestFeedback";

    /// <summary>Request parameter: String, a JSON array of at most 100 rows.</summary>
    public const string Rows = "Rows";

    /// <summary>Response property: String, a JSON array with the outcome of each row.</summary>
    public const string Results = "Results";

    /// <summary>Response property: Integer, rows that there was no time for.</summary>
    public const string Remaining = "Remaining";

    /// <summary>Declares the registration.</summary>
    public IngestFeedback()
        : base(Step.CustomApi(ApiName))
    {
    }

    /// <inheritdoc/>
    protected override string Run(StepRun run)
    {
        var deadline = Deadline.Start();
        var items = IntakeReader.Read(ApiInput.Text(run.Context, Rows), run.Now);
        var outcomes = FeedbackIntake.Run(run.Service, run.Context.OrganizationId, items, run.Now, deadline);
        var remaining = FeedbackIntake.Remaining(outcomes);
        run.Context.OutputParameters[Results] = IntakeResults.Write(items, outcomes);
        run.Context.OutputParameters[Remaining] = remaining;
        return items.Count + " rows, " + remaining + " remaining";
    }
}
