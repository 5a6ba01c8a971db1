using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CrmFeedback.Packer.Source;

namespace CrmFeedback.Packer.Rules;

/// <summary>An environment variable has the publisher's prefix, a known type, a default of that type, and no value: a value in the package would overwrite the admin's.</summary>
internal sealed class EnvironmentVariableRule : IRule
{
    private const int TextType = 100000000;
    private const int NumberType = 100000001;
    private const int YesNoType = 100000002;
    private const int SecretType = 100000005;

    public string Name => "environment-variable";

    public IEnumerable<Problem> Check(RuleContext context)
    {
        foreach (var file in context.Solution.EnvironmentVariables)
        {
            var name = file.Root.Attr("schemaname");
            if (!name.StartsWith(context.Prefix, StringComparison.OrdinalIgnoreCase))
                yield return this.Problem(context, file, $"schemaname '{name}' must start with '{context.Prefix}'.");
            var type = int.TryParse(file.Root.Text("type"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
            if (type is < TextType or > SecretType)
                yield return this.Problem(context, file, $"type '{file.Root.Text("type")}' must be a number from {TextType} to {SecretType}.");
            var value = file.Root.Text("defaultvalue");
            if (type == NumberType && value.Length > 0 && !decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out _))
                yield return this.Problem(context, file, $"defaultvalue '{value}' is no number.");
            if (type == YesNoType && value.Length > 0 && value is not ("yes" or "no"))
                yield return this.Problem(context, file, $"defaultvalue '{value}' must be 'yes' or 'no'.");
        }
    }
}
