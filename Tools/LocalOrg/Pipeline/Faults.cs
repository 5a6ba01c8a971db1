using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using System.ServiceModel;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.LocalOrg.Pipeline;

/// <summary>The catalogue of every fault the organisation raises, with Dataverse's code, message and HTTP status.</summary>
public static class Faults
{
    public static readonly FaultKind InvalidArgument = new("InvalidArgument", -2147220989, 400, "{0}");
    public static readonly FaultKind Unexpected = new("UnExpected", -2147220970, 500, "An unexpected error occurred. {0}");
    public static readonly FaultKind NotSupported = new("NotSupported", -2147220715, 501, "The local organisation does not support {0}");

    public static readonly FaultKind TableNotFound = new("QueryBuilderNoEntity", -2147217150, 404, "The entity with a name = '{0}' was not found in the MetadataCache.");
    public static readonly FaultKind ColumnNotFound = new("QueryBuilderNoAttribute", -2147217149, 400, "'{0}' entity doesn't contain attribute with Name = '{1}'.");
    public static readonly FaultKind RelationshipNotFound = new("RelationshipNotFound", -2147217080, 404, "Could not find a relationship with name '{0}' on '{1}'.");
    public static readonly FaultKind RecordNotFound = new("ObjectDoesNotExist", -2147220969, 404, "{0} With Id = {1} Does Not Exist");
    public static readonly FaultKind RecordNotFoundByKey = new("RecordNotFoundByEntityKey", -2147088239, 404, "A record with the specified key values does not exist in {0} entity");
    public static readonly FaultKind KeyNotDefined = new("InvalidEntityKey", -2147088240, 400, "The specified key attributes are not a defined key for the {0} entity");
    public static readonly FaultKind KeyNotActive = new("EntityKeyNotActive", -2147088233, 400, "The index of the entity key {0} on {1} is {2}. A record can be addressed by this key only once its index is Active.");
    public static readonly FaultKind KeyValueReserved = new("InvalidEntityKeyValue", -2147088230, 400, "The value '{0}' of key attribute '{1}' holds the character '{2}'. A record cannot be addressed by a key value that holds one of / < > * % & : \\ ? +");

    public static readonly FaultKind QueryInvalid = new("QueryBuilderInvalidQuery", -2147217098, 400, "{0}");
    public static readonly FaultKind AggregateLimit = new("AggregateQueryRecordLimitExceeded", -2147164125, 400, "{0}");

    public static readonly FaultKind DuplicateRecord = new("DuplicateRecord", -2147220937, 412, "Cannot insert duplicate key. {0}");
    public static readonly FaultKind DuplicateKeyValue = new("DuplicateRecordEntityKey", -2147088238, 412, "A record that has the attribute values {0} already exists on {1}. The entity key {2} requires that this set of attributes contains unique values. Select unique values and try again.");
    public static readonly FaultKind ConcurrencyMismatch = new("ConcurrencyVersionMismatch", -2147088254, 412, "The version of the existing record doesn't match the RowVersion property provided.");
    public static readonly FaultKind ConcurrencyVersionMissing = new("ConcurrencyVersionNotProvided", -2147088253, 400, "The RowVersion property must be provided when the value of ConcurrencyBehavior is IfVersionMatches.");
    public static readonly FaultKind ConcurrencyNotEnabled = new("OptimisticConcurrencyNotEnabled", -2147088243, 400, "Optimistic concurrency isn't enabled for entity type {0}. The IfVersionMatches value of ConcurrencyBehavior can only be used if optimistic concurrency is enabled.");
    public static readonly FaultKind DeleteRestricted = new("CannotDeleteDueToAssociation", -2147220953, 400, "The object you tried to delete is associated with another object and cannot be deleted. (relationship {0}, {1} {2})");
    public static readonly FaultKind DuplicateAssociation = new("DuplicateRecord", -2147220937, 412, "Cannot insert duplicate key. The association {0} between {1} and {2} exists already.");

    public static readonly FaultKind WrongType = new("InvalidArgument", -2147220989, 400, "Incorrect attribute value type {2}. The column '{1}' of '{0}' takes {3}.");
    public static readonly FaultKind TextTooLong = new("StringLengthTooLong", -2147204303, 400, "A validation error occurred. The length of the '{1}' attribute of the '{0}' entity exceeded the maximum allowed length of '{2}'. (found {3})");
    public static readonly FaultKind OutOfRange = new("AttributeValueOutOfRange", -2147204304, 400, "A validation error occurred. The value of '{1}' on record of type '{0}' is outside the valid range. Found {2}; accepted from {3} to {4}.");
    public static readonly FaultKind ChoiceOutOfRange = new("PicklistValueOutOfRange", -2147204326, 400, "A validation error occurred. The value {2} of '{1}' on record of type '{0}' is outside the valid range. Accepted Values: {3}");
    public static readonly FaultKind InvalidCharacters = new("InvalidCharactersInField", -2147220872, 400, "The field '{1}' of '{0}' contains one or more invalid characters: {2} at position {3}.");
    public static readonly FaultKind InvalidState = new("InvalidStateCodeStatusCode", -2147187704, 400, "{0} is not a valid status code for state code {1} on {2} with Id {3}.");
    public static readonly FaultKind StateOnCreate = new("InvalidArgument", -2147220989, 400, "{0} cannot be created with state {1}; create it in its default state {2} and update statecode afterwards.");
    public static readonly FaultKind UseCloseIncident = new("InvalidArgument", -2147220989, 400, "This message can not be used to set the state of incident to Resolved. In order to set state of incident to Resolved, use the CloseIncidentRequest message instead.");
    public static readonly FaultKind MergeIdentical = new("MergeEntitiesIdenticalError", -2147220989, 400, "Merge cannot be performed on master and sub-entities that are identical.");
    public static readonly FaultKind MergeInactive = new("MergeEntityNotActiveError", -2147220989, 400, "Merge cannot be performed on entity that is inactive.");
    public static readonly FaultKind MergeOtherParent = new("MergeDifferentlyParentedWarning", -2147220989, 400, "Merge warning: sub-entity will be differently parented. (column '{0}')");
    public static readonly FaultKind MergeLosesParent = new("MergeLossOfParentingWarning", -2147220989, 400, "Merge warning: sub-entity might lose parenting. (column '{0}')");
    public static readonly FaultKind RequiredColumn = new("AttributeIsRequired", -2147220971, 400, "The column '{1}' of '{0}' is required by the system and has no value.");
    public static readonly FaultKind NotAnOwner = new("InvalidOwnerID", -2147220973, 400, "'{1}' with id {0} cannot own rows of '{2}': {3}.");

    public static readonly FaultKind MissingPrivilege = new("PrivilegeDenied", -2147220960, 403, "Principal user (Id={0}, type={1}, roleCount={2}) is missing {3} privilege on entity '{4}'.");
    public static readonly FaultKind AccessDenied = new("AccessDenied", -2147187962, 403, "SecLib::AccessCheckEx failed. Returned hr = -2147187962, ObjectID: {0}, OwnerId: {1}, CallingUser: {2}. ObjectTypeCode: {3}. AccessRights requested: {4}");
    public static readonly FaultKind ColumnSecured = new("AttributePermissionUpdateIsMissingDuringUpdate", -2147158777, 403, "Caller user with Id {0} does not have {1} permissions for the attribute '{2}' secured on entity '{3}'.");
    public static readonly FaultKind UserDisabled = new("UserNotEnabled", -2147220955, 403, "The user with id {0} is not enabled.");
    public static readonly FaultKind UserNotFound = new("InvalidUserId", -2147214030, 403, "The user with id {0} does not exist in the organisation.");

    public static readonly FaultKind PluginAborted = new("IsvAborted", -2147220891, 400, "{0}");
    public static readonly FaultKind PluginUnexpected = new("IsvUnExpected", -2147220956, 500, "An unexpected error occurred from ISV code. (ErrorType = ClientError) Unexpected exception from plug-in (Execute): {0}: {1}");
    public static readonly FaultKind TransactionDoomed = new("TransactionAborted", -2146893812, 500, "ISV code reduced the open transaction count. Custom plug-ins should not catch exceptions from OrganizationService calls and continue processing. The failed call: {0}");
    public static readonly FaultKind NoActiveTransaction = new("TransactionNotStarted", -2147220911, 500, "There is no active transaction. This error is usually caused by custom plug-ins that ignore errors from service calls and continue processing. The failed call: {0}");
    public static readonly FaultKind DepthExceeded = new("WorkflowDepthExceeded", -2147204734, 400, "This message was canceled because it is the {0}th in a row started by plug-ins; more than {1} are taken for an infinite loop. Correct the plug-in logic and try again.");
    public static readonly FaultKind TimedOut = new("SandboxTimeout", -2147204746, 500, "The plug-in execution failed because the operation has timed-out at the Sandbox Host: {0} ran for more than two minutes.");
    public static readonly FaultKind PluginUnavailable = new("SandboxPluginTypeMissing", -2147204725, 500, "The plug-in type {0} of assembly {1} could not be created: {2}");

    public static readonly FaultKind BatchTooLarge = new("ExecuteMultipleBatchSizeExceeded", -2147204086, 400, "The request batch size of {0} exceeds the maximum batch size allowed of {1}.");
    public static readonly FaultKind BatchNested = new("ExecuteMultipleInvalidRequest", -2147204087, 400, "{0} requests cannot be nested in a batch, nor sent from a synchronous plug-in.");
    public static readonly FaultKind ParameterMissing = new("MissingParameter", -2147220989, 400, "Required field '{1}' is missing for the request '{0}'.");
    public static readonly FaultKind ParameterUnknown = new("UnknownParameter", -2147220989, 400, "'{1}' is not a valid parameter of the operation '{0}'.");
    public static readonly FaultKind ParameterType = new("InvalidParameterType", -2147220989, 400, "The parameter '{1}' of '{0}' takes {2}, found {3}.");

    private static readonly FaultKind[] s_all = typeof(Faults).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Where(f => f.FieldType == typeof(FaultKind)).Select(f => (FaultKind)f.GetValue(null)!).ToArray();

    private static readonly FrozenDictionary<int, int> s_statusByCode = s_all.GroupBy(k => k.Code).ToFrozenDictionary(g => g.Key, g => g.First().HttpStatus);

    /// <summary>Every fault the organisation knows.</summary>
    public static IReadOnlyList<FaultKind> All => s_all;

    /// <summary>The HTTP status a fault of this code is answered with; 400 for a code of somebody's plug-in.</summary>
    public static int HttpStatusOf(int errorCode) => s_statusByCode.GetValueOrDefault(errorCode, 400);

    /// <summary>The name under which <c>ErrorDetails</c> carries the HTTP status a plug-in asked for.</summary>
    public const string HttpStatusDetail = "ApiHttpStatusCode";

    /// <summary>The HTTP status a fault is answered with: the one its plug-in asked for, else that of its code.</summary>
    public static int HttpStatusOf(OrganizationServiceFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        return fault.ErrorDetails is not null && fault.ErrorDetails.TryGetValue(HttpStatusDetail, out var status) && status is int asked ? asked : HttpStatusOf(fault.ErrorCode);
    }

    /// <summary>Makes the exception for <paramref name="kind"/>, its message filled with <paramref name="arguments"/>.</summary>
    public static FaultException<OrganizationServiceFault> Of(FaultKind kind, params object?[] arguments)
    {
        ArgumentNullException.ThrowIfNull(kind);
        return WithMessage(kind, string.Format(CultureInfo.InvariantCulture, kind.Format, arguments));
    }

    /// <summary>Makes the exception for <paramref name="kind"/> with a ready message.</summary>
    public static FaultException<OrganizationServiceFault> WithMessage(FaultKind kind, string message)
    {
        ArgumentNullException.ThrowIfNull(kind);
        return new FaultException<OrganizationServiceFault>(Detail(kind.Code, message), message);
    }

    /// <summary>The fault's data, stamped with the present time.</summary>
    public static OrganizationServiceFault Detail(int code, string message) => new()
    {
        ErrorCode = code,
        Message = message,
        Timestamp = DateTime.UtcNow,
    };
}
