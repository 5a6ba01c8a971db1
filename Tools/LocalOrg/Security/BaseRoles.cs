using System;
using System.Collections.Generic;
using System.Linq;
using CrmFeedback.LocalOrg.Import;

namespace CrmFeedback.LocalOrg.Security;

/// <summary>The roles an organisation has before any solution: a small, honest subset of Dataverse's.</summary>
internal static class BaseRoles
{
    private static readonly string[] s_referenceTables =
        ["User", "Team", "BusinessUnit", "Organization", "TransactionCurrency", "Queue", "Role"];

    /// <summary>All base roles. System Administrator is not listed by privilege: it holds every one.</summary>
    public static readonly IReadOnlyList<RoleDefinition> All =
    [
        new(WellKnown.SystemAdministratorRoleId, "System Administrator", [], ""),
        new(WellKnown.SystemCustomizerRoleId, "System Customizer",
            Rows(PrivilegeDepth.Basic, "Account", "Contact", "Activity", "Note").Concat(Reference()).ToArray(), ""),
        new(WellKnown.BasicUserRoleId, "Basic User",
            Rows(PrivilegeDepth.Basic, "Account", "Contact", "Activity", "Note").Concat(Reference()).ToArray(), ""),
        new(WellKnown.ServiceRepresentativeRoleId, "Customer Service Representative",
            Rows(PrivilegeDepth.Global, "Account", "Contact", "Incident", "Activity", "Note", "QueueItem").Concat(Reference())
                .Append(new RolePrivilege("prvMerge", PrivilegeDepth.Global)).ToArray(), ""),
    ];

    private static IEnumerable<RolePrivilege> Rows(PrivilegeDepth depth, params string[] subjects) =>
        from subject in subjects
        from right in Enum.GetValues<AccessRight>()
        select new RolePrivilege("prv" + right + subject, depth);

    // References to users, teams, queues and currencies must be possible for everybody: read and append-to.
    private static IEnumerable<RolePrivilege> Reference() =>
        from subject in s_referenceTables
        from right in new[] { AccessRight.Read, AccessRight.AppendTo }
        select new RolePrivilege("prv" + right + subject, PrivilegeDepth.Global);
}
