using Microsoft.Xrm.Sdk.Query;

namespace Microsoft.Xrm.Sdk.Messages;

/// <summary>Runs a query.</summary>
public sealed class RetrieveMultipleRequest : OrganizationRequest
{
    /// <summary>An empty request.</summary>
    public RetrieveMultipleRequest() : base("RetrieveMultiple")
    {
    }

    /// <summary>What to read.</summary>
    public QueryBase Query
    {
        get => Parameters.GetOrDefault<QueryBase>(nameof(Query));
        set => Parameters[nameof(Query)] = value;
    }
}
