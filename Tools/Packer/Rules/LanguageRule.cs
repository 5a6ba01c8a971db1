using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using CrmFeedback.Packer.Source;

namespace CrmFeedback.Packer.Rules;

/// <summary>Every label list has the base language and only shipped languages, each once.</summary>
internal sealed class LanguageRule : IRule
{
    public string Name => "language";

    private static readonly HashSet<string> Lists = ["LocalizedNames", "LocalizedCollectionNames", "displaynames", "labels", "Titles"];

    public IEnumerable<Problem> Check(RuleContext context)
    {
        var shipped = context.Solution.Customizations?.Root.Element("Languages")?.Values("Language").ToHashSet() ?? [];
        var baseLanguage = context.Solution.Manifest?.Root.Attr("languagecode") is { Length: > 0 } code ? code : "1033";
        foreach (var file in context.Solution.AllFiles)
        {
            foreach (var list in file.Root.DescendantsAndSelf().Where(IsLabelList))
            {
                var languages = list.Elements().Select(label => label.Attr("languagecode") + label.Attr("LCID")).ToList();
                if (!languages.Contains(baseLanguage))
                    yield return this.Problem(context, file, $"<{list.Name.LocalName}> '{Sample(list)}' has no label in the base language {baseLanguage}.");
                foreach (var language in languages.Where(language => !shipped.Contains(language)).Distinct())
                    yield return this.Problem(context, file, $"<{list.Name.LocalName}> '{Sample(list)}' has a label in '{language}', which <Languages> does not list.");
                if (languages.Distinct().Count() != languages.Count)
                    yield return this.Problem(context, file, $"<{list.Name.LocalName}> '{Sample(list)}' has two labels in one language.");
            }
        }
    }

    // A chart has a Titles element of its own, without languages.
    private static bool IsLabelList(XElement element) =>
        Lists.Contains(element.Name.LocalName) && element.Elements().Any(label => label.Attribute("languagecode") != null || label.Attribute("LCID") != null);

    private static string Sample(XElement list) => list.Elements().Select(label => label.Attr("description") + label.Attr("Title")).First();
}
