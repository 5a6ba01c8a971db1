using System;
using System.Globalization;
using CrmFeedback.LocalOrg.Metadata;
using CrmFeedback.LocalOrg.Storage;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.LocalOrg.Query.Conditions;

/// <summary>Reads a condition's value by the type of its column: text from FetchXML, SDK and plain values from a QueryExpression.</summary>
internal static class ConditionValue
{
    /// <summary>The value as the column stores it.</summary>
    /// <exception cref="QueryException">It is not of the column's type.</exception>
    public static object Encode(ConditionTarget target, object? value)
    {
        var column = target.Column;
        switch (column.Type)
        {
            case ColumnType.Text or ColumnType.Memo or ColumnType.EntityName:
                return value is null ? throw target.InvalidValue(value, "a text") : Convert.ToString(value, CultureInfo.InvariantCulture)!.Replace('\0', '\uFFFD');
            case ColumnType.UniqueIdentifier or ColumnType.Lookup or ColumnType.Customer or ColumnType.Owner:
                return ColumnCodec.Text(Id(target, value));
            case ColumnType.DateTime:
                return ColumnCodec.Text(column, Date(target, value));
            case ColumnType.Boolean:
                return Flag(target, value) ? 1L : 0L;
            case ColumnType.Integer or ColumnType.BigInteger or ColumnType.Choice or ColumnType.Choices or ColumnType.State or ColumnType.Status:
                return Whole(target, value);
            case ColumnType.Decimal or ColumnType.Money:
                return Scaled(target, Number(target, value));
            case ColumnType.Double:
                return (double)Number(target, value);
            default:
                throw target.InvalidOperator();
        }
    }

    /// <summary>A date and time, UTC. Text without a zone counts as UTC.</summary>
    public static DateTime Date(ConditionTarget target, object? value) => value switch
    {
        DateTime { Kind: DateTimeKind.Local } date => date.ToUniversalTime(),
        DateTime date => DateTime.SpecifyKind(date, DateTimeKind.Utc),
        DateTimeOffset date => date.UtcDateTime,
        string text when DateTime.TryParse(text.Trim(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var date) => date,
        _ => throw target.InvalidValue(value, "a date such as 2026-01-31 or 2026-01-31T10:00:00Z"),
    };

    private static Guid Id(ConditionTarget target, object? value) => value switch
    {
        Guid id => id,
        EntityReference reference => reference.Id,
        string text when Guid.TryParse(text.Trim(), out var id) => id,
        _ => throw target.InvalidValue(value, "an id such as 00000000-0000-0000-0000-000000000000"),
    };

    private static bool Flag(ConditionTarget target, object? value) => value switch
    {
        bool flag => flag,
        1 or 1L => true,
        0 or 0L => false,
        string text when text.Trim() is "1" || string.Equals(text.Trim(), "true", StringComparison.OrdinalIgnoreCase) => true,
        string text when text.Trim() is "0" || string.Equals(text.Trim(), "false", StringComparison.OrdinalIgnoreCase) => false,
        _ => throw target.InvalidValue(value, "1, 0, true or false"),
    };

    private static long Whole(ConditionTarget target, object? value) => value switch
    {
        int or long or short or byte => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        OptionSetValue option => option.Value,
        Enum named => Convert.ToInt64(named, CultureInfo.InvariantCulture),
        string text when long.TryParse(text.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        _ => throw target.InvalidValue(value, "a whole number"),
    };

    private static decimal Number(ConditionTarget target, object? value) => value switch
    {
        decimal number => number,
        int or long or short or byte => Convert.ToDecimal(value, CultureInfo.InvariantCulture),
        double number when double.IsFinite(number) && Math.Abs(number) < 1e27 => (decimal)number,
        Money money => money.Value,
        string text when decimal.TryParse(text.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        _ => throw target.InvalidValue(value, "a number"),
    };

    // The stored number is scaled and whole. A value with more digits lies between two of them: compare as a real number.
    private static object Scaled(ConditionTarget target, decimal value)
    {
        try
        {
            var scaled = value * ColumnCodec.Power(target.Column);
            return decimal.IsInteger(scaled) && Math.Abs(scaled) <= long.MaxValue ? (long)scaled : (double)scaled;
        }
        catch (OverflowException)
        {
            return value > 0 ? double.MaxValue : double.MinValue;
        }
    }
}
