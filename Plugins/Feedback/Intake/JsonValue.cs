using System;
using System.Collections.Generic;

namespace CrmFeedback.Feedback;

/// <summary>Kinds of JSON values (RFC 8259).</summary>
public enum JsonKind
{
    /// <summary>null.</summary>
    Null = 0,
    /// <summary>true or false.</summary>
    Boolean = 1,
    /// <summary>A number.</summary>
    Number = 2,
    /// <summary>A text.</summary>
    Text = 3,
    /// <summary>A list.</summary>
    List = 4,
    /// <summary>An object.</summary>
    Map = 5,
}

/// <summary>A JSON value as it was sent.</summary>
public sealed class JsonValue
{
    private static readonly IReadOnlyList<JsonValue> NoItems = Array.Empty<JsonValue>();
    private static readonly IReadOnlyList<KeyValuePair<string, JsonValue>> NoMembers = Array.Empty<KeyValuePair<string, JsonValue>>();

    /// <summary>Creates a value; <paramref name="raw"/> is a text's content, or how a number or a literal was written.</summary>
    public JsonValue(JsonKind kind, string raw, IReadOnlyList<JsonValue>? items = null, IReadOnlyList<KeyValuePair<string, JsonValue>>? members = null)
    {
        Kind = kind;
        Raw = raw;
        Items = items ?? NoItems;
        Members = members ?? NoMembers;
    }

    /// <summary>Kind of value.</summary>
    public JsonKind Kind { get; }

    /// <summary>A text's content; a number, true, false or null as written; empty for lists and objects.</summary>
    public string Raw { get; }

    /// <summary>The items of a list.</summary>
    public IReadOnlyList<JsonValue> Items { get; }

    /// <summary>The members of an object in order; a name may come twice.</summary>
    public IReadOnlyList<KeyValuePair<string, JsonValue>> Members { get; }

    /// <summary>What it is, for an error: <c>the number 7</c>, <c>the text "abc"</c> (at most 40 characters of it), <c>a list</c>.</summary>
    public string Describe() => Kind switch
    {
        JsonKind.Number => "the number " + Short(Raw),
        JsonKind.Text => "the text \"" + Short(SafeText.Clean(Raw)) + "\"",
        JsonKind.List => "a list",
        JsonKind.Map => "an object",
        _ => Raw,
    };

    private static string Short(string text) => text.Length <= 40 ? text : SafeText.Cut(text, 40) + "…";
}
