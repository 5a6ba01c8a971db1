using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.Feedback;

/// <summary>
/// A row as JSON with every column that has a value: choices as their number beside <c>column@label</c>, lookups as
/// <c>{"table","id","name"}</c>, times in UTC, money as its amount.
/// </summary>
internal static class EntityJson
{
    /// <summary>Appends <c>{"table":"…","id":"…",…}</c>; <paramref name="more"/> writes what belongs inside at the end.</summary>
    public static void Append(StringBuilder json, Entity row, Action<StringBuilder>? more = null)
    {
        json.Append("{\"table\":");
        JsonText.AppendString(json, row.LogicalName);
        json.Append(",\"id\":");
        JsonText.AppendString(json, row.Id.ToString("D", CultureInfo.InvariantCulture));
        var names = new List<string>(row.Attributes.Keys);
        names.Sort(StringComparer.Ordinal);
        foreach (var name in names)
        {
            if (row[name] is not object value)
                continue;
            Name(json, name);
            Value(json, value);
            if (!(value is OptionSetValue || value is OptionSetValueCollection) || !row.FormattedValues.TryGetValue(name, out var label) || label == null)
                continue;
            Name(json, name + "@label");
            JsonText.AppendString(json, label);
        }

        more?.Invoke(json);
        json.Append('}');
    }

    internal static void Name(StringBuilder json, string name)
    {
        json.Append(',');
        JsonText.AppendString(json, name);
        json.Append(':');
    }

    private static void Value(StringBuilder json, object value)
    {
        switch (value)
        {
            case bool flag:
                json.Append(flag ? "true" : "false");
                break;
            case int or long or decimal or double:
                json.Append(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture));
                break;
            case Money money:
                json.Append(money.Value.ToString(CultureInfo.InvariantCulture));
                break;
            case OptionSetValue option:
                json.AppendNumber(option.Value);
                break;
            case OptionSetValueCollection options:
                Options(json, options);
                break;
            case EntityReference reference:
                Reference(json, reference);
                break;
            case DateTime time:
                JsonText.AppendString(json, SourceTime.Utc(time).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
                break;
            case Guid id:
                JsonText.AppendString(json, id.ToString("D", CultureInfo.InvariantCulture));
                break;
            default:
                JsonText.AppendString(json, Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty);
                break;
        }
    }

    private static void Options(StringBuilder json, OptionSetValueCollection options)
    {
        json.Append('[');
        for (var i = 0; i < options.Count; i++)
            json.Append(i == 0 ? string.Empty : ",").AppendNumber(options[i].Value);
        json.Append(']');
    }

    private static void Reference(StringBuilder json, EntityReference reference)
    {
        json.Append("{\"table\":");
        JsonText.AppendString(json, reference.LogicalName);
        json.Append(",\"id\":");
        JsonText.AppendString(json, reference.Id.ToString("D", CultureInfo.InvariantCulture));
        if (!string.IsNullOrEmpty(reference.Name))
        {
            Name(json, "name");
            JsonText.AppendString(json, reference.Name);
        }

        json.Append('}');
    }
}
