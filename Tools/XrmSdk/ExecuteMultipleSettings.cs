using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk;

/// <summary>How a batch runs.</summary>
public sealed class ExecuteMultipleSettings : IExtensibleDataObject
{
    /// <summary>True to go on after a failed request.</summary>
    public bool ContinueOnError { get; set; }

    /// <summary>True to return responses; faults are always returned.</summary>
    public bool ReturnResponses { get; set; }

    /// <summary>Data a newer contract sent that this one does not know.</summary>
    public ExtensionDataObject ExtensionData { get; set; }
}
