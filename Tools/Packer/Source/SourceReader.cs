using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml;
using System.Xml.Linq;

namespace CrmFeedback.Packer.Source;

/// <summary>Reads the XML files of a solution's folder, each once, filling placeholders and collecting what cannot be read.</summary>
internal sealed class SourceReader(string folder, BuildOutput build)
{
    private readonly Dictionary<string, SourceFile?> _read = new(StringComparer.Ordinal);
    private readonly List<Problem> _problems = [];

    public string Folder { get; } = folder;

    public IReadOnlyList<Problem> Problems => _problems;

    public IReadOnlyList<string> Paths { get; } = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'))
        .Order(StringComparer.Ordinal)
        .ToList();

    /// <summary>A file, or null if it is absent or broken.</summary>
    public SourceFile? Optional(string path)
    {
        if (!Paths.Contains(path, StringComparer.Ordinal))
            return null;
        if (!_read.TryGetValue(path, out var file))
            _read[path] = file = Parse(path);
        return file;
    }

    /// <summary>The XML files under a folder whose path ends as told, in ordinal order.</summary>
    public IReadOnlyList<SourceFile> Under(string prefix, string suffix = ".xml") =>
        Paths.Where(path => path.StartsWith(prefix, StringComparison.Ordinal) && path.EndsWith(suffix, StringComparison.Ordinal))
            .Select(Optional).OfType<SourceFile>().ToList();

    private SourceFile? Parse(string path)
    {
        try
        {
            return new SourceFile(path, XElement.Parse(build.Fill(File.ReadAllText(Path.Combine(Folder, path)))));
        }
        catch (XmlException error)
        {
            _problems.Add(new Problem("well-formed-xml", Path.GetFileName(Folder) + "/" + path, error.Message));
            return null;
        }
    }
}
