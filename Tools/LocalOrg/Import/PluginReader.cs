using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;
using System.Xml.Linq;

namespace CrmFeedback.LocalOrg.Import;

/// <summary>Reads plug-in assemblies and their types; compares the DLL with what its registration says.</summary>
internal static class PluginReader
{
    /// <summary>Plug-in assemblies.</summary>
    public static IEnumerable<PluginAssemblyDefinition> Assemblies(SolutionPackage package)
    {
        foreach (var element in package.Customizations.Element("SolutionPluginAssemblies")?.Elements("PluginAssembly") ?? Enumerable.Empty<XElement>())
        {
            var fullName = element.Attr("FullName") ?? throw package.Refuse(SolutionImportProblem.InvalidPackage, "a plug-in assembly has no FullName.");
            var id = SolutionXml.ParseId(element.Attr("PluginAssemblyId")) ?? throw package.Refuse(SolutionImportProblem.InvalidPackage, $"assembly '{fullName}' has no PluginAssemblyId.");
            var file = element.Text("FileName")?.TrimStart('/') ?? throw package.Refuse(SolutionImportProblem.InvalidPackage, $"assembly '{fullName}' has no FileName.");
            if (!package.Parts.TryGetValue(file, out var content))
                throw package.Refuse(SolutionImportProblem.InvalidPackage, $"assembly '{fullName}': the zip has no '{file}'.");
            if (element.Int("IsolationMode") is not 2)
                throw new NotSupportedException($"Solution '{package.Name}': assembly '{fullName}' is not registered for the sandbox (IsolationMode 2).");
            var types = Types(package, fullName, id, element).ToArray();
            CheckIdentity(package, fullName, content, types);
            yield return new(id, fullName, content, Convert.ToHexStringLower(SHA256.HashData(content)), types, package.Name);
        }
    }

    private static IEnumerable<PluginTypeDefinition> Types(SolutionPackage package, string assembly, Guid assemblyId, XElement element) =>
        from type in element.Element("PluginTypes")?.Elements("PluginType") ?? Enumerable.Empty<XElement>()
        let name = type.Attr("Name") ?? type.Attr("AssemblyQualifiedName")?.Split(',')[0].Trim() ?? throw package.Refuse(SolutionImportProblem.InvalidPackage, $"assembly '{assembly}' has a plug-in type without name.")
        select new PluginTypeDefinition(
            SolutionXml.ParseId(type.Attr("PluginTypeId")) ?? throw package.Refuse(SolutionImportProblem.InvalidPackage, $"plug-in type '{name}' has no PluginTypeId."),
            name,
            type.Text("FriendlyName") ?? throw package.Refuse(SolutionImportProblem.InvalidPackage, $"plug-in type '{name}' has no FriendlyName."),
            assemblyId);

    private static void CheckIdentity(SolutionPackage package, string fullName, byte[] content, IReadOnlyList<PluginTypeDefinition> types)
    {
        AssemblyName actual;
        HashSet<string> classes;
        try
        {
            using var image = new PEReader(new MemoryStream(content, writable: false));
            var reader = image.GetMetadataReader();
            actual = reader.GetAssemblyDefinition().GetAssemblyName();
            classes = reader.TypeDefinitions.Select(reader.GetTypeDefinition)
                .Select(type => type.Namespace.IsNil ? reader.GetString(type.Name) : $"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}")
                .ToHashSet(StringComparer.Ordinal);
        }
        catch (Exception exception) when (exception is BadImageFormatException or InvalidOperationException)
        {
            throw package.Refuse(SolutionImportProblem.InvalidPackage, $"the file of assembly '{fullName}' is not a .NET assembly.");
        }

        if (actual.GetPublicKeyToken() is not { Length: > 0 })
            throw package.Refuse(SolutionImportProblem.AssemblyNotSigned, $"assembly '{actual.Name}' has no strong name; the sandbox accepts signed assemblies only.");
        var named = new AssemblyName(fullName);
        if (!string.Equals(named.Name, actual.Name, StringComparison.Ordinal)
            || named.Version != actual.Version
            || !(named.GetPublicKeyToken() ?? Array.Empty<byte>()).AsSpan().SequenceEqual(actual.GetPublicKeyToken()))
            throw package.Refuse(SolutionImportProblem.AssemblyMismatch, $"the registration names '{fullName}', but the DLL is '{actual.FullName}'.");
        if (types.FirstOrDefault(type => !classes.Contains(type.TypeName)) is { } missing)
            throw package.Refuse(SolutionImportProblem.UnknownPluginType, $"assembly '{actual.Name}' has no class '{missing.TypeName}', which its registration names.");
        if (types.GroupBy(type => type.FriendlyName, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw package.Refuse(SolutionImportProblem.InvalidPackage, $"assembly '{actual.Name}' has the friendly name '{twice.Key}' twice.");
    }
}
