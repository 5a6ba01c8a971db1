namespace Microsoft.Xrm.Sdk.Messages;

/// <summary>Creates a row.</summary>
public sealed class CreateRequest : OrganizationRequest
{
    /// <summary>An empty request.</summary>
    public CreateRequest() : base("Create")
    {
    }

    /// <summary>The row to create, with the related rows it carries.</summary>
    public Entity Target
    {
        get => Parameters.GetOrDefault<Entity>(nameof(Target));
        set => Parameters[nameof(Target)] = value;
    }
}
