using System;
using System.Collections.Generic;
using System.Linq;
using CrmFeedback.LocalOrg.Import;
using CrmFeedback.LocalOrg.Metadata;
using CrmFeedback.LocalOrg.Pipeline;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.LocalOrg.Security;

/// <summary>
/// Column security: whoever is neither System Administrator nor in a profile that allows it reads a secured column as
/// empty and may not write it. Profiles arrive without members.
/// </summary>
internal static class ColumnSecurity
{
    /// <summary>What a caller may do with a secured column.</summary>
    public enum Use
    {
        Read,
        Create,
        Update,
    }

    /// <summary>True if the principal may use the column so.</summary>
    public static bool Allows(Principal principal, SolutionCatalog catalog, string table, ColumnDefinition column, Use use) =>
        !column.IsSecured || principal.HasEverything || ProfilesOf(principal, catalog)
            .SelectMany(p => p.Permissions)
            .Any(p => string.Equals(p.Table, table, StringComparison.Ordinal)
                && string.Equals(p.Column, column.LogicalName, StringComparison.Ordinal)
                && use switch { Use.Read => p.CanRead, Use.Create => p.CanCreate, _ => p.CanUpdate });

    /// <summary>Faults if the row sets a secured column the principal may not write.</summary>
    public static void CheckWrite(Principal principal, SolutionCatalog catalog, TableDefinition table, Entity row, Use use)
    {
        if (principal.HasEverything)
            return;
        foreach (var name in row.Attributes.Keys)
        {
            if (table.FindColumn(name) is { } column && !Allows(principal, catalog, table.LogicalName, column, use))
                throw Faults.Of(Faults.ColumnSecured, principal.Id, use, name, table.LogicalName);
        }
    }

    /// <summary>Empties the secured columns the principal may not read, those of linked tables included.</summary>
    public static void Mask(Principal principal, SolutionCatalog catalog, OrganizationMetadata metadata, IEnumerable<Entity> rows)
    {
        if (principal.HasEverything)
            return;
        foreach (var row in rows)
        {
            foreach (var (name, value) in row.Attributes.ToArray())
            {
                var (table, columnName) = value is AliasedValue aliased
                    ? (aliased.EntityLogicalName, aliased.AttributeLogicalName)
                    : (row.LogicalName, name);
                if (metadata.FindTable(table)?.FindColumn(columnName) is not { IsSecured: true } column
                    || Allows(principal, catalog, table, column, Use.Read))
                    continue;
                if (value is AliasedValue)
                    row.Attributes.Remove(name);
                else
                    row.Attributes[name] = null;
                row.FormattedValues.Remove(name);
            }
        }
    }

    private static IEnumerable<ColumnSecurityProfile> ProfilesOf(Principal principal, SolutionCatalog catalog) =>
        catalog.ColumnSecurityProfiles.Where(p => p.Members.Contains(principal.Id) || principal.TeamIds.Any(p.Members.Contains));
}
