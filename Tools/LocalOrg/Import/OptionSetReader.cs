using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;
using CrmFeedback.LocalOrg.Metadata;

namespace CrmFeedback.LocalOrg.Import;

/// <summary>Reads <c>optionset</c> elements: global ones and those inside a column.</summary>
internal static class OptionSetReader
{
    /// <summary>Merges the global choices of a package.</summary>
    public static void Merge(SolutionPackage package, MetadataBuilder metadata)
    {
        foreach (var element in package.Customizations.Element("optionsets")?.Elements("optionset") ?? Enumerable.Empty<XElement>())
        {
            var set = Read(package, element, element.Attr("Name") ?? throw package.Refuse(SolutionImportProblem.InvalidPackage, "a global choice has no Name."), isGlobal: true);
            metadata.OptionSets[set.Name] = set;
        }
    }

    /// <summary>One option set.</summary>
    public static OptionSetDefinition Read(SolutionPackage package, XElement element, string name, bool isGlobal)
    {
        var options = Items(element, "options", "option").Concat(Items(element, "states", "state")).Concat(Items(element, "statuses", "status"))
            .Select(option => Option(package, name, option)).ToList();
        var twice = options.GroupBy(option => option.Value).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null)
            throw package.Refuse(SolutionImportProblem.InvalidPackage, $"choice '{name}' has the value {twice.Key} twice.");
        return new(name.ToLowerInvariant(), isGlobal, options) { DisplayName = element.Labels("displaynames") };
    }

    private static IEnumerable<XElement> Items(XElement element, string list, string item) =>
        element.Element(list)?.Elements(item) ?? Enumerable.Empty<XElement>();

    private static OptionDefinition Option(SolutionPackage package, string name, XElement option)
    {
        if (!int.TryParse(option.Attr("value"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
            throw package.Refuse(SolutionImportProblem.InvalidPackage, $"choice '{name}' has an option with the value '{option.Attr("value")}'; it must be a whole number.");
        return new(value, option.Labels("labels"))
        {
            State = Number(option, "state"),
            DefaultStatus = Number(option, "defaultstatus"),
            InvariantName = option.Attr("invariantname"),
            Color = option.Attr("Color"),
            IsHidden = option.Attr("IsHidden") is "1" or "true",
        };
    }

    private static int? Number(XElement option, string attribute) =>
        int.TryParse(option.Attr(attribute), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;
}
