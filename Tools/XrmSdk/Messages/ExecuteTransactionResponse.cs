namespace Microsoft.Xrm.Sdk.Messages;

/// <summary>The responses of a transaction.</summary>
public sealed class ExecuteTransactionResponse : OrganizationResponse
{
    /// <summary>An empty response.</summary>
    public ExecuteTransactionResponse() => ResponseName = "ExecuteTransaction";

    /// <summary>The responses, if asked for, in the order of the requests.</summary>
    public OrganizationResponseCollection Responses => Results.GetOrDefault<OrganizationResponseCollection>(nameof(Responses));
}
