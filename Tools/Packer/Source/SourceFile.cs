using System.Xml.Linq;

namespace CrmFeedback.Packer.Source;

/// <summary>A parsed XML file of an unpacked solution.</summary>
/// <param name="Path">Path in the solution's folder, with forward slashes.</param>
/// <param name="Root">The root element, placeholders filled.</param>
public sealed record SourceFile(string Path, XElement Root);
