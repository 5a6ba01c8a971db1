using System;
using System.Collections.Generic;
using CrmFeedback.LocalOrg.Metadata;

namespace CrmFeedback.LocalOrg.Query;

/// <summary>Which rows of one table a caller may read. A row passes if any of the parts lets it through.</summary>
public sealed record TableAccess
{
    /// <summary>Every row.</summary>
    public static readonly TableAccess All = new() { AllRows = true };

    /// <summary>No row.</summary>
    public static readonly TableAccess None = new();

    /// <summary>True for every row.</summary>
    public bool AllRows { get; init; }

    /// <summary>Rows whose <c>ownerid</c> is one of these: the user and its teams.</summary>
    public IReadOnlyCollection<Guid> Owners { get; init; } = Array.Empty<Guid>();

    /// <summary>Rows whose <c>owningbusinessunit</c> is one of these.</summary>
    public IReadOnlyCollection<Guid> BusinessUnits { get; init; } = Array.Empty<Guid>();

    /// <summary>Rows with one of these ids: shared with the caller.</summary>
    public IReadOnlyCollection<Guid> SharedRows { get; init; } = Array.Empty<Guid>();
}

/// <summary>Who asks, and which rows of each table it may read. Put into the WHERE of the main table and of every linked table.</summary>
public sealed class RowAccess
{
    private readonly Func<TableDefinition, TableAccess> forTable;

    /// <summary>Makes the access of a caller.</summary>
    /// <param name="userId">The caller: what <c>eq-userid</c> compares with.</param>
    /// <param name="businessUnitId">Its business unit: what <c>eq-businessid</c> compares with.</param>
    /// <param name="forTable">The rows of each table it may read; asked at most once per table and query.</param>
    public RowAccess(Guid userId, Guid businessUnitId, Func<TableDefinition, TableAccess> forTable)
    {
        UserId = userId;
        BusinessUnitId = businessUnitId;
        this.forTable = forTable;
    }

    /// <summary>The caller.</summary>
    public Guid UserId { get; }

    /// <summary>The caller's business unit.</summary>
    public Guid BusinessUnitId { get; }

    /// <summary>Teams the caller is in: what <c>eq-userteams</c> compares with.</summary>
    public IReadOnlyCollection<Guid> TeamIds { get; init; } = Array.Empty<Guid>();

    /// <summary>The caller's time zone: days, months and years of a query are the caller's. Asked for when one is needed.</summary>
    public Func<TimeZoneInfo> TimeZone { get; init; } = () => TimeZoneInfo.Utc;

    /// <summary>Language of option labels in the answer.</summary>
    public int LanguageCode { get; init; } = LocalizedText.BaseLanguage;

    /// <summary>False to leave out formatted values and names of references.</summary>
    public bool Formatted { get; init; } = true;

    /// <summary>Every row of every table, as that user.</summary>
    public static RowAccess Unrestricted(Guid userId = default, Guid businessUnitId = default) =>
        new(userId, businessUnitId, _ => TableAccess.All);

    /// <summary>The rows of a table the caller may read.</summary>
    public TableAccess For(TableDefinition table) => forTable(table);
}
