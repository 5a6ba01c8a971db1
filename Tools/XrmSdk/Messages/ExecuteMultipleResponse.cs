namespace Microsoft.Xrm.Sdk.Messages;

/// <summary>The outcomes of a batch.</summary>
public sealed class ExecuteMultipleResponse : OrganizationResponse
{
    /// <summary>An empty response.</summary>
    public ExecuteMultipleResponse() => ResponseName = "ExecuteMultiple";

    /// <summary>True if any request failed.</summary>
    public bool IsFaulted => Results.GetOrDefault<bool>(nameof(IsFaulted));

    /// <summary>Responses asked for, and faults.</summary>
    public ExecuteMultipleResponseItemCollection Responses => Results.GetOrDefault<ExecuteMultipleResponseItemCollection>(nameof(Responses));
}
