using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Text.Unicode;

namespace CrmFeedback.LocalOrg.WebApi;

/// <summary>The JSON body of a request.</summary>
public static class JsonBody
{
    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    /// <summary>Reads the body as one JSON object without repeated names.</summary>
    /// <exception cref="ApiException">415: the body is not declared as JSON in UTF-8; 400: no body, malformed JSON, no object.</exception>
    public static JsonElement ReadObject(ApiRequest request, bool optional = false)
    {
        var bytes = request.Body;
        if (bytes.Span.StartsWith(ByteOrderMark)) bytes = bytes[ByteOrderMark.Length..];
        if (bytes.IsEmpty)
        {
            if (optional) return JsonDocument.Parse("{}").RootElement;
            throw ApiException.BadRequest("The request has no body; send one JSON object.");
        }
        CheckMediaType(request.Header("Content-Type"));
        if (!Utf8.IsValid(bytes.Span)) throw ApiException.BadRequest("Invalid JSON. The body is not valid UTF-8.");
        try
        {
            using var document = JsonDocument.Parse(bytes);
            var root = document.RootElement.Clone();
            if (root.ValueKind != JsonValueKind.Object)
                throw ApiException.BadRequest($"An unexpected '{NodeType(root)}' node was found when reading from the JSON reader. A 'StartObject' node was expected.");
            CheckNames(root);
            return root;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a property's name holds half a surrogate pair.
            throw ApiException.BadRequest($"Invalid JSON. {error.Message}", error);
        }
    }

    /// <summary>A node's name in OData's messages.</summary>
    public static string NodeType(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "StartObject",
        JsonValueKind.Array => "StartArray",
        _ => "PrimitiveValue",
    };

    private static void CheckMediaType(string? contentType)
    {
        var parts = (contentType ?? string.Empty).Split(';', StringSplitOptions.TrimEntries);
        if (!string.Equals(parts[0], "application/json", StringComparison.OrdinalIgnoreCase))
            throw new ApiException(415, ApiException.Unnumbered, $"The content type '{contentType}' is not supported; send application/json.");
        foreach (var part in parts)
        {
            if (part.StartsWith("charset=", StringComparison.OrdinalIgnoreCase)
                    && !string.Equals(part["charset=".Length..].Trim('"'), "utf-8", StringComparison.OrdinalIgnoreCase))
                throw new ApiException(415, ApiException.Unnumbered, $"The {part} of the body is not supported; send UTF-8.");
        }
    }

    private static void CheckNames(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray()) CheckNames(item);
            return;
        }
        if (element.ValueKind != JsonValueKind.Object) return;
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in element.EnumerateObject())
        {
            if (!names.Add(property.Name))
                throw ApiException.BadRequest($"Multiple properties with the name '{property.Name}' were detected in a resource or a complex value. In OData, duplicate property names are not allowed.");
            CheckNames(property.Value);
        }
    }
}
