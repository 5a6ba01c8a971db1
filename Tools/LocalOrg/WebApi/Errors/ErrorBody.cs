using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.ServiceModel;
using System.Text.Json;
using CrmFeedback.LocalOrg.Pipeline;
using Microsoft.OData;
using Microsoft.OData.UriParser;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.LocalOrg.WebApi;

/// <summary>Turns whatever a request threw into Dataverse's error response
/// <c>{"error":{"code":"0x80040217","message":"…"}}</c>.</summary>
public static class ErrorBody
{
    private const int Unexpected = unchecked((int)0x80040216);

    /// <summary>The response of an error. Nothing that is thrown escapes as anything else.</summary>
    public static ApiResponse From(Exception error) => error switch
    {
        ApiException api => Write(api.Status, api.Code, api.Message),
        FaultException<OrganizationServiceFault> fault => FromFault(fault.Detail, fault.Message),
        ODataUnrecognizedPathException path => Write(404, "0x8006088a", path.Message),
        ODataException odata when UnsupportedFunction(odata.Message) is { } name => From(ApiException.NotImplemented($"The query function '{name}'")),
        ODataException odata => Write(400, ApiException.Unnumbered, odata.Message),
        NotSupportedException or NotImplementedException => Write(501, "0x80004001", error.Message),
        JsonException or FormatException => Write(400, ApiException.Unnumbered, error.Message),
        _ => Write(500, Hex(Unexpected), $"{error.GetType().Name}: {error.Message}"),
    };

    /// <summary>A fault's code as Dataverse writes it: <c>0x80040217</c>.</summary>
    public static string Hex(int code) => string.Create(CultureInfo.InvariantCulture, $"0x{code:x8}");

    private static ApiResponse FromFault(OrganizationServiceFault? detail, string message)
    {
        if (detail is null) return Write(500, Hex(Unexpected), message);
        var response = Write(Faults.HttpStatusOf(detail), Hex(detail.ErrorCode), detail.Message ?? message);
        if (detail.ErrorDetails is { } details && details.Contains("Retry-After") && details["Retry-After"] is TimeSpan wait)
            response.With("Retry-After", Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture));
        return response;
    }

    private static string? UnsupportedFunction(string message) => QueryFunctions.Unsupported
        .FirstOrDefault(name => message.Contains($"'{DataverseModel.Namespace}.{name}'", StringComparison.Ordinal));

    private static ApiResponse Write(int status, string code, string message)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, JsonOutput.Options))
        {
            json.WriteStartObject();
            json.WriteStartObject("error");
            json.WriteString("code", code);
            json.WriteString("message", JsonOutput.WellFormed(message));
            json.WriteEndObject();
            json.WriteEndObject();
        }
        return new ApiResponse(status, stream.ToArray(), ApiResponse.Json);
    }
}
