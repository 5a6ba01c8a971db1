using CrmFeedback.Feedback;

namespace CrmFeedback.Steps;

/// <summary>
/// The custom API <c>cfb_EraseCustomer</c>: deletes what is held about a customer or an address and says what only an
/// admin can purge. The platform lets only callers in who may delete feedback; the work is done as SYSTEM.
/// </summary>
public sealed class EraseCustomer : PluginBase
{
    /// <summary>Unique name of the custom API.</summary>
    public const string ApiName = "cfb_EraseCustomer";

    /// <summary>Request parameter: Guid.</summary>
    public const string CustomerId = "CustomerId";

    /// <summary>Request parameter: String, <c>account</c> or <c>contact</c>.</summary>
    public const string CustomerType = "CustomerType";

    /// <summary>Request parameter: String, mail address or phone number instead of an id.</summary>
    public const string Address = "Address";

    /// <summary>Request parameter: Boolean, count only.</summary>
    public const string DryRun = "DryRun";

    /// <summary>Request parameter: Integer, LCID of the report.</summary>
    public const string LanguageId = "LanguageId";

    /// <summary>Response property: Integer, linked feedback.</summary>
    public const string Feedback = "Feedback";

    /// <summary>Response property: Integer, mentions of all that feedback.</summary>
    public const string Mentions = "Mentions";

    /// <summary>Response property: Integer, unlinked feedback.</summary>
    public const string Unlinked = "Unlinked";

    /// <summary>Response property: Integer.</summary>
    public const string SurveyResponses = "SurveyResponses";

    /// <summary>Response property: Integer.</summary>
    public const string Standings = "Standings";

    /// <summary>Response property: Integer, rows still there.</summary>
    public const string Remaining = "Remaining";

    /// <summary>Response property: String.</summary>
    public const string Report = "Report";

    /// <summary>Declares the registration.</summary>
    public EraseCustomer()
        : base(Step.CustomApi(ApiName))
    {
    }

    /// <inheritdoc/>
    protected override string Run(StepRun run)
    {
        var deadline = Deadline.Start();
        var isDryRun = ApiInput.Flag(run.Context, DryRun);
        var customer = HeldCustomer.Find(
            run.Service, ApiInput.Id(run.Context, CustomerId), ApiInput.Text(run.Context, CustomerType), ApiInput.Text(run.Context, Address));
        var counts = isDryRun ? CustomerErasure.Count(run.Service, customer) : CustomerErasure.Erase(run.Service, customer, deadline);
        var output = run.Context.OutputParameters;
        output[Feedback] = counts.Of(HeldKind.Feedback);
        output[Mentions] = counts.Mentions;
        output[Unlinked] = counts.Of(HeldKind.Unlinked);
        output[SurveyResponses] = counts.Of(HeldKind.SurveyResponses);
        output[Standings] = counts.Of(HeldKind.Standings);
        output[Remaining] = counts.Remaining;
        output[Report] = ErasureReport.Write(counts, isDryRun, ApiInput.Integer(run.Context, LanguageId));
        return (isDryRun ? "dry run, " : string.Empty) + "remaining " + counts.Remaining;
    }
}
