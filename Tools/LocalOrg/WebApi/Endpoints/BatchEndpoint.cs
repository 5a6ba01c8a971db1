using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.OData;

namespace CrmFeedback.LocalOrg.WebApi;

/// <summary><c>$batch</c>: several operations in one request, change sets among them as one transaction each.</summary>
public static class BatchEndpoint
{
    /// <summary>Dataverse's limit on the operations of a batch.</summary>
    public const int LargestBatch = 1000;

    /// <summary>Runs the operations in order. The first failure ends the batch unless the request prefers to continue.</summary>
    public static ApiResponse Handle(WebApiHandler handler, ApiRequest request)
    {
        if (request.Method != "POST") throw ApiException.NoMethod(request.Method);
        if (request.Header("Content-Type")?.StartsWith("multipart/mixed", StringComparison.OrdinalIgnoreCase) != true)
            throw new ApiException(415, ApiException.Unnumbered, "The content type of a batch must be multipart/mixed with a boundary.");
        var parts = Run(handler, request);
        var failed = parts.SelectMany(part => part.Answers).Select(answer => answer.Response).FirstOrDefault(response => response.Status >= 400);
        return Write(parts, failed is null || request.Prefer.ContinueOnError ? 200 : failed.Status);
    }

    private static List<BatchPart> Run(WebApiHandler handler, ApiRequest batch)
    {
        var parts = new List<BatchPart>();
        using var message = new ODataMessageReader(
            new BatchRequestMessage(batch),
            new ODataMessageReaderSettings { BaseUri = batch.ServiceRoot, MessageQuotas = new ODataMessageQuotas { MaxPartsPerBatch = LargestBatch, MaxOperationsPerChangeset = LargestBatch, MaxReceivedMessageSize = long.MaxValue } });
        var reader = message.CreateODataBatchReader();
        ChangeSet? changes = null;
        while (reader.Read())
        {
            switch (reader.State)
            {
                case ODataBatchReaderState.ChangesetStart:
                    changes = new ChangeSet(handler);
                    break;
                case ODataBatchReaderState.ChangesetEnd:
                    parts.Add(new BatchPart(true, changes!.Execute()));
                    changes = null;
                    break;
                case ODataBatchReaderState.Operation:
                    var operation = reader.CreateOperationRequestMessage();
                    if (changes is null) parts.Add(new BatchPart(false, [new BatchAnswer(operation.ContentId, handler.Handle(Read(batch, operation, operation.Url)))]));
                    else changes.Add(operation.ContentId, resolve => Read(batch, operation, resolve(operation.Url)));
                    break;
            }
            if (!batch.Prefer.ContinueOnError && changes is null && parts.Count > 0 && parts[^1].Answers.Any(answer => answer.Response.Status >= 400)) break;
        }
        return parts;
    }

    private static ApiRequest Read(ApiRequest batch, ODataBatchOperationRequestMessage operation, Uri url)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in operation.Headers ?? []) headers[name] = value;
        // Headers that choose the caller hold for the whole batch.
        foreach (var name in (string[])["CallerObjectId", "MSCRMCallerID"])
        {
            if (batch.Header(name) is { } value) headers.TryAdd(name, value);
        }
        using var body = new MemoryStream();
        using (var stream = operation.GetStream()) stream.CopyTo(body);
        var absolute = url.IsAbsoluteUri ? url : new Uri(batch.ServiceRoot, url);
        return new ApiRequest(operation.Method.ToUpperInvariant(), absolute, batch.ServiceRoot, headers, body.ToArray());
    }

    private static ApiResponse Write(List<BatchPart> parts, int status)
    {
        var message = new BatchResponseMessage { StatusCode = status };
        var boundary = $"batchresponse_{Guid.NewGuid():D}";
        message.SetHeader("Content-Type", $"multipart/mixed; boundary={boundary}");
        message.SetHeader("OData-Version", "4.0");
        using (var output = new ODataMessageWriter(message, new ODataMessageWriterSettings { EnableMessageStreamDisposal = false, Version = ODataVersion.V4 }))
        {
            var writer = output.CreateODataBatchWriter();
            writer.WriteStartBatch();
            foreach (var part in parts)
            {
                if (part.IsChangeSet) writer.WriteStartChangeset();
                foreach (var answer in part.Answers) WriteAnswer(writer, answer);
                if (part.IsChangeSet) writer.WriteEndChangeset();
            }
            writer.WriteEndBatch();
        }
        return new ApiResponse(status, message.Content.ToArray(), message.GetHeader("Content-Type")!);
    }

    private static void WriteAnswer(ODataBatchWriter writer, BatchAnswer answer)
    {
        var message = writer.CreateOperationResponseMessage(answer.ContentId);
        message.StatusCode = answer.Response.Status;
        foreach (var (name, value) in answer.Response.Headers) message.SetHeader(name, value);
        if (answer.Response.ContentType is null) return;
        message.SetHeader("Content-Type", answer.Response.ContentType);
        using var stream = message.GetStream();
        stream.Write(answer.Response.Body.Span);
    }
}

/// <summary>One operation, or one change set, of a batch's response.</summary>
internal sealed record BatchPart(bool IsChangeSet, IReadOnlyList<BatchAnswer> Answers);

/// <summary>The response of an operation under the content id of its request.</summary>
internal sealed record BatchAnswer(string? ContentId, ApiResponse Response);
