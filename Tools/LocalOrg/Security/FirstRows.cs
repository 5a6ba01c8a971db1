using System;
using System.Collections.Generic;
using System.Linq;
using CrmFeedback.LocalOrg.Import;
using CrmFeedback.LocalOrg.Metadata;
using CrmFeedback.LocalOrg.Pipeline;
using CrmFeedback.LocalOrg.Storage;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.LocalOrg.Security;

/// <summary>The rows a new organisation starts with: itself, its root business unit, users, roles, default team, queue and currency.</summary>
internal static class FirstRows
{
    public static void Create(OrganizationCore core)
    {
        using (var session = core.Store.BeginWrite())
        {
            var rows = new RowWriter(session, core.Clock.GetUtcNow().UtcDateTime);
            rows.Add("organization", WellKnown.OrganizationId, ("name", OrganizationCore.OrganizationName), ("basecurrencyid", new EntityReference("transactioncurrency", WellKnown.CurrencyId)), ("languagecode", 1033), ("localeid", 1033), ("currencysymbol", "€"));
            rows.Add("businessunit", WellKnown.RootBusinessUnitId, ("name", "Contoso"), ("organizationid", new EntityReference("organization", WellKnown.OrganizationId)));
            rows.Add("transactioncurrency", WellKnown.CurrencyId, ("currencyname", "Euro"), ("isocurrencycode", "EUR"), ("currencysymbol", "€"), ("currencyprecision", 2), ("exchangerate", 1m), ("organizationid", new EntityReference("organization", WellKnown.OrganizationId)), ("statecode", new OptionSetValue(0)), ("statuscode", new OptionSetValue(1)));
            // Access mode 3 is the support user: nobody signs in as SYSTEM or INTEGRATION.
            User(rows, WellKnown.SystemUserId, "", "SYSTEM", "system@localorg.example", accessMode: 3);
            User(rows, WellKnown.IntegrationUserId, "", "INTEGRATION", "integration@localorg.example", accessMode: 3);
            User(rows, WellKnown.AdminUserId, "Alex", "Meyer", "alex.meyer@localorg.example", accessMode: 0);
            rows.Add("team", WellKnown.DefaultTeamId, ("name", "Contoso"), ("businessunitid", Unit()), ("isdefault", true), ("teamtype", new OptionSetValue(0)), ("administratorid", new EntityReference("systemuser", WellKnown.SystemUserId)));
            foreach (var user in new[] { WellKnown.SystemUserId, WellKnown.IntegrationUserId, WellKnown.AdminUserId })
                rows.Link("teammembership", ("teamid", "team", WellKnown.DefaultTeamId), ("systemuserid", "systemuser", user));
            rows.Add("queue", WellKnown.SupportQueueId, ("name", "Support"), ("emailaddress", "support@localorg.example"), ("ownerid", new EntityReference("systemuser", WellKnown.AdminUserId)), ("owninguser", new EntityReference("systemuser", WellKnown.AdminUserId)), ("owningbusinessunit", Unit()), ("statecode", new OptionSetValue(0)), ("statuscode", new OptionSetValue(1)));
            session.Commit();
        }

        CreateRoles(core, BaseRoles.All);
        using (var session = core.Store.BeginWrite())
        {
            var rows = new RowWriter(session, core.Clock.GetUtcNow().UtcDateTime);
            foreach (var user in new[] { WellKnown.AdminUserId, WellKnown.IntegrationUserId })
                rows.Link("systemuserroles", ("systemuserid", "systemuser", user), ("roleid", "role", WellKnown.SystemAdministratorRoleId));
            session.Commit();
        }
    }

    /// <summary>Adds the rows of roles and their privileges, or brings them up to date. System Administrator gets the privileges of new tables too.</summary>
    public static void CreateRoles(OrganizationCore core, IEnumerable<RoleDefinition> roles)
    {
        var now = core.Clock.GetUtcNow().UtcDateTime;
        using var session = core.Store.BeginWrite();
        RoleRows.Write(session, roles, new DateTime(now.Ticks - (now.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Utc));
        session.Commit();
    }

    /// <summary>Removes the rows of roles that are gone, from whoever had them.</summary>
    public static void RemoveRoles(OrganizationCore core, IEnumerable<RoleDefinition> roles)
    {
        using var session = core.Store.BeginWrite();
        RoleRows.Remove(session, roles);
        session.Commit();
    }

    private static EntityReference Unit() => new("businessunit", WellKnown.RootBusinessUnitId);

    private static void User(RowWriter rows, Guid id, string firstName, string lastName, string address, int accessMode) =>
        rows.Add("systemuser", id, ("firstname", firstName.Length == 0 ? null : firstName), ("lastname", lastName), ("fullname", $"{firstName} {lastName}".Trim()),
            ("domainname", address), ("internalemailaddress", address), ("businessunitid", Unit()), ("isdisabled", false), ("accessmode", new OptionSetValue(accessMode)));

    /// <summary>Inserts rows with the columns that the tables have.</summary>
    private sealed class RowWriter(IStoreSession session, DateTime now)
    {
        private readonly DateTime _now = new(now.Ticks - (now.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Utc);

        public void Add(string table, Guid id, params (string Column, object? Value)[] values)
        {
            var definition = session.Metadata.RequireTable(table);
            var row = new Entity(table, id);
            var system = new EntityReference("systemuser", WellKnown.SystemUserId);
            foreach (var (column, value) in values.Concat([("createdon", _now), ("modifiedon", _now), ("createdby", system), ("modifiedby", system)]))
            {
                if (definition.FindColumn(column) is { } known)
                    row[column] = known.Type == ColumnType.UniqueIdentifier && value is EntityReference reference ? reference.Id : value;
            }

            session.Insert(row);
        }

        public void Link(string table, params (string Column, string Table, Guid Id)[] ends)
        {
            var definition = session.Metadata.RequireTable(table);
            var row = new Entity(table, Guid.CreateVersion7());
            foreach (var (column, other, id) in ends)
                row[column] = definition.RequireColumn(column).IsReference ? new EntityReference(other, id) : id;
            session.Insert(row);
        }
    }
}
