namespace Microsoft.Xrm.Sdk.Messages;

/// <summary>Answers a delete.</summary>
public sealed class DeleteResponse : OrganizationResponse
{
    /// <summary>An empty response.</summary>
    public DeleteResponse() => ResponseName = "Delete";
}
