using System.IO;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace CrmFeedback.Packer.Assembly;

/// <summary>Writes XML the same way on every system: UTF-8 without a mark, line feeds, two spaces.</summary>
internal static class XmlBytes
{
    public static byte[] Of(XElement root, bool declaration = true)
    {
        using var buffer = new MemoryStream();
        var settings = new XmlWriterSettings
        {
            Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            Indent = true,
            NewLineChars = "\n",
            OmitXmlDeclaration = !declaration,
        };
        using (var writer = XmlWriter.Create(buffer, settings))
            root.Save(writer);
        return buffer.ToArray();
    }
}
