namespace Microsoft.Xrm.Sdk.Messages;

/// <summary>Deletes a row.</summary>
public sealed class DeleteRequest : OrganizationRequest
{
    /// <summary>An empty request.</summary>
    public DeleteRequest() : base("Delete")
    {
    }

    /// <summary>The row to delete.</summary>
    public EntityReference Target
    {
        get => Parameters.GetOrDefault<EntityReference>(nameof(Target));
        set => Parameters[nameof(Target)] = value;
    }

    /// <summary>Whether the row version must match.</summary>
    public ConcurrencyBehavior ConcurrencyBehavior
    {
        get => Parameters.GetOrDefault<ConcurrencyBehavior>(nameof(ConcurrencyBehavior));
        set => Parameters[nameof(ConcurrencyBehavior)] = value;
    }
}
