using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using CrmFeedback.LocalOrg.Metadata;

namespace CrmFeedback.LocalOrg.WebApi;

/// <summary>The part of the metadata API that web resources read: tables and their columns with names, types and options.</summary>
public static partial class DefinitionsEndpoint
{
    /// <summary>Whether a path belongs to the metadata API.</summary>
    public static bool Handles(string path) =>
        path.StartsWith("EntityDefinitions", StringComparison.Ordinal) || path.StartsWith("GlobalOptionSetDefinitions", StringComparison.Ordinal)
        || path.StartsWith("RelationshipDefinitions", StringComparison.Ordinal) || path.StartsWith("ManagedPropertyDefinitions", StringComparison.Ordinal);

    /// <summary>Answers <c>EntityDefinitions</c>, one of them by logical name, its <c>Attributes</c>, and one of those.</summary>
    /// <exception cref="ApiException">501 for every other metadata path.</exception>
    public static ApiResponse Handle(ApiContext context, string path)
    {
        var match = PathPattern().Match(Uri.UnescapeDataString(path));
        var url = context.Request.Url;
        if (!match.Success || RawQuery.Find(url, "$filter") != null) throw ApiException.NotImplemented($"The metadata request '{Uri.UnescapeDataString(path + url.Query)}'");
        var select = RawQuery.Find(url, "$select")?.Split(',', StringSplitOptions.TrimEntries).ToHashSet(StringComparer.Ordinal);
        var expandColumns = ExpandsAttributes(RawQuery.Find(url, "$expand"), path);
        if (!match.Groups["table"].Success)
        {
            return List(context, "EntityDefinitions", context.Model.Metadata.Tables, (json, table) => Write(json, DefinitionWriter.Table(table, expandColumns), select));
        }
        var definition = context.Model.Metadata.FindTable(match.Groups["table"].Value)
            ?? throw new ApiException(404, "0x80060888", $"Could not find an entity with specified entity name: '{match.Groups["table"].Value}'.");
        if (!match.Groups["attributes"].Success) return One(context, "EntityDefinitions", DefinitionWriter.Table(definition, expandColumns), select);
        if (!match.Groups["column"].Success)
            return List(context, "Attributes", definition.Columns, (json, column) => Write(json, DefinitionWriter.Column(definition, column), select));
        var attribute = definition.FindColumn(match.Groups["column"].Value)
            ?? throw new ApiException(404, "0x80060888", $"Could not find an attribute with specified name: '{match.Groups["column"].Value}'.");
        return One(context, "Attributes", DefinitionWriter.Column(definition, attribute), select);
    }

    private static bool ExpandsAttributes(string? expand, string path) => expand switch
    {
        null => false,
        "Attributes" => true,
        "OptionSet" or "GlobalOptionSet" or "OptionSet,GlobalOptionSet" when path.Contains("/Attributes", StringComparison.Ordinal) => false,
        _ when expand.StartsWith("Attributes(", StringComparison.Ordinal) => true,
        _ => throw ApiException.NotImplemented($"$expand={expand} of metadata"),
    };

    private static ApiResponse List<T>(ApiContext context, string set, IEnumerable<T> items, Action<Utf8JsonWriter, T> write) => ResponseWriter.Json(200, json =>
    {
        json.WriteStartObject();
        json.WriteString("@odata.context", $"{context.Request.ServiceRoot}$metadata#{set}");
        json.WriteStartArray("value");
        foreach (var item in items) write(json, item);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static ApiResponse One(ApiContext context, string set, Dictionary<string, object?> members, HashSet<string>? select) => ResponseWriter.Json(200, json =>
    {
        members = new Dictionary<string, object?>(members) { ["@odata.context"] = $"{context.Request.ServiceRoot}$metadata#{set}/$entity" };
        Write(json, members, select);
    });

    private static void Write(Utf8JsonWriter json, Dictionary<string, object?> members, HashSet<string>? select)
    {
        // Dataverse always adds MetadataId; the local organisation has the logical name as its only id.
        var shown = members.Where(pair => select is null || pair.Key.StartsWith('@') || pair.Key is "LogicalName" or "Attributes" or "OptionSet" || select.Contains(pair.Key))
            .OrderByDescending(pair => pair.Key.StartsWith('@')).ToDictionary(pair => pair.Key, pair => pair.Value);
        JsonSerializer.Serialize(json, shown, s_options);
    }

    private static readonly JsonSerializerOptions s_options = new() { Encoder = JsonOutput.Options.Encoder };

    [GeneratedRegex(@"^EntityDefinitions(\(LogicalName='(?<table>[^']+)'\)(?<attributes>/Attributes(\(LogicalName='(?<column>[^']+)'\))?(/Microsoft\.Dynamics\.CRM\.[A-Za-z]+AttributeMetadata)?)?)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PathPattern();
}
