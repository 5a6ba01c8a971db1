using System;
using System.Collections.Generic;
using System.Linq;

namespace CrmFeedback.Packer.Rules;

/// <summary>Every $(…) in the sources is one the packer fills.</summary>
internal sealed class PlaceholderRule : IRule
{
    public string Name => "placeholder";

    public IEnumerable<Problem> Check(RuleContext context) =>
        from file in context.Solution.AllFiles
        from text in file.Root
            .DescendantsAndSelf()
            .SelectMany(element => element.Attributes().Select(attribute => attribute.Value).Concat(element.Nodes().OfType<System.Xml.Linq.XText>().Select(node => node.Value)))
        where text.Contains("$(", StringComparison.Ordinal)
        select this.Problem(context, file, $"'{text}' holds a placeholder that was not filled; known are $(PublicKeyToken) and $(Version), both read from {context.Solution.Build.PluginDll}.");
}
