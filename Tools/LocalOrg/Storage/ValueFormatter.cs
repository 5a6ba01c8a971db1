using System;
using System.Collections.Concurrent;
using System.Globalization;
using System.Linq;
using CrmFeedback.LocalOrg.Metadata;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.LocalOrg.Storage;

/// <summary>The text a person reads for a value.</summary>
internal static class ValueFormatter
{
    private static readonly ConcurrentDictionary<int, CultureInfo> Cultures = new();

    /// <summary>The formatted value, or null if the value has none beside itself (text, ids).</summary>
    public static string? Format(ColumnDefinition column, object value, int languageCode, string currencySymbol) => value switch
    {
        OptionSetValue option => column.OptionSet?.Find(option.Value)?.Label.For(languageCode),
        OptionSetValueCollection options => string.Join("; ", options.Select(option => column.OptionSet?.Find(option.Value)?.Label.For(languageCode) ?? option.Value.ToString(CultureInfo.InvariantCulture))),
        bool flag => column.OptionSet?.Find(flag ? 1 : 0)?.Label.For(languageCode) ?? (flag ? "Yes" : "No"),
        EntityReference reference => reference.Name,
        DateTime date => Date(column, date, Culture(languageCode)),
        Money money => currencySymbol + money.Value.ToString("N" + Digits(column, 2), Culture(languageCode)),
        decimal number => number.ToString("N" + Digits(column, 2), Culture(languageCode)),
        double number => number.ToString("N" + Digits(column, 2), Culture(languageCode)),
        int number => number.ToString("N0", Culture(languageCode)),
        long number when column.LogicalName != "versionnumber" => number.ToString("N0", Culture(languageCode)),
        _ => null,
    };

    private static string Digits(ColumnDefinition column, int otherwise) => (column.Precision ?? otherwise).ToString(CultureInfo.InvariantCulture);

    private static string Date(ColumnDefinition column, DateTime date, CultureInfo culture)
    {
        var dateOnly = column.DateTimeBehavior == DateTimeBehavior.DateOnly || string.Equals(column.Format, "date", StringComparison.OrdinalIgnoreCase);

        // Newer locale data writes a narrow no-break space before AM and PM, which Dataverse does not.
        return date.ToString(dateOnly ? "d" : "g", culture).Replace('\u202F', ' ');
    }

    private static CultureInfo Culture(int languageCode) => Cultures.GetOrAdd(languageCode, code =>
    {
        try
        {
            return CultureInfo.GetCultureInfo(code);
        }
        catch (CultureNotFoundException)
        {
            return CultureInfo.InvariantCulture;
        }
    });
}
