namespace Microsoft.Xrm.Sdk.Messages;

/// <summary>Runs requests one after the other, each in its own transaction.</summary>
public sealed class ExecuteMultipleRequest : OrganizationRequest
{
    /// <summary>An empty request.</summary>
    public ExecuteMultipleRequest() : base("ExecuteMultiple")
    {
    }

    /// <summary>The requests, 1,000 at most.</summary>
    public OrganizationRequestCollection Requests
    {
        get => Parameters.GetOrDefault<OrganizationRequestCollection>(nameof(Requests));
        set => Parameters[nameof(Requests)] = value;
    }

    /// <summary>What happens on an error and what is returned.</summary>
    public ExecuteMultipleSettings Settings
    {
        get => Parameters.GetOrDefault<ExecuteMultipleSettings>(nameof(Settings));
        set => Parameters[nameof(Settings)] = value;
    }
}
