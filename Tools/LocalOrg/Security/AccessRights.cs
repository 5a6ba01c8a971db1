using System;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.LocalOrg.Security;

/// <summary>Rights on one row, with the bits of Dataverse's <c>Microsoft.Crm.Sdk.Messages.AccessRights</c>: what is shared, and what a principal has.</summary>
[Flags]
public enum AccessRights
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Read.</summary>
    ReadAccess = 1,

    /// <summary>Write.</summary>
    WriteAccess = 2,

    /// <summary>Append the row to others.</summary>
    AppendAccess = 4,

    /// <summary>Append others to the row.</summary>
    AppendToAccess = 16,

    /// <summary>Create.</summary>
    CreateAccess = 32,

    /// <summary>Delete.</summary>
    DeleteAccess = 65_536,

    /// <summary>Share.</summary>
    ShareAccess = 262_144,

    /// <summary>Assign.</summary>
    AssignAccess = 524_288,
}

/// <summary>A user or team and what a row is shared with it for; stands for <c>Microsoft.Crm.Sdk.Messages.PrincipalAccess</c>, whose assembly nothing here refers to.</summary>
public sealed class PrincipalAccess
{
    /// <summary>The user or team.</summary>
    public EntityReference? Principal { get; set; }

    /// <summary>The rights.</summary>
    public AccessRights AccessMask { get; set; }
}

/// <summary>Between a right that a privilege names and its bit.</summary>
internal static class AccessRightBits
{
    /// <summary>Every right that can be shared: a row exists already, so nobody is given Create.</summary>
    public const AccessRights Shareable = AccessRights.ReadAccess | AccessRights.WriteAccess | AccessRights.AppendAccess | AccessRights.AppendToAccess
        | AccessRights.DeleteAccess | AccessRights.ShareAccess | AccessRights.AssignAccess;

    /// <summary>The bit of a right.</summary>
    public static AccessRights Of(AccessRight right) => right switch
    {
        AccessRight.Create => AccessRights.CreateAccess,
        AccessRight.Read => AccessRights.ReadAccess,
        AccessRight.Write => AccessRights.WriteAccess,
        AccessRight.Delete => AccessRights.DeleteAccess,
        AccessRight.Append => AccessRights.AppendAccess,
        AccessRight.AppendTo => AccessRights.AppendToAccess,
        AccessRight.Assign => AccessRights.AssignAccess,
        AccessRight.Share => AccessRights.ShareAccess,
        _ => throw new ArgumentOutOfRangeException(nameof(right), right, null),
    };
}
