using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using CrmFeedback.Packer;

namespace CrmFeedback.Tests.Packer;

/// <summary>A copy of the small valid solution of <c>Tests/Packer/Minimal</c> in a temporary folder, to break one thing in.</summary>
internal sealed class SampleSolution : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("packer-").FullName;

    public SampleSolution(string name = "Sample")
    {
        Name = name;
        Copy(Path.Combine(Workspace.Find(AppContext.BaseDirectory).Root, "Tests", "Packer", "Minimal"), _folder);
    }

    public string Name { get; }

    public string PluginDll { get; set; } = Path.Combine(AppContext.BaseDirectory, "FaultCatchingPlugin.dll");

    public PackOptions Options(bool managed = false) => new()
    {
        SolutionFolder = Path.Combine(_folder, "Solution", Name),
        WebResourcesDist = Path.Combine(_folder, "WebResources"),
        PluginDll = PluginDll,
        Managed = managed,
    };

    public byte[] Pack(bool managed = false) => SolutionPacker.Pack(Options(managed));

    public IReadOnlyList<Problem> Check(bool managed = false) => SolutionPacker.Check(Options(managed));

    /// <summary>Replaces text in one file, which must hold it.</summary>
    public SampleSolution Replace(string path, string found, string replacement)
    {
        var text = File.ReadAllText(PathOf(path));
        if (!text.Contains(found, StringComparison.Ordinal))
            throw new InvalidOperationException($"{path} does not hold '{found}'.");
        File.WriteAllText(PathOf(path), text.Replace(found, replacement, StringComparison.Ordinal));
        return this;
    }

    public SampleSolution Delete(string path)
    {
        if (Directory.Exists(PathOf(path)))
            Directory.Delete(PathOf(path), recursive: true);
        else
            File.Delete(PathOf(path));
        return this;
    }

    public SampleSolution Add(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(path))!);
        File.WriteAllText(PathOf(path), text);
        return this;
    }

    public SampleSolution Move(string from, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(to))!);
        File.Move(PathOf(from), PathOf(to));
        return this;
    }

    public SampleSolution Duplicate(string from, string to)
    {
        File.Copy(PathOf(from), PathOf(to));
        return this;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string PathOf(string path) => path.StartsWith("../", StringComparison.Ordinal)
        ? Path.Combine(_folder, path[3..])
        : Path.Combine(_folder, "Solution", Name, path);

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).ToList())
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
