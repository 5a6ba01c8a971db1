using System;
using System.Collections.Generic;
using System.Globalization;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.Feedback;

/// <summary>Reads the rows of a call. A row that is wrong is rejected by itself; only what is no list of rows refuses the call.</summary>
public static class IntakeReader
{
    /// <summary>Rows of one call.</summary>
    public const int MostRows = 100;

    // A call carries at most 116 MB; this is twenty times a hundred full texts.
    private const int MostCharacters = 40_000_000;

    /// <summary>The rows in order.</summary>
    /// <param name="json">A JSON array of objects.</param>
    /// <param name="now">UTC, to recognise a time that lies ahead.</param>
    /// <exception cref="InvalidPluginExecutionException">Not an array, or more than <see cref="MostRows"/> rows (HTTP 400).</exception>
    public static IReadOnlyList<IntakeItem> Read(string? json, DateTime now)
    {
        if (string.IsNullOrWhiteSpace(json))
            throw Refuse("Rows is empty. Send a JSON array of 1 to 100 rows.");
        if (json!.Length > MostCharacters)
            throw Refuse("Rows holds " + Number(json.Length) + " characters; " + Number(MostCharacters) + " are allowed. Send fewer rows in a call.");
        var value = Parse(json);
        if (value.Kind != JsonKind.List)
            throw Refuse("Rows is " + value.Describe() + ". Send a JSON array: [{\"channel\":\"phone\",\"externalId\":\"…\",\"text\":\"…\"}].");
        if (value.Items.Count > MostRows)
            throw Refuse("Rows holds " + Number(value.Items.Count) + " rows; 100 are allowed in a call. Send the rest in further calls.");
        var items = new List<IntakeItem>();
        foreach (var item in value.Items)
            items.Add(Item(items.Count + 1, item, now));
        return items;
    }

    private static JsonValue Parse(string json)
    {
        try
        {
            return JsonReader.Read(json);
        }
        catch (JsonFormatException error)
        {
            throw Refuse("Rows is not valid JSON, " + error.Message + ". Nothing was stored; send a JSON array of rows.");
        }
    }

    private static IntakeItem Item(int number, JsonValue value, DateTime now)
    {
        try
        {
            return new IntakeItem(number, IntakeRowReader.Read(value, now), null);
        }
        catch (JsonFormatException error)
        {
            return new IntakeItem(number, null, "Row " + Number(number) + ": " + error.Message);
        }
    }

    private static InvalidPluginExecutionException Refuse(string message) => new InvalidPluginExecutionException(message, PluginHttpStatusCode.BadRequest);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
