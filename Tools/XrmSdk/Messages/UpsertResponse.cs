namespace Microsoft.Xrm.Sdk.Messages;

/// <summary>The row an upsert wrote.</summary>
public sealed class UpsertResponse : OrganizationResponse
{
    /// <summary>An empty response.</summary>
    public UpsertResponse() => ResponseName = "Upsert";

    /// <summary>True if the row is new.</summary>
    public bool RecordCreated => Results.GetOrDefault<bool>(nameof(RecordCreated));

    /// <summary>The row that was written.</summary>
    public EntityReference Target => Results.GetOrDefault<EntityReference>(nameof(Target));
}
