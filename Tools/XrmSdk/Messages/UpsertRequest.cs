namespace Microsoft.Xrm.Sdk.Messages;

/// <summary>Updates a row, or creates it where there is none.</summary>
public sealed class UpsertRequest : OrganizationRequest
{
    /// <summary>An empty request.</summary>
    public UpsertRequest() : base("Upsert")
    {
    }

    /// <summary>The row, by id or alternate key.</summary>
    public Entity Target
    {
        get => Parameters.GetOrDefault<Entity>(nameof(Target));
        set => Parameters[nameof(Target)] = value;
    }
}
