namespace Microsoft.Xrm.Sdk;

/// <summary>How an asynchronous operation that a plug-in ends early goes on.</summary>
public enum OperationStatus
{
    Failed = 0,
    Canceled = 1,
    Retry = 2,
    Suspended = 3,
    Succeeded = 4,
}
