using System;
using System.Collections;
using System.Globalization;
using System.Linq;
using CrmFeedback.LocalOrg.Metadata;
using Microsoft.OData;
using Microsoft.OData.Edm;

namespace CrmFeedback.LocalOrg.WebApi;

/// <summary>Values of conditions: from OData literals, and from the strings that Dataverse's query functions take.</summary>
internal static class QueryValues
{
    /// <summary>A literal as a query's condition takes it.</summary>
    public static object FromLiteral(ColumnDefinition column, object literal) => literal switch
    {
        DateTimeOffset moment => moment.UtcDateTime,
        Date date => new DateTime(date.Year, date.Month, date.Day, 0, 0, 0, DateTimeKind.Utc),
        ODataEnumValue => throw ApiException.BadRequest($"Enumeration literals are not supported for '{column.LogicalName}'."),
        _ => literal,
    };

    /// <summary>The number of a query function such as <c>LastXDays</c>.</summary>
    public static object Count(string function, object? literal) => literal switch
    {
        int number => number,
        long number and >= int.MinValue and <= int.MaxValue => (int)number,
        string text when int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        _ => throw ApiException.BadRequest($"The parameter 'PropertyValue' of '{function}' must be a whole number, not '{literal}'."),
    };

    /// <summary>A value given as a string, by the type of its column.</summary>
    public static object FromText(ColumnDefinition column, object? literal)
    {
        var text = Convert.ToString(literal, CultureInfo.InvariantCulture) ?? string.Empty;
        try
        {
            return column.Type switch
            {
                ColumnType.UniqueIdentifier or ColumnType.Lookup or ColumnType.Customer or ColumnType.Owner => Guid.Parse(text),
                ColumnType.Integer or ColumnType.Choice or ColumnType.Choices or ColumnType.State or ColumnType.Status =>
                    int.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture),
                ColumnType.BigInteger => long.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture),
                ColumnType.Decimal or ColumnType.Money => decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
                ColumnType.Double => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
                ColumnType.Boolean => text is "1" || (text is not "0" && bool.Parse(text)),
                ColumnType.DateTime => DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal),
                _ => text,
            };
        }
        catch (Exception error) when (error is FormatException or OverflowException)
        {
            throw ApiException.BadRequest($"The value '{text}' does not fit the property '{column.LogicalName}' ({column.Type}).", error);
        }
    }

    /// <summary>The values of a query function such as <c>In</c>.</summary>
    public static object[] FromList(ColumnDefinition column, string function, object? literal)
    {
        var items = literal switch
        {
            ODataCollectionValue collection => collection.Items.Cast<object?>(),
            string => throw ApiException.BadRequest($"The parameter 'PropertyValues' of '{function}' must be a list such as ['1','2']."),
            IEnumerable list => list.Cast<object?>(),
            _ => throw ApiException.BadRequest($"The parameter 'PropertyValues' of '{function}' must be a list such as ['1','2']."),
        };
        return items.Select(item => FromText(column, item)).ToArray();
    }
}
