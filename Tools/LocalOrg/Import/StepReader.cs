using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;

namespace CrmFeedback.LocalOrg.Import;

/// <summary>Reads registered steps and their images.</summary>
internal static class StepReader
{
    private const string Merge = "Merge";

    // The same in every organisation. Seen in real exports; a message that is not here is refused by name.
    private static readonly Dictionary<Guid, string> Messages = new()
    {
        [new("9ebdbb1b-ea3e-db11-86a7-000a3a5473e8")] = "Create",
        [new("20bebb1b-ea3e-db11-86a7-000a3a5473e8")] = "Update",
        [new("a1bdbb1b-ea3e-db11-86a7-000a3a5473e8")] = "Delete",
        [new("dbbdbb1b-ea3e-db11-86a7-000a3a5473e8")] = Merge,
    };

    /// <summary>Steps, disabled, as every import leaves them.</summary>
    public static IEnumerable<StepDefinition> Read(SolutionPackage package) =>
        (package.Customizations.Element("SdkMessageProcessingSteps")?.Elements("SdkMessageProcessingStep") ?? Enumerable.Empty<XElement>())
        .Select(element => Step(package, element));

    private static StepDefinition Step(SolutionPackage package, XElement element)
    {
        var name = element.Attr("Name") ?? throw Invalid(package, "a step has no Name.");
        if (element.Int("EventHandlerTypeCode") is null)
            throw Invalid(package, $"step '{name}' has no EventHandlerTypeCode.");
        if (element.Int("EventHandlerTypeCode") is not 4602)
            throw new NotSupportedException($"Solution '{package.Name}': step '{name}' has the event handler type {element.Text("EventHandlerTypeCode")}; the local organisation supports plug-in types (4602) only.");
        var messageId = element.Id("SdkMessageId") ?? throw Invalid(package, $"step '{name}' has no SdkMessageId.");
        if (!Messages.TryGetValue(messageId, out var message))
            throw package.Refuse(SolutionImportProblem.UnknownMessage, $"step '{name}' uses the message {messageId}; the local organisation knows {string.Join(", ", Messages.Values)}.");
        if (element.Text("ImpersonatingUserIdName") is { } user)
            throw new NotSupportedException($"Solution '{package.Name}': step '{name}' runs as the user '{user}'; the local organisation runs steps as the calling user only.");
        var stage = element.Int("Stage");
        if (stage is not (10 or 20 or 40))
            throw Invalid(package, $"step '{name}' has the stage '{element.Text("Stage")}'; 10, 20 and 40 are allowed.");
        var mode = element.Int("Mode");
        if (mode is not (0 or 1))
            throw Invalid(package, $"step '{name}' has the mode '{element.Text("Mode")}'; 0 (synchronous) and 1 (asynchronous) are allowed.");
        if (mode == 1 && stage != 40)
            throw Invalid(package, $"step '{name}' is asynchronous in stage {stage}; only stage 40 may be.");
        return new()
        {
            Id = SolutionXml.ParseId(element.Attr("SdkMessageProcessingStepId")) ?? throw Invalid(package, $"step '{name}' has no SdkMessageProcessingStepId."),
            Name = name,
            PluginTypeId = element.Id("PluginTypeId") ?? throw Invalid(package, $"step '{name}' has no PluginTypeId."),
            TypeName = element.Text("PluginTypeName")?.Split(',')[0].Trim() ?? throw Invalid(package, $"step '{name}' has no PluginTypeName."),
            Message = message,
            Table = element.Text("PrimaryEntity")?.ToLowerInvariant(),
            Stage = (PipelineStage)stage.Value,
            IsAsynchronous = mode == 1,
            Rank = element.Int("Rank") ?? 1,
            FilteringColumns = SolutionXml.List(element.Text("FilteringAttributes")?.ToLowerInvariant()),
            Configuration = element.Text("Configuration"),
            AsyncAutoDelete = element.Flag("AsyncAutoDelete"),
            IsCustomizable = element.Flag("IsCustomizable", otherwise: true),
            Images = (element.Element("SdkMessageProcessingStepImages")?.Elements("SdkMessageProcessingStepImage") ?? Enumerable.Empty<XElement>())
                .Select(image => Image(package, name, message, image)).ToArray(),
            Solution = package.Name,
        };
    }

    private static StepImageDefinition Image(SolutionPackage package, string step, string message, XElement element)
    {
        var name = element.Attr("Name") ?? throw Invalid(package, $"an image of step '{step}' has no Name.");
        var property = element.Text("MessagePropertyName") ?? "Target";
        if (string.Equals(message, Merge, StringComparison.Ordinal) && !string.Equals(property, "Target", StringComparison.Ordinal))
            throw new NotSupportedException($"Solution '{package.Name}': image '{name}' of step '{step}' is of '{property}'; the local organisation gives steps on Merge images of Target only.");
        return new(
            element.Id("SdkMessageProcessingStepImageId") ?? throw Invalid(package, $"image '{name}' of step '{step}' has no id."),
            name,
            element.Text("EntityAlias") ?? name,
            element.Int("ImageType") is { } type and >= 0 and <= 2 ? (StepImageType)type : throw Invalid(package, $"image '{name}' of step '{step}' has the type '{element.Text("ImageType")}'; 0, 1 and 2 are known."),
            property,
            SolutionXml.List(element.Text("Attributes")?.ToLowerInvariant()));
    }

    private static SolutionImportException Invalid(SolutionPackage package, string message) =>
        package.Refuse(SolutionImportProblem.InvalidPackage, message);
}
