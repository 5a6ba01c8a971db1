using System;
using System.ServiceModel;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.LocalOrg.Pipeline;

/// <summary>How a plug-in run ended, for the caller (a fault) and for the asynchronous queue (the status asked for).</summary>
internal static class PluginFailure
{
    private const string StatusDetail = "OperationStatus";

    /// <summary>The fault for an exception that left a plug-in.</summary>
    public static FaultException<OrganizationServiceFault> Of(string typeName, Exception error, string traces)
    {
        var fault = FaultTranslation.OfPlugin(typeName, error, traces);
        if (error is InvalidPluginExecutionException invalid)
            fault.Detail.ErrorDetails[StatusDetail] = (int)invalid.Status;
        return fault;
    }

    /// <summary>The status the plug-in asked its asynchronous operation to end with.</summary>
    public static OperationStatus StatusOf(OrganizationServiceFault fault) =>
        fault.ErrorDetails is not null && fault.ErrorDetails.TryGetValue(StatusDetail, out var status) && status is int value
            ? (OperationStatus)value
            : OperationStatus.Failed;
}
