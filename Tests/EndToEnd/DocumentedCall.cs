using System;
using System.IO;

namespace CrmFeedback.Tests.EndToEnd;

/// <summary>Request bodies as the README prints them.</summary>
internal static class DocumentedCall
{
    /// <summary>The first JSON block after <c>POST /api/data/v9.2/NAME</c>.</summary>
    public static string BodyOf(string api)
    {
        var readme = File.ReadAllText(Path.Combine(PackedOrganization.Workspace.Root, "README.md")).ReplaceLineEndings("\n");
        var call = readme.IndexOf("POST /api/data/v9.2/" + api + "\n", StringComparison.Ordinal);
        var start = call < 0 ? -1 : readme.IndexOf("```json\n", call, StringComparison.Ordinal);
        if (start < 0)
            throw new FormatException("README.md documents no call of " + api + ".");
        start += "```json\n".Length;
        return readme[start..readme.IndexOf("```", start, StringComparison.Ordinal)];
    }
}
