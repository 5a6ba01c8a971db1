using System;
using System.Linq;
using CrmFeedback.LocalOrg.Query;
using CrmFeedback.LocalOrg.Storage;
using CrmFeedback.Tests.LocalOrg.Storage;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Xunit;
using static CrmFeedback.Tests.LocalOrg.Storage.TestStore;

namespace CrmFeedback.Tests.LocalOrg.Query;

public sealed class QueryExpressionTests : IDisposable
{
    private readonly SqliteStore store = Open();

    public QueryExpressionTests() => store.Insert(
        Row("contact", 21, ("fullname", "Zoe")),
        Row("account", 1, ("name", "A"), ("statecode", new OptionSetValue(0)), ("primarycontactid", new EntityReference("contact", Id(21))), ("creditonhold", true)),
        Row("account", 2, ("name", "B"), ("statecode", new OptionSetValue(1)), ("revenue", new Money(5))),
        Row("account", 3, ("name", "C"), ("statecode", new OptionSetValue(0))));

    public void Dispose() => store.Dispose();

    [Fact]
    public void Values_may_be_SDK_values_or_plain_ones()
    {
        Assert.Equal("A", Names(new ConditionExpression("primarycontactid", ConditionOperator.Equal, Id(21))));
        Assert.Equal("A", Names(new ConditionExpression("creditonhold", ConditionOperator.Equal, true)));
        Assert.Equal("B", Names(new ConditionExpression("statecode", ConditionOperator.Equal, 1)));
        Assert.Equal("B", Names(new ConditionExpression("revenue", ConditionOperator.GreaterThan, 4.5m)));
        Assert.Equal("AC", Names(new ConditionExpression("accountid", ConditionOperator.In, new object[] { Id(1), Id(3) })));
        Assert.Equal("AC", Names(new ConditionExpression("accountid", ConditionOperator.In, new[] { Id(1), Id(3) })));
        Assert.Equal("BC", Names(new ConditionExpression("name", ConditionOperator.NotEqual, "a")));
        Assert.Equal("BC", Names(new ConditionExpression("primarycontactid", ConditionOperator.Null)));
    }

    [Fact]
    public void Or_of_and()
    {
        var query = Accounts();
        query.Criteria.FilterOperator = LogicalOperator.Or;
        query.Criteria.AddCondition("name", ConditionOperator.Equal, "B");
        var both = query.Criteria.AddFilter(LogicalOperator.And);
        both.AddCondition("statecode", ConditionOperator.Equal, 0);
        both.AddCondition("name", ConditionOperator.Equal, "C");
        Assert.Equal("BC", Names(query));
    }

    [Fact]
    public void A_left_outer_link_with_criteria_reads_columns()
    {
        var query = Accounts();
        var link = query.AddLink("contact", "primarycontactid", "contactid", JoinOperator.LeftOuter);
        link.EntityAlias = "c";
        link.Columns = new ColumnSet("fullname");
        link.LinkCriteria.AddCondition("fullname", ConditionOperator.Like, "Z%");
        var rows = store.Query(query).Entities;
        Assert.Equal(3, rows.Count);
        Assert.Equal("Zoe", rows[0].GetAttributeValue<AliasedValue>("c.fullname").Value);
        Assert.False(rows[1].Contains("c.fullname"));
        Assert.Equal(Id(1), rows[0].Id);
    }

    [Theory]
    [InlineData(JoinOperator.Any)]
    [InlineData(JoinOperator.Exists)]
    public void Joins_that_are_not_built_are_refused_by_name(JoinOperator join)
    {
        var query = Accounts();
        query.AddLink("contact", "primarycontactid", "contactid", join);
        Assert.Contains(join.ToString(), Assert.Throws<NotSupportedException>(() => store.Query(query)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Operators_that_are_not_built_are_refused_by_name() =>
        Assert.Contains("Contains", Assert.Throws<NotSupportedException>(() => Names(new ConditionExpression("name", ConditionOperator.Contains, "x"))).Message, StringComparison.Ordinal);

    [Fact]
    public void QueryByAttribute_joins_by_and_and_takes_null()
    {
        var query = new QueryByAttribute("account") { ColumnSet = new ColumnSet("name") };
        query.Attributes.AddRange("statecode", "primarycontactid");
        query.Values.AddRange(0, null);
        Assert.Equal("C", Assert.Single(store.Query(query).Entities)["name"]);
    }

    [Fact]
    public void A_query_without_columns_gives_ids()
    {
        var row = store.Query(new QueryExpression("contact")).Entities.Single();
        Assert.Equal(["contactid"], row.Attributes.Keys);
        Assert.Equal(Id(21), row.Id);
        Assert.NotNull(row.RowVersion);
    }

    [Fact]
    public void All_columns_of_an_e_mail_hold_its_parties()
    {
        var party = new Entity("activityparty") { ["partyid"] = new EntityReference("contact", Id(21)) };
        store.Insert(Row("email", 5, ("subject", "Hi"), ("from", new EntityCollection([party]))));
        var row = store.Query(new QueryExpression("email") { ColumnSet = new ColumnSet(true) }).Entities.Single();
        Assert.Equal("Zoe", row.GetAttributeValue<EntityCollection>("from").Entities.Single().GetAttributeValue<EntityReference>("partyid").Name);
        var byParty = new QueryExpression("email");
        byParty.AddLink("activityparty", "activityid", "activityid").LinkCriteria.AddCondition("partyid", ConditionOperator.Equal, Id(21));
        Assert.Equal(Id(5), store.Query(byParty).Entities.Single().Id);
    }

    private static QueryExpression Accounts() => new("account")
    {
        ColumnSet = new ColumnSet("name"),
        Orders = { new OrderExpression("name", OrderType.Ascending) },
    };

    private string Names(ConditionExpression condition)
    {
        var query = Accounts();
        query.Criteria.AddCondition(condition);
        return Names(query);
    }

    private string Names(QueryExpression query) => string.Concat(store.Query(query).Entities.Select(row => row.GetAttributeValue<string>("name")));
}
