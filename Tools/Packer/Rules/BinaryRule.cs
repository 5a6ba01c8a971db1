using System;
using System.Collections.Generic;
using System.Linq;

namespace CrmFeedback.Packer.Rules;

/// <summary>A web resource or assembly description needs its bytes.</summary>
internal sealed class BinaryRule : IRule
{
    public string Name => "binary";

    public IEnumerable<Problem> Check(RuleContext context)
    {
        foreach (var resource in context.Solution.WebResources.Where(resource => resource.Binary == null))
            yield return this.Problem(context, resource.Data, $"There is neither a file {resource.Data.Path[..^".data.xml".Length]} here nor '{resource.Name}' in {context.Solution.Build.WebResourcesDist}. Build the web resources.");
        foreach (var assembly in context.Solution.Assemblies.Where(assembly => assembly.Binary == null))
            yield return this.Problem(context, assembly.Data, $"There is no DLL at {context.Solution.Build.PluginDll}. Build Plugins/.");
        foreach (var path in context.Solution.Paths.Where(IsBinary))
        {
            if (!context.Solution.Paths.Contains(path + ".data.xml", StringComparer.Ordinal))
                yield return this.Problem(context, path, $"{path}.data.xml is missing, so the file would not be packed.");
        }
    }

    private static bool IsBinary(string path) =>
        (path.StartsWith("WebResources/", StringComparison.Ordinal) || path.StartsWith("PluginAssemblies/", StringComparison.Ordinal))
        && !path.EndsWith(".data.xml", StringComparison.Ordinal);
}
