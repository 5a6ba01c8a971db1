namespace Microsoft.Xrm.Sdk.Messages;

/// <summary>Answers an associate.</summary>
public sealed class AssociateResponse : OrganizationResponse
{
    /// <summary>An empty response.</summary>
    public AssociateResponse() => ResponseName = "Associate";
}
