using System;
using System.Collections.Generic;
using System.ServiceModel;
using CrmFeedback.LocalOrg.Pipeline;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmFeedback.LocalOrg.Messages;

/// <summary>ExecuteMultiple: up to 1,000 requests, each in a transaction of its own.</summary>
internal sealed class ExecuteMultipleHandler : MessageHandler
{
    public override string MessageName => "ExecuteMultiple";

    public override OrganizationResponse NewResponse() => new ExecuteMultipleResponse();

    public override void Execute(MessageContext message)
    {
        var requests = Batch.Requests(message);
        var settings = message.Optional<ExecuteMultipleSettings>("Settings") ?? new ExecuteMultipleSettings();
        var responses = new ExecuteMultipleResponseItemCollection();
        var faulted = false;
        for (var i = 0; i < requests.Count; i++)
        {
            try
            {
                // The two minutes are each request's own.
                var response = message.Core.Send(requests[i], message.Scope with { Deadline = message.Core.Clock.GetUtcNow() + CallScope.TimeLimit, RealDeadline = message.Core.NewRealDeadline() });
                if (settings.ReturnResponses)
                    responses.Add(new ExecuteMultipleResponseItem { RequestIndex = i, Response = response });
            }
            catch (FaultException<OrganizationServiceFault> error)
            {
                faulted = true;
                responses.Add(new ExecuteMultipleResponseItem { RequestIndex = i, Fault = error.Detail });
                if (!settings.ContinueOnError)
                    break;
            }
        }

        message.Output["Responses"] = responses;
        message.Output["IsFaulted"] = faulted;
    }
}

/// <summary>ExecuteTransaction: up to 1,000 requests, all or none.</summary>
internal sealed class ExecuteTransactionHandler : MessageHandler
{
    public override string MessageName => "ExecuteTransaction";

    public override OrganizationResponse NewResponse() => new ExecuteTransactionResponse();

    public override void Execute(MessageContext message)
    {
        var requests = Batch.Requests(message);
        var responses = new OrganizationResponseCollection();
        message.Core.InTransaction(message, writes: true, () =>
        {
            for (var i = 0; i < requests.Count; i++)
            {
                try
                {
                    responses.Add(message.Core.Send(requests[i], message.Scope with { Transaction = message.Transaction }));
                }
                catch (FaultException<OrganizationServiceFault> error)
                {
                    throw WithIndex(error, i);
                }
            }
        });
        if (message.Optional<object>("ReturnResponses") is true)
            message.Output["Responses"] = responses;
    }

    private static FaultException<OrganizationServiceFault> WithIndex(FaultException<OrganizationServiceFault> error, int index)
    {
        var fault = new ExecuteTransactionFault
        {
            FaultedRequestIndex = index,
            ErrorCode = error.Detail.ErrorCode,
            Message = error.Detail.Message,
            TraceText = error.Detail.TraceText,
            Timestamp = error.Detail.Timestamp,
            InnerFault = error.Detail.InnerFault,
            ErrorDetails = error.Detail.ErrorDetails,
        };
        return new FaultException<OrganizationServiceFault>(fault, error.Message);
    }
}

/// <summary>What both batches check.</summary>
internal static class Batch
{
    /// <summary>Dataverse takes at most this many requests in one batch.</summary>
    public const int MaximumSize = 1000;

    public static IReadOnlyList<OrganizationRequest> Requests(MessageContext message)
    {
        if (message.IsInTransaction || message.Scope.Origin is not null)
            throw Faults.Of(Faults.BatchNested, message.MessageName);
        var requests = message.Required<OrganizationRequestCollection>("Requests");
        if (requests.Count > MaximumSize)
            throw Faults.Of(Faults.BatchTooLarge, requests.Count, MaximumSize);
        foreach (var request in requests)
        {
            if (string.Equals(request.RequestName, "ExecuteMultiple", StringComparison.Ordinal) || string.Equals(request.RequestName, "ExecuteTransaction", StringComparison.Ordinal))
                throw Faults.Of(Faults.BatchNested, request.RequestName);
        }

        return requests;
    }
}
