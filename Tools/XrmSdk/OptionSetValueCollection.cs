using System.Collections.Generic;

namespace Microsoft.Xrm.Sdk;

/// <summary>The chosen values of a choices column.</summary>
public sealed class OptionSetValueCollection : DataCollection<OptionSetValue>
{
    /// <summary>An empty collection.</summary>
    public OptionSetValueCollection()
    {
    }

    /// <summary>A collection with the items of <paramref name="list"/>.</summary>
    public OptionSetValueCollection(IList<OptionSetValue> list) : base(list)
    {
    }
}
