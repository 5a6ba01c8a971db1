using System;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.Schema;

/// <summary>Error codes of Dataverse that are answered ("Web service error codes").</summary>
public static class Faults
{
    public const int ObjectDoesNotExist = unchecked((int)0x80040217);
    public const int DuplicateRecord = unchecked((int)0x80040237);
    public const int DuplicateRecordEntityKey = unchecked((int)0x80060892);
    public const int EntityKeyNotActive = unchecked((int)0x80060897);
    public const int ConcurrencyVersionMismatch = unchecked((int)0x80060882);
    public const int SqlTimeout = unchecked((int)0x80044151);
    public const int SqlError = unchecked((int)0x80044150);
    public const int TooManyRequests = unchecked((int)0x80072322);
    public const int TooMuchTime = unchecked((int)0x80072321);
    public const int TooManyAtOnce = unchecked((int)0x80072326);

    /// <summary>Whether the same call may succeed a little later: another job was at the same row, or the service is busy.</summary>
    public static bool IsPassing(OrganizationServiceFault? fault) => fault != null && Array.IndexOf(Passing, fault.ErrorCode) >= 0;

    /// <summary>Whether another job created, changed or deleted the row that was to be written.</summary>
    public static bool IsCollision(OrganizationServiceFault? fault) => fault != null && Array.IndexOf(Collisions, fault.ErrorCode) >= 0;

    private static readonly int[] Passing =
    {
        ObjectDoesNotExist, DuplicateRecord, DuplicateRecordEntityKey, EntityKeyNotActive, ConcurrencyVersionMismatch, SqlTimeout, SqlError,
        TooManyRequests, TooMuchTime, TooManyAtOnce,
    };

    private static readonly int[] Collisions = { ObjectDoesNotExist, DuplicateRecord, DuplicateRecordEntityKey, ConcurrencyVersionMismatch };
}
