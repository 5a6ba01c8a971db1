using System;
using System.Collections.Generic;
using System.Text;

namespace CrmFeedback.LocalOrg.WebApi;

/// <summary>One Web API response, before it is written to the wire or into a <c>$batch</c> response.</summary>
public sealed class ApiResponse
{
    /// <summary>The media type of OData JSON.</summary>
    public const string Json = "application/json; odata.metadata=minimal; charset=utf-8";

    /// <summary>A response without a body.</summary>
    public ApiResponse(int status) => Status = status;

    /// <summary>A response with a body of the given media type.</summary>
    public ApiResponse(int status, ReadOnlyMemory<byte> body, string contentType)
    {
        Status = status;
        Body = body;
        ContentType = contentType;
    }

    /// <summary>HTTP status.</summary>
    public int Status { get; }

    /// <summary>Media type of <see cref="Body"/>; null when there is no body.</summary>
    public string? ContentType { get; }

    /// <summary>The bytes of the body.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>Headers beside those every response carries.</summary>
    public Dictionary<string, string> Headers { get; } = new(StringComparer.OrdinalIgnoreCase) { ["OData-Version"] = "4.0" };

    /// <summary>A response with a text body.</summary>
    public static ApiResponse Text(int status, string text, string contentType = "text/plain; charset=utf-8") =>
        new(status, Encoding.UTF8.GetBytes(text), contentType);

    /// <summary>The same response with one more header; a null value adds nothing.</summary>
    public ApiResponse With(string header, string? value)
    {
        if (value != null) Headers[header] = value;
        return this;
    }
}
