namespace Microsoft.Xrm.Sdk;

/// <summary>Responses in the order of their requests.</summary>
public sealed class OrganizationResponseCollection : DataCollection<OrganizationResponse>
{
}
