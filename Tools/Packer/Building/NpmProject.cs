using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;

namespace CrmFeedback.Packer.Building;

/// <summary>A folder with a package.json that is built by <c>npm ci</c> and <c>npm run build</c> into its <c>dist</c> folder.</summary>
internal sealed class NpmProject(string folder, string stampFolder)
{
    private const int OldestNode = 20;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    private string Name => Path.GetFileName(folder);

    private string Dist => Path.Combine(folder, "dist");

    /// <summary>Builds what is missing or older than its sources.</summary>
    /// <exception cref="WorkspaceException">Node is missing or too old, or npm failed.</exception>
    public void EnsureBuilt(IProgress<string>? progress)
    {
        if (!File.Exists(Path.Combine(folder, "package.json")))
            throw new WorkspaceException($"There is no package.json in {folder}.");
        var packages = FolderHash.OfContents([Path.Combine(folder, "package.json"), Path.Combine(folder, "package-lock.json")]);
        var built = new Stamp(Path.Combine(stampFolder, Name + ".built"));
        var sources = FolderHash.OfContents([folder]);
        if (Directory.Exists(Dist) && built.Is(sources + FolderHash.OfContents([Dist])))
            return;

        CheckNode();
        var installed = new Stamp(Path.Combine(stampFolder, Name + ".installed"));
        if (!Directory.Exists(Path.Combine(folder, "node_modules")) || !installed.Is(packages))
        {
            progress?.Report($"{Name}: npm ci");
            Run("ci", "--no-audit", "--no-fund");
            installed.Write(packages);
        }

        progress?.Report($"{Name}: npm run build");
        Run("run", "build");
        if (!Directory.Exists(Dist))
            throw new WorkspaceException($"npm run build in {folder} left no dist folder.");
        built.Write(sources + FolderHash.OfContents([Dist]));
    }

    private static void CheckNode()
    {
        var node = Find("node");
        var version = Capture(node, ["--version"], Environment.CurrentDirectory).Output.Trim();
        if (!int.TryParse(version.TrimStart('v').Split('.')[0], CultureInfo.InvariantCulture, out var major) || major < OldestNode)
            throw new WorkspaceException($"Node.js {OldestNode} or newer is needed; {node} is {version}. Install it from https://nodejs.org and try again.");
    }

    private void Run(params string[] arguments)
    {
        var (code, output) = Capture(Find("npm"), arguments, folder);
        if (code != 0)
            throw new WorkspaceException($"npm {string.Join(' ', arguments)} failed in {folder} (exit code {code}):\n{Shorten(output)}");
    }

    private static string Find(string tool)
    {
        string[] names = OperatingSystem.IsWindows() ? [tool + ".cmd", tool + ".exe"] : [tool];
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
                .SelectMany(folder => names.Select(name => Path.Combine(folder, name)))
                .FirstOrDefault(File.Exists)
            ?? throw new WorkspaceException($"'{tool}' was not found on the PATH. Install Node.js {OldestNode} or newer (it brings npm) from https://nodejs.org and try again.");
    }

    private static (int Code, string Output) Capture(string file, IEnumerable<string> arguments, string folder)
    {
        var start = new ProcessStartInfo(file, arguments) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        var output = new StringBuilder();
        using var process = new Process { StartInfo = start };
        DataReceivedEventHandler collect = (_, line) =>
        {
            lock (output)
                output.Append(line.Data).Append('\n');
        };
        process.OutputDataReceived += collect;
        process.ErrorDataReceived += collect;
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            throw new WorkspaceException($"{file} {string.Join(' ', arguments)} did not end within {Limit.TotalMinutes:0} minutes.");
        }

        process.WaitForExit();
        return (process.ExitCode, output.ToString());
    }

    // npm names the cause first and prints its help after it; a build names the cause last.
    private static string Shorten(string text)
    {
        var lines = text.Trim().Split('\n');
        return string.Join('\n', lines.Length <= 60 ? lines : [.. lines.Take(30), "…", .. lines.TakeLast(30)]);
    }
}
