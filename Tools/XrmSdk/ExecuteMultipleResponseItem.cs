using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk;

/// <summary>The outcome of one request of a batch.</summary>
public sealed class ExecuteMultipleResponseItem : IExtensibleDataObject
{
    /// <summary>Zero-based place of the request.</summary>
    public int RequestIndex { get; set; }

    /// <summary>The response, null on a fault.</summary>
    public OrganizationResponse Response { get; set; }

    /// <summary>The fault, null on success.</summary>
    public OrganizationServiceFault Fault { get; set; }

    /// <summary>Data a newer contract sent that this one does not know.</summary>
    public ExtensionDataObject ExtensionData { get; set; }
}
