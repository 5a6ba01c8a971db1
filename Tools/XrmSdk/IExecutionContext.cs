using System;

namespace Microsoft.Xrm.Sdk;

/// <summary>What a plug-in is told about the operation it runs in.</summary>
public interface IExecutionContext
{
    /// <summary>0 synchronous, 1 asynchronous.</summary>
    int Mode { get; }

    /// <summary>1 none, 2 sandbox.</summary>
    int IsolationMode { get; }

    /// <summary>1 for an operation from outside, one more for each operation a plug-in starts.</summary>
    int Depth { get; }

    /// <summary>The message, for example <c>Create</c>.</summary>
    string MessageName { get; }

    /// <summary>Logical name of the table the message is for.</summary>
    string PrimaryEntityName { get; }

    /// <summary>The request, null outside the asynchronous service.</summary>
    Guid? RequestId { get; }

    /// <summary>The other table of a relationship message, otherwise <c>none</c>.</summary>
    string SecondaryEntityName { get; }

    /// <summary>The parameters of the request.</summary>
    ParameterCollection InputParameters { get; }

    /// <summary>The results of the response, filled after the main operation.</summary>
    ParameterCollection OutputParameters { get; }

    /// <summary>Values the steps of one operation hand to each other.</summary>
    ParameterCollection SharedVariables { get; }

    /// <summary>The user whose rights the step runs with.</summary>
    Guid UserId { get; }

    /// <summary>The user who started the operation.</summary>
    Guid InitiatingUserId { get; }

    /// <summary>Business unit of the calling user.</summary>
    Guid BusinessUnitId { get; }

    /// <summary>The organisation.</summary>
    Guid OrganizationId { get; }

    /// <summary>Unique name of the organisation.</summary>
    string OrganizationName { get; }

    /// <summary>The row, empty before it is created.</summary>
    Guid PrimaryEntityId { get; }

    /// <summary>The registered columns before the operation, by image name.</summary>
    EntityImageCollection PreEntityImages { get; }

    /// <summary>The registered columns after the operation, by image name.</summary>
    EntityImageCollection PostEntityImages { get; }

    /// <summary>The step that is running.</summary>
    EntityReference OwningExtension { get; }

    /// <summary>Groups the operations that one request set off.</summary>
    Guid CorrelationId { get; }

    /// <summary>True in a client that is offline.</summary>
    bool IsExecutingOffline { get; }

    /// <summary>True while an offline client synchronises.</summary>
    bool IsOfflinePlayback { get; }

    /// <summary>True inside the database transaction.</summary>
    bool IsInTransaction { get; }

    /// <summary>The operation; the asynchronous job when there is one.</summary>
    Guid OperationId { get; }

    /// <summary>When the operation began, UTC.</summary>
    DateTime OperationCreatedOn { get; }
}
