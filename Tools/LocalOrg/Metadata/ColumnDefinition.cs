using System;
using System.Collections.Generic;

namespace CrmFeedback.LocalOrg.Metadata;

/// <summary>One column of a table.</summary>
public sealed class ColumnDefinition
{
    /// <summary>Name in queries and records, lower case.</summary>
    public required string LogicalName { get; init; }

    /// <summary>Name in solution files (<c>cfb_SourceKey</c>).</summary>
    public required string SchemaName { get; init; }

    /// <summary>What the column holds.</summary>
    public required ColumnType Type { get; init; }

    /// <summary>What people read.</summary>
    public LocalizedText DisplayName { get; init; } = LocalizedText.Empty;

    /// <summary>What people read as help.</summary>
    public LocalizedText Description { get; init; } = LocalizedText.Empty;

    /// <summary>For text: the most UTF-16 characters; null for other types.</summary>
    public int? MaxLength { get; init; }

    /// <summary>For numbers: the least value allowed.</summary>
    public decimal? MinValue { get; init; }

    /// <summary>For numbers: the greatest value allowed.</summary>
    public decimal? MaxValue { get; init; }

    /// <summary>For decimal, double and money: digits after the point.</summary>
    public int? Precision { get; init; }

    /// <summary>Whether a value is needed.</summary>
    public RequiredLevel RequiredLevel { get; init; }

    /// <summary>For references: logical names of the tables it may point to; grows as solutions add relationships.</summary>
    public IReadOnlyList<string> Targets { get; init; } = Array.Empty<string>();

    /// <summary>True if a column-security profile decides who reads and writes it.</summary>
    public bool IsSecured { get; init; }

    /// <summary>True if changes are audited.</summary>
    public bool IsAuditEnabled { get; init; }

    /// <summary>True if Create accepts it.</summary>
    public bool IsValidForCreate { get; init; } = true;

    /// <summary>True if it can be read.</summary>
    public bool IsValidForRead { get; init; } = true;

    /// <summary>True if Update accepts it.</summary>
    public bool IsValidForUpdate { get; init; } = true;

    /// <summary>For choices, states and yes/no: the options.</summary>
    public OptionSetDefinition? OptionSet { get; init; }

    /// <summary>Format of text, date or number as the solution file names it (<c>email</c>, <c>url</c>, <c>date</c>, <c>datetime</c>, <c>duration</c>).</summary>
    public string Format { get; init; } = "";

    /// <summary>For dates: relation to time zones.</summary>
    public DateTimeBehavior DateTimeBehavior { get; init; } = DateTimeBehavior.UserLocal;

    /// <summary>Value a Create gives when none is sent: <c>bool</c> for yes/no, <c>int</c> for choices; null if none.</summary>
    public object? DefaultValue { get; init; }

    /// <summary>For a base-currency twin (<c>cfb_value_base</c>): the column it is computed from.</summary>
    public string? BaseOf { get; init; }

    /// <summary>True if a solution brought it.</summary>
    public bool IsCustom { get; init; }

    /// <summary>True for the row id.</summary>
    public bool IsPrimaryId { get; init; }

    /// <summary>True for the column that names the row.</summary>
    public bool IsPrimaryName { get; init; }

    /// <summary>True for lookup, customer and owner columns.</summary>
    public bool IsReference => Type is ColumnType.Lookup or ColumnType.Customer or ColumnType.Owner;

    /// <summary>True for choice, state and status columns.</summary>
    public bool IsSingleChoice => Type is ColumnType.Choice or ColumnType.State or ColumnType.Status;

    /// <summary>True for text, memo and table-name columns.</summary>
    public bool IsText => Type is ColumnType.Text or ColumnType.Memo or ColumnType.EntityName;

    /// <summary>The same column with other targets.</summary>
    public ColumnDefinition WithTargets(IReadOnlyList<string> targets) => new()
    {
        LogicalName = LogicalName,
        SchemaName = SchemaName,
        Type = Type,
        DisplayName = DisplayName,
        Description = Description,
        MaxLength = MaxLength,
        MinValue = MinValue,
        MaxValue = MaxValue,
        Precision = Precision,
        RequiredLevel = RequiredLevel,
        Targets = targets,
        IsSecured = IsSecured,
        IsAuditEnabled = IsAuditEnabled,
        IsValidForCreate = IsValidForCreate,
        IsValidForRead = IsValidForRead,
        IsValidForUpdate = IsValidForUpdate,
        OptionSet = OptionSet,
        Format = Format,
        DateTimeBehavior = DateTimeBehavior,
        DefaultValue = DefaultValue,
        BaseOf = BaseOf,
        IsCustom = IsCustom,
        IsPrimaryId = IsPrimaryId,
        IsPrimaryName = IsPrimaryName,
    };

    /// <inheritdoc />
    public override string ToString() => $"{LogicalName} ({Type})";
}
