using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Xml.Linq;

namespace CrmFeedback.LocalOrg.Import;

/// <summary>Reads security roles and column-security profiles.</summary>
internal static class SecurityReader
{
    /// <summary>Security roles.</summary>
    public static IEnumerable<RoleDefinition> Roles(SolutionPackage package) =>
        from role in package.Customizations.Element("Roles")?.Elements("Role") ?? Enumerable.Empty<XElement>()
        let name = role.Attr("name") ?? throw package.Refuse(SolutionImportProblem.InvalidPackage, "a role has no name.")
        select new RoleDefinition(
            SolutionXml.ParseId(role.Attr("id")) ?? throw package.Refuse(SolutionImportProblem.InvalidPackage, $"role '{name}' has no id."),
            name,
            (role.Element("RolePrivileges")?.Elements("RolePrivilege") ?? Enumerable.Empty<XElement>())
                .Select(privilege => new RolePrivilege(privilege.Attr("name") ?? "", Depth(package, name, privilege)))
                .ToArray(),
            package.Name);

    /// <summary>Column-security profiles, without members.</summary>
    public static IEnumerable<ColumnSecurityProfile> Profiles(SolutionPackage package) =>
        from profile in package.Customizations.Element("FieldSecurityProfiles")?.Elements("FieldSecurityProfile") ?? Enumerable.Empty<XElement>()
        let name = profile.Attr("name") ?? throw package.Refuse(SolutionImportProblem.InvalidPackage, "a column-security profile has no name.")
        select new ColumnSecurityProfile(
            SolutionXml.ParseId(profile.Attr("fieldsecurityprofileid")) ?? throw package.Refuse(SolutionImportProblem.InvalidPackage, $"column-security profile '{name}' has no id."),
            name,
            (profile.Element("FieldPermissions")?.Elements("FieldPermission") ?? Enumerable.Empty<XElement>()).Select(Permission).ToArray(),
            ImmutableHashSet<Guid>.Empty,
            package.Name);

    // 4 allows, 0 does not.
    private static ColumnPermission Permission(XElement permission) => new(
        permission.Text("EntityName")?.ToLowerInvariant() ?? "",
        permission.Text("AttributeName")?.ToLowerInvariant() ?? "",
        permission.Int("CanRead") == 4,
        permission.Int("CanCreate") == 4,
        permission.Int("CanUpdate") == 4);

    private static PrivilegeDepth Depth(SolutionPackage package, string role, XElement privilege) => privilege.Attr("level") switch
    {
        "Basic" => PrivilegeDepth.Basic,
        "Local" => PrivilegeDepth.Local,
        "Deep" => PrivilegeDepth.Deep,
        "Global" => PrivilegeDepth.Global,
        var other => throw package.Refuse(SolutionImportProblem.InvalidPackage, $"role '{role}' gives '{privilege.Attr("name")}' at level '{other}'; Basic, Local, Deep and Global are known."),
    };
}
