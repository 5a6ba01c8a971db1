using System;
using System.Collections.Generic;
using System.Linq;
using CrmFeedback.Packer.Source;

namespace CrmFeedback.Packer.Rules;

/// <summary>Elements of web resources, assemblies and steps are sequences in Microsoft's schema.</summary>
internal sealed class ElementOrderRule : IRule
{
    public string Name => "element-order";

    private static readonly string[] WebResource =
    [
        "WebResourceId", "Name", "DisplayName", "Description", "LanguageCode", "WebResourceType", "IntroducedVersion", "IsEnabledForMobileClient",
        "IsAvailableForMobileOffline", "DependencyXml", "IsCustomizable", "CanBeDeleted", "IsHidden", "FileName",
    ];

    private static readonly string[] Assembly =
    [
        "Description", "IsolationMode", "SourceType", "Path", "Url", "UserName", "IntroducedVersion", "IsCustomizable", "AuthType", "FileName",
        "PluginTypes", "IsHidden",
    ];

    private static readonly string[] Step =
    [
        "PluginTypeName", "PluginTypeId", "PrimaryEntity", "SecondaryEntity", "AsyncAutoDelete", "Configuration", "Description", "FilteringAttributes",
        "ImpersonatingUserIdName", "InvocationSource", "Mode", "Rank", "SdkMessageId", "EventHandler", "EventHandlerTypeCode", "Stage",
        "IsCustomizable", "IsHidden", "SupportedDeployment", "IntroducedVersion", "SdkMessageProcessingStepImages",
    ];

    public IEnumerable<Problem> Check(RuleContext context) =>
        context.Solution.WebResources.SelectMany(resource => Compare(context, resource.Data, WebResource))
            .Concat(context.Solution.Assemblies.SelectMany(assembly => Compare(context, assembly.Data, Assembly)))
            .Concat(context.Solution.Steps.SelectMany(step => Compare(context, step, Step)));

    private IEnumerable<Problem> Compare(RuleContext context, SourceFile file, string[] order)
    {
        var last = -1;
        foreach (var name in file.Root.Elements().Select(element => element.Name.LocalName))
        {
            var place = Array.IndexOf(order, name);
            if (place < 0)
                yield return this.Problem(context, file, $"<{name}> is not an element of {file.Root.Name.LocalName}.");
            else if (place <= last)
                yield return this.Problem(context, file, $"<{name}> stands after <{order[last]}>; the order is {string.Join(", ", order)}.");
            else
                last = place;
        }
    }
}
