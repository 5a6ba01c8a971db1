using System;
using System.Collections.Generic;
using CrmFeedback.LocalOrg.Import;

namespace CrmFeedback.LocalOrg.Security;

/// <summary>One source of a privilege: how far it reaches, counted from which business unit.</summary>
/// <param name="Depth">How far.</param>
/// <param name="BusinessUnitId">The business unit of the user or team that holds the role.</param>
internal readonly record struct PrivilegeGrant(PrivilegeDepth Depth, Guid BusinessUnitId);

/// <summary>A user or a team with everything that decides its access. Immutable.</summary>
internal sealed class Principal
{
    public required Guid Id { get; init; }

    /// <summary><c>systemuser</c> or <c>team</c>.</summary>
    public required string Table { get; init; }

    public required Guid BusinessUnitId { get; init; }

    /// <summary>True for SYSTEM: no privilege is asked for.</summary>
    public bool IsSystem { get; init; }

    /// <summary>True if a role is System Administrator: all privileges at organisation depth, all secured columns.</summary>
    public bool IsSystemAdministrator { get; init; }

    public bool IsEnabled { get; init; } = true;

    /// <summary>For a team: false for access teams, which own nothing.</summary>
    public bool CanOwn { get; init; } = true;

    public required IReadOnlyList<Guid> TeamIds { get; init; }

    public required IReadOnlyList<Guid> RoleIds { get; init; }

    /// <summary>Grants by privilege name, compared without case.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<PrivilegeGrant>> Privileges { get; init; }

    public bool HasEverything => IsSystem || IsSystemAdministrator;

    public IReadOnlyList<PrivilegeGrant> GrantsOf(string privilege) =>
        Privileges.TryGetValue(privilege, out var grants) ? grants : Array.Empty<PrivilegeGrant>();
}
