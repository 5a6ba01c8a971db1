using System;
using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk;

/// <summary>Thrown by a plug-in to cancel the operation; the user sees the message.</summary>
[Serializable]
public sealed class InvalidPluginExecutionException : Exception
{
    /// <summary>Fails without a message.</summary>
    public InvalidPluginExecutionException()
    {
    }

    /// <summary>Ends an asynchronous operation with a status.</summary>
    public InvalidPluginExecutionException(OperationStatus status) => Status = status;

    /// <summary>Fails with a message.</summary>
    public InvalidPluginExecutionException(string message) : base(message)
    {
    }

    /// <summary>Ends an asynchronous operation with a status and a message.</summary>
    public InvalidPluginExecutionException(OperationStatus status, string message) : base(message) => Status = status;

    /// <summary>Fails with a message and the error behind it.</summary>
    public InvalidPluginExecutionException(string message, Exception exception) : base(message, exception)
    {
    }

    /// <summary>Ends an operation with a status, an error code and a message.</summary>
    public InvalidPluginExecutionException(OperationStatus status, int errorCode, string message) : this(status, message) =>
        ErrorCode = errorCode;

    /// <summary>Fails with a message and an HTTP status for the Web API.</summary>
    public InvalidPluginExecutionException(string message, PluginHttpStatusCode httpStatus) : base(message) =>
        HttpStatus = httpStatus;

    /// <summary>Ends an operation with a status, an error code, a message and an HTTP status.</summary>
    public InvalidPluginExecutionException(OperationStatus status, int errorCode, string message, PluginHttpStatusCode httpStatus)
        : this(status, errorCode, message) => HttpStatus = httpStatus;

    /// <summary>How an asynchronous operation goes on.</summary>
    public OperationStatus Status { get; }

    /// <summary>The plug-in's error code, 0 if none was given.</summary>
    public int ErrorCode { get; }

    /// <summary>The HTTP status asked for.</summary>
    public PluginHttpStatusCode HttpStatus { get; }

    /// <inheritdoc />
    public override void GetObjectData(SerializationInfo info, StreamingContext context)
    {
        base.GetObjectData(info, context);
        info.AddValue(nameof(Status), (int)Status);
        info.AddValue(nameof(ErrorCode), ErrorCode);
        info.AddValue(nameof(HttpStatus), (int)HttpStatus);
    }
}
