using System;

namespace CrmFeedback.LocalOrg.WebApi;

/// <summary>A request that ends in an error of the Web API itself (syntax, names, types, preconditions);
/// errors of the organisation arrive as faults instead.</summary>
public sealed class ApiException : Exception
{
    /// <summary>Code of parse errors that Dataverse does not number.</summary>
    public const string Unnumbered = "0x0";

    /// <summary>An error with its HTTP status, its code as Dataverse writes it, and its message.</summary>
    public ApiException(int status, string code, string message, Exception? inner = null)
        : base(message, inner)
    {
        Status = status;
        Code = code;
    }

    /// <summary>HTTP status, 400..599.</summary>
    public int Status { get; }

    /// <summary>The error's code: hexadecimal with <c>0x</c>, or empty.</summary>
    public string Code { get; }

    /// <summary>400 with Dataverse's code for errors in a query or an address.</summary>
    public static ApiException BadRequest(string message, Exception? inner = null) => new(400, Unnumbered, message, inner);

    /// <summary>400 for a body whose content does not fit the table.</summary>
    public static ApiException BadPayload(string entitySet, string message) => new(
        400,
        "0x80048d19",
        $"Error identified in Payload provided by the user for Entity :'{entitySet}', For more information on this error please follow this help link https://go.microsoft.com/fwlink/?linkid=2195293  ---->  InnerException : Microsoft.OData.ODataException: {message}");

    /// <summary>404 for an address that names nothing.</summary>
    public static ApiException NoSegment(string segment) => new(404, "0x8006088a", $"Resource not found for the segment '{segment}'.");

    /// <summary>404 for an operation called by the wrong method.</summary>
    public static ApiException NoResource(Uri url) => new(404, string.Empty, $"No HTTP resource was found that matches the request URI '{url}'.");

    /// <summary>405 for a method the resource does not have.</summary>
    public static ApiException NoMethod(string method) => new(405, Unnumbered, $"The requested resource does not support http method '{method}'.");

    /// <summary>412 for an <c>If-None-Match: *</c> on a row that exists.</summary>
    public static ApiException Exists() => new(412, "0x80040237", "A record with matching key values already exists.");

    /// <summary>501 for what Dataverse has and the local organisation does not.</summary>
    public static ApiException NotImplemented(string what) => new(501, "0x80004001", $"{what} is not supported by the local organisation.");
}
