using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using CrmFeedback.Tests.EndToEnd;

namespace CrmFeedback.Tests.Browser.Panel;

/// <summary>The panel's texts of one language, read from what the solution ships.</summary>
internal sealed class PanelTexts
{
    private static readonly ConcurrentDictionary<int, PanelTexts> Known = new();
    private readonly Dictionary<string, string> entries;

    private PanelTexts(int language)
    {
        var path = Path.Combine(PackedOrganization.Workspace.Root, "WebResources", "strings", $"panel.{language.ToString(CultureInfo.InvariantCulture)}.resx");
        entries = XDocument.Load(path).Root!.Elements("data").ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")!.Value, StringComparer.Ordinal);
    }

    public static PanelTexts Of(int language) => Known.GetOrAdd(language, id => new PanelTexts(id));

    /// <summary>The text of a key with its slots filled.</summary>
    public string this[string key, params string[] values]
    {
        get
        {
            var text = entries[key];
            for (var i = 0; i < values.Length; i++)
                text = text.Replace("{" + i.ToString(CultureInfo.InvariantCulture) + "}", values[i], StringComparison.Ordinal);
            return text;
        }
    }
}
