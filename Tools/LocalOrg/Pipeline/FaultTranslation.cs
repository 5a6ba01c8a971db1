using System;
using System.ServiceModel;
using CrmFeedback.LocalOrg.Import;
using CrmFeedback.LocalOrg.Metadata;
using CrmFeedback.LocalOrg.Query;
using CrmFeedback.LocalOrg.Storage;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.LocalOrg.Pipeline;

/// <summary>Turns what the parts throw into the faults that Dataverse answers with.</summary>
public static class FaultTranslation
{
    /// <summary>The fault that stands for an exception; a fault stays itself.</summary>
    public static FaultException<OrganizationServiceFault> ToFault(Exception exception) => exception switch
    {
        FaultException<OrganizationServiceFault> fault => fault,
        UnknownTableException unknown => Faults.Of(Faults.TableNotFound, unknown.Table),
        UnknownColumnException unknown => Faults.Of(Faults.ColumnNotFound, unknown.Table, unknown.Column),
        UnknownRelationshipException unknown => Faults.Of(Faults.RelationshipNotFound, unknown.Name, unknown.Table),
        DuplicateRecordException => Faults.Of(Faults.DuplicateRecord, exception.Message),
        DuplicateKeyException => Faults.WithMessage(Faults.DuplicateKeyValue, exception.Message),
        AlternateKeyException key => Faults.WithMessage(key.Problem == AlternateKeyProblem.NotActive ? Faults.KeyNotActive : Faults.KeyNotDefined, key.Message),
        ColumnValueException => Faults.Of(Faults.InvalidArgument, exception.Message),
        QueryException query => Faults.WithMessage(query.Problem == QueryProblem.AggregateLimitExceeded ? Faults.AggregateLimit : Faults.QueryInvalid, query.Message),
        SolutionImportException => Faults.Of(Faults.InvalidArgument, exception.Message),
        NotSupportedException => Faults.Of(Faults.NotSupported, exception.Message),
        OperationCanceledException => Faults.Of(Faults.Unexpected, "The call was canceled."),
        _ => Faults.Of(Faults.Unexpected, $"{exception.GetType().Name}: {exception.Message}"),
    };

    /// <summary>The fault for an exception that left a plug-in.</summary>
    /// <param name="typeName">The plug-in type.</param>
    /// <param name="exception">What it threw.</param>
    /// <param name="traces">What it had traced.</param>
    internal static FaultException<OrganizationServiceFault> OfPlugin(string typeName, Exception exception, string traces)
    {
        var fault = exception switch
        {
            InvalidPluginExecutionException invalid => OfInvalid(invalid),
            NotSupportedException unsupported when unsupported.Message.StartsWith("the plug-in service", StringComparison.Ordinal) => ToFault(unsupported),
            // The platform's own verdicts on a run (time, depth, a broken transaction) reach the caller as they are.
            FaultException<OrganizationServiceFault> platform when platform.Detail.ErrorCode == Faults.TimedOut.Code => platform,
            _ => Faults.Of(Faults.PluginUnexpected, typeName, $"{exception.GetType().FullName}: {exception.Message}"),
        };
        fault.Detail.TraceText = traces;
        if (exception is FaultException<OrganizationServiceFault> inner && !ReferenceEquals(inner, fault))
            fault.Detail.InnerFault = inner.Detail;
        return fault;
    }

    private static FaultException<OrganizationServiceFault> OfInvalid(InvalidPluginExecutionException invalid)
    {
        var fault = Faults.WithMessage(Faults.PluginAborted, invalid.Message);
        if (invalid.ErrorCode != 0)
            fault.Detail.ErrorCode = invalid.ErrorCode;
        if (invalid.HttpStatus != PluginHttpStatusCode.NotSet)
            fault.Detail.ErrorDetails[Faults.HttpStatusDetail] = (int)invalid.HttpStatus;
        return fault;
    }
}
