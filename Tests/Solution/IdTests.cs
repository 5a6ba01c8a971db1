using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using Xunit;

namespace CrmFeedback.Tests.Solution;

public sealed class IdTests
{
    /// <summary>Elements whose text defines an id.</summary>
    private static readonly string[] DefiningElements = ["formid", "savedqueryid", "WebResourceId", "SdkMessageProcessingStepImageId"];

    [Fact]
    public void Every_id_is_defined_once()
    {
        var defined = Definitions().GroupBy(d => d.Id).Where(g => g.Count() > 1).Select(g => string.Join(" and ", g.Select(d => d.Where))).ToList();
        Assert.Empty(defined);
    }

    [Fact]
    public void Ids_are_real_and_lower_case()
    {
        Assert.All(Definitions(), d =>
        {
            Assert.NotEqual(Guid.Empty, d.Id);
            Assert.Equal(d.Text.ToLowerInvariant(), d.Text);
        });
    }

    [Fact]
    public void Files_of_forms_views_and_steps_are_named_by_their_id()
    {
        string[] roots = ["forms", "savedqueries", "SdkMessageProcessingStep"];
        foreach (var file in SolutionSource.Files.Where(f => roots.Contains(f.Root.Name.LocalName)))
        {
            var id = (string?)file.Root.Attribute("SdkMessageProcessingStepId") ?? file.Root.Descendants().First(e => e.Name.LocalName is "formid" or "savedqueryid").Value;
            Assert.Equal(id, file.Path[(file.Path.LastIndexOf('/') + 1)..].Replace("_managed", "", StringComparison.Ordinal).Replace(".xml", "", StringComparison.Ordinal));
        }
    }

    private static IEnumerable<(Guid Id, string Text, string Where)> Definitions()
    {
        foreach (var file in SolutionSource.Files)
        {
            foreach (var element in file.Root.DescendantsAndSelf())
            {
                foreach (var text in IdsOf(file, element))
                    yield return (Guid.Parse(text), text, $"{file.Path} {element.Name}");
            }
        }
    }

    private static IEnumerable<string> IdsOf(SourceFile file, XElement element)
    {
        var name = element.Name.LocalName;
        // An app names the icon it uses by the same element that a web resource is defined by.
        if (DefiningElements.Contains(name) && file.Root.Name != "AppModule")
            yield return element.Value;
        var attribute = name switch
        {
            "tab" or "section" or "cell" or "header" when file.Root.Name == "forms" => "id",
            "Role" when element == file.Root => "id",
            "SdkMessageProcessingStep" => "SdkMessageProcessingStepId",
            "PluginAssembly" => "PluginAssemblyId",
            "PluginType" => "PluginTypeId",
            "FieldSecurityProfile" => "fieldsecurityprofileid",
            "Library" => "libraryUniqueId",
            "Handler" => "handlerUniqueId",
            _ => null,
        };
        if (attribute is not null)
            yield return (string)element.Attribute(attribute)!;
    }
}
