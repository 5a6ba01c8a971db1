using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Xrm.Sdk.Query;

namespace CrmFeedback.LocalOrg.Query;

/// <summary>Reads QueryExpression and QueryByAttribute.</summary>
internal static class QueryExpressionParser
{
    /// <summary>The query of a QueryExpression.</summary>
    public static SelectModel Parse(QueryExpression query) => new()
    {
        Table = Name(query.EntityName, "QueryExpression.EntityName"),
        AllColumns = query.ColumnSet?.AllColumns ?? false,
        Columns = Columns(query.ColumnSet),
        Filters = query.Criteria is null ? [] : [Filter(query.Criteria)],
        Links = query.LinkEntities.Select(Link).ToArray(),
        Orders = Orders(query.Orders),
        IsDistinct = query.Distinct,
        Top = query.TopCount,
        PageSize = query.PageInfo?.Count is > 0 and var count ? count : null,
        Page = query.PageInfo?.PageNumber is > 0 and var page ? page : 1,
        PagingCookie = query.PageInfo?.PagingCookie,
        ReturnTotalCount = query.PageInfo?.ReturnTotalRecordCount ?? false,
    };

    /// <summary>The query of a QueryByAttribute.</summary>
    public static SelectModel Parse(QueryByAttribute query)
    {
        if (query.Attributes.Count != query.Values.Count)
            throw new QueryException(QueryProblem.Malformed, $"QueryByAttribute has {query.Attributes.Count} attributes and {query.Values.Count} values.");
        var conditions = query.Attributes.Select((name, index) => query.Values[index] is { } value
            ? new ConditionModel(null, name, ConditionOperator.Equal, [value])
            : new ConditionModel(null, name, ConditionOperator.Null, [])).ToArray();
        return new()
        {
            Table = Name(query.EntityName, "QueryByAttribute.EntityName"),
            AllColumns = query.ColumnSet?.AllColumns ?? false,
            Columns = Columns(query.ColumnSet),
            Filters = [new(false, conditions, [])],
            Orders = Orders(query.Orders),
            Top = query.TopCount,
            PageSize = query.PageInfo?.Count is > 0 and var count ? count : null,
            Page = query.PageInfo?.PageNumber is > 0 and var page ? page : 1,
            PagingCookie = query.PageInfo?.PagingCookie,
            ReturnTotalCount = query.PageInfo?.ReturnTotalRecordCount ?? false,
        };
    }

    private static SelectColumn[] Columns(ColumnSet? columns)
    {
        if (columns is null || columns.AllColumns)
            return [];
        if (columns.AttributeExpressions.Count > 0)
            throw new NotSupportedException("The local organisation does not support ColumnSet.AttributeExpressions; use FetchXML for aggregates.");
        return columns.Columns.Distinct(StringComparer.Ordinal).Select(name => new SelectColumn(name)).ToArray();
    }

    private static FilterModel Filter(FilterExpression filter) => new(
        filter.FilterOperator == LogicalOperator.Or,
        filter.Conditions.Select(Condition).ToArray(),
        filter.Filters.Select(Filter).ToArray());

    private static ConditionModel Condition(ConditionExpression condition)
    {
        var column = Name(condition.AttributeName, "ConditionExpression.AttributeName");
        if (!condition.CompareColumns)
            return new(condition.EntityName, column, condition.Operator, condition.Values.SelectMany(Flatten).ToArray());
        if (condition.Values.Count != 1 || condition.Values[0] is not string other)
            throw new QueryException(QueryProblem.InvalidValue, $"The condition on '{column}' compares columns and must name exactly one.");
        return new(condition.EntityName, column, condition.Operator, []) { ValueOf = other };
    }

    // Callers hand lists over as one value: new ConditionExpression("x", In, ids).
    private static IEnumerable<object?> Flatten(object? value) =>
        value is IEnumerable list and not string ? list.Cast<object?>() : [value];

    private static LinkModel Link(LinkEntity link)
    {
        if (link.JoinOperator is not (JoinOperator.Inner or JoinOperator.LeftOuter or JoinOperator.Natural))
            throw new NotSupportedException($"The local organisation does not support the join operator {link.JoinOperator} (link to '{link.LinkToEntityName}').");
        return new()
        {
            Table = Name(link.LinkToEntityName, "LinkEntity.LinkToEntityName"),
            FromColumn = Name(link.LinkFromAttributeName, "LinkEntity.LinkFromAttributeName"),
            ToColumn = Name(link.LinkToAttributeName, "LinkEntity.LinkToAttributeName"),
            Alias = string.IsNullOrEmpty(link.EntityAlias) ? null : link.EntityAlias,
            IsOuter = link.JoinOperator == JoinOperator.LeftOuter,
            AllColumns = link.Columns?.AllColumns ?? false,
            Columns = Columns(link.Columns),
            Filters = link.LinkCriteria is null ? [] : [Filter(link.LinkCriteria)],
            Links = link.LinkEntities.Select(Link).ToArray(),
            Orders = Orders(link.Orders),
        };
    }

    private static OrderModel[] Orders(IEnumerable<OrderExpression>? orders) =>
        orders?.Select(order => new OrderModel(Name(order.AttributeName, "OrderExpression.AttributeName"), null, order.OrderType == OrderType.Descending)).ToArray() ?? [];

    private static string Name(string? name, string what) =>
        string.IsNullOrEmpty(name) ? throw new QueryException(QueryProblem.Malformed, $"{what} is empty.") : name;
}
