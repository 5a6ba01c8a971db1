using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using CrmFeedback.Packer;

var solution = new Option<string?>("--solution") { Description = "Pack only this solution, for example CrmFeedback." };
var check = new Option<bool>("--check") { Description = "Check the sources without packing." };
var command = new RootCommand("Packs the solutions under Solution/ into importable zips in dist/, managed and unmanaged.") { solution, check };
command.SetAction(arguments => Run(arguments.GetValue(solution), arguments.GetValue(check)));
return command.Parse(args).Invoke();

static int Run(string? only, bool checkOnly)
{
    try
    {
        var workspace = Workspace.Find();
        if (only != null && !workspace.Solutions.Contains(only, StringComparer.Ordinal))
            throw new WorkspaceException($"There is no solution '{only}'; known are {string.Join(", ", workspace.Solutions)}.");
        return checkOnly || only != null ? PackSome(workspace, only, checkOnly) : PackAll(workspace);
    }
    catch (Exception error) when (error is WorkspaceException or PackException or TimeoutException)
    {
        Console.Error.WriteLine(error.Message);
        return 1;
    }
}

static int PackAll(Workspace workspace)
{
    workspace.EnsureBuilt(new ConsoleProgress());
    Console.WriteLine($"{workspace.Solutions.Count * 2} packages are in {workspace.Dist}");
    return 0;
}

static int PackSome(Workspace workspace, string? only, bool checkOnly)
{
    workspace.EnsureNpmBuilt("WebResources", new ConsoleProgress());
    var packages = workspace.Solutions
        .Where(name => only == null || name == only)
        .SelectMany(name => new[] { workspace.Options(name, managed: false), workspace.Options(name, managed: true) }).ToList();
    if (checkOnly)
    {
        var problems = packages.SelectMany(SolutionPacker.Check).Distinct().ToList();
        problems.ForEach(Console.Error.WriteLine);
        return problems.Count == 0 ? 0 : 1;
    }

    foreach (var package in packages)
    {
        var zip = workspace.Zip(Path.GetFileName(package.SolutionFolder), package.Managed);
        SolutionPacker.Pack(package, zip);
        Console.WriteLine(zip);
    }

    return 0;
}

internal sealed class ConsoleProgress : IProgress<string>
{
    public void Report(string value) => Console.WriteLine(value);
}
