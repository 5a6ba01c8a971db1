using System.Collections.Generic;

namespace Microsoft.Xrm.Sdk;

/// <summary>Parameters of a request, results of a response, or shared variables, by name.</summary>
public class ParameterCollection : DataCollection<string, object>
{
    /// <summary>An empty collection.</summary>
    public ParameterCollection()
    {
    }

    /// <summary>A collection with the pairs of another.</summary>
    protected ParameterCollection(IDictionary<string, object> collection) => AddRange(collection);

    /// <summary>Stores a value unless it is null.</summary>
    public void AddOrUpdateIfNotNull(string key, object obj)
    {
        if (obj != null)
            this[key] = obj;
    }
}
