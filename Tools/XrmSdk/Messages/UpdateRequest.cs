namespace Microsoft.Xrm.Sdk.Messages;

/// <summary>Writes columns of a row.</summary>
public sealed class UpdateRequest : OrganizationRequest
{
    /// <summary>An empty request.</summary>
    public UpdateRequest() : base("Update")
    {
    }

    /// <summary>The row, with the columns to write.</summary>
    public Entity Target
    {
        get => Parameters.GetOrDefault<Entity>(nameof(Target));
        set => Parameters[nameof(Target)] = value;
    }

    /// <summary>Whether the row version must match.</summary>
    public ConcurrencyBehavior ConcurrencyBehavior
    {
        get => Parameters.GetOrDefault<ConcurrencyBehavior>(nameof(ConcurrencyBehavior));
        set => Parameters[nameof(ConcurrencyBehavior)] = value;
    }
}
