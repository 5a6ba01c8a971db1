using CrmFeedback.Feedback;

namespace CrmFeedback.Steps;

/// <summary>
/// The custom API <c>cfb_ScoreRecords</c>: scores cases, e-mails or survey responses that exist already. For history from before
/// the import, and for what was saved while steps were bypassed. Idempotent.
/// </summary>
public sealed class ScoreRecords : PluginBase
{
    /// <summary>Unique name of the custom API.</summary>
    public const string ApiName = "cfb_ScoreRecords";

    /// <summary>Request parameter: String, a table.</summary>
    public const string Table = "Table";

    /// <summary>Request parameter: String, a JSON array of at most 100 ids.</summary>
    public const string Ids = "Ids";

    /// <summary>Request parameter: Boolean, optional; true scores again what has feedback.</summary>
    public const string All = "All";

    /// <summary>Response property: Integer, records scored.</summary>
    public const string Scored = "Scored";

    /// <summary>Response property: Integer, records that have feedback and were left alone.</summary>
    public const string Skipped = "Skipped";

    /// <summary>Response property: Integer, records at the end of the list there was no time for.</summary>
    public const string Remaining = "Remaining";

    /// <summary>Declares the registration.</summary>
    public ScoreRecords()
        : base(Step.CustomApi(ApiName))
    {
    }

    /// <inheritdoc/>
    protected override string Run(StepRun run)
    {
        var result = SourceScoring.Run(
            run.Service, run.Context.OrganizationId, ApiInput.Text(run.Context, Table), ApiInput.Text(run.Context, Ids), ApiInput.Flag(run.Context, All), Deadline.Start());
        run.Context.OutputParameters[Scored] = result.Scored;
        run.Context.OutputParameters[Skipped] = result.Skipped;
        run.Context.OutputParameters[Remaining] = result.Remaining;
        return result.Scored + " scored, " + result.Skipped + " known, " + result.Remaining + " remaining";
    }
}
