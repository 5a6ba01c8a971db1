using System;
using System.Collections.Frozen;

namespace CrmFeedback.LocalOrg.WebApi;

/// <summary>What no request may write: code comes in with the packed solutions only, imported by whoever started the server.</summary>
public static class ProtectedTables
{
    private static readonly FrozenSet<string> s_names = FrozenSet.ToFrozenSet(
        [
            "pluginassemblies", "pluginpackages", "plugintypes", "sdkmessageprocessingsteps", "sdkmessageprocessingstepimages",
            "sdkmessageprocessingstepsecureconfigs", "serviceendpoints", "solutions", "solutioncomponents", "publishers", "webresourceset",
            "customapis", "customapirequestparameters", "customapiresponseproperties", "importjobs", "workflows",
            "ImportSolution", "ImportSolutionAsync", "StageSolution", "StageAndUpgrade", "StageAndUpgradeAsync", "DeleteAndPromote",
            "DeleteAndPromoteAsync", "CloneAsSolution", "CloneAsPatch", "PublishXml", "PublishAllXml",
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Refuses a write to one of them.</summary>
    /// <exception cref="ApiException">403, naming what was to be written.</exception>
    public static void Check(ApiRequest request)
    {
        if (request.Method is "GET" or "HEAD") return;
        var path = request.RelativePath;
        var end = path.AsSpan().IndexOfAny('(', '/');
        var name = Uri.UnescapeDataString(end < 0 ? path : path[..end]);
        if (s_names.Contains(name))
            throw new ApiException(403, "0x80040220", $"The local organisation takes no plug-in, web resource or solution from a request: '{name}' cannot be written. Pack the solution and restart.");
    }
}
