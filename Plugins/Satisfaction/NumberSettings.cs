using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Runtime.Serialization;
using System.Runtime.Serialization.Json;
using System.Text;
using CrmFeedback.Feedback;

namespace CrmFeedback.Satisfaction;

/// <summary>
/// Named numbers an admin may change, stored as one JSON object. A name that is missing has its default, a name that is not
/// known is left out, a number out of range is brought into it, and a value that is no JSON object gives the defaults:
/// a slip of the admin must not stop the standings.
/// </summary>
public abstract class NumberSettings
{
    private readonly Dictionary<string, decimal> values = new Dictionary<string, decimal>(StringComparer.Ordinal);

    /// <summary>Reads the JSON; null or empty for the defaults.</summary>
    protected NumberSettings(string? json, IReadOnlyList<NumberSetting> numbers)
    {
        var given = Parse(json);
        foreach (var number in numbers)
            values[number.Name] = given.TryGetValue(number.Name, out var value) ? Numbers.Limit(value, number.Low, number.High) : number.Default;
    }

    /// <summary>The number of a known name.</summary>
    protected decimal this[string name] => values[name];

    /// <summary>The defaults as JSON.</summary>
    protected static string Json(IReadOnlyList<NumberSetting> numbers)
    {
        var json = new StringBuilder("{");
        foreach (var number in numbers)
        {
            JsonText.AppendString(json.Append(json.Length == 1 ? string.Empty : ","), number.Name);
            json.Append(':').Append(number.Default.ToString(CultureInfo.InvariantCulture));
        }

        return json.Append('}').ToString();
    }

    private static Dictionary<string, decimal> Parse(string? json)
    {
        var none = new Dictionary<string, decimal>(StringComparer.Ordinal);
        if (json == null || json.Trim().Length == 0)
            return none;
        try
        {
            var serializer = new DataContractJsonSerializer(typeof(Dictionary<string, decimal>), new DataContractJsonSerializerSettings { UseSimpleDictionaryFormat = true });
            using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
            return serializer.ReadObject(stream) as Dictionary<string, decimal> ?? none;
        }
        catch (Exception exception) when (exception is SerializationException || exception is FormatException || exception is OverflowException || exception is ArgumentException)
        {
            return none;
        }
    }
}

/// <summary>One named number with its default and range.</summary>
public sealed class NumberSetting
{
    /// <summary>Creates a number.</summary>
    public NumberSetting(string name, decimal @default, decimal low, decimal high)
    {
        Name = name;
        Default = @default;
        Low = low;
        High = high;
    }

    /// <summary>Name in the JSON.</summary>
    public string Name { get; }

    /// <summary>Value when none is given.</summary>
    public decimal Default { get; }

    /// <summary>Smallest value.</summary>
    public decimal Low { get; }

    /// <summary>Largest value.</summary>
    public decimal High { get; }
}
