namespace Microsoft.Xrm.Sdk.Messages;

/// <summary>The rows a query found.</summary>
public sealed class RetrieveMultipleResponse : OrganizationResponse
{
    /// <summary>An empty response.</summary>
    public RetrieveMultipleResponse() => ResponseName = "RetrieveMultiple";

    /// <summary>The rows of this page.</summary>
    public EntityCollection EntityCollection => Results.GetOrDefault<EntityCollection>(nameof(EntityCollection));
}
