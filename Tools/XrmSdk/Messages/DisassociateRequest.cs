namespace Microsoft.Xrm.Sdk.Messages;

/// <summary>Removes links of a relationship.</summary>
public sealed class DisassociateRequest : OrganizationRequest
{
    /// <summary>An empty request.</summary>
    public DisassociateRequest() : base("Disassociate")
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
