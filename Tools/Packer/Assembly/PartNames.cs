using System.Linq;
using CrmFeedback.Packer.Source;

namespace CrmFeedback.Packer.Assembly;

/// <summary>Names of binary parts in the zip, as the server gives them.</summary>
internal static class PartNames
{
    /// <summary>
    /// <c>/WebResources/</c>, the name with everything but letters, digits, <c>_</c> and <c>-</c> removed, and the id in upper case:
    /// <c>cfb_/feedback/panel.js</c> becomes <c>/WebResources/cfb_feedbackpaneljs086EE9ED-…</c>.
    /// </summary>
    public static string OfWebResource(WebResourceSource resource) =>
        "/WebResources/" + string.Concat(resource.Name.Where(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-')) + resource.Id.ToUpperInvariant();

    /// <summary>The extension of a part's last segment without the dot, empty if it has none.</summary>
    public static string Extension(string part)
    {
        var file = part[(part.LastIndexOf('/') + 1)..];
        var dot = file.LastIndexOf('.');
        return dot < 0 ? "" : file[(dot + 1)..];
    }
}
