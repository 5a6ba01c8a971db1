using System;
using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk;

/// <summary>What a failed operation tells the caller.</summary>
public abstract class BaseServiceFault : IExtensibleDataObject
{
    /// <summary>An empty fault.</summary>
    protected BaseServiceFault() => ErrorDetails = new ErrorDetailCollection();

    /// <summary>The message for the caller.</summary>
    public string Message { get; set; }

    /// <summary>The platform's error code, for example 0x80040217 for a missing row.</summary>
    public int ErrorCode { get; set; }

    /// <summary>Where to read more.</summary>
    public string HelpLink { get; set; }

    /// <summary>When it happened, UTC.</summary>
    public DateTime Timestamp { get; set; }

    /// <summary>Finds the operation in the server's logs.</summary>
    public Guid ActivityId { get; set; }

    /// <summary>Details by name.</summary>
    public ErrorDetailCollection ErrorDetails { get; set; }

    /// <summary>Data a newer contract sent that this one does not know.</summary>
    public ExtensionDataObject ExtensionData { get; set; }
}
