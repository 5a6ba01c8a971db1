using System;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using CrmFeedback.LocalOrg.Metadata;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.LocalOrg.WebApi;

/// <summary>Values of a request's JSON as the organisation's values, strict in types as OData's reader is.</summary>
public static partial class JsonValues
{
    /// <summary>The value of a column; null for JSON null.</summary>
    /// <exception cref="FormatException">The JSON value is not of the column's type; the message is OData's.</exception>
    public static object? Read(ColumnDefinition column, JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.Null) return null;
        return column.Type switch
        {
            ColumnType.Text or ColumnType.Memo or ColumnType.EntityName => Text(json),
            ColumnType.Integer => Integer(json),
            ColumnType.Choice or ColumnType.State or ColumnType.Status => new OptionSetValue(Integer(json)),
            ColumnType.Choices => Choices(json),
            ColumnType.BigInteger => Long(json),
            ColumnType.Decimal => Number(json),
            ColumnType.Money => new Money(Number(json)),
            ColumnType.Double => Float(json),
            ColumnType.Boolean => Flag(json),
            ColumnType.DateTime => column.DateTimeBehavior == DateTimeBehavior.DateOnly ? Date(json) : Moment(json),
            ColumnType.UniqueIdentifier => Id(json),
            _ => throw new FormatException("CRM do not support direct update of Entity Reference properties, Use Navigation properties instead."),
        };
    }

    /// <summary>A string.</summary>
    public static string Text(JsonElement json) =>
        json.ValueKind == JsonValueKind.String ? JsonText.Read(json) : throw NotPrimitive(json, "Edm.String");

    /// <summary>A whole number of 32 bits.</summary>
    public static int Integer(JsonElement json) =>
        json.ValueKind == JsonValueKind.Number && json.TryGetInt32(out var value) ? value : throw Mismatch(json, "Edm.Int32");

    /// <summary>A number, exact.</summary>
    public static decimal Number(JsonElement json) =>
        json.ValueKind == JsonValueKind.Number && json.TryGetDecimal(out var value) ? value : throw Mismatch(json, "Edm.Decimal");

    /// <summary>A floating-point number.</summary>
    public static double Float(JsonElement json) =>
        json.ValueKind == JsonValueKind.Number && json.TryGetDouble(out var value) && double.IsFinite(value) ? value : throw Mismatch(json, "Edm.Double");

    /// <summary>True or false.</summary>
    public static bool Flag(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Mismatch(json, "Edm.Boolean"),
    };

    /// <summary>A moment with its offset, as UTC.</summary>
    public static DateTime Moment(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.String || JsonText.Read(json) is not { } text || !MomentPattern().IsMatch(text))
            throw Mismatch(json, "Edm.DateTimeOffset");
        try
        {
            // XML's moments have seconds, OData's need not.
            return XmlConvert.ToDateTimeOffset(MinutesOnlyPattern().Replace(text, "$0:00")).UtcDateTime;
        }
        catch (Exception error) when (error is FormatException or ArgumentOutOfRangeException)
        {
            throw Mismatch(json, "Edm.DateTimeOffset");
        }
    }

    /// <summary>A row id.</summary>
    public static Guid Id(JsonElement json) =>
        json.ValueKind == JsonValueKind.String && Guid.TryParseExact(JsonText.Read(json), "D", out var id) ? id : throw Mismatch(json, "Edm.Guid");

    private static DateTime Date(JsonElement json) =>
        json.ValueKind == JsonValueKind.String
        && DateTime.TryParseExact(JsonText.Read(json), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var date)
            ? date
            : throw Mismatch(json, "Edm.Date");

    private static long Long(JsonElement json) =>
        json.ValueKind == JsonValueKind.Number && json.TryGetInt64(out var value) ? value : throw Mismatch(json, "Edm.Int64");

    private static OptionSetValueCollection? Choices(JsonElement json)
    {
        var text = Text(json);
        if (text.Length == 0) return null;
        try
        {
            return new OptionSetValueCollection(text.Split(',')
                .Select(item => new OptionSetValue(int.Parse(item.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture))).ToList());
        }
        catch (Exception error) when (error is FormatException or OverflowException)
        {
            throw new FormatException($"The value '{Shorten(text)}' is not a list of choices such as '1,2'.", error);
        }
    }

    private static FormatException Mismatch(JsonElement json, string type) => json.ValueKind is JsonValueKind.Object or JsonValueKind.Array
        ? NotPrimitive(json, type)
        : new FormatException($"Cannot convert the literal '{Literal(json)}' to the expected type '{type}'.");

    private static FormatException NotPrimitive(JsonElement json, string type) => json.ValueKind is JsonValueKind.Object or JsonValueKind.Array
        ? new FormatException($"An unexpected '{JsonBody.NodeType(json)}' node was found when reading from the JSON reader. A 'PrimitiveValue' node was expected.")
        : new FormatException($"Cannot convert a value '{Literal(json)}' to target type '{type}' because of conflict between input format string/number and parameter 'IEEE754Compatible' false/true.");

    private static string Literal(JsonElement json) => Shorten(json.ValueKind == JsonValueKind.String ? JsonText.Read(json) : json.GetRawText());

    private static string Shorten(string text) => text.Length <= 100 ? text : text[..100] + "…";

    [GeneratedRegex(@"^-?\d{4,}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,12})?)?(Z|[+-]\d\d:\d\d)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MomentPattern();

    [GeneratedRegex(@"T\d\d:\d\d(?=Z|[+-])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MinutesOnlyPattern();
}
