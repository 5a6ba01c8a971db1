using System.Xml.Linq;
using CrmFeedback.Packer.Source;

namespace CrmFeedback.Packer.Assembly;

/// <summary>solution.xml: the source's manifest with the package type filled in.</summary>
internal static class ManifestBuilder
{
    public static XElement Build(SolutionSource solution, bool managed)
    {
        var manifest = new XElement(solution.Manifest!.Root);
        manifest.Element("SolutionManifest")!.Element("Managed")!.Value = managed ? "1" : "0";
        return manifest;
    }
}
