using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CrmFeedback.LocalOrg.Import;
using CrmFeedback.LocalOrg.Metadata;
using CrmFeedback.LocalOrg.Query;
using CrmFeedback.LocalOrg.Storage;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmFeedback.LocalOrg.Security;

/// <summary>
/// Users and teams with their roles and privileges, read from <c>systemuserroles</c>, <c>teammembership</c> and
/// <c>teamroles</c>. Kept until a transaction that touched one of those tables commits. Safe for many threads.
/// </summary>
internal sealed class PrincipalDirectory(IStore store)
{
    private static readonly HashSet<string> s_securityTables =
        new(StringComparer.Ordinal) { "systemuser", "team", "businessunit", "systemuserroles", "teamroles", "teammembership", "role" };

    private PrincipalCache _cache = new();

    /// <summary>True if rows of the table decide anybody's access.</summary>
    public static bool Concerns(string table) => s_securityTables.Contains(table);

    /// <summary>What is known now. Take it before a session begins, so that an older session never fills a newer cache.</summary>
    public PrincipalCache Cache => Volatile.Read(ref _cache);

    /// <summary>Forgets everything; the next question reads again.</summary>
    public void Invalidate() => Volatile.Write(ref _cache, new PrincipalCache());

    /// <summary>The user or team, or null if there is none with that id.</summary>
    /// <param name="table"><c>systemuser</c> or <c>team</c>.</param>
    /// <param name="id">Its id.</param>
    /// <param name="session">The session to read with.</param>
    /// <param name="cache">What was known when the session began; null in a transaction that changed users or roles.</param>
    public Principal? Find(string table, Guid id, IStoreSession session, PrincipalCache? cache)
    {
        if (cache is null)
            return Load(table, id, session);
        if (cache.Principals.TryGetValue((table, id), out var known))
            return known;
        var loaded = Load(table, id, session);
        if (loaded is not null)
            cache.Principals[(table, id)] = loaded;
        return loaded;
    }

    /// <summary>A business unit and all units below it.</summary>
    public IReadOnlyCollection<Guid> UnitsBelow(Guid businessUnitId, IStoreSession session, PrincipalCache? cache)
    {
        var parents = cache?.BusinessUnitParents;
        if (parents is null)
        {
            parents = Rows(session, "businessunit", ["parentbusinessunitid"])
                .ToDictionary(r => r.Id, r => r.GetAttributeValue<EntityReference>("parentbusinessunitid")?.Id);
            if (cache is not null)
                cache.BusinessUnitParents = parents;
        }

        return parents.Keys.Where(unit => IsBelow(unit)).Append(businessUnitId).Distinct().ToArray();

        bool IsBelow(Guid unit)
        {
            for (Guid? at = unit; at is { } here; at = parents.GetValueOrDefault(here))
            {
                if (here == businessUnitId)
                    return true;
            }

            return false;
        }
    }

    private Principal? Load(string table, Guid id, IStoreSession session)
    {
        var isTeam = string.Equals(table, "team", StringComparison.Ordinal);
        var row = session.Find(table, id, isTeam ? new ColumnSet("businessunitid", "teamtype") : new ColumnSet("businessunitid", "isdisabled"), ReadOptions.Raw);
        if (row is null)
            return null;
        var unit = row.GetAttributeValue<EntityReference>("businessunitid")?.Id ?? WellKnown.RootBusinessUnitId;
        var teams = isTeam ? [] : Related(session, "teammembership", "systemuserid", id, "teamid");
        var sources = new List<(Guid Role, Guid Unit)>();
        sources.AddRange(Related(session, isTeam ? "teamroles" : "systemuserroles", isTeam ? "teamid" : "systemuserid", id, "roleid").Select(role => (role, unit)));
        foreach (var team in teams)
        {
            var teamUnit = session.Find("team", team, new ColumnSet("businessunitid"), ReadOptions.Raw)?.GetAttributeValue<EntityReference>("businessunitid")?.Id ?? unit;
            sources.AddRange(Related(session, "teamroles", "teamid", team, "roleid").Select(role => (role, teamUnit)));
        }

        return new Principal
        {
            Id = id,
            Table = table,
            BusinessUnitId = unit,
            IsSystem = id == WellKnown.SystemUserId,
            IsSystemAdministrator = sources.Any(s => s.Role == WellKnown.SystemAdministratorRoleId),
            IsEnabled = isTeam || !row.GetAttributeValue<bool>("isdisabled"),
            // teamtype 1 is an access team: it is shared with, it never owns.
            CanOwn = !isTeam || row.GetAttributeValue<OptionSetValue>("teamtype")?.Value != 1,
            TeamIds = teams,
            RoleIds = sources.Select(s => s.Role).Distinct().ToArray(),
            Privileges = Collect(sources),
        };
    }

    private Dictionary<string, IReadOnlyList<PrivilegeGrant>> Collect(IEnumerable<(Guid Role, Guid Unit)> sources)
    {
        var roles = BaseRoles.All.Concat(store.Catalog.Roles).ToLookup(r => r.Id);
        return sources
            .SelectMany(s => roles[s.Role].SelectMany(r => r.Privileges).Select(p => (p.Name, Grant: new PrivilegeGrant(p.Depth, s.Unit))))
            .GroupBy(p => p.Name, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(g => g.Key, g => (IReadOnlyList<PrivilegeGrant>)g.Select(p => p.Grant).Distinct().ToArray(), StringComparer.OrdinalIgnoreCase);
    }

    private static Guid[] Related(IStoreSession session, string table, string column, Guid id, string other)
    {
        var query = new QueryExpression(table) { ColumnSet = new ColumnSet(other) };
        query.Criteria.AddCondition(column, ConditionOperator.Equal, id);
        return session.Query(query, RawAccess).Entities.Select(r => ReferenceId(r, other)).OfType<Guid>().ToArray();
    }

    private static DataCollection<Entity> Rows(IStoreSession session, string table, string[] columns) =>
        session.Query(new QueryExpression(table) { ColumnSet = new ColumnSet(columns) }, RawAccess).Entities;

    private static RowAccess RawAccess { get; } = new(Guid.Empty, Guid.Empty, _ => TableAccess.All) { Formatted = false };

    private static Guid? ReferenceId(Entity row, string column) => row.Attributes.TryGetValue(column, out var value)
        ? value switch { Guid id => id, EntityReference reference => reference.Id, _ => null }
        : null;
}

/// <summary>Users and teams read so far, and the tree of business units.</summary>
internal sealed class PrincipalCache
{
    public ConcurrentDictionary<(string Table, Guid Id), Principal> Principals { get; } = new();

    public Dictionary<Guid, Guid?>? BusinessUnitParents { get; set; }
}
