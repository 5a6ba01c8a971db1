using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using CrmFeedback.Packer.Source;

namespace CrmFeedback.Packer.Assembly;

/// <summary>The importable zip: manifest, customisations, content types, binaries and the folders that are copied.</summary>
internal static class SolutionZip
{
    // The earliest time a zip can hold: an entry must not tell when it was packed.
    private static readonly DateTimeOffset Timestamp = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Builds the zip of a checked solution.</summary>
    public static byte[] Build(SolutionSource solution, bool managed)
    {
        var parts = Parts(solution);
        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "solution.xml", XmlBytes.Of(ManifestBuilder.Build(solution, managed)));
            Add(zip, "customizations.xml", XmlBytes.Of(CustomizationsBuilder.Build(solution, managed)));
            Add(zip, "[Content_Types].xml", XmlBytes.Of(ContentTypes.Build(parts.Keys)));
            foreach (var (name, bytes) in parts)
                Add(zip, name, bytes);
        }

        return buffer.ToArray();
    }

    private static SortedDictionary<string, byte[]> Parts(SolutionSource solution)
    {
        var parts = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var resource in solution.WebResources)
            parts.Add(PartNames.OfWebResource(resource).TrimStart('/'), File.ReadAllBytes(resource.Binary!));
        foreach (var assembly in solution.Assemblies)
            parts.Add(assembly.Data.Root.Text("FileName").TrimStart('/'), File.ReadAllBytes(assembly.Binary!));
        foreach (var file in solution.VerbatimFiles)
            parts.Add(file.Path, XmlBytes.Of(file.Root, declaration: false));
        return parts;
    }

    private static void Add(ZipArchive zip, string name, byte[] bytes)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = Timestamp;
        entry.ExternalAttributes = 0;
        using var stream = entry.Open();
        stream.Write(bytes);
    }
}
