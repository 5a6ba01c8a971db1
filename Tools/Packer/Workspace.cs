using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using CrmFeedback.Packer.Building;

namespace CrmFeedback.Packer;

/// <summary>The repository on disk: where its parts are, and how its web resources and solution zips are brought up to date.</summary>
public sealed class Workspace
{
    private const string Marker = "CrmFeedback.sln";

    private Workspace(string root) => Root = root;

    /// <summary>Full path of the repository.</summary>
    public string Root { get; }

    /// <summary>Folder with the unpacked solutions.</summary>
    public string SolutionsFolder => Path.Combine(Root, "Solution");

    /// <summary>Folder the zips are packed into.</summary>
    public string Dist => Path.Combine(Root, "dist");

    /// <summary>The npm project of the web resources.</summary>
    public string WebResources => Path.Combine(Root, "WebResources");

    /// <summary>The plug-in assembly that ships.</summary>
    public string PluginDll => Path.Combine(Root, "Plugins", "bin", "net462", "CrmFeedback.Plugins.dll");

    /// <summary>Names of the solutions in ordinal order, which is the order of import: an add-on's name starts with the core's.</summary>
    public IReadOnlyList<string> Solutions => Directory.Exists(SolutionsFolder)
        ? Directory.EnumerateDirectories(SolutionsFolder).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal).ToList()
        : [];

    /// <summary>Finds the repository from a folder upwards; by default from the current folder, then from the program's own.</summary>
    /// <exception cref="WorkspaceException">There is no repository above.</exception>
    public static Workspace Find(string? start = null)
    {
        string[] starts = start == null ? [Environment.CurrentDirectory, AppContext.BaseDirectory] : [start];
        var root = starts.Select(FindAbove).FirstOrDefault(found => found != null)
            ?? throw new WorkspaceException($"There is no {Marker} in or above {string.Join(" or ", starts)}. Run this inside a clone of the repository.");
        return new Workspace(root);
    }

    /// <summary>Path of a solution's zip in <see cref="Dist"/>.</summary>
    public string Zip(string solution, bool managed) => Path.Combine(Dist, solution + (managed ? "_managed" : "") + ".zip");

    /// <summary>What the packer needs to know about a solution of this repository.</summary>
    public PackOptions Options(string solution, bool managed) => new()
    {
        SolutionFolder = Path.Combine(SolutionsFolder, solution),
        WebResourcesDist = Path.Combine(WebResources, "dist"),
        PluginDll = PluginDll,
        Managed = managed,
    };

    /// <summary>Builds the web resources and packs all solutions, as far as they are older than their sources.</summary>
    /// <exception cref="WorkspaceException">Node or the plug-in assembly is missing, or npm failed.</exception>
    /// <exception cref="PackException">A solution breaks a rule.</exception>
    public void EnsureBuilt(IProgress<string>? progress = null)
    {
        using var taken = WorkspaceLock.Take(LockFile, progress);
        new NpmProject(WebResources, StampFolder).EnsureBuilt(progress);
        Pack(progress);
    }

    /// <summary>Runs <c>npm ci</c> and <c>npm run build</c> in a folder of the repository if its <c>dist</c> is missing or older than its sources.</summary>
    /// <param name="folder">Path from the repository's root, for example <c>WebResources</c>.</param>
    /// <param name="progress">Told before each step that takes time.</param>
    /// <exception cref="WorkspaceException">Node is missing, or npm failed.</exception>
    public void EnsureNpmBuilt(string folder, IProgress<string>? progress = null)
    {
        using var taken = WorkspaceLock.Take(LockFile, progress);
        new NpmProject(Path.Combine(Root, folder), StampFolder).EnsureBuilt(progress);
    }

    private string StampFolder => Path.Combine(Dist, ".stamps");

    private string LockFile => Path.Combine(Dist, ".lock");

    private void Pack(IProgress<string>? progress)
    {
        if (!File.Exists(PluginDll))
            throw new WorkspaceException($"There is no plug-in assembly at {PluginDll}. Run 'dotnet build Plugins' first.");
        var packages = Solutions.SelectMany(solution => new[] { (Solution: solution, Managed: false), (Solution: solution, Managed: true) }).ToList();
        var stamp = new Stamp(Path.Combine(StampFolder, "packed"));
        // The packer's own assembly is an input: a changed rule must look at unchanged sources again.
        var inputs = FolderHash.OfContents([SolutionsFolder, Path.Combine(WebResources, "dist"), PluginDll, Path.Combine(AppContext.BaseDirectory, "crmfeedback-pack.dll")]);
        if (stamp.Is(inputs) && packages.All(package => File.Exists(Zip(package.Solution, package.Managed))))
            return;
        foreach (var (solution, managed) in packages)
        {
            progress?.Report($"Packing {Path.GetFileName(Zip(solution, managed))}");
            SolutionPacker.Pack(Options(solution, managed), Zip(solution, managed));
        }

        stamp.Write(inputs);
    }

    private static string? FindAbove(string start)
    {
        for (var folder = new DirectoryInfo(start); folder != null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, Marker)))
                return folder.FullName;
        }

        return null;
    }
}
