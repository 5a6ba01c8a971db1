using System;
using System.Collections.Generic;
using System.Linq;
using CrmFeedback.LocalOrg.Import;
using CrmFeedback.LocalOrg.Metadata;
using CrmFeedback.LocalOrg.Pipeline;
using CrmFeedback.LocalOrg.Query;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.LocalOrg.Security;

/// <summary>
/// Decides what a principal may do: first the privilege on the table, then its depth against the row's owner and
/// business unit. A share reaches further than the depth does, but is worth nothing without the privilege itself.
/// </summary>
internal static class AccessControl
{
    /// <summary>Columns of a row that decide access to it.</summary>
    public static readonly string[] OwnershipColumns = ["ownerid", "owningbusinessunit"];

    /// <summary>True if the principal holds the privilege at any depth.</summary>
    public static bool HasPrivilege(Principal principal, TableDefinition table, AccessRight right) =>
        principal.HasEverything || PrivilegeNames.Of(table, right) is not { } name || principal.GrantsOf(name).Count > 0;

    /// <summary>Faults unless the principal holds the privilege at any depth.</summary>
    public static void CheckPrivilege(Principal principal, TableDefinition table, AccessRight right)
    {
        if (!HasPrivilege(principal, table, right))
            throw MissingPrivilege(principal, table.LogicalName, PrivilegeNames.Of(table, right)!);
    }

    /// <summary>Faults unless the principal holds the named privilege at any depth.</summary>
    public static void CheckPrivilege(Principal principal, string subject, string privilege)
    {
        if (!principal.HasEverything && principal.GrantsOf(privilege).Count == 0)
            throw MissingPrivilege(principal, subject, privilege);
    }

    /// <summary>Faults unless the principal holds the privilege, and deep enough for this row.</summary>
    /// <param name="row">The row with <see cref="OwnershipColumns"/>.</param>
    /// <param name="unitsBelow">Business units below a unit, itself included.</param>
    /// <param name="shared">What the row is shared with the principal for; asked only if the depth does not reach the row.</param>
    public static void CheckRow(Principal principal, TableDefinition table, AccessRight right, Entity row, Func<Guid, IReadOnlyCollection<Guid>> unitsBelow, Func<AccessRights> shared)
    {
        CheckPrivilege(principal, table, right);
        if (!Reaches(principal, table, right, row, unitsBelow, shared))
            throw Faults.Of(Faults.AccessDenied, row.Id, row.GetAttributeValue<EntityReference>("ownerid")?.Id, principal.Id, table.LogicalName, right + "Access");
    }

    /// <summary>True if the principal holds the privilege, and deep enough for this row or by a share.</summary>
    public static bool Reaches(Principal principal, TableDefinition table, AccessRight right, Entity row, Func<Guid, IReadOnlyCollection<Guid>> unitsBelow, Func<AccessRights> shared)
    {
        if (!HasPrivilege(principal, table, right))
            return false;
        var owner = row.GetAttributeValue<EntityReference>("ownerid")?.Id;
        var unit = row.GetAttributeValue<EntityReference>("owningbusinessunit")?.Id;
        var access = Rows(principal, table, right, unitsBelow);
        return access.AllRows
            || (owner is { } ownerId && access.Owners.Contains(ownerId))
            || (unit is { } unitId && access.BusinessUnits.Contains(unitId))
            || shared().HasFlag(AccessRightBits.Of(right));
    }

    /// <summary>The rows of a table for which the principal holds a right by depth, shares not counted.</summary>
    public static TableAccess Rows(Principal principal, TableDefinition table, AccessRight right, Func<Guid, IReadOnlyCollection<Guid>> unitsBelow)
    {
        if (principal.HasEverything || PrivilegeNames.Of(table, right) is not { } name)
            return TableAccess.All;
        var grants = principal.GrantsOf(name);
        if (grants.Count == 0)
            return TableAccess.None;
        // Rows without an owner column (parties, users, teams) have nothing a depth could be measured against.
        if (table.FindColumn("ownerid") is null || grants.Any(g => g.Depth == PrivilegeDepth.Global))
            return TableAccess.All;
        return new TableAccess
        {
            Owners = principal.TeamIds.Append(principal.Id).ToArray(),
            BusinessUnits = grants.Where(g => g.Depth == PrivilegeDepth.Local).Select(g => g.BusinessUnitId)
                .Concat(grants.Where(g => g.Depth == PrivilegeDepth.Deep).SelectMany(g => unitsBelow(g.BusinessUnitId)))
                .Distinct().ToArray(),
        };
    }

    /// <summary>
    /// Faults unless the new owner may read the table. Dataverse asks this of users and teams on every create and assign,
    /// whoever does it: SYSTEM too.
    /// </summary>
    public static void CheckOwner(Principal? owner, EntityReference reference, TableDefinition table)
    {
        if (owner is null)
            throw Faults.Of(Faults.RecordNotFound, reference.LogicalName, reference.Id);
        if (!owner.CanOwn)
            throw Faults.Of(Faults.NotAnOwner, owner.Id, owner.Table, table.LogicalName, "an access team owns no rows");
        if (!owner.IsEnabled && !owner.IsSystem)
            throw Faults.Of(Faults.NotAnOwner, owner.Id, owner.Table, table.LogicalName, "the user is disabled");
        if (!HasPrivilege(owner, table, AccessRight.Read))
            throw MissingPrivilege(owner, table.LogicalName, PrivilegeNames.Of(table, AccessRight.Read)!);
    }

    private static Exception MissingPrivilege(Principal principal, string subject, string privilege) =>
        Faults.Of(Faults.MissingPrivilege, principal.Id, string.Equals(principal.Table, "team", StringComparison.Ordinal) ? 9 : 8, principal.RoleIds.Count, privilege, subject);
}
