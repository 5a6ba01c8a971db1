using System;
using System.Linq;
using CrmFeedback.LocalOrg.Query;
using CrmFeedback.LocalOrg.Storage;
using CrmFeedback.Tests.LocalOrg.Storage;
using Microsoft.Xrm.Sdk;
using Xunit;
using static CrmFeedback.Tests.LocalOrg.Storage.TestStore;

namespace CrmFeedback.Tests.LocalOrg.Query;

public sealed class AggregateTests : IDisposable
{
    private readonly SqliteStore store = Open();

    public AggregateTests() => store.Insert(
        Row("systemuser", 8, ("fullname", "Ann")),
        Row("account", 1, ("numberofemployees", 1), ("revenue", new Money(1.10m)), ("exchangerate", 0.1m), ("customertypecode", new OptionSetValue(3)), ("ownerid", new EntityReference("systemuser", Id(8))), ("lastusedincampaign", Utc(2026, 1, 3))),
        Row("account", 2, ("numberofemployees", 2), ("revenue", new Money(2.20m)), ("exchangerate", 0.2m), ("customertypecode", new OptionSetValue(3)), ("ownerid", new EntityReference("systemuser", Id(8))), ("lastusedincampaign", Utc(2026, 1, 4))),
        Row("account", 3, ("numberofemployees", 2), ("exchangerate", 0.4m), ("customertypecode", new OptionSetValue(1)), ("lastusedincampaign", Utc(2026, 12, 31))),
        Row("account", 4, ("name", "empty")));

    public void Dispose() => store.Dispose();

    [Theory]
    [InlineData("accountid", "count", 4)]
    [InlineData("numberofemployees", "countcolumn", 3)]
    [InlineData("numberofemployees", "sum", 5)]
    [InlineData("numberofemployees", "min", 1)]
    [InlineData("numberofemployees", "max", 2)]
    public void An_aggregate_over_all_rows(string column, string aggregate, int expected) =>
        Assert.Equal(expected, Value(One(column, aggregate)));

    [Fact]
    public void The_average_of_a_whole_number_is_cut_to_a_whole_number() => Assert.Equal(1, Value(One("numberofemployees", "avg")));

    [Fact]
    public void The_average_is_cut_towards_zero_and_takes_no_part_of_empty_values()
    {
        store.Insert(Row("task", 50, ("actualdurationminutes", -1)), Row("task", 51, ("actualdurationminutes", -2)), Row("task", 52, ("subject", "empty")));
        var row = Assert.Single(store.Fetch("<fetch aggregate='true'><entity name='task'><attribute name='actualdurationminutes' aggregate='avg' alias='a'/><attribute name='activityid' aggregate='count' alias='rows'/><attribute name='actualdurationminutes' aggregate='countcolumn' alias='values'/></entity></fetch>").Entities);
        Assert.Equal((-1, 3, 2), (((AliasedValue)row["a"]).Value, ((AliasedValue)row["rows"]).Value, ((AliasedValue)row["values"]).Value));
    }

    [Fact]
    public void More_than_50_000_rows_are_not_aggregated_however_few_groups_they_make()
    {
        const string Query = "<fetch aggregate='true'><entity name='subject'><attribute name='subjectid' aggregate='count' alias='a'/></entity></fetch>";
        store.Insert([.. Enumerable.Range(1, 50_000).Select(n => Row("subject", n, ("title", "t")))]);
        Assert.Equal(50_000, Value(store.Fetch(Query).Entities.Single()));

        store.Insert(Row("subject", 50_001, ("title", "t")));

        Assert.Equal(QueryProblem.AggregateLimitExceeded, Assert.Throws<QueryException>(() => store.Fetch(Query)).Problem);
    }

    [Fact]
    public void Decimals_and_money_stay_exact()
    {
        Assert.Equal(0.7m, Value(One("exchangerate", "sum")));
        Assert.Equal(0.2333333333m, Value(One("exchangerate", "avg")));
        Assert.Equal(3.30m, ((Money)Value(One("revenue", "sum"))!).Value);
        Assert.Equal(1.65m, ((Money)Value(One("revenue", "avg"))!).Value);
        Assert.Equal(2.20m, ((Money)Value(One("revenue", "max"))!).Value);
    }

    [Fact]
    public void Distinct_values_are_counted_once() =>
        Assert.Equal(2, Value(store.Fetch("<fetch aggregate='true'><entity name='account'><attribute name='numberofemployees' aggregate='countcolumn' distinct='true' alias='a'/></entity></fetch>").Entities.Single()));

    [Fact]
    public void No_rows_have_a_count_but_no_sum()
    {
        var row = Assert.Single(store.Fetch("<fetch aggregate='true'><entity name='account'><attribute name='accountid' aggregate='count' alias='n'/><attribute name='revenue' aggregate='sum' alias='s'/><filter><condition attribute='name' operator='eq' value='nobody'/></filter></entity></fetch>").Entities);
        Assert.Equal(0, ((AliasedValue)row["n"]).Value);
        Assert.False(row.Contains("s"));
    }

    [Fact]
    public void Rows_are_grouped_by_choice_and_owner_and_ordered_by_alias()
    {
        var rows = store.Fetch("<fetch aggregate='true'><entity name='account'><attribute name='ownerid' groupby='true' alias='o'/><attribute name='customertypecode' groupby='true' alias='t'/><attribute name='accountid' aggregate='count' alias='n'/><order alias='n' descending='true'/></entity></fetch>").Entities;
        Assert.Equal(3, rows.Count);
        Assert.Equal(2, ((AliasedValue)rows[0]["n"]).Value);
        Assert.Equal("Customer", rows[0].FormattedValues["t"]);
        Assert.Equal("Ann", ((EntityReference)((AliasedValue)rows[0]["o"]).Value).Name);
        Assert.Equal(3, ((OptionSetValue)((AliasedValue)rows[0]["t"]).Value).Value);
    }

    [Theory]
    [InlineData("year", "2026:3")]
    [InlineData("quarter", "1:2 4:1")]
    [InlineData("month", "1:2 12:1")]
    [InlineData("week", "1:1 2:1 53:1")]
    [InlineData("day", "3:1 4:1 31:1")]
    public void Dates_are_grouped_by_part(string part, string expected)
    {
        var rows = store.Fetch($"<fetch aggregate='true'><entity name='account'><attribute name='lastusedincampaign' groupby='true' dategrouping='{part}' alias='d'/><attribute name='accountid' aggregate='count' alias='n'/><filter><condition attribute='lastusedincampaign' operator='not-null'/></filter><order alias='d'/></entity></fetch>").Entities;
        Assert.Equal(expected, string.Join(" ", rows.Select(row => $"{((AliasedValue)row["d"]).Value}:{((AliasedValue)row["n"]).Value}")));
    }

    [Fact]
    public void A_linked_table_can_be_grouped()
    {
        var rows = store.Fetch("<fetch aggregate='true'><entity name='account'><attribute name='accountid' aggregate='count' alias='n'/><link-entity name='systemuser' from='systemuserid' to='ownerid' alias='u'><attribute name='fullname' groupby='true' alias='who'/></link-entity></entity></fetch>").Entities;
        var row = Assert.Single(rows);
        Assert.Equal("Ann", ((AliasedValue)row["who"]).Value);
        Assert.Equal(2, ((AliasedValue)row["n"]).Value);
    }

    [Theory]
    [InlineData("<attribute name='name'/>")]
    [InlineData("<attribute name='name' aggregate='sum' alias='s'/>")]
    [InlineData("<attribute name='lastusedincampaign' groupby='true' alias='d'/>")]
    [InlineData("<attribute name='name' groupby='true' dategrouping='year' alias='d'/>")]
    public void An_aggregate_that_makes_no_sense_is_refused(string attribute) =>
        Assert.Equal(QueryProblem.InvalidAggregate, Assert.Throws<QueryException>(() => store.Fetch($"<fetch aggregate='true'><entity name='account'>{attribute}</entity></fetch>")).Problem);

    [Fact]
    public void Aliases_are_needed_and_unique()
    {
        Assert.Equal(QueryProblem.InvalidAlias, Assert.Throws<QueryException>(() => store.Fetch("<fetch aggregate='true'><entity name='account'><attribute name='accountid' aggregate='count'/></entity></fetch>")).Problem);
        Assert.Equal(QueryProblem.InvalidAlias, Assert.Throws<QueryException>(() => store.Fetch("<fetch aggregate='true'><entity name='account'><attribute name='accountid' aggregate='count' alias='n'/><attribute name='revenue' aggregate='sum' alias='n'/></entity></fetch>")).Problem);
    }

    private static DateTime Utc(int year, int month, int day) => new(year, month, day, 12, 0, 0, DateTimeKind.Utc);

    private static object? Value(Entity row) => ((AliasedValue)row["a"]).Value;

    private Entity One(string column, string aggregate) =>
        store.Fetch($"<fetch aggregate='true'><entity name='account'><attribute name='{column}' aggregate='{aggregate}' alias='a'/></entity></fetch>").Entities.Single();
}
