namespace Microsoft.Xrm.Sdk.Messages;

/// <summary>Answers an update.</summary>
public sealed class UpdateResponse : OrganizationResponse
{
    /// <summary>An empty response.</summary>
    public UpdateResponse() => ResponseName = "Update";
}
