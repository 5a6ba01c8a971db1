using System;
using System.Linq;
using CrmFeedback.LocalOrg.Metadata;
using CrmFeedback.LocalOrg.Query;
using CrmFeedback.LocalOrg.Storage;
using CrmFeedback.Tests.LocalOrg.Storage;
using Microsoft.Xrm.Sdk;
using Xunit;
using static CrmFeedback.Tests.LocalOrg.Storage.TestStore;

namespace CrmFeedback.Tests.LocalOrg.Query;

public sealed class FetchXmlTests : IDisposable
{
    private readonly SqliteStore store = Open(new FixedClock("2026-03-18T10:30:00Z"));

    public FetchXmlTests() => store.Insert(
        Row("contact", 21, ("fullname", "Zoe"), ("emailaddress1", "zoe@example.com")),
        Row("contact", 22, ("fullname", "Adam")),
        Row("account", 1, ("name", "Äpfel & Söhne"), ("numberofemployees", 10), ("revenue", new Money(10.50m)), ("customertypecode", new OptionSetValue(3)), ("primarycontactid", new EntityReference("contact", Id(21))), ("lastusedincampaign", Utc("2026-03-18T00:00:00Z"))),
        Row("account", 2, ("name", "100% O'Brien \"Ltd\""), ("numberofemployees", 20), ("revenue", new Money(0.0001m)), ("customertypecode", new OptionSetValue(1)), ("primarycontactid", new EntityReference("contact", Id(22))), ("lastusedincampaign", Utc("2026-03-17T23:59:59Z"))),
        Row("account", 3, ("name", "银行 😀"), ("revenue", new Money(-3m)), ("creditonhold", true), ("lastusedincampaign", Utc("2026-02-28T12:00:00Z"))),
        Row("account", 4, ("name", "x_y"), ("numberofemployees", 21), ("creditonhold", false), ("lastusedincampaign", Utc("2025-12-31T23:59:59Z"))),
        Row("account", 5));

    public void Dispose() => store.Dispose();

    [Theory]
    [InlineData("<condition attribute='name' operator='eq' value='apfel &amp; sohne'/>", "Äpfel & Söhne")]
    [InlineData("<condition attribute='name' operator='eq' value='X_Y  '/>", "x_y")]
    [InlineData("<condition attribute='name' operator='ne' value='x_y'/>", "|100% O'Brien \"Ltd\"|Äpfel & Söhne|银行 😀")]
    [InlineData("<condition attribute='name' operator='like' value='%O&apos;BRIEN%'/>", "100% O'Brien \"Ltd\"")]
    [InlineData("<condition attribute='name' operator='like' value='100[%]%'/>", "100% O'Brien \"Ltd\"")]
    [InlineData("<condition attribute='name' operator='like' value='_[_]_'/>", "x_y")]
    [InlineData("<condition attribute='name' operator='like' value='%😀'/>", "银行 😀")]
    [InlineData("<condition attribute='name' operator='like' value='银_%'/>", "银行 😀")]
    [InlineData("<condition attribute='name' operator='not-like' value='%o%'/>", "|x_y|银行 😀")]
    [InlineData("<condition attribute='name' operator='begins-with' value='100%'/>", "100% O'Brien \"Ltd\"")]
    [InlineData("<condition attribute='name' operator='ends-with' value='_y'/>", "x_y")]
    [InlineData("<condition attribute='name' operator='eq' value=\"x' OR 1=1 --\"/>", "")]
    [InlineData("<condition attribute='name' operator='like' value=\"%'; DROP TABLE account; --\"/>", "")]
    [InlineData("<condition attribute='name' operator='null'/>", "NULL")]
    [InlineData("<condition attribute='numberofemployees' operator='not-null'/>", "100% O'Brien \"Ltd\"|Äpfel & Söhne|x_y")]
    [InlineData("<condition attribute='numberofemployees' operator='gt' value='10'/>", "100% O'Brien \"Ltd\"|x_y")]
    [InlineData("<condition attribute='numberofemployees' operator='ne' value='20'/>", "|Äpfel & Söhne|x_y|银行 😀")]
    [InlineData("<condition attribute='numberofemployees' operator='between'><value>10</value><value>20</value></condition>", "100% O'Brien \"Ltd\"|Äpfel & Söhne")]
    [InlineData("<condition attribute='numberofemployees' operator='in'><value>10</value><value>21</value></condition>", "Äpfel & Söhne|x_y")]
    [InlineData("<condition attribute='numberofemployees' operator='not-in'><value>10</value><value>21</value></condition>", "|100% O'Brien \"Ltd\"|银行 😀")]
    [InlineData("<condition attribute='revenue' operator='gt' value='0.00005'/>", "100% O'Brien \"Ltd\"|Äpfel & Söhne")]
    [InlineData("<condition attribute='revenue' operator='eq' value='10.5'/>", "Äpfel & Söhne")]
    [InlineData("<condition attribute='revenue' operator='lt' value='0'/>", "银行 😀")]
    [InlineData("<condition attribute='creditonhold' operator='eq' value='1'/>", "银行 😀")]
    [InlineData("<condition attribute='creditonhold' operator='eq' value='false'/>", "x_y")]
    [InlineData("<condition attribute='customertypecode' operator='in'><value>3</value></condition>", "Äpfel & Söhne")]
    [InlineData("<condition attribute='primarycontactid' operator='eq' value='{00000015-0000-0000-0000-000000000000}'/>", "Äpfel & Söhne")]
    [InlineData("<condition attribute='lastusedincampaign' operator='today'/>", "Äpfel & Söhne")]
    [InlineData("<condition attribute='lastusedincampaign' operator='yesterday'/>", "100% O'Brien \"Ltd\"")]
    [InlineData("<condition attribute='lastusedincampaign' operator='on' value='2026-03-17'/>", "100% O'Brien \"Ltd\"")]
    [InlineData("<condition attribute='lastusedincampaign' operator='on-or-after' value='2026-03-17'/>", "100% O'Brien \"Ltd\"|Äpfel & Söhne")]
    [InlineData("<condition attribute='lastusedincampaign' operator='on-or-before' value='2026-02-28'/>", "x_y|银行 😀")]
    [InlineData("<condition attribute='lastusedincampaign' operator='this-month'/>", "100% O'Brien \"Ltd\"|Äpfel & Söhne")]
    [InlineData("<condition attribute='lastusedincampaign' operator='last-month'/>", "银行 😀")]
    [InlineData("<condition attribute='lastusedincampaign' operator='last-year'/>", "x_y")]
    [InlineData("<condition attribute='lastusedincampaign' operator='last-x-days' value='1'/>", "100% O'Brien \"Ltd\"|Äpfel & Söhne")]
    [InlineData("<condition attribute='lastusedincampaign' operator='olderthan-x-months' value='1'/>", "x_y")]
    [InlineData("<condition attribute='lastusedincampaign' operator='ge' value='2026-03-18T00:00:00Z'/>", "Äpfel & Söhne")]
    [InlineData("<condition attribute='ownerid' operator='eq-userid'/>", "")]
    public void A_condition_gives_these_accounts(string condition, string names) =>
        Assert.Equal(names, string.Join("|", store.AccountsWhere(condition).Select(name => name ?? (names == "NULL" ? "NULL" : ""))));

    [Fact]
    public void Filters_nest()
    {
        var names = store.AccountsWhere("<filter type='or'><condition attribute='name' operator='eq' value='x_y'/><filter type='and'><condition attribute='creditonhold' operator='eq' value='1'/><condition attribute='revenue' operator='lt' value='0'/></filter></filter><condition attribute='name' operator='not-null'/>");
        Assert.Equal(["x_y", "银行 😀"], names);
    }

    [Fact]
    public void A_column_can_be_compared_with_a_column()
    {
        store.Insert(Row("contact", 23, ("firstname", "Same"), ("lastname", "same")), Row("contact", 24, ("firstname", "A"), ("lastname", "B")));
        var rows = store.Fetch("<fetch><entity name='contact'><attribute name='lastname'/><filter><condition attribute='firstname' operator='eq' valueof='lastname'/></filter></entity></fetch>").Entities;
        Assert.Equal("same", Assert.Single(rows)["lastname"]);
    }

    [Theory]
    [InlineData("<condition attribute='numberofemployees' operator='eq' value='ten'/>", "The condition 'eq' on 'account.numberofemployees' (Integer) has the value 'ten'; expected a whole number.")]
    [InlineData("<condition attribute='accountid' operator='eq' value='x'/>", "The condition 'eq' on 'account.accountid' (UniqueIdentifier) has the value 'x'; expected an id such as 00000000-0000-0000-0000-000000000000.")]
    [InlineData("<condition attribute='numberofemployees' operator='like' value='1%'/>", "The condition operator 'like' cannot be used on 'account.numberofemployees', which is Integer.")]
    [InlineData("<condition attribute='name' operator='last-x-days' value='3'/>", "The condition operator 'last-x-days' cannot be used on 'account.name', which is Text.")]
    [InlineData("<condition attribute='lastusedincampaign' operator='last-x-days' value='-3'/>", "The condition 'last-x-days' on 'account.lastusedincampaign' (DateTime) has the value '-3'; expected a whole number from 1 to 1000.")]
    [InlineData("<condition attribute='name' operator='equals' value='x'/>", "The condition on 'name' has the operator 'equals', which does not exist.")]
    [InlineData("<condition attribute='name' operator='between' value='x'/>", "The condition 'between' on 'account.name' has 1 values; it takes 2.")]
    [InlineData("<condition entityname='nobody' attribute='name' operator='null'/>", "The query has no linked table with the alias 'nobody'.")]
    public void A_wrong_condition_is_refused_by_column_operator_and_value(string condition, string message) =>
        Assert.Equal(message, Assert.Throws<QueryException>(() => store.AccountsWhere(condition)).Message);

    [Theory]
    [InlineData("<condition attribute='parentaccountid' operator='under' value='x'/>", "under")]
    [InlineData("<condition attribute='createdon' operator='this-fiscal-year'/>", "this-fiscal-year")]
    public void An_operator_that_is_not_built_is_refused_by_name(string condition, string name) =>
        Assert.Contains($"'{name}'", Assert.Throws<NotSupportedException>(() => store.AccountsWhere(condition)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("<fetch><entity/></fetch>")]
    [InlineData("<fetch>")]
    [InlineData("<fetch><entity name='account'><filter type='xor'/></entity></fetch>")]
    [InlineData("<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><fetch><entity name='account'/></fetch>")]
    public void Malformed_FetchXML_is_refused(string fetchXml) =>
        Assert.Equal(QueryProblem.Malformed, Assert.Throws<QueryException>(() => store.Fetch(fetchXml)).Problem);

    [Fact]
    public void Unknown_tables_and_columns_are_refused_by_name()
    {
        Assert.Equal("The entity with a name = 'acount' was not found in the MetadataCache.", Assert.Throws<UnknownTableException>(() => store.Fetch("<fetch><entity name='acount'/></fetch>")).Message);
        Assert.Equal("'account' entity doesn't contain attribute with Name = 'nmae'.", Assert.Throws<UnknownColumnException>(() => store.Fetch("<fetch><entity name='account'><attribute name='nmae'/></entity></fetch>")).Message);
    }

    [Fact]
    public void An_inner_link_drops_rows_and_an_outer_one_keeps_them()
    {
        const string Fetch = "<fetch><entity name='account'><attribute name='name'/><order attribute='name'/><link-entity name='contact' from='contactid' to='primarycontactid' alias='c' link-type='{0}'><attribute name='fullname'/><filter><condition attribute='fullname' operator='like' value='z%'/></filter></link-entity></entity></fetch>";
        var inner = store.Fetch(Fetch.Replace("{0}", "inner", StringComparison.Ordinal)).Entities;
        Assert.Equal("Zoe", Assert.IsType<AliasedValue>(Assert.Single(inner)["c.fullname"]).Value);
        var outer = store.Fetch(Fetch.Replace("{0}", "outer", StringComparison.Ordinal)).Entities;
        Assert.Equal(5, outer.Count);
        Assert.Single(outer, row => row.Contains("c.fullname"));
    }

    [Fact]
    public void The_main_filter_may_name_a_linked_table()
    {
        var rows = store.Fetch("<fetch><entity name='account'><attribute name='name'/><filter><condition entityname='c' attribute='contactid' operator='null'/></filter><link-entity name='contact' from='contactid' to='primarycontactid' alias='c' link-type='outer'/></entity></fetch>").Entities;
        Assert.Equal(3, rows.Count);
    }

    [Fact]
    public void A_link_without_alias_is_named_by_table_and_number()
    {
        var row = store.Fetch("<fetch top='1'><entity name='account'><link-entity name='contact' from='contactid' to='primarycontactid'><attribute name='fullname'/></link-entity><order attribute='name'/></entity></fetch>").Entities[0];
        Assert.Contains("contact1.fullname", row.Attributes.Keys);
    }

    [Fact]
    public void References_are_sorted_by_name_and_choices_by_label()
    {
        var byContact = store.Fetch("<fetch><entity name='account'><attribute name='name'/><filter><condition attribute='primarycontactid' operator='not-null'/></filter><order attribute='primarycontactid'/></entity></fetch>").Entities;
        Assert.Equal(["100% O'Brien \"Ltd\"", "Äpfel & Söhne"], byContact.Select(row => (string)row["name"]));
        var byType = store.Fetch("<fetch><entity name='account'><attribute name='customertypecode'/><filter><condition attribute='customertypecode' operator='not-null'/></filter><order attribute='customertypecode' descending='true'/></entity></fetch>").Entities;
        Assert.Equal(["Customer", "Competitor"], byType.Select(row => row.FormattedValues["customertypecode"]));
    }

    [Fact]
    public void Row_access_holds_for_the_main_table_and_for_links()
    {
        store.Insert(Row("account", 9, ("name", "Mine"), ("ownerid", new EntityReference("systemuser", Id(7))), ("primarycontactid", new EntityReference("contact", Id(21)))));
        var mine = new RowAccess(Id(7), Id(0), table => table.LogicalName == "account" ? new TableAccess { Owners = [Id(7)] } : TableAccess.None);
        Assert.Equal(["Mine"], store.AccountsWhere("<condition attribute='name' operator='not-null'/>", mine));
        Assert.Equal(["Mine"], store.AccountsWhere("<condition attribute='ownerid' operator='eq-userid'/>", mine));
        Assert.Empty(store.Fetch("<fetch><entity name='account'><link-entity name='contact' from='contactid' to='primarycontactid'/></entity></fetch>", mine).Entities);
        var row = Assert.Single(store.Fetch("<fetch><entity name='account'><link-entity name='contact' from='contactid' to='primarycontactid' alias='c' link-type='outer'><attribute name='fullname'/></link-entity></entity></fetch>", mine).Entities);
        Assert.False(row.Contains("c.fullname"));
        var shared = new RowAccess(Id(7), Id(0), _ => new TableAccess { SharedRows = [Id(4)] });
        Assert.Equal(["x_y"], store.AccountsWhere("<condition attribute='name' operator='not-null'/>", shared));
    }

    [Fact]
    public void Distinct_folds_equal_rows()
    {
        var rows = store.Fetch("<fetch distinct='true'><entity name='account'><attribute name='creditonhold'/></entity></fetch>").Entities;
        Assert.Equal(3, rows.Count);
    }

    private static DateTime Utc(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture).UtcDateTime;
}
