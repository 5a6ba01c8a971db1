using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;
using CrmFeedback.LocalOrg.Query;
using Microsoft.Xrm.Sdk.Query;

namespace CrmFeedback.LocalOrg.WebApi;

/// <summary>Filters and joins of a query as FetchXML: what <c>$apply</c> needs, because only FetchXML aggregates.</summary>
internal static class FetchXmlWriter
{
    /// <summary>The <c>filter</c> and <c>link-entity</c> elements of a query.</summary>
    public static IEnumerable<XElement> Parts(QueryExpression query)
    {
        if (!IsEmpty(query.Criteria)) yield return Filter(query.Criteria);
        foreach (var link in query.LinkEntities) yield return Link(link);
    }

    private static XElement Filter(FilterExpression filter) => new(
        "filter",
        new XAttribute("type", filter.FilterOperator == LogicalOperator.Or ? "or" : "and"),
        filter.Conditions.Select(Condition),
        filter.Filters.Where(part => !IsEmpty(part)).Select(Filter));

    private static XElement Condition(ConditionExpression condition)
    {
        var element = new XElement("condition");
        if (!string.IsNullOrEmpty(condition.EntityName)) element.SetAttributeValue("entityname", condition.EntityName);
        element.SetAttributeValue("attribute", condition.AttributeName);
        element.SetAttributeValue("operator", OperatorNames.Of(condition.Operator));
        if (condition.CompareColumns)
        {
            element.SetAttributeValue("valueof", Text(condition.Values.Single()));
            return element;
        }
        var isList = condition.Operator is ConditionOperator.In or ConditionOperator.NotIn or ConditionOperator.Between or ConditionOperator.NotBetween
            or ConditionOperator.ContainValues or ConditionOperator.DoesNotContainValues;
        if (isList) element.Add(condition.Values.Select(value => new XElement("value", Text(value))));
        else if (condition.Values.Count == 1) element.SetAttributeValue("value", Text(condition.Values[0]));
        return element;
    }

    private static XElement Link(LinkEntity link) => new(
        "link-entity",
        new XAttribute("name", link.LinkToEntityName),
        new XAttribute("from", link.LinkToAttributeName),
        new XAttribute("to", link.LinkFromAttributeName),
        new XAttribute("alias", link.EntityAlias),
        new XAttribute("link-type", link.JoinOperator == JoinOperator.LeftOuter ? "outer" : "inner"),
        link.LinkEntities.Select(Link));

    private static string Text(object value) => value switch
    {
        RelatedIds => throw ApiException.NotImplemented("A lambda operator in $apply"),
        DateTime moment => moment.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        bool flag => flag ? "1" : "0",
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? string.Empty,
    };

    private static bool IsEmpty(FilterExpression filter) => filter.Conditions.Count == 0 && filter.Filters.All(IsEmpty);
}
