using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using CrmFeedback.Packer.Source;

namespace CrmFeedback.Packer.Rules;

/// <summary>Web resource controls and scripts of a form.</summary>
internal static class FormScripts
{
    private static readonly Guid WebResourceControl = new("9FDF5F91-88B1-47F4-AD53-C11EFC01A01D");

    /// <summary>Names of the web resources a form or dashboard shows in frames, without the <c>$webresource:</c> that dashboards write.</summary>
    public static IEnumerable<string> PanelUrls(XElement form) =>
        form.Descendants("control").Where(IsPanel).Select(control => control.Element("parameters")?.Text("Url") ?? "")
            .Select(url => url.StartsWith("$webresource:", StringComparison.OrdinalIgnoreCase) ? url["$webresource:".Length..] : url);

    /// <summary>True if a control is a web resource's frame.</summary>
    public static bool IsPanel(XElement control) => Guid.TryParse(control.Attr("classid"), out var id) && id == WebResourceControl;
}
