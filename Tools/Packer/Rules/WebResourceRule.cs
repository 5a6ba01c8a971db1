using System;
using System.Collections.Generic;
using System.Linq;
using CrmFeedback.Packer.Assembly;
using CrmFeedback.Packer.Source;

namespace CrmFeedback.Packer.Rules;

/// <summary>A web resource's name is its path, carries the prefix, and gives its name in the zip.</summary>
internal sealed class WebResourceRule : IRule
{
    public string Name => "web-resource";

    public IEnumerable<Problem> Check(RuleContext context)
    {
        foreach (var resource in context.Solution.WebResources)
        {
            if (resource.Data.Path != "WebResources/" + resource.Name + ".data.xml")
                yield return this.Problem(context, resource.Data, $"The name is '{resource.Name}', so the file must be WebResources/{resource.Name}.data.xml.");
            if (!resource.Name.StartsWith(context.Prefix, StringComparison.Ordinal) || !resource.Name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '/' or '-'))
                yield return this.Problem(context, resource.Data, $"The name '{resource.Name}' must start with '{context.Prefix}' and hold only letters, digits, _ . / -.");
            var expected = PartNames.OfWebResource(resource);
            if (resource.Data.Root.Text("FileName") != expected)
                yield return this.Problem(context, resource.Data, $"FileName must be {expected}, not '{resource.Data.Root.Text("FileName")}'.");
            if (Types.TryGetValue(PartNames.Extension(resource.Name), out var type) && resource.Type != type)
                yield return this.Problem(context, resource.Data, $"WebResourceType must be {type} for '{resource.Name}', not {resource.Type}.");
        }
    }

    private static readonly Dictionary<string, string> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        ["html"] = "1", ["htm"] = "1", ["css"] = "2", ["js"] = "3", ["xml"] = "4", ["png"] = "5", ["jpg"] = "6", ["gif"] = "7", ["ico"] = "10", ["svg"] = "11", ["resx"] = "12",
    };
}
