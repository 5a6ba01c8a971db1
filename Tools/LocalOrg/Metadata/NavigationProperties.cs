using System;
using System.Collections.Generic;

namespace CrmFeedback.LocalOrg.Metadata;

/// <summary>Reads the navigation properties of every table out of the relationships.</summary>
internal static class NavigationProperties
{
    /// <summary>Navigation properties by table and name. The first relationship that claims a name keeps it.</summary>
    public static Dictionary<string, Dictionary<string, NavigationProperty>> Of(IEnumerable<RelationshipDefinition> relationships)
    {
        var result = new Dictionary<string, Dictionary<string, NavigationProperty>>(StringComparer.Ordinal);
        foreach (var relationship in relationships)
        {
            switch (relationship)
            {
                case OneToManyRelationship one:
                    Add(result, one.ReferencingTable, new(one.ReferencingNavigationProperty, NavigationKind.ToOne, one.ReferencedTable, one));
                    Add(result, one.ReferencedTable, new(one.ReferencedNavigationProperty, NavigationKind.ToMany, one.ReferencingTable, one));
                    break;
                case ManyToManyRelationship many:
                    Add(result, many.FirstTable, new(many.FirstNavigationProperty, NavigationKind.ManyToMany, many.SecondTable, many));
                    Add(result, many.SecondTable, new(many.SecondNavigationProperty, NavigationKind.ManyToMany, many.FirstTable, many));
                    break;
            }
        }

        return result;
    }

    private static void Add(Dictionary<string, Dictionary<string, NavigationProperty>> all, string table, NavigationProperty property)
    {
        if (property.Name.Length == 0)
            return;
        if (!all.TryGetValue(table, out var ofTable))
            all[table] = ofTable = new(StringComparer.Ordinal);
        ofTable.TryAdd(property.Name, property);
    }
}
