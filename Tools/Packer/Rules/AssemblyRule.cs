using System;
using System.Collections.Generic;
using System.Linq;
using CrmFeedback.Packer.Source;

namespace CrmFeedback.Packer.Rules;

/// <summary>An assembly's description is the built DLL's: full name, strong name, classes.</summary>
internal sealed class AssemblyRule : IRule
{
    public string Name => "assembly";

    public IEnumerable<Problem> Check(RuleContext context)
    {
        foreach (var source in context.Solution.Assemblies)
        {
            var root = source.Data.Root;
            if (root.Text("IsolationMode") != "2" || root.Text("SourceType") != "0")
                yield return this.Problem(context, source.Data, "IsolationMode must be 2 (sandbox) and SourceType 0 (database).");
            var folder = source.Data.Path[..^".data.xml".Length];
            if (root.Text("FileName") != "/" + folder)
                yield return this.Problem(context, source.Data, $"FileName must be /{folder}, not '{root.Text("FileName")}'.");
            if (!folder.Contains(root.Attr("PluginAssemblyId").AsId().ToUpperInvariant(), StringComparison.Ordinal))
                yield return this.Problem(context, source.Data, "The folder's name must end in the assembly's id in upper case.");
            foreach (var name in root.Values("FriendlyName")
                .GroupBy(name => name, StringComparer.OrdinalIgnoreCase)
                .Where(group => group.Count() > 1)
                .Select(group => group.Key))
                yield return this.Problem(context, source.Data, $"The FriendlyName '{name}' is used twice.");
            if (context.Solution.Build.Assembly is not { } built)
                continue;
            if (built.PublicKeyToken.Length == 0)
                yield return this.Problem(context, source.Data, $"{context.Solution.Build.PluginDll} is not strong-named, which the sandbox needs.");
            if (root.Attr("FullName") != built.FullName)
                yield return this.Problem(context, source.Data, $"FullName is '{root.Attr("FullName")}', the DLL is '{built.FullName}'.");
            foreach (var type in root.Descendants("PluginType"))
            {
                if (type.Attr("AssemblyQualifiedName") != type.Attr("Name") + ", " + built.FullName)
                    yield return this.Problem(context, source.Data, $"AssemblyQualifiedName of {type.Attr("Name")} must be '{type.Attr("Name")}, {built.FullName}'.");
                if (!built.PublicClasses.Contains(type.Attr("Name")))
                    yield return this.Problem(context, source.Data, $"The DLL has no public class {type.Attr("Name")}.");
            }
        }
    }
}
