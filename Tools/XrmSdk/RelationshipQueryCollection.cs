using Microsoft.Xrm.Sdk.Query;

namespace Microsoft.Xrm.Sdk;

/// <summary>Queries for related rows, by relationship.</summary>
public sealed class RelationshipQueryCollection : DataCollection<Relationship, QueryBase>
{
}
