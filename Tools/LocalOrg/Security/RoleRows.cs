using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using CrmFeedback.LocalOrg.Import;
using CrmFeedback.LocalOrg.Metadata;
using CrmFeedback.LocalOrg.Storage;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.LocalOrg.Security;

/// <summary>
/// Keeps the rows of <c>role</c>, <c>privilege</c> and <c>roleprivileges</c> in step with the roles that are defined, for
/// whoever queries them. Access itself is decided by the definitions.
/// </summary>
internal static class RoleRows
{
    /// <summary>Writes roles with their privileges; System Administrator gets every privilege there is.</summary>
    public static void Write(IStoreSession session, IEnumerable<RoleDefinition> roles, DateTime now)
    {
        var everything = session.Metadata.Tables
            .SelectMany(table => Enum.GetValues<AccessRight>().Select(right => PrivilegeNames.Of(table, right)))
            .OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(name => new RolePrivilege(name, PrivilegeDepth.Global)).ToArray();
        foreach (var role in roles)
        {
            WriteRole(session, role, now);
            foreach (var privilege in role.Id == WellKnown.SystemAdministratorRoleId ? everything : role.Privileges)
                WritePrivilege(session, role.Id, privilege);
        }
    }

    /// <summary>Removes roles with their privileges and from whoever has them.</summary>
    public static void Remove(IStoreSession session, IEnumerable<RoleDefinition> roles)
    {
        foreach (var role in roles)
        {
            foreach (var table in new[] { "systemuserroles", "teamroles", "roleprivileges" })
            {
                foreach (var row in Messages.Rows.Where(session, session.Metadata.RequireTable(table), "roleid", role.Id))
                    session.Delete(table, row.Id);
            }

            session.Delete("role", role.Id);
        }
    }

    private static void WriteRole(IStoreSession session, RoleDefinition role, DateTime now)
    {
        if (session.Exists("role", role.Id))
        {
            session.Update(new Entity("role", role.Id) { ["name"] = role.Name, ["modifiedon"] = now });
            return;
        }

        var row = new Entity("role", role.Id)
        {
            ["name"] = role.Name,
            ["businessunitid"] = new EntityReference("businessunit", WellKnown.RootBusinessUnitId),
            ["createdon"] = now,
            ["modifiedon"] = now,
        };
        if (session.Metadata.RequireTable("role").FindColumn("organizationid") is { } organization)
            row["organizationid"] = organization.Type == ColumnType.UniqueIdentifier ? WellKnown.OrganizationId : new EntityReference("organization", WellKnown.OrganizationId);
        session.Insert(row);
    }

    private static void WritePrivilege(IStoreSession session, Guid roleId, RolePrivilege privilege)
    {
        var privilegeId = IdOf(privilege.Name.ToLowerInvariant());
        if (!session.Exists("privilege", privilegeId))
            session.Insert(new Entity("privilege", privilegeId) { ["name"] = privilege.Name });
        var id = IdOf($"{roleId:D} {privilege.Name.ToLowerInvariant()}");
        var row = new Entity("roleprivileges", id) { ["privilegedepthmask"] = (int)privilege.Depth };
        if (session.Exists("roleprivileges", id))
        {
            session.Update(row);
            return;
        }

        row["roleid"] = roleId;
        row["privilegeid"] = privilegeId;
        session.Insert(row);
    }

    // The same name gives the same id in every organisation, so an import finds the rows of the one before.
    private static Guid IdOf(string name) => new(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16));
}
