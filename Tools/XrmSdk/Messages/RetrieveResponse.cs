namespace Microsoft.Xrm.Sdk.Messages;

/// <summary>The row that was read.</summary>
public sealed class RetrieveResponse : OrganizationResponse
{
    /// <summary>An empty response.</summary>
    public RetrieveResponse() => ResponseName = "Retrieve";

    /// <summary>The row with the columns asked for.</summary>
    public Entity Entity => Results.GetOrDefault<Entity>(nameof(Entity));
}
