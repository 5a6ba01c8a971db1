using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Security.Cryptography;
using System.Xml;
using System.Xml.Linq;
using CrmFeedback.LocalOrg.Metadata;

namespace CrmFeedback.LocalOrg.Import;

/// <summary>A component of another solution that this one needs.</summary>
/// <param name="Solution">Unique name of the solution that has it.</param>
/// <param name="Version">Least version of that solution, if one is named.</param>
/// <param name="Component">Name or id of the component, for messages.</param>
internal sealed record SolutionDependency(string Solution, Version? Version, string Component);

/// <summary>A solution zip, opened: its manifest read, its parts by name.</summary>
internal sealed class SolutionPackage
{
    private const long MostBytes = 512L << 20;

    private SolutionPackage(InstalledSolution solution, XElement manifest, XElement customizations, IReadOnlyDictionary<string, byte[]> parts)
    {
        Solution = solution;
        Manifest = manifest;
        Customizations = customizations;
        Parts = parts;
    }

    /// <summary>Name, version, publisher.</summary>
    public InstalledSolution Solution { get; }

    /// <summary>The <c>SolutionManifest</c> element.</summary>
    public XElement Manifest { get; }

    /// <summary>The root of customizations.xml.</summary>
    public XElement Customizations { get; }

    /// <summary>Content by entry name with forward slashes and without a leading one; case does not matter.</summary>
    public IReadOnlyDictionary<string, byte[]> Parts { get; }

    /// <summary>Unique name.</summary>
    public string Name => Solution.UniqueName;

    /// <summary>What other solutions must bring.</summary>
    public IEnumerable<SolutionDependency> Dependencies =>
        Manifest.Element("MissingDependencies")?.Elements("MissingDependency")
            .Select(dependency => dependency.Element("Required"))
            .Where(required => required?.Attr("solution") is not null)
            .Select(required => Dependency(required!))
            .Distinct()
        ?? Enumerable.Empty<SolutionDependency>();

    /// <summary>The refusal of this package.</summary>
    public SolutionImportException Refuse(SolutionImportProblem problem, string message) => new(Name, problem, message);

    /// <summary>Opens a zip.</summary>
    /// <exception cref="SolutionImportException">It is not a solution zip.</exception>
    public static SolutionPackage Open(byte[] zip)
    {
        var parts = ReadParts(zip);
        var root = ReadXml(parts, "solution.xml");
        var customizations = ReadXml(parts, "customizations.xml");
        var manifest = root.Element("SolutionManifest") ?? throw Invalid("solution.xml has no SolutionManifest.");
        var name = manifest.Text("UniqueName") ?? throw Invalid("solution.xml has no UniqueName.");
        if (!Version.TryParse(manifest.Text("Version"), out var version))
            throw new SolutionImportException(name, SolutionImportProblem.InvalidPackage, $"solution.xml names the version '{manifest.Text("Version")}'; write it as 1.0.0.0.");
        var publisher = manifest.Element("Publisher") ?? throw new SolutionImportException(name, SolutionImportProblem.InvalidPackage, "solution.xml has no Publisher.");
        var solution = new InstalledSolution(
            name,
            version,
            manifest.Flag("Managed"),
            publisher.Text("UniqueName") ?? "",
            publisher.Text("CustomizationPrefix") ?? "",
            manifest.Labels("LocalizedNames"),
            Convert.ToHexStringLower(SHA256.HashData(zip)));
        return new(solution, manifest, customizations, parts);
    }

    private static Dictionary<string, byte[]> ReadParts(byte[] zip)
    {
        var parts = new Dictionary<string, byte[]>(StringComparer.OrdinalIgnoreCase);
        try
        {
            using var archive = new ZipArchive(new MemoryStream(zip, writable: false), ZipArchiveMode.Read);
            if (archive.Entries.Sum(entry => entry.Length) > MostBytes)
                throw Invalid($"The zip unpacks to more than {MostBytes >> 20} MB.");
            foreach (var entry in archive.Entries.Where(entry => entry.Name.Length > 0))
            {
                using var stream = entry.Open();
                using var copy = new MemoryStream();
                stream.CopyTo(copy);
                parts[entry.FullName.Replace('\\', '/').TrimStart('/')] = copy.ToArray();
            }
        }
        catch (InvalidDataException exception)
        {
            throw Invalid($"The file is not a zip: {exception.Message}");
        }

        return parts;
    }

    private static XElement ReadXml(Dictionary<string, byte[]> parts, string name)
    {
        if (!parts.TryGetValue(name, out var content))
            throw Invalid($"The zip has no {name} at its root.");
        try
        {
            return SolutionXml.Parse(content);
        }
        catch (XmlException exception)
        {
            throw Invalid($"{name} is not well-formed: {exception.Message}");
        }
    }

    private static SolutionDependency Dependency(XElement required)
    {
        // The manifest writes the version behind the name: "CrmFeedback (1.0.0.0)".
        var text = required.Attr("solution")!;
        var open = text.IndexOf('(', StringComparison.Ordinal);
        var name = (open < 0 ? text : text[..open]).Trim();
        var version = open >= 0 && Version.TryParse(text[(open + 1)..].TrimEnd(')', ' '), out var parsed) ? parsed : null;
        return new(name, version, required.Attr("schemaName") ?? required.Attr("displayName") ?? required.Attr("id") ?? "a component");
    }

    private static SolutionImportException Invalid(string message) => new("", SolutionImportProblem.InvalidPackage, message);
}
