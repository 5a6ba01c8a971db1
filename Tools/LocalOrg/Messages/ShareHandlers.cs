using System;
using System.Linq;
using CrmFeedback.LocalOrg.Metadata;
using CrmFeedback.LocalOrg.Pipeline;
using CrmFeedback.LocalOrg.Security;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.LocalOrg.Messages;

/// <summary>GrantAccess adds rights on a row to what a user or team has; ModifyAccess replaces what was given before.</summary>
internal sealed class GrantAccessHandler(string messageName, bool replaces) : ShareHandler
{
    public override string MessageName => messageName;

    public override void Authorize(MessageContext message)
    {
        var row = FindRow(message);
        message.CheckRow(message.Table!, AccessRight.Share, row);
        // Nobody gives away what he does not have.
        var (_, rights) = Access(message);
        foreach (var right in Enum.GetValues<AccessRight>().Where(right => rights.HasFlag(AccessRightBits.Of(right))))
            message.CheckRow(message.Table!, right, row);
    }

    public override void Main(MessageContext message)
    {
        var (principal, rights) = Access(message);
        Sharing.Give(message, message.Table!, message.RecordId, principal, rights, replaces);
    }

    private static (EntityReference Principal, AccessRights Rights) Access(MessageContext message)
    {
        var access = message.Required<PrincipalAccess>("PrincipalAccess");
        var principal = CheckPrincipal(message, access.Principal, "PrincipalAccess.Principal");
        var unknown = access.AccessMask & ~AccessRightBits.Shareable;
        return unknown == AccessRights.None
            ? (principal, access.AccessMask)
            : throw Faults.Of(Faults.InvalidArgument, $"The rights '{unknown}' cannot be shared.");
    }
}

/// <summary>RevokeAccess: takes back all rights given to a user or team on a row.</summary>
internal sealed class RevokeAccessHandler : ShareHandler
{
    public override string MessageName => "RevokeAccess";

    public override void Authorize(MessageContext message) => message.CheckRow(message.Table!, AccessRight.Share, FindRow(message));

    public override void Main(MessageContext message) =>
        Sharing.TakeBack(message, message.Table!, message.RecordId, CheckPrincipal(message, message.Required<EntityReference>("Revokee"), "Revokee"));
}

/// <summary>RetrievePrincipalAccess: everything a user or team may do with a row, by privilege, ownership and share.</summary>
internal sealed class RetrievePrincipalAccessHandler : ShareHandler
{
    public override string MessageName => "RetrievePrincipalAccess";

    public override bool Writes => false;

    public override void Authorize(MessageContext message) => _ = FindRow(message);

    public override void Main(MessageContext message)
    {
        var reference = CheckPrincipal(message, message.Required<EntityReference>("Principal"), "Principal");
        var principal = message.Transaction.FindPrincipal(reference.LogicalName, reference.Id)!;
        var row = FindRow(message);
        var shared = ShareRows.RightsOf(message.Session, principal, row.Id);
        message.Output["AccessRights"] = Enum.GetValues<AccessRight>()
            .Where(right => AccessControl.Reaches(principal, message.Table!, right, row, message.Transaction.UnitsBelow, () => shared))
            .Aggregate(AccessRights.None, (rights, right) => rights | AccessRightBits.Of(right));
    }
}

/// <summary>RetrieveSharedPrincipalsAndAccess: with whom a row is shared, and for what.</summary>
internal sealed class RetrieveSharedPrincipalsAndAccessHandler : ShareHandler
{
    public override string MessageName => "RetrieveSharedPrincipalsAndAccess";

    public override bool Writes => false;

    public override void Authorize(MessageContext message) => message.CheckRow(message.Table!, AccessRight.Read, FindRow(message));

    public override void Main(MessageContext message) =>
        message.Output["PrincipalAccesses"] = ShareRows.Of(message.Session, message.RecordId)
            .Select(share => new PrincipalAccess { Principal = share.Principal, AccessMask = share.Rights })
            .OrderBy(access => access.Principal!.Id).ToArray();
}

/// <summary>What messages about shares have in common: they name a row that belongs to a user or team.</summary>
internal abstract class ShareHandler : PipelineHandler
{
    public override void Prepare(MessageContext message)
    {
        TargetRow.Prepare(message, "Target");
        if (UnionTables.Includes(message.Table!) || message.Table!.FindColumn("ownerid") is null)
            throw Faults.Of(Faults.InvalidArgument, $"Rows of '{message.TableName}' cannot be shared: only a table whose rows belong to users or teams can.");
    }

    protected static Entity FindRow(MessageContext message) =>
        Rows.Find(message.Session, message.Table!, message.RecordId, AccessControl.OwnershipColumns)
        ?? throw Faults.Of(Faults.RecordNotFound, message.TableName, message.RecordId);

    protected static EntityReference CheckPrincipal(MessageContext message, EntityReference? principal, string parameter)
    {
        if (principal is null)
            throw Faults.Of(Faults.ParameterMissing, message.MessageName, parameter);
        if (principal.LogicalName is not ("systemuser" or "team"))
            throw Faults.Of(Faults.ParameterType, message.MessageName, parameter, "a user or a team", $"'{principal.LogicalName}'");
        return message.Transaction.FindPrincipal(principal.LogicalName, principal.Id) is null
            ? throw Faults.Of(Faults.RecordNotFound, principal.LogicalName, principal.Id)
            : principal;
    }
}
