using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk;

/// <summary>The answer to a message.</summary>
public class OrganizationResponse : IExtensibleDataObject
{
    private ParameterCollection _results;

    /// <summary>Name of the message that was answered.</summary>
    public string ResponseName { get; set; }

    /// <summary>A result. Reading an absent one throws.</summary>
    public object this[string parameterName]
    {
        get => Results[parameterName];
        set => Results[parameterName] = value;
    }

    /// <summary>The results by name.</summary>
    public ParameterCollection Results
    {
        get => _results ?? (_results = new ParameterCollection());
        set => _results = value;
    }

    /// <summary>Data a newer contract sent that this one does not know.</summary>
    public ExtensionDataObject ExtensionData { get; set; }
}
