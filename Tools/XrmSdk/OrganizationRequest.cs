using System;
using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk;

/// <summary>A message to the organisation service.</summary>
public class OrganizationRequest : IExtensibleDataObject
{
    private ParameterCollection _parameters;

    /// <summary>A request without a name.</summary>
    public OrganizationRequest()
    {
    }

    /// <summary>A request for a message by its name.</summary>
    public OrganizationRequest(string requestName) => RequestName = requestName;

    /// <summary>Name of the message.</summary>
    public string RequestName { get; set; }

    /// <summary>A parameter. Reading an absent one throws.</summary>
    public object this[string parameterName]
    {
        get => Parameters[parameterName];
        set => Parameters[parameterName] = value;
    }

    /// <summary>The parameters by name.</summary>
    public ParameterCollection Parameters
    {
        get => _parameters ?? (_parameters = new ParameterCollection());
        set => _parameters = value;
    }

    /// <summary>Id of the request, for tracing.</summary>
    public Guid? RequestId { get; set; }

    /// <summary>Data a newer contract sent that this one does not know.</summary>
    public ExtensionDataObject ExtensionData { get; set; }
}
