using System;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.Steps;

/// <summary>Parameters of a custom API. One that is left out may be missing, null or its type's default.</summary>
internal static class ApiInput
{
    public static string? Text(IPluginExecutionContext context, string name) =>
        context.InputParameters.TryGetValue(name, out var value) && value is string text && text.Length > 0 ? text : null;

    public static Guid? Id(IPluginExecutionContext context, string name) =>
        context.InputParameters.TryGetValue(name, out var value) && value is Guid id && id != Guid.Empty ? id : (Guid?)null;

    public static bool Flag(IPluginExecutionContext context, string name) =>
        context.InputParameters.TryGetValue(name, out var value) && value is true;

    public static int? Integer(IPluginExecutionContext context, string name) =>
        context.InputParameters.TryGetValue(name, out var value) && value is int number && number != 0 ? number : (int?)null;
}
