using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.LocalOrg.Jobs;

/// <summary>Writes the values a message can carry as tagged JSON, <c>{"t":type,"v":value}</c>, and reads them back exactly.</summary>
internal static class ValueCodec
{
    public static JsonObject Write(ParameterCollection parameters) => Pairs(parameters);

    public static ParameterCollection ReadParameters(JsonObject node)
    {
        var parameters = new ParameterCollection();
        foreach (var (name, value) in node)
            parameters[name] = Read(value);
        return parameters;
    }

    /// <exception cref="NotSupportedException">A type that no message of an asynchronous step may carry; the message names it.</exception>
    public static JsonNode? Write(object? value) => value switch
    {
        null => null,
        string text => Tag("s", text),
        bool flag => Tag("b", flag),
        int number => Tag("i", number),
        long number => Tag("l", number),
        double number => Tag("f", number),
        decimal number => Tag("d", number.ToString(CultureInfo.InvariantCulture)),
        Guid id => Tag("g", id),
        DateTime time => Tag("t", time.ToString("O", CultureInfo.InvariantCulture)),
        Money money => Tag("m", money.Value.ToString(CultureInfo.InvariantCulture)),
        OptionSetValue option => Tag("o", option.Value),
        OptionSetValueCollection options => Tag("os", Items(options.Select(o => (JsonNode)o.Value))),
        string[] texts => Tag("ss", Items(texts.Select(t => (JsonNode)t))),
        EntityReference reference => Tag("r", Reference(reference)),
        EntityReferenceCollection references => Tag("rs", Items(references.Select(r => (JsonNode)Reference(r)))),
        Entity row => Tag("e", Row(row)),
        EntityCollection rows => Tag("es", new JsonObject { ["name"] = rows.EntityName, ["rows"] = Items(rows.Entities.Select(r => (JsonNode)Row(r))) }),
        AliasedValue aliased => Tag("a", new JsonObject { ["table"] = aliased.EntityLogicalName, ["column"] = aliased.AttributeLogicalName, ["value"] = Write(aliased.Value) }),
        Relationship relationship => Tag("n", new JsonObject { ["name"] = relationship.SchemaName, ["role"] = (int?)relationship.PrimaryEntityRole }),
        ConcurrencyBehavior behaviour => Tag("c", (int)behaviour),
        _ => throw new NotSupportedException($"a parameter of type {value.GetType().FullName} in the context of an asynchronous step"),
    };

    public static object? Read(JsonNode? node)
    {
        if (node is not JsonObject tagged)
            return null;
        var value = tagged["v"]!;
        return tagged["t"]!.GetValue<string>() switch
        {
            "s" => value.GetValue<string>(),
            "b" => value.GetValue<bool>(),
            "i" => value.GetValue<int>(),
            "l" => value.GetValue<long>(),
            "f" => value.GetValue<double>(),
            "d" => Number(value),
            "g" => value.GetValue<Guid>(),
            "t" => DateTime.Parse(value.GetValue<string>(), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
            "m" => new Money(Number(value)),
            "o" => new OptionSetValue(value.GetValue<int>()),
            "os" => new OptionSetValueCollection(value.AsArray().Select(v => new OptionSetValue(v!.GetValue<int>())).ToList()),
            "ss" => value.AsArray().Select(v => v!.GetValue<string>()).ToArray(),
            "r" => ReadReference(value),
            "rs" => new EntityReferenceCollection(value.AsArray().Select(v => ReadReference(v!)).ToList()),
            "e" => ReadRow(value),
            "es" => new EntityCollection(value["rows"]!.AsArray().Select(v => ReadRow(v!)).ToList()) { EntityName = value["name"]?.GetValue<string>() },
            "a" => new AliasedValue(value["table"]!.GetValue<string>(), value["column"]!.GetValue<string>(), Read(value["value"])),
            "n" => new Relationship(value["name"]!.GetValue<string>()) { PrimaryEntityRole = (EntityRole?)value["role"]?.GetValue<int>() },
            "c" => (ConcurrencyBehavior)value.GetValue<int>(),
            var tag => throw new NotSupportedException($"the value tag '{tag}' in a stored job; the data file is of a newer version"),
        };
    }

    private static JsonObject Tag(string tag, JsonNode value) => new() { ["t"] = tag, ["v"] = value };

    private static JsonArray Items(IEnumerable<JsonNode> items) => new(items.ToArray<JsonNode?>());

    private static decimal Number(JsonNode value) => decimal.Parse(value.GetValue<string>(), NumberStyles.Number, CultureInfo.InvariantCulture);

    private static JsonObject Pairs(IEnumerable<KeyValuePair<string, object>> pairs) =>
        new(pairs.Select(p => KeyValuePair.Create(p.Key, Write(p.Value))));

    private static JsonObject Reference(EntityReference reference) => new()
    {
        ["table"] = reference.LogicalName,
        ["id"] = reference.Id,
        ["name"] = reference.Name,
        ["keys"] = Pairs(reference.KeyAttributes),
    };

    private static EntityReference ReadReference(JsonNode node)
    {
        var reference = new EntityReference(node["table"]!.GetValue<string>(), node["id"]!.GetValue<Guid>()) { Name = node["name"]?.GetValue<string>() };
        foreach (var (name, value) in node["keys"]!.AsObject())
            reference.KeyAttributes[name] = Read(value);
        return reference;
    }

    private static JsonObject Row(Entity row) => new()
    {
        ["table"] = row.LogicalName,
        ["id"] = row.Id,
        ["version"] = row.RowVersion,
        ["values"] = Pairs(row.Attributes),
        ["keys"] = Pairs(row.KeyAttributes),
        ["formatted"] = new JsonObject(row.FormattedValues.Select(f => KeyValuePair.Create(f.Key, (JsonNode?)f.Value))),
        ["related"] = Items(row.RelatedEntities.Select(r => (JsonNode)new JsonArray(Write(r.Key), Write(r.Value)))),
    };

    private static Entity ReadRow(JsonNode node)
    {
        var row = new Entity(node["table"]!.GetValue<string>(), node["id"]!.GetValue<Guid>()) { RowVersion = node["version"]?.GetValue<string>() };
        foreach (var (name, value) in node["values"]!.AsObject())
            row.Attributes[name] = Read(value);
        foreach (var (name, value) in node["keys"]!.AsObject())
            row.KeyAttributes[name] = Read(value);
        foreach (var (name, text) in node["formatted"]!.AsObject())
            row.FormattedValues[name] = text!.GetValue<string>();
        foreach (var pair in node["related"]!.AsArray())
            row.RelatedEntities[(Relationship)Read(pair![0])!] = (EntityCollection)Read(pair[1])!;
        return row;
    }
}
