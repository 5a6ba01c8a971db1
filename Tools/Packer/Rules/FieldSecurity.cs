using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using CrmFeedback.Packer.Source;

namespace CrmFeedback.Packer.Rules;

/// <summary>Reads column-security profiles, whose element names differ in case between exports.</summary>
internal static class FieldSecurity
{
    /// <summary>The profiles of a solution with the columns they grant.</summary>
    public static IEnumerable<(string Id, string Name, IEnumerable<(string Table, string Column)> Columns)> Profiles(SolutionSource solution) =>
        solution.FieldSecurityProfiles?.Root.Elements().Select(profile => (
            Value(profile, "fieldsecurityprofileid").AsId(),
            Value(profile, "name"),
            profile.Descendants().Where(element => Is(element, "fieldpermission"))
                .Select(permission => (First(permission, "entityname", "entitylogicalname"), First(permission, "attributelogicalname", "attributename"))))) ?? [];

    private static string First(XElement element, params string[] names) =>
        names.Select(name => Value(element, name)).FirstOrDefault(value => value.Length > 0) ?? "";

    private static string Value(XElement element, string name) =>
        element.Attributes().FirstOrDefault(attribute => attribute.Name.LocalName.Equals(name, StringComparison.OrdinalIgnoreCase))?.Value
        ?? element.Elements().FirstOrDefault(child => Is(child, name))?.Value.Trim()
        ?? "";

    private static bool Is(XElement element, string name) => element.Name.LocalName.Equals(name, StringComparison.OrdinalIgnoreCase);
}
