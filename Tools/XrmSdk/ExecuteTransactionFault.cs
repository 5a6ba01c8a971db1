namespace Microsoft.Xrm.Sdk;

/// <summary>Tells which request made a transaction fail.</summary>
public sealed class ExecuteTransactionFault : OrganizationServiceFault
{
    /// <summary>Zero-based place of the request.</summary>
    public int FaultedRequestIndex { get; set; }
}
