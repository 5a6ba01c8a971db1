using System;
using System.Collections.Generic;
using System.Linq;
using CrmFeedback.Packer.Source;

namespace CrmFeedback.Packer.Rules;

/// <summary>A step runs a registered plug-in type on a known message, stage and mode.</summary>
internal sealed class StepRule : IRule
{
    public string Name => "step";

    public IEnumerable<Problem> Check(RuleContext context)
    {
        var types = context.PluginTypes;
        foreach (var step in context.Solution.Steps)
        {
            var root = step.Root;
            if (!types.TryGetValue(root.Text("PluginTypeId").AsId(), out var name))
                yield return this.Problem(context, step, $"There is no plug-in type {root.Text("PluginTypeId")} in this solution or one it depends on.");
            else if (root.Text("PluginTypeName") != name)
                yield return this.Problem(context, step, $"PluginTypeName is '{root.Text("PluginTypeName")}', the type is '{name}'.");
            if (!SdkMessages.Names.ContainsKey(root.Text("SdkMessageId").AsId()))
                yield return this.Problem(context, step, $"SdkMessageId {root.Text("SdkMessageId")} is not a known message: {string.Join(", ", SdkMessages.Names.Values)}.");
            if (root.Text("EventHandlerTypeCode") != "4602")
                yield return this.Problem(context, step, "EventHandlerTypeCode must be 4602 (plug-in type); without it the import fails.");
            if (root.Text("Stage") is not ("10" or "20" or "40"))
                yield return this.Problem(context, step, $"Stage '{root.Text("Stage")}' must be 10, 20 or 40.");
            if (root.Text("Mode") is not ("0" or "1") || (root.Text("Mode") == "1" && root.Text("Stage") != "40"))
                yield return this.Problem(context, step, $"Mode '{root.Text("Mode")}' must be 0, or 1 (asynchronous) at stage 40 only.");
            if ((root.Text("Mode") == "1") != (root.Text("AsyncAutoDelete") == "1"))
                yield return this.Problem(context, step, "AsyncAutoDelete must be 1 for an asynchronous step and 0 for a synchronous one.");
            if (root.Element("PrimaryEntity") is { } table && (table.Value == "none" || context.Tables.TableError(table.Value) != null))
                yield return this.Problem(context, step, $"PrimaryEntity: {(table.Value == "none" ? "leave the element out for a global message" : context.Tables.TableError(table.Value))}.");
        }
    }
}
