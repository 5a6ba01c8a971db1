namespace Microsoft.Xrm.Sdk.Messages;

/// <summary>Runs requests in one transaction.</summary>
public sealed class ExecuteTransactionRequest : OrganizationRequest
{
    /// <summary>An empty request.</summary>
    public ExecuteTransactionRequest() : base("ExecuteTransaction")
    {
    }

    /// <summary>The requests, 1,000 at most.</summary>
    public OrganizationRequestCollection Requests
    {
        get => Parameters.GetOrDefault<OrganizationRequestCollection>(nameof(Requests));
        set => Parameters[nameof(Requests)] = value;
    }

    /// <summary>True to return the responses.</summary>
    public bool? ReturnResponses
    {
        get => Parameters.GetOrDefault<bool?>(nameof(ReturnResponses));
        set => Parameters[nameof(ReturnResponses)] = value;
    }
}
