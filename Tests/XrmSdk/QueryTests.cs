using System.Collections.Generic;
using Microsoft.Xrm.Sdk.Query;
using Xunit;

namespace CrmFeedback.Tests.XrmSdk;

public class QueryTests
{
    [Fact]
    public void A_query_starts_with_an_empty_filter_and_no_columns()
    {
        var query = new QueryExpression("account");

        Assert.Equal("account", query.EntityName);
        Assert.Equal(LogicalOperator.And, query.Criteria.FilterOperator);
        Assert.Empty(query.Criteria.Conditions);
        Assert.False(query.ColumnSet.AllColumns);
        Assert.Empty(query.ColumnSet.Columns);
        Assert.Null(query.TopCount);
        Assert.Equal(0, query.PageInfo.PageNumber);
    }

    [Fact]
    public void A_link_starts_at_the_table_it_is_added_to()
    {
        var query = new QueryExpression("cfb_feedback");

        var contact = query.AddLink("contact", "cfb_contactid", "contactid", JoinOperator.LeftOuter);
        var account = contact.AddLink("account", "parentcustomerid", "accountid");

        Assert.Equal("cfb_feedback", contact.LinkFromEntityName);
        Assert.Equal("contact", account.LinkFromEntityName);
        Assert.Equal(JoinOperator.Inner, account.JoinOperator);
        Assert.Same(account, Assert.Single(contact.LinkEntities));
    }

    [Fact]
    public void A_condition_takes_one_value_or_the_items_of_a_collection()
    {
        Assert.Equal(["A"], new ConditionExpression("name", ConditionOperator.Equal, "A").Values);
        Assert.Equal([1, 2], new ConditionExpression("statuscode", ConditionOperator.In, new List<int> { 1, 2 }).Values);
        Assert.Equal([1, 2], new ConditionExpression("statuscode", ConditionOperator.In, new[] { 1, 2 }).Values);
        Assert.Equal([1, 2], new ConditionExpression("statuscode", ConditionOperator.In, 1, 2).Values);
        Assert.Empty(new ConditionExpression("name", ConditionOperator.Null).Values);
    }

    [Fact]
    public void A_condition_on_a_linked_table_names_it()
    {
        var filter = new FilterExpression(LogicalOperator.Or);

        filter.AddCondition("c", "emailaddress1", ConditionOperator.Equal, "a@b.c");

        var condition = Assert.Single(filter.Conditions);
        Assert.Equal("c", condition.EntityName);
        Assert.Equal("emailaddress1", condition.AttributeName);
        Assert.Equal(["a@b.c"], condition.Values);
    }

    [Fact]
    public void A_filter_inside_a_filter_is_returned_for_filling()
    {
        var filter = new FilterExpression();

        var inner = filter.AddFilter(LogicalOperator.Or);

        Assert.Same(inner, Assert.Single(filter.Filters));
        Assert.Equal(LogicalOperator.Or, inner.FilterOperator);
    }

    [Fact]
    public void A_query_by_attribute_pairs_columns_and_values()
    {
        var query = new QueryByAttribute("contact");
        query.AddAttributeValue("emailaddress1", "a@b.c");
        query.AddAttributeValue("statecode", 0);

        Assert.Equal(["emailaddress1", "statecode"], query.Attributes);
        Assert.Equal(["a@b.c", 0], query.Values);
    }
}
