using System;
using System.Collections.Generic;
using System.Linq;
using CrmFeedback.Packer.Source;

namespace CrmFeedback.Packer.Rules;

/// <summary>Publisher, prefix, option value prefix and version of the manifest are well formed.</summary>
internal sealed class ManifestRule : IRule
{
    public string Name => "manifest";

    public IEnumerable<Problem> Check(RuleContext context)
    {
        if (context.Solution.Manifest is not { } file)
            yield break;
        var manifest = file.Root.Element("SolutionManifest");
        if (manifest == null)
            yield break;
        var name = manifest.Text("UniqueName");
        if (name.Length == 0 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
            yield return this.Problem(context, file, $"UniqueName '{name}' must hold only letters, digits and _.");
        else if (name != context.Solution.Name)
            yield return this.Problem(context, file, $"UniqueName '{name}' differs from the folder's name '{context.Solution.Name}'.");
        if (!Version.TryParse(manifest.Text("Version"), out var version) || version.Revision < 0)
            yield return this.Problem(context, file, $"Version '{manifest.Text("Version")}' must have four numbers.");
        var prefix = manifest.Descendants("CustomizationPrefix").FirstOrDefault()?.Value ?? "";
        if (prefix.Length is < 2 or > 8 || !char.IsAsciiLetter(prefix[0]) || !prefix.All(char.IsAsciiLetterOrDigit) || prefix.StartsWith("mscrm", StringComparison.OrdinalIgnoreCase))
            yield return this.Problem(context, file, $"CustomizationPrefix '{prefix}' must have 2 to 8 letters or digits, start with a letter, and not with mscrm.");
        var options = manifest.Descendants("CustomizationOptionValuePrefix").FirstOrDefault()?.Value;
        if (!int.TryParse(options, System.Globalization.CultureInfo.InvariantCulture, out var number) || number is < 10000 or > 99999)
            yield return this.Problem(context, file, $"CustomizationOptionValuePrefix '{options}' must be between 10000 and 99999.");
        if (manifest.Descendants("Address").Count() != 2)
            yield return this.Problem(context, file, "The publisher needs two Address blocks, numbered 1 and 2.");
    }
}
