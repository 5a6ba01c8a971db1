using System;
using System.Collections.Generic;
using CrmFeedback.LocalOrg.Metadata;

namespace CrmFeedback.LocalOrg.Import;

/// <summary>How far a privilege reaches, with the mask Dataverse stores.</summary>
public enum PrivilegeDepth
{
    /// <summary>Own rows.</summary>
    Basic = 1,

    /// <summary>Rows of the own business unit.</summary>
    Local = 2,

    /// <summary>Rows of the own business unit and those below.</summary>
    Deep = 4,

    /// <summary>All rows.</summary>
    Global = 8,
}

/// <summary>One privilege of a role.</summary>
/// <param name="Name">Name (<c>prvReadcfb_Feedback</c>).</param>
/// <param name="Depth">How far it reaches.</param>
public sealed record RolePrivilege(string Name, PrivilegeDepth Depth);

/// <summary>A security role.</summary>
/// <param name="Id">Role id.</param>
/// <param name="Name">Name.</param>
/// <param name="Privileges">What it allows.</param>
/// <param name="Solution">The solution that brought it.</param>
public sealed record RoleDefinition(Guid Id, string Name, IReadOnlyList<RolePrivilege> Privileges, string Solution);

/// <summary>What a column-security profile allows on one column.</summary>
/// <param name="Table">Logical name of the table.</param>
/// <param name="Column">Logical name of the column.</param>
/// <param name="CanRead">Read.</param>
/// <param name="CanCreate">Set on create.</param>
/// <param name="CanUpdate">Change.</param>
public sealed record ColumnPermission(string Table, string Column, bool CanRead, bool CanCreate, bool CanUpdate);

/// <summary>A column-security profile.</summary>
/// <param name="Id">Profile id.</param>
/// <param name="Name">Name.</param>
/// <param name="Permissions">What it allows.</param>
/// <param name="Members">Ids of users and teams in it; none after an import.</param>
/// <param name="Solution">The solution that brought it.</param>
public sealed record ColumnSecurityProfile(
    Guid Id, string Name, IReadOnlyList<ColumnPermission> Permissions, IReadOnlySet<Guid> Members, string Solution);

/// <summary>An environment variable's definition.</summary>
/// <param name="SchemaName">Name.</param>
/// <param name="DisplayName">What people read.</param>
/// <param name="Type">100000000 text, …001 number, …002 yes/no, …003 JSON, …004 data source, …005 secret.</param>
/// <param name="DefaultValue">Value unless one is set.</param>
/// <param name="Description">What it is for.</param>
/// <param name="IsRequired">Whether an import asks for a value.</param>
/// <param name="Solution">The solution that brought it.</param>
public sealed record EnvironmentVariableDefinition(
    string SchemaName, LocalizedText DisplayName, int Type, string? DefaultValue, LocalizedText Description, bool IsRequired, string Solution);
