using System;
using System.Collections.Generic;
using System.Linq;
using CrmFeedback.LocalOrg.Metadata;
using CrmFeedback.LocalOrg.Pipeline;
using CrmFeedback.LocalOrg.Security;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.LocalOrg.Messages;

/// <summary>Who owns a row, and what follows from it.</summary>
internal static class Ownership
{
    /// <summary>Sets the owner of a new row: the one sent, else the caller. SYSTEM's rows belong to SYSTEM unless it says otherwise.</summary>
    public static void SetOwner(MessageContext message, TableDefinition table, Entity row, Entity target)
    {
        if (table.FindColumn("ownerid") is null)
        {
            if (table.FindColumn("organizationid") is { } organization)
                row.Attributes["organizationid"] = organization.Type == ColumnType.UniqueIdentifier ? WellKnown.OrganizationId : new EntityReference("organization", WellKnown.OrganizationId);
            return;
        }

        var owner = Sent(table, target) ?? new EntityReference("systemuser", message.Scope.UserId);
        if (owner.Id != message.Scope.UserId)
            AccessControl.CheckPrivilege(message.Caller, table, AccessRight.Assign);
        Put(message, table, row, owner);
    }

    /// <summary>The owner an update sends, or null if it sends none.</summary>
    public static EntityReference? Sent(TableDefinition table, Entity target)
    {
        if (!target.Attributes.TryGetValue("ownerid", out var value) || value is null || table.FindColumn("ownerid") is not { } column)
            return null;
        return (EntityReference)ColumnValues.Normalise(table, column, value)!;
    }

    /// <summary>Writes owner and its copies into the row, after checking that the owner may read the table.</summary>
    public static void Put(MessageContext message, TableDefinition table, Entity row, EntityReference owner)
    {
        var principal = message.Transaction.FindPrincipal(owner.LogicalName, owner.Id);
        AccessControl.CheckOwner(principal, owner, table);
        row.Attributes["ownerid"] = owner;
        var isTeam = string.Equals(owner.LogicalName, "team", StringComparison.Ordinal);
        Set(table, row, "owninguser", isTeam ? null : owner);
        Set(table, row, "owningteam", isTeam ? owner : null);
        Set(table, row, "owningbusinessunit", new EntityReference("businessunit", principal!.BusinessUnitId));
    }

    /// <summary>Gives the children of cascading relationships the new owner too. Dataverse raises no Update for them.</summary>
    public static void CascadeAssign(MessageContext message, TableDefinition table, Guid id, Guid? previousOwner, EntityReference owner)
    {
        foreach (var relationship in message.Metadata.OneToManyFrom(table.LogicalName).Where(r => r.Assign is CascadeBehavior.Cascade or CascadeBehavior.Active or CascadeBehavior.UserOwned))
        {
            var children = message.Metadata.RequireTable(relationship.ReferencingTable);
            if (UnionTables.Includes(children.LogicalName) || children.FindColumn("ownerid") is null)
                continue;
            foreach (var child in Rows.Where(message.Session, children, relationship.ReferencingColumn, id, "ownerid", StateRules.State))
            {
                var childOwner = child.GetAttributeValue<EntityReference>("ownerid")?.Id;
                if (childOwner == owner.Id
                    || (relationship.Assign == CascadeBehavior.Active && child.GetAttributeValue<OptionSetValue>(StateRules.State)?.Value != 0)
                    || (relationship.Assign == CascadeBehavior.UserOwned && childOwner != previousOwner))
                    continue;
                var change = new Entity(children.LogicalName, child.Id);
                Put(message, children, change, owner);
                Set(children, change, "modifiedon", message.Now);
                Set(children, change, "modifiedby", new EntityReference("systemuser", message.Scope.UserId));
                message.Transaction.Update(change, message);
                CascadeAssign(message, children, child.Id, childOwner, owner);
            }
        }
    }

    private static void Set(TableDefinition table, Entity row, string column, object? value)
    {
        if (table.FindColumn(column) is { } definition)
            row.Attributes[column] = definition.Type == ColumnType.UniqueIdentifier && value is EntityReference reference ? reference.Id : value;
    }
}
