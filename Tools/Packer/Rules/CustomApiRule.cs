using System;
using System.Collections.Generic;
using System.Linq;
using CrmFeedback.Packer.Source;

namespace CrmFeedback.Packer.Rules;

/// <summary>A custom API's folder is its name, its plug-in type exists, and its parameters have known types.</summary>
internal sealed class CustomApiRule : IRule
{
    public string Name => "custom-api";

    public IEnumerable<Problem> Check(RuleContext context)
    {
        var types = context.PluginTypes;
        foreach (var api in context.Solution.CustomApis)
        {
            var id = api.Root.Element("plugintypeid")?.Value.Trim() ?? "";
            if (!types.ContainsKey(id.AsId()))
                yield return this.Problem(context, api, $"There is no plug-in type '{id}' in this solution or one it depends on.");
            if (!api.Root.Attr("uniquename").StartsWith(context.Prefix, StringComparison.Ordinal))
                yield return this.Problem(context, api, $"uniquename '{api.Root.Attr("uniquename")}' must start with '{context.Prefix}'.");
        }

        foreach (var file in context.Solution.VerbatimFiles)
        {
            var named = file.Root.Attr("uniquename") + file.Root.Attr("schemaname");
            if (file.Path.Split('/')[^2] != named)
                yield return this.Problem(context, file, $"The folder must be named '{named}'.");
            var kind = file.Root.Name.LocalName;
            if (kind is "customapirequestparameter" or "customapiresponseproperty" && (!int.TryParse(file.Root.Text("type"), System.Globalization.CultureInfo.InvariantCulture, out var type) || type is < 0 or > 12))
                yield return this.Problem(context, file, $"type '{file.Root.Text("type")}' must be a number from 0 to 12.");
        }
    }
}
