using System.Collections.Generic;
using System.Linq;
using CrmFeedback.LocalOrg.Import;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace CrmFeedback.LocalOrg.App;

/// <summary>Serves web resources under <c>/WebResources/&lt;name&gt;</c>, as an organisation does.</summary>
internal static class WebResourceEndpoint
{
    /// <summary>
    /// Stricter than an organisation's own policy: scripts and styles come only from web resources, nothing inline.
    /// A panel that works here works under any policy an admin may set.
    /// </summary>
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-ancestors 'self'; base-uri 'none'; form-action 'none'";

    private static readonly Dictionary<WebResourceType, string> ContentTypes = new()
    {
        [WebResourceType.Html] = "text/html; charset=utf-8",
        [WebResourceType.Css] = "text/css; charset=utf-8",
        [WebResourceType.JavaScript] = "text/javascript; charset=utf-8",
        [WebResourceType.Xml] = "text/xml; charset=utf-8",
        [WebResourceType.Png] = "image/png",
        [WebResourceType.Jpg] = "image/jpeg",
        [WebResourceType.Gif] = "image/gif",
        [WebResourceType.Ico] = "image/x-icon",
        [WebResourceType.Svg] = "image/svg+xml",
        [WebResourceType.Xsl] = "text/xsl; charset=utf-8",
        [WebResourceType.Resx] = "text/xml; charset=utf-8",
    };

    public static IResult Serve(string name, SolutionCatalog catalog, HttpContext context)
    {
        var resource = catalog.FindWebResource(name);
        if (resource is null || !ContentTypes.TryGetValue(resource.Type, out var contentType))
            return Results.Text($"There is no web resource {name}.", "text/plain", statusCode: StatusCodes.Status404NotFound);
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-cache";
        // FNV-1a is enough to tell one version of a web resource from the next.
        var hash = resource.Content.Aggregate(14695981039346656037UL, (current, value) => (current ^ value) * 1099511628211UL);
        return Results.Bytes(resource.Content, contentType, entityTag: new EntityTagHeaderValue($"\"{hash:x16}\""));
    }
}
