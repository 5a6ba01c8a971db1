using System.Collections.Generic;
using Microsoft.Xrm.Sdk.Query;

namespace CrmFeedback.LocalOrg.Query;

/// <summary>An aggregate of FetchXML.</summary>
internal enum Aggregate
{
    /// <summary>Rows.</summary>
    Count,

    /// <summary>Rows with a value.</summary>
    CountColumn,

    /// <summary>Sum.</summary>
    Sum,

    /// <summary>Average.</summary>
    Avg,

    /// <summary>Least.</summary>
    Min,

    /// <summary>Greatest.</summary>
    Max,
}

/// <summary>The part of a date that rows are grouped by.</summary>
internal enum DatePart
{
    /// <summary>Day of the month.</summary>
    Day,

    /// <summary>Week of the year; weeks begin on Sunday.</summary>
    Week,

    /// <summary>Month of the year.</summary>
    Month,

    /// <summary>Quarter of the year.</summary>
    Quarter,

    /// <summary>Year.</summary>
    Year,
}

/// <summary>A column to read.</summary>
/// <param name="Name">Logical name.</param>
/// <param name="Alias">Name in the result, if not its own.</param>
internal sealed record SelectColumn(string Name, string? Alias = null)
{
    public Aggregate? Aggregate { get; init; }

    public bool IsDistinct { get; init; }

    public bool IsGroup { get; init; }

    public DatePart? DatePart { get; init; }

    /// <summary>False to group a date in UTC instead of the caller's time zone.</summary>
    public bool InUserTimeZone { get; init; } = true;
}

/// <summary>One comparison.</summary>
/// <param name="Entity">Alias or name of a linked table; null for the table whose filter it is in.</param>
/// <param name="Column">Logical name.</param>
/// <param name="Operator">The comparison.</param>
/// <param name="Values">What to compare with: strings from FetchXML, SDK values from a QueryExpression.</param>
internal sealed record ConditionModel(string? Entity, string Column, ConditionOperator Operator, IReadOnlyList<object?> Values)
{
    /// <summary>Column to compare with instead of values; may be <c>alias.column</c>.</summary>
    public string? ValueOf { get; init; }
}

/// <summary>Comparisons and filters joined by and, or by or.</summary>
internal sealed record FilterModel(bool IsOr, IReadOnlyList<ConditionModel> Conditions, IReadOnlyList<FilterModel> Filters);

/// <summary>One sort column.</summary>
/// <param name="Column">Logical name; null if sorted by alias.</param>
/// <param name="Alias">Alias of an aggregate or group.</param>
/// <param name="Descending">Greatest first.</param>
/// <param name="Entity">Alias of a linked table, if the order of the main table names one.</param>
internal sealed record OrderModel(string? Column, string? Alias, bool Descending, string? Entity = null);

/// <summary>What main table and linked tables have in common.</summary>
internal abstract record SourceModel
{
    public required string Table { get; init; }

    public bool AllColumns { get; init; }

    public IReadOnlyList<SelectColumn> Columns { get; init; } = [];

    public IReadOnlyList<FilterModel> Filters { get; init; } = [];

    public IReadOnlyList<LinkModel> Links { get; init; } = [];

    public IReadOnlyList<OrderModel> Orders { get; init; } = [];
}

/// <summary>A linked table.</summary>
internal sealed record LinkModel : SourceModel
{
    /// <summary>Column of the table the link starts from.</summary>
    public required string FromColumn { get; init; }

    /// <summary>Column of the linked table.</summary>
    public required string ToColumn { get; init; }

    /// <summary>Name in conditions and in the result.</summary>
    public string? Alias { get; init; }

    /// <summary>True if rows without a linked row stay.</summary>
    public bool IsOuter { get; init; }
}

/// <summary>A query, whatever language it came in.</summary>
internal sealed record SelectModel : SourceModel
{
    public bool IsAggregate { get; init; }

    public bool IsDistinct { get; init; }

    public int? Top { get; init; }

    /// <summary>Rows per page; null for the default.</summary>
    public int? PageSize { get; init; }

    /// <summary>Page from 1.</summary>
    public int Page { get; init; } = 1;

    public string? PagingCookie { get; init; }

    public bool ReturnTotalCount { get; init; }

    /// <summary>True if choices are sorted by number instead of label.</summary>
    public bool RawOrder { get; init; }
}
