using System;

namespace CrmFeedback.LocalOrg.Storage;

/// <summary>Where an organisation's data lives.</summary>
public sealed record StoreOptions
{
    /// <summary>The data file; null for a temporary one that is removed when the store is closed (tests).</summary>
    public string? Path { get; init; }

    /// <summary>The clock that relative date conditions use.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>False to leave out the tables that only Dynamics 365 Customer Service brings (<c>incident</c>): plain Dataverse.</summary>
    public bool CustomerService { get; init; } = true;
}
