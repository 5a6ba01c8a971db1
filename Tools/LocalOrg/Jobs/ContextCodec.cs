using System;
using System.Linq;
using System.Text.Json.Nodes;
using CrmFeedback.LocalOrg.Pipeline;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.LocalOrg.Jobs;

/// <summary>Writes the context of an asynchronous step as JSON and reads it back, so that a job outlives the process.</summary>
internal static class ContextCodec
{
    public static string Write(PluginExecutionContext context) => ToNode(context).ToJsonString();

    public static PluginExecutionContext Read(string json) => FromNode(JsonNode.Parse(json)!.AsObject());

    private static JsonObject ToNode(PluginExecutionContext context)
    {
        var node = Head(context);
        node["input"] = ValueCodec.Write(context.InputParameters);
        node["output"] = ValueCodec.Write(context.OutputParameters);
        node["pre"] = Images(context.PreEntityImages);
        node["post"] = Images(context.PostEntityImages);
        return node;
    }

    // Of the parents a job keeps who, what and the shared variables, not their parameters.
    private static JsonObject Head(IPluginExecutionContext context) => new()
    {
        ["stage"] = context.Stage,
        ["mode"] = context.Mode,
        ["depth"] = context.Depth,
        ["message"] = context.MessageName,
        ["table"] = context.PrimaryEntityName,
        ["id"] = context.PrimaryEntityId,
        ["request"] = context.RequestId,
        ["shared"] = ValueCodec.Write(context.SharedVariables),
        ["user"] = context.UserId,
        ["initiator"] = context.InitiatingUserId,
        ["unit"] = context.BusinessUnitId,
        ["extension"] = context.OwningExtension?.Id,
        ["extensionname"] = context.OwningExtension?.Name,
        ["correlation"] = context.CorrelationId,
        ["operation"] = context.OperationId,
        ["created"] = context.OperationCreatedOn,
        ["parent"] = context.ParentContext is null ? null : Head(context.ParentContext),
    };

    private static PluginExecutionContext FromNode(JsonObject node) => new()
    {
        Stage = node["stage"]!.GetValue<int>(),
        Mode = node["mode"]!.GetValue<int>(),
        Depth = node["depth"]!.GetValue<int>(),
        MessageName = node["message"]!.GetValue<string>(),
        PrimaryEntityName = node["table"]!.GetValue<string>(),
        PrimaryEntityId = node["id"]!.GetValue<Guid>(),
        RequestId = node["request"]?.GetValue<Guid>(),
        InputParameters = Parameters(node["input"]),
        OutputParameters = Parameters(node["output"]),
        SharedVariables = Parameters(node["shared"]),
        PreEntityImages = Images(node["pre"]),
        PostEntityImages = Images(node["post"]),
        UserId = node["user"]!.GetValue<Guid>(),
        InitiatingUserId = node["initiator"]!.GetValue<Guid>(),
        BusinessUnitId = node["unit"]!.GetValue<Guid>(),
        OwningExtension = node["extension"] is { } extension
            ? new EntityReference("sdkmessageprocessingstep", extension.GetValue<Guid>()) { Name = node["extensionname"]?.GetValue<string>() }
            : null,
        CorrelationId = node["correlation"]!.GetValue<Guid>(),
        OperationId = node["operation"]!.GetValue<Guid>(),
        OperationCreatedOn = node["created"]!.GetValue<DateTime>(),
        ParentContext = node["parent"] is JsonObject parent ? FromNode(parent) : null,
    };

    private static ParameterCollection Parameters(JsonNode? node) => node is JsonObject values ? ValueCodec.ReadParameters(values) : new ParameterCollection();

    private static JsonObject Images(EntityImageCollection images) =>
        new(images.Select(i => System.Collections.Generic.KeyValuePair.Create(i.Key, ValueCodec.Write(i.Value))));

    private static EntityImageCollection Images(JsonNode? node)
    {
        var images = new EntityImageCollection();
        foreach (var (alias, image) in node as JsonObject ?? [])
            images[alias] = (Entity)ValueCodec.Read(image)!;
        return images;
    }
}
