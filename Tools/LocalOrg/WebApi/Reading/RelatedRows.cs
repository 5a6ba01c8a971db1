using System;
using CrmFeedback.LocalOrg.Metadata;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmFeedback.LocalOrg.WebApi;

/// <summary>Restricts a query of a navigation property's target table to the rows at its other end.</summary>
public static class RelatedRows
{
    /// <summary>Adds the condition, or the join through the intersect table.</summary>
    public static void Restrict(QueryExpression query, DataverseModel model, NavigationProperty navigation, EntityReference from)
    {
        if (navigation.Kind == NavigationKind.ToMany)
        {
            query.Criteria.AddCondition(navigation.LookupColumn!, ConditionOperator.Equal, from.Id);
            return;
        }
        var relationship = (ManyToManyRelationship)navigation.Relationship;
        var fromFirst = string.Equals(relationship.FirstTable, from.LogicalName, StringComparison.Ordinal)
            && string.Equals(relationship.FirstNavigationProperty, navigation.Name, StringComparison.Ordinal);
        var (own, other) = fromFirst
            ? (relationship.FirstIntersectColumn, relationship.SecondIntersectColumn)
            : (relationship.SecondIntersectColumn, relationship.FirstIntersectColumn);
        var link = query.AddLink(relationship.IntersectTable, model.Metadata.RequireTable(navigation.TargetTable).PrimaryId, other);
        link.LinkCriteria.AddCondition(own, ConditionOperator.Equal, from.Id);
    }
}
