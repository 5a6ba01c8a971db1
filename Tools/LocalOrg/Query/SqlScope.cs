using System;
using System.Collections.Generic;
using System.Linq;
using CrmFeedback.LocalOrg.Metadata;
using CrmFeedback.LocalOrg.Storage;

namespace CrmFeedback.LocalOrg.Query;

/// <summary>A table of a query: its definition, its alias for callers and its alias in SQL.</summary>
internal sealed record Source(TableDefinition Table, string? Alias, string SqlAlias, SourceModel Model)
{
    /// <summary>A stored column as SQL.</summary>
    public string Sql(ColumnDefinition column) => $"{SqlAlias}.{SqlNames.Quote(column.LogicalName)}";
}

/// <summary>What is known while a query becomes SQL: its tables, its parameters, who asks, what time it is.</summary>
internal sealed class SqlScope(OrganizationMetadata metadata, RowAccess access, DateTime utcNow)
{
    private readonly List<Source> sources = new();
    private TimeZoneInfo? zone;

    /// <summary>The tables.</summary>
    public OrganizationMetadata Metadata { get; } = metadata;

    /// <summary>Who asks.</summary>
    public RowAccess Access { get; } = access;

    /// <summary>The moment relative dates count from, UTC.</summary>
    public DateTime UtcNow { get; } = utcNow;

    /// <summary>The caller's time zone.</summary>
    public TimeZoneInfo TimeZone => zone ??= Access.TimeZone();

    /// <summary>A stored date as SQL, in the caller's time; a date without a time has no zone.</summary>
    public string LocalTime(Source source, ColumnDefinition column)
    {
        var sql = source.Sql(column);
        return column.DateTimeBehavior != DateTimeBehavior.UserLocal || TimeZone.BaseUtcOffset == TimeSpan.Zero && !TimeZone.SupportsDaylightSavingTime
            ? sql : $"{SqlNames.LocalTimeFunction}({sql}, {Parameter(TimeZone.Id)})";
    }

    /// <summary>Values of the parameters in order.</summary>
    public List<object?> Values { get; } = new();

    /// <summary>Adds a value and gives its place in SQL.</summary>
    public string Parameter(object? value)
    {
        Values.Add(value);
        return Database.ParameterName(Values.Count - 1);
    }

    /// <summary>Adds a table. A link without an alias is named as Dataverse names it: table and running number.</summary>
    public Source Add(SourceModel model)
    {
        var table = Metadata.RequireTable(model.Table);
        string? alias = null;
        if (model is LinkModel link)
        {
            alias = link.Alias ?? FormattableString.Invariant($"{table.LogicalName}{sources.Count}");
            if (sources.Exists(source => string.Equals(source.Alias, alias, StringComparison.OrdinalIgnoreCase)))
                throw new QueryException(QueryProblem.InvalidAlias, $"The alias '{alias}' is used twice.");
        }

        var added = new Source(table, alias, FormattableString.Invariant($"t{sources.Count}"), model);
        sources.Add(added);
        return added;
    }

    /// <summary>The table a condition or order means: the one it stands in, or a linked one by alias or, if there is one only, by name.</summary>
    public Source Resolve(Source here, string? name)
    {
        if (string.IsNullOrEmpty(name))
            return here;
        if (sources.Find(source => string.Equals(source.Alias, name, StringComparison.OrdinalIgnoreCase)) is { } byAlias)
            return byAlias;
        var byName = sources.Where(source => string.Equals(source.Table.LogicalName, name, StringComparison.Ordinal)).ToArray();
        return byName.Length == 1 ? byName[0] : throw new QueryException(QueryProblem.InvalidAlias, $"The query has no linked table with the alias '{name}'.");
    }

    /// <summary>A column that rows hold; party lists are refused.</summary>
    public static ColumnDefinition Column(Source source, string name)
    {
        var column = source.Table.RequireColumn(name);
        return SchemaWriter.IsStored(column) ? column
            : throw new QueryException(QueryProblem.InvalidOperator, $"'{source.Table.LogicalName}.{name}' is a party list; link activityparty to filter or sort by it.");
    }
}
