namespace Microsoft.Xrm.Sdk.Messages;

/// <summary>Answers a disassociate.</summary>
public sealed class DisassociateResponse : OrganizationResponse
{
    /// <summary>An empty response.</summary>
    public DisassociateResponse() => ResponseName = "Disassociate";
}
