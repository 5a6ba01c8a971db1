using System;
using System.IO;
using System.Linq;
using CrmFeedback.Packer;
using Xunit;

namespace CrmFeedback.Tests.Solution;

/// <summary>The packer's own rules, run over the real sources; web resources stand in by name, as their bytes come from the npm build.</summary>
public sealed class PackingTests : IDisposable
{
    private readonly string webResources = Directory.CreateTempSubdirectory("crmfeedback-solution-").FullName;

    public PackingTests()
    {
        foreach (var name in SolutionSource.WithRoot("WebResource").Select(r => r.Root.Element("Name")!.Value))
        {
            var path = Path.Combine(webResources, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, name.EndsWith(".resx", StringComparison.Ordinal) || name.EndsWith(".svg", StringComparison.Ordinal) ? "<root />" : "/* stands in */");
        }
    }

    public void Dispose() => Directory.Delete(webResources, recursive: true);

    [Theory]
    [InlineData("CrmFeedback", false)]
    [InlineData("CrmFeedback", true)]
    [InlineData("CrmFeedbackCases", false)]
    [InlineData("CrmFeedbackCases", true)]
    public void The_packer_has_nothing_to_object(string solution, bool managed)
    {
        var options = new PackOptions
        {
            SolutionFolder = Path.Combine(SolutionSource.Folder, solution),
            WebResourcesDist = webResources,
            PluginDll = Path.Combine(AppContext.BaseDirectory, "CrmFeedback.Plugins.dll"),
            Managed = managed,
        };
        Assert.Empty(SolutionPacker.Check(options));
    }
}
