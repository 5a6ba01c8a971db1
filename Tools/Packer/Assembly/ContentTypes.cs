using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;

namespace CrmFeedback.Packer.Assembly;

/// <summary>[Content_Types].xml as the server writes it: a default for each extension, an override for each part without one.</summary>
internal static class ContentTypes
{
    private static readonly XNamespace Namespace = "http://schemas.openxmlformats.org/package/2006/content-types";

    public static XElement Build(IEnumerable<string> parts)
    {
        var names = parts.ToList();
        var extensions = names
            .Select(PartNames.Extension)
            .Where(extension => extension.Length > 0)
            .Append("xml")
            .Distinct(StringComparer.OrdinalIgnoreCase);
        return new XElement(
            Namespace + "Types",
            extensions.Order(StringComparer.Ordinal).Select(extension => Entry("Default", "Extension", extension)),
            names
                .Where(name => PartNames.Extension(name).Length == 0).Order(StringComparer.Ordinal)
                .Select(name => Entry("Override", "PartName", "/" + name)));
    }

    private static XElement Entry(string element, string attribute, string value) =>
        new(Namespace + element, new XAttribute(attribute, value), new XAttribute("ContentType", "application/octet-stream"));
}
