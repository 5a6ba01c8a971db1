namespace Microsoft.Xrm.Sdk;

/// <summary>Related rows a row carries, by relationship.</summary>
public sealed class RelatedEntityCollection : DataCollection<Relationship, EntityCollection>
{
    /// <summary>True if the collection refuses changes.</summary>
    public override bool IsReadOnly => false;
}
