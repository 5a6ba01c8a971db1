using System;
using System.Collections.Generic;
using System.Linq;
using System.ServiceModel;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmFeedback.LocalOrg.WebApi;

/// <summary>A change set: its writes are planned as they are read and run as one transaction at its end.</summary>
internal sealed class ChangeSet(WebApiHandler handler)
{
    private readonly List<(string? ContentId, ApiRequest Request, WriteOperation Write)> _writes = [];
    private readonly Dictionary<string, EntityReference> _rows = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _addresses = new(StringComparer.Ordinal);
    private BatchAnswer? _failure;

    /// <summary>Plans one more write; after a failure the rest is read but not planned.</summary>
    public void Add(string? contentId, Func<Func<Uri, Uri>, ApiRequest> read)
    {
        var request = read(Resolve);
        if (_failure != null) return;
        try
        {
            var write = handler.Plan(request, _rows);
            _writes.Add((contentId, request, write));
            if (contentId is null || write.Row is not { } row) return;
            _rows["$" + contentId] = row;
            _addresses["$" + contentId] = request.Method == "POST"
                ? $"{request.Url.GetLeftPart(UriPartial.Path)}({row.Id:D})"
                : request.Url.GetLeftPart(UriPartial.Path);
        }
        catch (Exception error)
        {
            _failure = new BatchAnswer(contentId, ErrorBody.From(error));
        }
    }

    /// <summary>Runs the transaction: every write's response, or the one of the write that failed.</summary>
    public IReadOnlyList<BatchAnswer> Execute()
    {
        if (_failure != null) return [_failure];
        if (_writes.Count == 0) return [];
        var transaction = new ExecuteTransactionRequest { ReturnResponses = true, Requests = [] };
        foreach (var (_, _, write) in _writes) transaction.Requests.Add(write.Request);
        try
        {
            var response = (ExecuteTransactionResponse)handler.ServiceOf(_writes[0].Request).Execute(transaction);
            return _writes.Select((item, i) => new BatchAnswer(item.ContentId, item.Write.Complete(response.Responses[i]))).ToArray();
        }
        catch (FaultException<OrganizationServiceFault> fault)
        {
            var index = fault.Detail is ExecuteTransactionFault { FaultedRequestIndex: var at } && at >= 0 && at < _writes.Count ? at : 0;
            return [new BatchAnswer(_writes[index].ContentId, ErrorBody.From(fault))];
        }
        catch (Exception error)
        {
            return [new BatchAnswer(_writes[0].ContentId, ErrorBody.From(error))];
        }
    }

    /// <summary>Replaces a leading <c>$1</c> by the address of the row the operation with that content id made.</summary>
    private Uri Resolve(Uri url)
    {
        var text = url.OriginalString;
        var start = text.LastIndexOf("/$", StringComparison.Ordinal) is var at && url.IsAbsoluteUri && at >= 0 ? at + 1 : 0;
        var reference = text[start..];
        var end = reference.IndexOfAny(['/', '?']);
        var name = end < 0 ? reference : reference[..end];
        return _addresses.TryGetValue(name, out var address) ? new Uri(address + reference[name.Length..]) : url;
    }
}
