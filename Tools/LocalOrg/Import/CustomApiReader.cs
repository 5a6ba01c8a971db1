using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml;
using System.Xml.Linq;
using CrmFeedback.LocalOrg.Metadata;

namespace CrmFeedback.LocalOrg.Import;

/// <summary>Reads the folders that travel beside customizations.xml: custom APIs and environment variables.</summary>
internal static class CustomApiReader
{
    private static readonly string[] KnownFolders = { "WebResources", "PluginAssemblies", "customapis", "environmentvariabledefinitions" };

    /// <summary>Custom APIs with their parameters.</summary>
    public static IEnumerable<CustomApiDefinition> CustomApis(SolutionPackage package)
    {
        foreach (var (path, content) in Parts(package, "customapis/", "/customapi.xml"))
        {
            var folder = path[..(path.LastIndexOf('/') + 1)];
            var api = Parse(package, path, content);
            var name = api.Attr("uniquename") ?? throw Invalid(package, $"{path} has no uniquename.");
            yield return new()
            {
                UniqueName = name,
                IsFunction = api.Flag("isfunction"),
                IsPrivate = api.Flag("isprivate"),
                Binding = (CustomApiBinding)(api.Int("bindingtype") ?? 0),
                BoundTable = api.Text("boundentitylogicalname"),
                AllowedProcessingStepType = api.Int("allowedcustomprocessingsteptype") ?? 0,
                PluginTypeId = api.Element("plugintypeid") is not { } type ? null
                    : type.Id("plugintypeexportkey") ?? type.Id("plugintypeid") ?? throw Invalid(package, $"custom API '{name}' names a plug-in type that is not an id."),
                ExecutePrivilegeName = api.Text("executeprivilegename"),
                RequestParameters = Fields(package, folder + "customapirequestparameters/", "/customapirequestparameter.xml"),
                ResponseProperties = Fields(package, folder + "customapiresponseproperties/", "/customapiresponseproperty.xml"),
                Solution = package.Name,
            };
        }
    }

    /// <summary>Environment variable definitions.</summary>
    public static IEnumerable<EnvironmentVariableDefinition> EnvironmentVariables(SolutionPackage package) =>
        from part in Parts(package, "environmentvariabledefinitions/", "/environmentvariabledefinition.xml")
        let element = Parse(package, part.Path, part.Content)
        select new EnvironmentVariableDefinition(
            element.Attr("schemaname") ?? throw Invalid(package, $"{part.Path} has no schemaname."),
            element.Labels("displayname"),
            element.Int("type") ?? 100000000,
            element.Text("defaultvalue"),
            element.Labels("description"),
            element.Flag("isrequired"),
            package.Name);

    /// <summary>Refuses parts this organisation would otherwise drop in silence.</summary>
    public static void RefuseUnknownFolders(SolutionPackage package)
    {
        var unknown = package.Parts.Keys.Where(path => path.Contains('/', StringComparison.Ordinal))
            .Select(path => path.Split('/')[0])
            .FirstOrDefault(folder => !KnownFolders.Contains(folder, StringComparer.OrdinalIgnoreCase));
        if (unknown is not null)
            throw new NotSupportedException($"Solution '{package.Name}' has the folder '{unknown}', which the local organisation does not support.");
    }

    private static CustomApiField[] Fields(SolutionPackage package, string prefix, string suffix) =>
        Parts(package, prefix, suffix).Select(part =>
        {
            var element = Parse(package, part.Path, part.Content);
            return new CustomApiField(
                element.Attr("uniquename") ?? throw Invalid(package, $"{part.Path} has no uniquename."),
                element.Int("type") is { } type and >= 0 and <= 12 ? (CustomApiFieldType)type : throw Invalid(package, $"{part.Path} has the type '{element.Text("type")}'; 0 to 12 are known."),
                element.Flag("isoptional"),
                element.Text("logicalentityname"));
        }).ToArray();

    private static IEnumerable<(string Path, byte[] Content)> Parts(SolutionPackage package, string prefix, string suffix) =>
        package.Parts
            .Where(part => part.Key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) && part.Key.EndsWith(suffix, StringComparison.OrdinalIgnoreCase))
            .OrderBy(part => part.Key, StringComparer.Ordinal)
            .Select(part => (part.Key, part.Value));

    private static XElement Parse(SolutionPackage package, string path, byte[] content)
    {
        try
        {
            return SolutionXml.Parse(content);
        }
        catch (XmlException exception)
        {
            throw Invalid(package, $"{path} is not well-formed: {exception.Message}");
        }
    }

    private static SolutionImportException Invalid(SolutionPackage package, string message) =>
        package.Refuse(SolutionImportProblem.InvalidPackage, message);
}
