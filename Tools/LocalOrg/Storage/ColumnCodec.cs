using System;
using System.Globalization;
using System.Linq;
using CrmFeedback.LocalOrg.Metadata;
using Microsoft.Data.Sqlite;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.LocalOrg.Storage;

/// <summary>Turns column values into what SQLite stores and back. Decimal and money are scaled whole numbers, so that they stay exact and sort.</summary>
internal static class ColumnCodec
{
    /// <summary>Dates are stored as UTC text that sorts. Dataverse keeps whole seconds.</summary>
    public const string DateFormat = "yyyy-MM-dd HH:mm:ss";

    private const int MoneyScale = 4;
    private const int MostScale = 10;

    private static readonly decimal[] Powers = Enumerable.Range(0, MostScale + 1).Select(exponent => (decimal)Math.Pow(10, exponent)).ToArray();

    /// <summary>Digits after the point that the stored whole number holds.</summary>
    public static int Scale(ColumnDefinition column) =>
        column.Type == ColumnType.Money ? MoneyScale : Math.Min(column.Precision ?? 2, MostScale);

    /// <summary>Type and collation in CREATE TABLE. The scale is part of it, so that a change is seen.</summary>
    public static string SqlType(ColumnDefinition column) => column.Type switch
    {
        ColumnType.Text or ColumnType.Memo or ColumnType.EntityName => "TEXT",
        ColumnType.Integer or ColumnType.BigInteger or ColumnType.Boolean or ColumnType.Choice or ColumnType.State or ColumnType.Status => "INTEGER",
        ColumnType.Decimal or ColumnType.Money => string.Create(CultureInfo.InvariantCulture, $"INTEGER({Scale(column)})"),
        ColumnType.Double => "REAL",
        _ => "CHAR",
    };

    /// <summary>The value to store; null stays null. References give their id.</summary>
    /// <exception cref="ColumnValueException">The value is of another type, or does not fit.</exception>
    public static object? Encode(string table, ColumnDefinition column, object? value)
    {
        switch (column.Type, value)
        {
            case (_, null):
                return null;
            case (ColumnType.UniqueIdentifier, Guid id):
                return Text(id);
            case (ColumnType.Text or ColumnType.Memo or ColumnType.EntityName, string text):
                // SQLite text ends at a NUL; a lone surrogate has no UTF-8. Both become U+FFFD, one character for one.
                return text.Replace('\0', '\uFFFD');
            case (ColumnType.Integer, int number):
                return (long)number;
            case (ColumnType.BigInteger, long number):
                return number;
            case (ColumnType.BigInteger, int number):
                return (long)number;
            case (ColumnType.Decimal, decimal number):
                return Scaled(table, column, number);
            case (ColumnType.Money, Money money):
                return Scaled(table, column, money.Value);
            case (ColumnType.Double, double number):
                return double.IsFinite(number) ? number : throw new ColumnValueException(table, column.LogicalName, $"'{table}.{column.LogicalName}' cannot hold {number.ToString(CultureInfo.InvariantCulture)}.");
            case (ColumnType.Boolean, bool flag):
                return flag ? 1L : 0L;
            case (ColumnType.Choice or ColumnType.State or ColumnType.Status, OptionSetValue option):
                return (long)option.Value;
            case (ColumnType.Choices, OptionSetValueCollection options):
                return Text(options);
            case (ColumnType.DateTime, DateTime date):
                return Text(column, date);
            case (ColumnType.Lookup or ColumnType.Customer or ColumnType.Owner, EntityReference reference):
                return Text(reference.Id);
            default:
                throw new ColumnValueException(table, column.LogicalName, $"Incorrect attribute value type {value.GetType()} for '{table}.{column.LogicalName}', which is {column.Type}.");
        }
    }

    /// <summary>The value at an ordinal; a reference's table is at the ordinal after it. Null if the column is empty.</summary>
    public static object? Decode(ColumnDefinition column, SqliteDataReader reader, int ordinal)
    {
        if (reader.IsDBNull(ordinal))
            return null;
        return column.Type switch
        {
            ColumnType.UniqueIdentifier => Guid.Parse(reader.GetString(ordinal)),
            ColumnType.Text or ColumnType.Memo or ColumnType.EntityName => reader.GetString(ordinal),
            ColumnType.Integer => (int)reader.GetInt64(ordinal),
            ColumnType.BigInteger => reader.GetInt64(ordinal),
            ColumnType.Decimal => Unscaled(column, reader.GetInt64(ordinal)),
            ColumnType.Money => new Money(Unscaled(column, reader.GetInt64(ordinal))),
            ColumnType.Double => reader.GetDouble(ordinal),
            ColumnType.Boolean => reader.GetInt64(ordinal) != 0,
            ColumnType.Choice or ColumnType.State or ColumnType.Status => new OptionSetValue((int)reader.GetInt64(ordinal)),
            ColumnType.Choices => Options(reader.GetString(ordinal)),
            ColumnType.DateTime => Date(reader.GetString(ordinal)),
            ColumnType.Lookup or ColumnType.Customer or ColumnType.Owner => new EntityReference(reader.GetString(ordinal + 1), Guid.Parse(reader.GetString(ordinal))),
            _ => throw new InvalidOperationException($"Column '{column.LogicalName}' of type {column.Type} is not stored in its table."),
        };
    }

    /// <summary>An id as stored.</summary>
    public static string Text(Guid id) => id.ToString("D");

    /// <summary>A date as stored: UTC, whole seconds; a date-only column at midnight.</summary>
    public static string Text(ColumnDefinition column, DateTime date)
    {
        var utc = column.DateTimeBehavior != DateTimeBehavior.UserLocal || date.Kind != DateTimeKind.Local ? date : date.ToUniversalTime();
        return (column.DateTimeBehavior == DateTimeBehavior.DateOnly ? utc.Date : utc).ToString(DateFormat, CultureInfo.InvariantCulture);
    }

    /// <summary>Choices as stored: values in order between commas, so that one can be searched for.</summary>
    public static string? Text(OptionSetValueCollection options) =>
        options.Count == 0 ? null : "," + string.Join(',', options.Select(option => option.Value).Distinct().Order().Select(value => value.ToString(CultureInfo.InvariantCulture))) + ",";

    /// <summary>A decimal as stored, rounded half away from zero to the column's digits.</summary>
    public static long Scaled(string table, ColumnDefinition column, decimal value)
    {
        try
        {
            var scale = Scale(column);
            return (long)(decimal.Round(value, scale, MidpointRounding.AwayFromZero) * Powers[scale]);
        }
        catch (OverflowException)
        {
            throw new ColumnValueException(table, column.LogicalName, $"'{table}.{column.LogicalName}' cannot hold {value.ToString(CultureInfo.InvariantCulture)} with {Scale(column)} digits after the point.");
        }
    }

    /// <summary>10 to the power of the column's digits.</summary>
    public static decimal Power(ColumnDefinition column) => Powers[Scale(column)];

    /// <summary>The decimal behind a stored whole number.</summary>
    public static decimal Unscaled(ColumnDefinition column, long stored) => stored / Powers[Scale(column)];

    /// <summary>The date behind a stored text.</summary>
    public static DateTime Date(string stored) =>
        DateTime.ParseExact(stored, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    private static OptionSetValueCollection Options(string stored)
    {
        var options = new OptionSetValueCollection();
        foreach (var value in stored.Split(',', StringSplitOptions.RemoveEmptyEntries))
            options.Add(new OptionSetValue(int.Parse(value, CultureInfo.InvariantCulture)));
        return options;
    }
}
