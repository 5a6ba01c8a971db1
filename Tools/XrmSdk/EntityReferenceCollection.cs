using System.Collections.Generic;

namespace Microsoft.Xrm.Sdk;

/// <summary>References to rows.</summary>
public sealed class EntityReferenceCollection : DataCollection<EntityReference>
{
    /// <summary>An empty collection.</summary>
    public EntityReferenceCollection()
    {
    }

    /// <summary>A collection with the items of <paramref name="list"/>.</summary>
    public EntityReferenceCollection(IList<EntityReference> list) : base(list)
    {
    }
}
