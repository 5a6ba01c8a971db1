using System;
using System.Globalization;
using System.Linq;
using CrmFeedback.LocalOrg.Metadata;
using CrmFeedback.LocalOrg.Pipeline;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.LocalOrg.Messages;

/// <summary>Checks one value against its column as the platform's main operation does, and brings it into the stored shape. Pure.</summary>
internal static class ColumnValues
{
    // SQL Server's datetime begins here.
    private static readonly DateTime s_firstDate = new(1753, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>The value to store; null empties the column.</summary>
    /// <exception cref="System.ServiceModel.FaultException{OrganizationServiceFault}">Wrong type, too long, out of range, not an option.</exception>
    public static object? Normalise(TableDefinition table, ColumnDefinition column, object? value) => value is null ? null : column.Type switch
    {
        ColumnType.Text or ColumnType.Memo or ColumnType.EntityName => Text(table, column, Typed<string>(table, column, value)),
        ColumnType.Integer => InRange(table, column, Typed<int>(table, column, value)),
        ColumnType.BigInteger => Typed<long>(table, column, value),
        ColumnType.Decimal => Decimal(table, column, Typed<decimal>(table, column, value)),
        ColumnType.Double => Double(table, column, Typed<double>(table, column, value)),
        ColumnType.Money => new Money(Decimal(table, column, Typed<Money>(table, column, value).Value)),
        ColumnType.Boolean => Typed<bool>(table, column, value),
        ColumnType.Choice or ColumnType.State or ColumnType.Status => Choice(table, column, Typed<OptionSetValue>(table, column, value)),
        ColumnType.Choices => Choices(table, column, Typed<OptionSetValueCollection>(table, column, value)),
        ColumnType.DateTime => Date(table, column, Typed<DateTime>(table, column, value)),
        ColumnType.UniqueIdentifier => Typed<Guid>(table, column, value),
        ColumnType.Lookup or ColumnType.Customer or ColumnType.Owner => Reference(table, column, Typed<EntityReference>(table, column, value)),
        ColumnType.PartyList => Typed<EntityCollection>(table, column, value),
        _ => throw new NotSupportedException($"columns of type {column.Type}"),
    };

    private static T Typed<T>(TableDefinition table, ColumnDefinition column, object value) => value is T typed
        ? typed
        : throw Faults.Of(Faults.WrongType, table.LogicalName, column.LogicalName, value.GetType().FullName, typeof(T).FullName);

    private static string? Text(TableDefinition table, ColumnDefinition column, string value)
    {
        // Dataverse keeps no empty text: it is stored as no value.
        if (value.Length == 0)
            return null;
        if (column.MaxLength is { } limit && value.Length > limit)
            throw Faults.Of(Faults.TextTooLong, table.LogicalName, column.LogicalName, limit, value.Length);
        CheckCharacters(table, column, value);
        return value;
    }

    // What no XML document can hold cannot be answered over SOAP, so it is refused on the way in, whatever the endpoint:
    // control characters except tab and line ends, U+FFFE, U+FFFF, and halves of surrogate pairs.
    private static void CheckCharacters(TableDefinition table, ColumnDefinition column, string value)
    {
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            if (c >= ' ' && c < '\uD800')
                continue;
            if (char.IsHighSurrogate(c) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1]))
            {
                i++;
                continue;
            }

            if (c < ' ' ? c is not ('\t' or '\n' or '\r') : char.IsSurrogate(c) || c >= '\uFFFE')
                throw Faults.Of(Faults.InvalidCharacters, table.LogicalName, column.LogicalName, "U+" + ((int)c).ToString("X4", CultureInfo.InvariantCulture), i);
        }
    }

    private static int InRange(TableDefinition table, ColumnDefinition column, int value)
    {
        CheckRange(table, column, value);
        return value;
    }

    // SQL Server rounds half away from zero when a value has more digits than its column.
    private static decimal Decimal(TableDefinition table, ColumnDefinition column, decimal value)
    {
        var rounded = column.Precision is { } digits ? Math.Round(value, digits, MidpointRounding.AwayFromZero) : value;
        CheckRange(table, column, rounded);
        return rounded;
    }

    private static double Double(TableDefinition table, ColumnDefinition column, double value)
    {
        if (!double.IsFinite(value))
            throw OutOfRange(table, column, value.ToString(CultureInfo.InvariantCulture));
        if ((column.MinValue is { } least && value < (double)least) || (column.MaxValue is { } most && value > (double)most))
            throw OutOfRange(table, column, value.ToString(CultureInfo.InvariantCulture));
        return column.Precision is { } digits ? Math.Round(value, digits, MidpointRounding.AwayFromZero) : value;
    }

    private static void CheckRange(TableDefinition table, ColumnDefinition column, decimal value)
    {
        if ((column.MinValue is { } least && value < least) || (column.MaxValue is { } most && value > most))
            throw OutOfRange(table, column, value.ToString(CultureInfo.InvariantCulture));
    }

    private static Exception OutOfRange(TableDefinition table, ColumnDefinition column, string value) =>
        Faults.Of(Faults.OutOfRange, table.LogicalName, column.LogicalName, value, column.MinValue, column.MaxValue);

    private static OptionSetValue Choice(TableDefinition table, ColumnDefinition column, OptionSetValue value)
    {
        CheckOption(table, column, value.Value);
        return new OptionSetValue(value.Value);
    }

    private static OptionSetValueCollection? Choices(TableDefinition table, ColumnDefinition column, OptionSetValueCollection values)
    {
        foreach (var value in values)
            CheckOption(table, column, value.Value);
        return values.Count == 0 ? null : new OptionSetValueCollection(values.Select(v => v.Value).Distinct().Select(v => new OptionSetValue(v)).ToList());
    }

    private static void CheckOption(TableDefinition table, ColumnDefinition column, int value)
    {
        // System choices whose options Microsoft does not list take any number.
        if (column.OptionSet is { Options.Count: > 0 } options && options.Find(value) is null)
            throw Faults.Of(Faults.ChoiceOutOfRange, table.LogicalName, column.LogicalName, value, string.Join(",", options.Options.Select(o => o.Value)));
    }

    private static DateTime Date(TableDefinition table, ColumnDefinition column, DateTime value)
    {
        var utc = value.Kind == DateTimeKind.Local && column.DateTimeBehavior == DateTimeBehavior.UserLocal
            ? value.ToUniversalTime()
            : DateTime.SpecifyKind(value, DateTimeKind.Utc);
        if (utc < s_firstDate)
            throw Faults.Of(Faults.OutOfRange, table.LogicalName, column.LogicalName, utc.ToString("O", CultureInfo.InvariantCulture), "1753-01-01", "9999-12-31");
        return column.DateTimeBehavior == DateTimeBehavior.DateOnly
            ? utc.Date
            : new DateTime(utc.Ticks - (utc.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Utc);
    }

    private static EntityReference Reference(TableDefinition table, ColumnDefinition column, EntityReference value)
    {
        if (!column.Targets.Contains(value.LogicalName, StringComparer.Ordinal))
        {
            throw Faults.Of(Faults.WrongType, table.LogicalName, column.LogicalName, $"a reference to '{value.LogicalName}'",
                "a reference to " + string.Join(" or ", column.Targets));
        }

        if (value.Id == Guid.Empty)
            throw Faults.Of(Faults.InvalidArgument, $"The reference in '{column.LogicalName}' of '{table.LogicalName}' has neither an id nor a resolved key.");
        return new EntityReference(value.LogicalName, value.Id);
    }
}
