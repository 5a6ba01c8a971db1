namespace Microsoft.Xrm.Sdk.Messages;

/// <summary>Links rows through a relationship.</summary>
public sealed class AssociateRequest : OrganizationRequest
{
    /// <summary>An empty request.</summary>
    public AssociateRequest() : base("Associate")
    {
    }

    /// <summary>The row the links start from.</summary>
    public EntityReference Target
    {
        get => Parameters.GetOrDefault<EntityReference>(nameof(Target));
        set => Parameters[nameof(Target)] = value;
    }

    /// <summary>The relationship.</summary>
    public Relationship Relationship
    {
        get => Parameters.GetOrDefault<Relationship>(nameof(Relationship));
        set => Parameters[nameof(Relationship)] = value;
    }

    /// <summary>The rows at the other end.</summary>
    public EntityReferenceCollection RelatedEntities
    {
        get => Parameters.GetOrDefault<EntityReferenceCollection>(nameof(RelatedEntities));
        set => Parameters[nameof(RelatedEntities)] = value;
    }
}
