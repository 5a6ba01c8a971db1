namespace Microsoft.Xrm.Sdk;

/// <summary>Requests that run together.</summary>
public sealed class OrganizationRequestCollection : DataCollection<OrganizationRequest>
{
}
