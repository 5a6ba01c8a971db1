using CrmFeedback.Feedback;

namespace CrmFeedback.Steps;

/// <summary>
/// The custom API <c>cfb_ExportCustomer</c>: everything held about a customer or an address as JSON, page by page. The
/// platform lets only callers in who may write feedback (an admin: the words are in it); the reading is done as SYSTEM.
/// </summary>
public sealed class ExportCustomer : PluginBase
{
    /// <summary>Unique name of the custom API.</summary>
    public const string ApiName = "cfb_ExportCustomer";

    /// <summary>Request parameter: Guid.</summary>
    public const string CustomerId = "CustomerId";

    /// <summary>Request parameter: String, <c>account</c> or <c>contact</c>.</summary>
    public const string CustomerType = "CustomerType";

    /// <summary>Request parameter: String, mail address or phone number instead of an id.</summary>
    public const string Address = "Address";

    /// <summary>Request parameter and response property: String; empty after the last page.</summary>
    public const string ContinuationToken = "ContinuationToken";

    /// <summary>Response property: String.</summary>
    public const string Json = "Json";

    /// <summary>Response property: Integer, rows of the page.</summary>
    public const string Count = "Count";

    /// <summary>Declares the registration.</summary>
    public ExportCustomer()
        : base(Step.CustomApi(ApiName))
    {
    }

    /// <inheritdoc/>
    protected override string Run(StepRun run)
    {
        var deadline = Deadline.Start();
        var customer = HeldCustomer.Find(
            run.Service, ApiInput.Id(run.Context, CustomerId), ApiInput.Text(run.Context, CustomerType), ApiInput.Text(run.Context, Address));
        var page = CustomerExport.Read(run.Service, customer, ApiInput.Text(run.Context, ContinuationToken), deadline);
        run.Context.OutputParameters[Json] = page.Json;
        run.Context.OutputParameters[Count] = page.Count;
        run.Context.OutputParameters[ContinuationToken] = page.Token ?? string.Empty;
        return page.Count + " rows" + (page.Token == null ? ", the last" : string.Empty);
    }
}
