using System.Collections.Generic;
using System.IO;
using System.Linq;
using CrmFeedback.Packer.Assembly;
using CrmFeedback.Packer.Rules;
using CrmFeedback.Packer.Source;

namespace CrmFeedback.Packer;

/// <summary>Turns an unpacked solution into the zip that Dataverse imports. The same sources give the same bytes.</summary>
public static class SolutionPacker
{
    /// <summary>Checks and packs a solution.</summary>
    /// <returns>The zip's bytes.</returns>
    /// <exception cref="PackException">The sources break a rule; all problems are in it.</exception>
    public static byte[] Pack(PackOptions options)
    {
        var context = Load(options);
        Verify(context);
        return SolutionZip.Build(context.Solution, options.Managed);
    }

    /// <summary>Checks and packs a solution into a file, which is replaced only on success.</summary>
    /// <exception cref="PackException">The sources break a rule; all problems are in it.</exception>
    public static void Pack(PackOptions options, string zipPath)
    {
        var bytes = Pack(options);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(zipPath))!);
        var temporary = zipPath + ".new";
        File.WriteAllBytes(temporary, bytes);
        File.Move(temporary, zipPath, overwrite: true);
    }

    /// <summary>Checks a solution without packing it.</summary>
    /// <returns>All problems, ordered by file; empty if it would pack.</returns>
    public static IReadOnlyList<Problem> Check(PackOptions options) => Problems(Load(options));

    private static RuleContext Load(PackOptions options)
    {
        var build = BuildOutput.Read(options.PluginDll, options.WebResourcesDist);
        var solution = SolutionSource.Load(options.SolutionFolder, build);
        return new RuleContext(solution, Dependencies(solution, options.SolutionFolder, build), options.Managed);
    }

    private static List<SolutionSource> Dependencies(SolutionSource solution, string folder, BuildOutput build)
    {
        var parent = Path.GetDirectoryName(Path.GetFullPath(folder.TrimEnd('/', '\\')))!;
        return solution.DependencyNames()
            .Select(name => Path.Combine(parent, name))
            .Where(Directory.Exists)
            .Select(path => SolutionSource.Load(path, build))
            .ToList();
    }

    private static void Verify(RuleContext context)
    {
        var problems = Problems(context);
        if (problems.Count > 0)
            throw new PackException(context.Solution.Name, problems);
    }

    private static List<Problem> Problems(RuleContext context) =>
        context.Solution.LoadProblems
            .Concat(AllRules.List.SelectMany(rule => rule.Check(context)))
            .Distinct()
            .OrderBy(problem => problem.File, System.StringComparer.Ordinal)
            .ThenBy(problem => problem.Rule, System.StringComparer.Ordinal)
            .ThenBy(problem => problem.Message, System.StringComparer.Ordinal)
            .ToList();
}
