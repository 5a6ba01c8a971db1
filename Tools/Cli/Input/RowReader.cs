using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using CsvHelper;
using CsvHelper.Configuration;

namespace CrmFeedback.Cli.Input;

/// <summary>Reads texts row by row. A bad row becomes an <see cref="InputRow"/> with an error, and reading goes on.</summary>
public static class RowReader
{
    private const int MostNames = 20;

    /// <summary>Reads all rows of <paramref name="reader"/>.</summary>
    /// <exception cref="InvalidDataException">The column does not exist; the message lists those that do.</exception>
    public static IEnumerable<InputRow> Read(TextReader reader, InputFormat format, string? column) => format switch
    {
        InputFormat.Csv => ReadDelimited(reader, column, ",", CsvMode.RFC4180),
        InputFormat.Tsv => ReadDelimited(reader, column, "\t", CsvMode.NoEscape),
        InputFormat.JsonLines => ReadJson(reader, column ?? "text"),
        _ => ReadLines(reader),
    };

    private static IEnumerable<InputRow> ReadDelimited(TextReader reader, string? column, string delimiter, CsvMode mode)
    {
        string? bad = null;
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = delimiter,
            Mode = mode,
            BadDataFound = args => bad = $"stray quote near '{Shorten(args.Field)}'",
            MissingFieldFound = null,
        };
        using var csv = new CsvReader(reader, configuration, leaveOpen: true);
        if (!csv.Read()) yield break;
        csv.ReadHeader();
        string[] header = csv.HeaderRecord ?? [];
        int index = column == null ? (header.Length == 1 ? 0 : Array.IndexOf(header, "text")) : Array.IndexOf(header, column);
        if (index < 0) throw new InvalidDataException($"No column '{column ?? "text"}'; the header has '{string.Join("', '", header)}'. Give --text one of these.");
        while (true)
        {
            bad = null;
            bool more;
            string? failure = null;
            try
            {
                more = csv.Read();
            }
            catch (CsvHelperException e)
            {
                more = true;
                failure = e.Message.Split('\n')[0].Trim();
            }
            if (!more) yield break;
            long number = csv.Parser.RawRow;
            if (failure == null && bad == null && csv.Parser.Count != header.Length)
            {
                failure = $"expected {header.Length.ToString(CultureInfo.InvariantCulture)} columns, found {csv.Parser.Count.ToString(CultureInfo.InvariantCulture)}";
            }
            failure ??= bad ?? Unclosed(csv.Parser.RawRecord, mode);
            yield return failure == null ? new InputRow(number, csv.GetField(index) ?? string.Empty, null) : new InputRow(number, null, failure);
        }
    }

    // A quote that never closes takes the rest of the file into its row.
    private static string? Unclosed(string record, CsvMode mode) =>
        mode == CsvMode.RFC4180 && record.Count(c => c == '"') % 2 == 1 ? $"a quote opens and never closes near '{Shorten(record[record.IndexOf('"', StringComparison.Ordinal)..])}'" : null;

    private static IEnumerable<InputRow> ReadJson(TextReader reader, string property)
    {
        long number = 0;
        for (string? line = reader.ReadLine(); line != null; line = reader.ReadLine())
        {
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            yield return ParseJson(line, property, number);
        }
    }

    private static InputRow ParseJson(string line, string property, long number)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            if (document.RootElement.ValueKind != JsonValueKind.Object) return new InputRow(number, null, $"expected a JSON object, found {document.RootElement.ValueKind}");
            if (!document.RootElement.TryGetProperty(property, out JsonElement value)) return new InputRow(number, null, $"no property '{property}'; the object has {Names(document.RootElement)}");
            return value.ValueKind switch
            {
                JsonValueKind.String => new InputRow(number, JsonText.Of(value), null),
                JsonValueKind.Null => new InputRow(number, string.Empty, null),
                _ => new InputRow(number, null, $"property '{property}' is {value.ValueKind}, expected a string"),
            };
        }
        catch (JsonException e)
        {
            return new InputRow(number, null, "not JSON: " + e.Message.Split(". ")[0]);
        }
    }

    private static string Names(JsonElement found)
    {
        string names = string.Join("', '", found.EnumerateObject().Take(MostNames).Select(p => p.Name));
        return names.Length == 0 ? "none" : "'" + names + "'";
    }

    private static IEnumerable<InputRow> ReadLines(TextReader reader)
    {
        long number = 0;
        for (string? line = reader.ReadLine(); line != null; line = reader.ReadLine())
        {
            number++;
            yield return new InputRow(number, line, null);
        }
    }

    private static string Shorten(string? field)
    {
        string line = (field ?? string.Empty).ReplaceLineEndings(" ").Trim();
        return line.Length <= 40 ? line : line[..40] + "…";
    }
}
