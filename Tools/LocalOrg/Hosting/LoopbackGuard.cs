using System;
using System.Threading.Tasks;
using CrmFeedback.LocalOrg.WebApi;
using Microsoft.AspNetCore.Http;

namespace CrmFeedback.LocalOrg.Hosting;

/// <summary>Keeps other sites out of a server on the loopback interface. A page of any origin can make the browser
/// send requests to localhost: by its own name resolved to 127.0.0.1 (DNS rebinding) or by a cross-origin write.</summary>
public static class LoopbackGuard
{
    /// <summary>Refuses a foreign <c>Host</c> with 400 and a cross-origin write with 403; passes the rest on.</summary>
    public static Task Invoke(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        var refusal = Refusal(request.Method, request.Scheme, request.Host, request.Headers.Origin.ToString(), request.Headers["Sec-Fetch-Site"].ToString());
        return refusal is null ? next(context) : ErrorBody.From(refusal).WriteAsync(context.Response);
    }

    /// <summary>The error a request earns, or null.</summary>
    public static ApiException? Refusal(string method, string scheme, HostString host, string origin, string fetchSite)
    {
        if (!IsLoopbackName(host.Host))
            return new ApiException(400, ApiException.Unnumbered, $"The host '{host.Host}' is not served; use localhost, 127.0.0.1 or [::1].");
        if (HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method)) return null;
        var foreignOrigin = origin.Length > 0 && !string.Equals(origin, $"{scheme}://{host}", StringComparison.OrdinalIgnoreCase);
        var foreignSite = string.Equals(fetchSite, "cross-site", StringComparison.OrdinalIgnoreCase)
            || string.Equals(fetchSite, "same-site", StringComparison.OrdinalIgnoreCase);
        return foreignOrigin || foreignSite
            ? new ApiException(403, ApiException.Unnumbered, $"A page of '{(origin.Length > 0 ? origin : fetchSite)}' may not write to the local organisation.")
            : null;
    }

    private static bool IsLoopbackName(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
        || string.Equals(host, "127.0.0.1", StringComparison.Ordinal)
        || string.Equals(host, "[::1]", StringComparison.Ordinal);
}
