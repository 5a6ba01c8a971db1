using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using CrmFeedback.Cli.Input;

namespace CrmFeedback.Cli.Ingest;

/// <summary>Which column of the file is which field of <c>cfb_IngestFeedback</c>, and which fields are the same for every row.</summary>
public sealed class IngestMapping
{
    /// <summary>The fields of a row of the custom API.</summary>
    public static readonly IReadOnlyList<string> Fields =
        ["channel", "externalId", "text", "nps", "csat", "csatScale", "ces", "cesScale", "receivedOn", "customerId", "customerType", "email", "phone", "touchpoint", "language"];

    private static readonly HashSet<string> Numbers = new(StringComparer.Ordinal) { "nps", "csat", "ces" };

    private readonly Dictionary<string, string> columns = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> constants = new(StringComparer.Ordinal);

    private IngestMapping()
    {
    }

    /// <summary>Reads the options; a field that is not mapped comes from the column of its own name.</summary>
    /// <param name="maps">Each <c>field=column</c>.</param>
    /// <param name="sets">Each <c>field=value</c>.</param>
    /// <exception cref="ArgumentException">No such field, or not of that form.</exception>
    public static IngestMapping Parse(IEnumerable<string> maps, IEnumerable<string> sets)
    {
        var mapping = new IngestMapping();
        foreach (var field in Fields)
            mapping.columns[field] = field;
        foreach (var (field, column) in maps.Select(map => Split(map, "--map", "field=column")))
            mapping.columns[field] = column;
        foreach (var (field, value) in sets.Select(set => Split(set, "--set", "field=value")))
            mapping.constants[field] = value;
        return mapping;
    }

    /// <summary>The row as the custom API takes it, or what is wrong with it.</summary>
    public (JsonObject? Row, string? Error) Row(InputRecord record)
    {
        if (record.Values == null)
            return (null, record.Error);
        var row = new JsonObject();
        foreach (var field in Fields)
        {
            if (constants.TryGetValue(field, out var constant))
                row[field] = Number(field, constant) is decimal number ? JsonValue.Create(number) : JsonValue.Create(constant);
            else if (record.Values.TryGetValue(columns[field], out var value) && !IsEmpty(value))
                row[field] = Value(field, value);
        }

        if (row["channel"] == null)
            return (null, $"no channel: give a column '{columns["channel"]}', --map channel=COLUMN or --set channel=import");
        return row["externalId"] == null
            ? (null, $"no externalId in the column '{columns["externalId"]}': without one a row cannot be sent again safely (--map externalId=COLUMN)")
            : (row, null);
    }

    // A number that cannot be read goes as it is: the organisation says what is wrong with it.
    private static JsonNode? Value(string field, JsonElement value) =>
        Numbers.Contains(field) && value.ValueKind == JsonValueKind.String && Number(field, value.GetString()!) is decimal number ? JsonValue.Create(number)
        : !Numbers.Contains(field) && value.ValueKind == JsonValueKind.Number ? JsonValue.Create(value.GetRawText())
        : JsonNode.Parse(value.GetRawText());

    private static decimal? Number(string field, string text) =>
        Numbers.Contains(field) && decimal.TryParse(text.Trim(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static bool IsEmpty(JsonElement value) =>
        value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined || value.ValueKind == JsonValueKind.String && string.IsNullOrWhiteSpace(value.GetString());

    private static (string Field, string Value) Split(string text, string option, string form)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals < 1)
            throw new ArgumentException($"{option} '{text}' is not of the form {form}.");
        var field = Fields.FirstOrDefault(f => string.Equals(f, text[..equals].Trim(), StringComparison.OrdinalIgnoreCase))
            ?? throw new ArgumentException($"{option} '{text}': there is no field '{text[..equals]}'; the fields are {string.Join(", ", Fields)}.");
        return (field, text[(equals + 1)..].Trim());
    }
}
