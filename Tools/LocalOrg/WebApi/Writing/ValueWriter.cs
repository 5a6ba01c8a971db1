using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using CrmFeedback.LocalOrg.Metadata;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.LocalOrg.WebApi;

/// <summary>Values of the organisation as JSON: lookups as ids, choices as numbers, several choices as <c>"1,2"</c>,
/// amounts and decimals as exact numbers, moments as ISO 8601 in UTC.</summary>
public static class ValueWriter
{
    /// <summary>Writes a value without its name.</summary>
    public static void Write(Utf8JsonWriter json, object? value, ColumnDefinition? column = null)
    {
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case string text: json.WriteStringValue(JsonOutput.WellFormed(text)); break;
            case Guid id: json.WriteStringValue(id); break;
            case bool flag: json.WriteBooleanValue(flag); break;
            case int number: json.WriteNumberValue(number); break;
            case long number: json.WriteNumberValue(number); break;
            case decimal number: json.WriteNumberValue(number); break;
            case double number: json.WriteNumberValue(number); break;
            case Money money: json.WriteNumberValue(money.Value); break;
            case OptionSetValue choice: json.WriteNumberValue(choice.Value); break;
            case OptionSetValueCollection choices: json.WriteStringValue(Join(choices)); break;
            case EntityReference reference: json.WriteStringValue(reference.Id); break;
            case DateTime moment: json.WriteStringValue(Moment(moment, column)); break;
            case AliasedValue aliased: Write(json, aliased.Value, column); break;
            case string[] texts:
                json.WriteStartArray();
                foreach (var text in texts) json.WriteStringValue(JsonOutput.WellFormed(text));
                json.WriteEndArray();
                break;
            default: throw new NotSupportedException($"Values of type {value.GetType().Name} are not supported in the Web API of the local organisation.");
        }
    }

    /// <summary>A value as the plain text of <c>/$value</c>.</summary>
    public static string Text(object value, ColumnDefinition column) => value switch
    {
        string text => JsonOutput.WellFormed(text),
        bool flag => flag ? "true" : "false",
        Money money => money.Value.ToString(CultureInfo.InvariantCulture),
        OptionSetValue choice => choice.Value.ToString(CultureInfo.InvariantCulture),
        OptionSetValueCollection choices => Join(choices),
        EntityReference reference => reference.Id.ToString("D"),
        DateTime moment => Moment(moment, column),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? string.Empty,
    };

    private static string Join(IEnumerable<OptionSetValue> choices) =>
        string.Join(',', choices.Select(choice => choice.Value.ToString(CultureInfo.InvariantCulture)));

    private static string Moment(DateTime moment, ColumnDefinition? column) => moment.ToString(
        column?.DateTimeBehavior == DateTimeBehavior.DateOnly ? "yyyy-MM-dd" : "yyyy-MM-dd'T'HH:mm:ss'Z'",
        CultureInfo.InvariantCulture);
}
