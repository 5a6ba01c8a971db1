using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using CsvHelper;
using CsvHelper.Configuration;

namespace CrmFeedback.Cli.Input;

/// <summary>Reads whole rows. A bad row becomes an <see cref="InputRecord"/> with an error, and reading goes on.</summary>
public static class RecordReader
{
    /// <summary>Reads all rows.</summary>
    /// <exception cref="InvalidDataException">Plain lines have no columns; or a header names a column twice.</exception>
    public static IEnumerable<InputRecord> Read(TextReader reader, InputFormat format) => format switch
    {
        InputFormat.Csv => ReadDelimited(reader, ",", CsvMode.RFC4180),
        InputFormat.Tsv => ReadDelimited(reader, "\t", CsvMode.NoEscape),
        InputFormat.JsonLines => ReadJson(reader),
        _ => throw new InvalidDataException("A file of plain lines has no columns. Give a CSV, TSV or JSONL file, or name its --format."),
    };

    private static IEnumerable<InputRecord> ReadDelimited(TextReader reader, string delimiter, CsvMode mode)
    {
        string? bad = null;
        using var csv = new CsvReader(reader, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = delimiter,
            Mode = mode,
            BadDataFound = _ => bad = "stray quote",
            MissingFieldFound = null,
        });
        if (!csv.Read())
            yield break;
        csv.ReadHeader();
        var header = (csv.HeaderRecord ?? []).Select(name => name.Trim().TrimStart('\uFEFF')).ToArray();
        if (header.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new InvalidDataException($"The header names the column '{twice.Key}' twice.");
        while (true)
        {
            bad = null;
            string? failure = null;
            try
            {
                if (!csv.Read())
                    yield break;
            }
            catch (CsvHelperException error)
            {
                failure = error.Message.Split('\n')[0].Trim();
            }

            failure ??= bad ?? (csv.Parser.Count == header.Length ? null
                : $"expected {header.Length.ToString(CultureInfo.InvariantCulture)} columns, found {csv.Parser.Count.ToString(CultureInfo.InvariantCulture)}");
            yield return failure == null
                ? new InputRecord(csv.Parser.RawRow, header.Select((name, i) => (name, csv.GetField(i))).ToDictionary(pair => pair.name, pair => JsonSerializer.SerializeToElement(pair.Item2), StringComparer.Ordinal), null)
                : new InputRecord(csv.Parser.RawRow, null, failure);
        }
    }

    private static IEnumerable<InputRecord> ReadJson(TextReader reader)
    {
        long number = 0;
        for (var line = reader.ReadLine(); line != null; line = reader.ReadLine())
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
                yield return ParseJson(line, number);
        }
    }

    private static InputRecord ParseJson(string line, long number)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                return new InputRecord(number, null, $"expected a JSON object, found {document.RootElement.ValueKind}");
            var values = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
            foreach (var property in document.RootElement.EnumerateObject())
                values[property.Name] = property.Value.Clone();
            return new InputRecord(number, values, null);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return new InputRecord(number, null, "not JSON: " + e.Message.Split(". ")[0]);
        }
    }
}
