using Microsoft.Xrm.Sdk.Query;

namespace Microsoft.Xrm.Sdk.Messages;

/// <summary>Reads one row.</summary>
public sealed class RetrieveRequest : OrganizationRequest
{
    /// <summary>An empty request.</summary>
    public RetrieveRequest() : base("Retrieve")
    {
    }

    /// <summary>The row, by id or alternate key.</summary>
    public EntityReference Target
    {
        get => Parameters.GetOrDefault<EntityReference>(nameof(Target));
        set => Parameters[nameof(Target)] = value;
    }

    /// <summary>The columns to read.</summary>
    public ColumnSet ColumnSet
    {
        get => Parameters.GetOrDefault<ColumnSet>(nameof(ColumnSet));
        set => Parameters[nameof(ColumnSet)] = value;
    }

    /// <summary>Queries for related rows, null for none.</summary>
    public RelationshipQueryCollection RelatedEntitiesQuery
    {
        get => Parameters.GetOrDefault<RelationshipQueryCollection>(nameof(RelatedEntitiesQuery));
        set => Parameters[nameof(RelatedEntitiesQuery)] = value;
    }
}
