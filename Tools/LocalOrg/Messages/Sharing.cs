using System;
using System.Collections.Generic;
using System.Linq;
using CrmFeedback.LocalOrg.Metadata;
using CrmFeedback.LocalOrg.Pipeline;
using CrmFeedback.LocalOrg.Security;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.LocalOrg.Messages;

/// <summary>Writes shares, and keeps those that children inherit in step with their parents'.</summary>
internal static class Sharing
{
    /// <summary>Gives a principal rights on a row, and on the rows below it in relationships that cascade sharing.</summary>
    /// <param name="replaces">True to take away the rights given before.</param>
    public static void Give(MessageContext message, TableDefinition table, Guid id, EntityReference principal, AccessRights rights, bool replaces)
    {
        var share = Find(message, id, principal);
        var given = replaces ? rights : rights | (share?.Given ?? AccessRights.None);
        Write(message, table, id, principal, share, given, share?.Inherited ?? AccessRights.None);
        Inherit(message, table, id, r => r.Share, asCaller: true);
    }

    /// <summary>Takes away what sharing the row gave; what it inherits stays.</summary>
    public static void TakeBack(MessageContext message, TableDefinition table, Guid id, EntityReference principal)
    {
        if (Find(message, id, principal) is not { } share)
            return;
        Write(message, table, id, principal, share, AccessRights.None, share.Inherited);
        Inherit(message, table, id, r => r.Unshare, asCaller: true);
    }

    /// <summary>
    /// Lets a row inherit from its parent, if the lookup that was written belongs to a relationship that cascades a change
    /// of parent: the parent's shares, and every right for the parent's owner if the row belongs to somebody else.
    /// </summary>
    public static void AfterWrite(MessageContext message, TableDefinition table, Entity row, Guid owner)
    {
        if (table.FindColumn("ownerid") is null)
            return;
        foreach (var relationship in message.Metadata.ManyToOneFrom(table.LogicalName).Where(r => Reaches(r.Reparent)))
        {
            if (row.Attributes.TryGetValue(relationship.ReferencingColumn, out var value)
                && (value as EntityReference)?.LogicalName is var parent && (parent is null || string.Equals(parent, relationship.ReferencedTable, StringComparison.Ordinal)))
                InheritFrom(message, table, row.Id, owner, value as EntityReference);
        }
    }

    /// <summary>Brings what a row and the rows below it inherit up to date once the row has a new owner.</summary>
    public static void AfterAssign(MessageContext message, TableDefinition table, Guid id, Guid owner)
    {
        var lookups = message.Metadata.ManyToOneFrom(table.LogicalName).Where(r => Reaches(r.Reparent)).Select(r => r.ReferencingColumn).Distinct(StringComparer.Ordinal).ToArray();
        if (lookups.Length > 0 && Rows.Find(message.Session, table, id, lookups) is { } row)
            AfterWrite(message, table, row, owner);
        Inherit(message, table, id, r => r.Reparent, asCaller: false);
    }

    /// <summary>Forgets the shares of a deleted row, or with a deleted team.</summary>
    public static void Forget(MessageContext message, Guid id)
    {
        foreach (var share in ShareRows.Of(message.Session, id))
            message.Transaction.Delete(ShareRow.Table, share.Id, message);
        if (message.TableName is not ("team" or "systemuser"))
            return;
        foreach (var row in Rows.Where(message.Session, message.Metadata.RequireTable(ShareRow.Table), "principalid", id))
            message.Transaction.Delete(ShareRow.Table, row.Id, message);
    }

    private static void Inherit(MessageContext message, TableDefinition table, Guid id, Func<OneToManyRelationship, CascadeBehavior> cascade, bool asCaller)
    {
        foreach (var relationship in message.Metadata.OneToManyFrom(table.LogicalName).Where(r => Reaches(cascade(r))))
        {
            var children = message.Metadata.RequireTable(relationship.ReferencingTable);
            // Children of a table the caller may not share stay as they are.
            if (UnionTables.Includes(children) || children.FindColumn("ownerid") is null || (asCaller && !AccessControl.HasPrivilege(message.Caller, children, AccessRight.Share)))
                continue;
            foreach (var child in Rows.Where(message.Session, children, relationship.ReferencingColumn, id, "ownerid", StateRules.State))
            {
                if (cascade(relationship) == CascadeBehavior.Active && child.GetAttributeValue<OptionSetValue>(StateRules.State)?.Value != 0)
                    continue;
                InheritFrom(message, children, child.Id, child.GetAttributeValue<EntityReference>("ownerid").Id, new EntityReference(table.LogicalName, id));
            }
        }
    }

    private static void InheritFrom(MessageContext message, TableDefinition table, Guid id, Guid owner, EntityReference? parent)
    {
        var above = parent is null ? [] : RightsAbove(message, parent, owner);
        var own = ShareRows.Of(message.Session, id);
        var changed = false;
        foreach (var principal in above.Keys.Concat(own.Select(share => share.Principal)).DistinctBy(p => p.Id).ToArray())
        {
            var share = own.FirstOrDefault(s => s.Principal.Id == principal.Id);
            var inherited = above.FirstOrDefault(pair => pair.Key.Id == principal.Id).Value;
            if (inherited == (share?.Inherited ?? AccessRights.None))
                continue;
            Write(message, table, id, principal, share, share?.Given ?? AccessRights.None, inherited);
            changed = true;
        }

        if (changed)
            Inherit(message, table, id, r => r.Reparent, asCaller: false);
    }

    private static Dictionary<EntityReference, AccessRights> RightsAbove(MessageContext message, EntityReference parent, Guid owner)
    {
        var rights = ShareRows.Of(message.Session, parent.Id).ToDictionary(share => share.Principal, share => share.Rights);
        var above = Rows.Find(message.Session, message.Metadata.RequireTable(parent.LogicalName), parent.Id, "ownerid")?.GetAttributeValue<EntityReference>("ownerid");
        if (above is not null && above.Id != owner)
            rights[above] = AccessRightBits.Shareable;
        return rights;
    }

    private static ShareRow? Find(MessageContext message, Guid id, EntityReference principal) =>
        ShareRows.Of(message.Session, id).FirstOrDefault(share => share.Principal.Id == principal.Id);

    private static void Write(MessageContext message, TableDefinition table, Guid id, EntityReference principal, ShareRow? share, AccessRights given, AccessRights inherited)
    {
        if (given == AccessRights.None && inherited == AccessRights.None)
        {
            if (share is not null)
                message.Transaction.Delete(ShareRow.Table, share.Id, message);
            return;
        }

        var row = new Entity(ShareRow.Table, share?.Id ?? Guid.CreateVersion7())
        {
            ["accessrightsmask"] = (int)given,
            ["inheritedaccessrightsmask"] = inherited == AccessRights.None ? 0 : (int)inherited | ShareRow.InheritedMark,
        };
        if (share is not null)
        {
            message.Transaction.Update(row, message);
            return;
        }

        row["objectid"] = id;
        row["objecttypecode"] = table.LogicalName;
        row["principalid"] = principal.Id;
        row["principaltypecode"] = principal.LogicalName;
        message.Transaction.Insert(row, message);
    }

    private static bool Reaches(CascadeBehavior behavior) => behavior is CascadeBehavior.Cascade or CascadeBehavior.Active or CascadeBehavior.UserOwned;
}
