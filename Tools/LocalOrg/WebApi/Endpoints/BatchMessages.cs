using System;
using System.Collections.Generic;
using System.IO;
using Microsoft.OData;

namespace CrmFeedback.LocalOrg.WebApi;

/// <summary>A batch request as OData's reader takes it.</summary>
internal sealed class BatchRequestMessage(ApiRequest request) : IODataRequestMessage
{
    public IEnumerable<KeyValuePair<string, string>> Headers => request.Headers;

    public Uri Url { get => request.Url; set => throw new NotSupportedException(); }

    public string Method { get => request.Method; set => throw new NotSupportedException(); }

    public string? GetHeader(string headerName) => request.Header(headerName);

    public void SetHeader(string headerName, string headerValue) => throw new NotSupportedException();

    public Stream GetStream() => new MemoryStream(request.Body.ToArray(), writable: false);
}

/// <summary>A batch response as OData's writer fills it.</summary>
internal sealed class BatchResponseMessage : IODataResponseMessage
{
    private readonly Dictionary<string, string> _headers = new(StringComparer.OrdinalIgnoreCase);

    public MemoryStream Content { get; } = new();

    public IEnumerable<KeyValuePair<string, string>> Headers => _headers;

    public int StatusCode { get; set; } = 200;

    public string? GetHeader(string headerName) => _headers.GetValueOrDefault(headerName);

    public void SetHeader(string headerName, string headerValue) => _headers[headerName] = headerValue;

    public Stream GetStream() => Content;
}
