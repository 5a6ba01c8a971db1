using System;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace CrmFeedback.LocalOrg.WebApi;

/// <summary>Between the wire and the Web API's own request and response.</summary>
public static class HttpEdge
{
    /// <summary>Reads a request whole; the server's cap on bodies (413) holds.</summary>
    public static async Task<ApiRequest> ReadAsync(HttpRequest request, string servicePath)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in request.Headers) headers[name] = value.ToString();
        var body = ReadOnlyMemory<byte>.Empty;
        if (request.ContentLength is > 0 || request.Headers.TransferEncoding.Count > 0)
        {
            using var stream = new MemoryStream();
            await request.Body.CopyToAsync(stream, request.HttpContext.RequestAborted);
            body = stream.ToArray();
        }
        var root = new Uri($"{request.Scheme}://{request.Host}{servicePath}");
        return new ApiRequest(request.Method.ToUpperInvariant(), new Uri(request.GetEncodedUrl()), root, headers, body);
    }

    /// <summary>Writes a response.</summary>
    public static async Task WriteAsync(this ApiResponse response, HttpResponse target)
    {
        target.StatusCode = response.Status;
        foreach (var (name, value) in response.Headers) target.Headers[name] = value;
        if (response.ContentType is null) return;
        target.ContentType = response.ContentType;
        target.ContentLength = response.Body.Length;
        if (!HttpMethods.IsHead(target.HttpContext.Request.Method)) await target.Body.WriteAsync(response.Body, target.HttpContext.RequestAborted);
    }
}
