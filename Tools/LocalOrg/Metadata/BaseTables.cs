using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;

namespace CrmFeedback.LocalOrg.Metadata;

/// <summary>The tables every organisation has before a solution is imported, from the data files in <c>Metadata/Base</c>.</summary>
internal static class BaseTables
{
    private static readonly int[] Languages = { 1033, 2052, 1028 };

    /// <summary>Tables that are a union of others and hold no rows of their own.</summary>
    public static readonly IReadOnlySet<string> Views = new HashSet<string>(StringComparer.Ordinal) { "activitypointer", "owner" };

    /// <summary>A builder that holds the base tables.</summary>
    /// <param name="customerService">False to leave out what only Dynamics 365 Customer Service brings.</param>
    public static MetadataBuilder Load(bool customerService)
    {
        var builder = new MetadataBuilder();
        foreach (var row in Rows("tables"))
        {
            if (customerService || !Flags(row).Contains("service", StringComparer.Ordinal))
                builder.Add(Table(row));
        }

        var choices = Rows("choices").ToLookup(row => (row[0], row[1]));
        foreach (var row in Rows("columns"))
        {
            if (!builder.Tables.TryGetValue(row[0], out var table))
                continue;
            table.Set(Column(builder, table, row, choices[(row[0], row[1])]));
        }

        foreach (var row in Rows("relationships"))
        {
            if (Relationship(builder, row) is { } relationship)
                builder.Relationships.Add(relationship.SchemaName, relationship);
        }

        return builder;
    }

    private static TableBuilder Table(string[] row) => new()
    {
        LogicalName = row[0],
        SchemaName = row[1],
        EntitySetName = row[2],
        ObjectTypeCode = Number(row[3])!.Value,
        PrimaryId = row[4],
        PrimaryName = row[5].Length == 0 ? null : row[5],
        Ownership = row[6] switch
        {
            "user" => TableOwnership.User,
            "bu" => TableOwnership.BusinessUnit,
            "organization" => TableOwnership.Organization,
            _ => TableOwnership.None,
        },
        IsActivity = Flags(row).Contains("activity", StringComparer.Ordinal),
        IsIntersect = Flags(row).Contains("intersect", StringComparer.Ordinal),
        IsQuickCreateEnabled = Flags(row).Contains("quick", StringComparer.Ordinal),
        DisplayName = Label(row, 8),
        DisplayCollectionName = Label(new[] { row[11], row[9], row[10] }, 0),
    };

    private static string[] Flags(string[] row) => row[7].Split(',');

    private static ColumnDefinition Column(MetadataBuilder builder, TableBuilder table, string[] row, IEnumerable<string[]> choices)
    {
        var type = Type(row[3]);
        var options = Options(type, choices);
        return new()
        {
            LogicalName = row[1],
            SchemaName = row[2],
            Type = type,
            MaxLength = Number(row[4]),
            Precision = Number(row[5]),
            MinValue = type == ColumnType.Integer ? int.MinValue : Decimal(row[6]),
            MaxValue = type == ColumnType.Integer ? int.MaxValue : Decimal(row[7]),
            Targets = row[8].Length == 0 ? Array.Empty<string>() : row[8].Split('|').Where(builder.Tables.ContainsKey).ToArray(),
            IsValidForCreate = row[9].Contains('c', StringComparison.Ordinal),
            IsValidForRead = row[9].Contains('r', StringComparison.Ordinal),
            IsValidForUpdate = row[9].Contains('u', StringComparison.Ordinal),
            RequiredLevel = row[10] switch
            {
                "system" => RequiredLevel.SystemRequired,
                "app" => RequiredLevel.ApplicationRequired,
                _ => RequiredLevel.None,
            },
            Format = row[11],
            DateTimeBehavior = row[1] is "birthdate" or "anniversary" ? DateTimeBehavior.DateOnly : DateTimeBehavior.UserLocal,
            DefaultValue = Number(row[12]) is not { } number ? null : type == ColumnType.Boolean ? number == 1 : number,
            BaseOf = row[1].EndsWith("_base", StringComparison.Ordinal) ? row[1][..^"_base".Length] : null,
            DisplayName = Label(row, 13),
            OptionSet = options.Count == 0 ? null : new($"{table.LogicalName}_{row[1]}", isGlobal: false, options),
            IsPrimaryId = string.Equals(row[1], table.PrimaryId, StringComparison.Ordinal),
            IsPrimaryName = string.Equals(row[1], table.PrimaryName, StringComparison.Ordinal),
        };
    }

    private static IReadOnlyList<OptionDefinition> Options(ColumnType type, IEnumerable<string[]> choices)
    {
        var options = choices
            .Select(row => new OptionDefinition(Number(row[2])!.Value, Label(row, 5))
            {
                State = Number(row[3]),
                DefaultStatus = Number(row[4]),
                InvariantName = type == ColumnType.State ? row[5] : null,
            })
            .ToArray();
        return type == ColumnType.Boolean && options.Length == 0 ? YesNo.Options : options;
    }

    private static RelationshipDefinition? Relationship(MetadataBuilder builder, string[] row)
    {
        if (string.Equals(row[6], "many-to-many", StringComparison.Ordinal))
        {
            var (first, second) = (row[1].Split('.'), row[2].Split('.'));
            return new ManyToManyRelationship
            {
                SchemaName = row[0],
                FirstTable = first[0],
                FirstIntersectColumn = first[1],
                FirstNavigationProperty = row[4],
                SecondTable = second[0],
                SecondIntersectColumn = second[1],
                SecondNavigationProperty = row[5],
                IntersectTable = row[3],
            };
        }

        if (!builder.Tables.TryGetValue(row[1], out var one) || !builder.Tables.ContainsKey(row[2]))
            return null;
        var child = string.Equals(row[6], "parental", StringComparison.Ordinal) ? CascadeBehavior.Cascade : CascadeBehavior.NoCascade;
        return new OneToManyRelationship
        {
            SchemaName = row[0],
            ReferencedTable = row[1],
            ReferencedColumn = one.PrimaryId,
            ReferencingTable = row[2],
            ReferencingColumn = row[3],
            ReferencingNavigationProperty = row[4],
            ReferencedNavigationProperty = row[5],
            Assign = child,
            Reparent = child,
            Share = child,
            Unshare = child,
            Merge = row[1] is "account" or "contact" or "incident" ? CascadeBehavior.Cascade : CascadeBehavior.NoCascade,
            Delete = row[6] switch
            {
                "parental" => CascadeBehavior.Cascade,
                "referential" => CascadeBehavior.RemoveLink,
                _ => CascadeBehavior.NoCascade,
            },
        };
    }

    private static ColumnType Type(string name) => name switch
    {
        "uniqueidentifier" => ColumnType.UniqueIdentifier,
        "text" => ColumnType.Text,
        "memo" => ColumnType.Memo,
        "int" => ColumnType.Integer,
        "bigint" => ColumnType.BigInteger,
        "decimal" => ColumnType.Decimal,
        "double" => ColumnType.Double,
        "money" => ColumnType.Money,
        "bit" => ColumnType.Boolean,
        "choice" => ColumnType.Choice,
        "state" => ColumnType.State,
        "status" => ColumnType.Status,
        "datetime" => ColumnType.DateTime,
        "lookup" => ColumnType.Lookup,
        "customer" => ColumnType.Customer,
        "owner" => ColumnType.Owner,
        "partylist" => ColumnType.PartyList,
        "entityname" => ColumnType.EntityName,
        _ => throw new InvalidDataException($"Metadata/Base/columns.tsv: unknown type '{name}'."),
    };

    private static LocalizedText Label(string[] row, int first) => new(
        Languages.Select((language, index) => (language, text: row[first + index]))
            .Where(pair => pair.text.Length > 0)
            .ToDictionary(pair => pair.language, pair => pair.text));

    private static int? Number(string text) => text.Length == 0 ? null : int.Parse(text, CultureInfo.InvariantCulture);

    private static decimal? Decimal(string text) => text.Length == 0 ? null : decimal.Parse(text, CultureInfo.InvariantCulture);

    private static IEnumerable<string[]> Rows(string name)
    {
        using var stream = typeof(BaseTables).Assembly.GetManifestResourceStream($"Metadata.Base.{name}.tsv")
            ?? throw new InvalidOperationException($"The data file Metadata/Base/{name}.tsv is not embedded.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
            yield return line.Split('\t');
    }
}
