using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Query;

/// <summary>A query in one of its three forms: expression, attribute values, or FetchXML.</summary>
public abstract class QueryBase : IExtensibleDataObject
{
    /// <summary>An empty query.</summary>
    protected QueryBase()
    {
    }

    /// <summary>Data a newer contract sent that this one does not know.</summary>
    public ExtensionDataObject ExtensionData { get; set; }
}
