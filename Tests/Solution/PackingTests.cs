using System;
using System.IO;
using System.Linq;
using CrmFeedback.Packer;
using Xunit;

namespace CrmFeedback.Tests.Solution;

/// <summary>The packer's own rules, run over the real sources; web resources stand in by name, as their bytes come from the npm build.</summary>
public sealed class PackingTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("crmfeedback-solution-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("CrmFeedback", false)]
    [InlineData("CrmFeedback", true)]
    [InlineData("CrmFeedbackCases", false)]
    [InlineData("CrmFeedbackCases", true)]
    public void The_packer_has_nothing_to_object(string solution, bool managed)
    {
        Assert.Empty(SolutionPacker.Check(Options(solution, managed, WriteWebResources(folder))));
    }

    /// <summary>Writes a file for every web resource into a folder and returns the folder.</summary>
    internal static string WriteWebResources(string folder)
    {
        foreach (var name in SolutionSource.WithRoot("WebResource").Select(r => r.Root.Element("Name")!.Value))
        {
            var path = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, name.EndsWith(".resx", StringComparison.Ordinal) || name.EndsWith(".svg", StringComparison.Ordinal) ? "<root />" : "/* stands in */");
        }

        return folder;
    }

    /// <summary>How to pack a solution of the sources with the plug-in assembly the tests were built with.</summary>
    internal static PackOptions Options(string solution, bool managed, string webResources) => new()
    {
        SolutionFolder = Path.Combine(SolutionSource.Folder, solution),
        WebResourcesDist = webResources,
        PluginDll = Path.Combine(AppContext.BaseDirectory, "CrmFeedback.Plugins.dll"),
        Managed = managed,
    };
}
