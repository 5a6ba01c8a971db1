using CrmFeedback.LocalOrg.Metadata;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.LocalOrg.WebApi;

/// <summary>What an address below the service root names: <c>accounts</c>, <c>accounts(id)</c>, <c>accounts(id)/name</c>,
/// <c>accounts(id)/contact_customer_accounts(id)/$ref</c>, <c>WhoAmI()</c>.</summary>
public sealed record ResourceAddress
{
    /// <summary>The table of the first segment; null for an operation.</summary>
    public TableDefinition? Table { get; init; }

    /// <summary>The row of that table, by id or alternate key; null for the whole set.</summary>
    public EntityReference? Row { get; init; }

    /// <summary>A column of the row.</summary>
    public ColumnDefinition? Column { get; init; }

    /// <summary>A navigation property of the row.</summary>
    public NavigationProperty? Navigation { get; init; }

    /// <summary>The row at the other end of the navigation property.</summary>
    public EntityReference? RelatedRow { get; init; }

    /// <summary>Ends in <c>/$value</c>.</summary>
    public bool IsRawValue { get; init; }

    /// <summary>Ends in <c>/$count</c>.</summary>
    public bool IsCount { get; init; }

    /// <summary>Ends in <c>/$ref</c>.</summary>
    public bool IsReference { get; init; }

    /// <summary>An action or function: alone, or bound to the row.</summary>
    public Operation? Operation { get; init; }
}
