using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using CrmFeedback.Packer.Source;

namespace CrmFeedback.Packer.Assembly;

/// <summary>customizations.xml: the skeleton of Other/Customizations.xml with every section filled from its files.</summary>
internal static class CustomizationsBuilder
{
    private static readonly XName XsiDeclaration = XNamespace.Xmlns + "xsi";

    public static XElement Build(SolutionSource solution, bool managed)
    {
        var root = new XElement(solution.Customizations!.Root);
        Fill(root, "Entities", solution.Entities.Select(entity => EntityBuilder.Build(entity, managed)));
        Fill(root, "Roles", Roots(solution.Roles));
        Fill(root, "FieldSecurityProfiles", Children(solution.FieldSecurityProfiles));
        Fill(root, "EntityMaps", Children(solution.EntityMaps));
        Fill(root, "EntityRelationships", Relationships(solution));
        Fill(root, "optionsets", Roots(solution.OptionSets));
        Fill(root, "Dashboards", Roots(solution.Dashboards));
        Fill(root, "WebResources", Roots(solution.WebResources.Select(resource => resource.Data)));
        Fill(root, "SolutionPluginAssemblies", Roots(solution.Assemblies.Select(assembly => assembly.Data)));
        Fill(root, "SdkMessageProcessingSteps", Roots(solution.Steps));
        Fill(root, "AppModuleSiteMaps", Roots(solution.SiteMaps));
        Fill(root, "AppModules", Roots(solution.AppModules));
        foreach (var declaration in root.Descendants().Attributes(XsiDeclaration).ToList())
            declaration.Remove();
        return root;
    }

    private static void Fill(XElement root, string section, IEnumerable<XElement> components) => root.Element(section)?.Add(components);

    private static IEnumerable<XElement> Roots(IEnumerable<SourceFile> files) => files.Select(file => new XElement(file.Root));

    private static IEnumerable<XElement> Children(SourceFile? file) => file?.Root.Elements().Select(child => new XElement(child)) ?? [];

    // In the order of the index, as Microsoft's packer takes them.
    private static IEnumerable<XElement> Relationships(SolutionSource solution)
    {
        var bodies = solution.RelationshipFiles.SelectMany(file => file.Root.Elements("EntityRelationship"))
            .ToDictionary(body => body.Attr("Name"), StringComparer.Ordinal);
        return (solution.RelationshipIndex?.Root.Elements("EntityRelationship") ?? []).Select(entry => new XElement(bodies[entry.Attr("Name")]));
    }
}
