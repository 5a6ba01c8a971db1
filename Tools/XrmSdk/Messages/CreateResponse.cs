using System;

namespace Microsoft.Xrm.Sdk.Messages;

/// <summary>The row that was created.</summary>
public sealed class CreateResponse : OrganizationResponse
{
    /// <summary>An empty response.</summary>
    public CreateResponse() => ResponseName = "Create";

    /// <summary>Id of the new row.</summary>
    public Guid id => Results.GetOrDefault<Guid>(nameof(id));
}
