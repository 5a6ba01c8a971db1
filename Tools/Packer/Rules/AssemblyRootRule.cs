using System.Collections.Generic;
using System.Linq;
using CrmFeedback.Packer.Source;

namespace CrmFeedback.Packer.Rules;

/// <summary>The root component of an assembly carries its full name beside its id.</summary>
internal sealed class AssemblyRootRule : IRule
{
    public string Name => "assembly-root";

    public IEnumerable<Problem> Check(RuleContext context) =>
        from source in context.Solution.Assemblies
        from root in context.RootComponents
        where root.Type == "91" && root.Id == source.Data.Root.Attr("PluginAssemblyId").AsId() && root.SchemaName != source.Data.Root.Attr("FullName")
        select this.Problem(context, "Other/Solution.xml", $"RootComponent type 91 has the schemaName '{root.SchemaName}', the assembly is '{source.Data.Root.Attr("FullName")}'.");
}
