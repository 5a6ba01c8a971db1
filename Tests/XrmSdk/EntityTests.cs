using System;
using System.Collections.Generic;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Client;
using Xunit;

namespace CrmFeedback.Tests.XrmSdk;

public class EntityTests
{
    private static readonly Guid Id = new("8d2f5a36-3a52-4b2b-9c07-0a3b8f2f1c11");

    [Fact]
    public void Reading_a_column_the_row_does_not_carry_by_indexer_throws() =>
        Assert.Throws<KeyNotFoundException>(() => new Entity("account")["name"]);

    [Fact]
    public void Reading_an_absent_column_by_type_gives_the_default()
    {
        var row = new Entity("account");

        Assert.Null(row.GetAttributeValue<string>("name"));
        Assert.Equal(0, row.GetAttributeValue<int>("numberofemployees"));
        Assert.Null(row.GetAttributeValue<int?>("numberofemployees"));
        Assert.Equal(Guid.Empty, row.GetAttributeValue<Guid>("accountid"));
    }

    [Fact]
    public void A_null_column_is_carried_and_reads_as_the_default()
    {
        var row = new Entity("account") { ["revenue"] = null };

        Assert.True(row.Contains("revenue"));
        Assert.Null(row["revenue"]);
        Assert.Equal(0m, row.GetAttributeValue<decimal>("revenue"));
        Assert.False(row.TryGetAttributeValue<Money>("revenue", out _));
    }

    [Fact]
    public void Reading_a_column_as_another_type_throws() =>
        Assert.Throws<InvalidCastException>(() => new Entity("account") { ["name"] = "A" }.GetAttributeValue<int>("name"));

    [Fact]
    public void Trying_to_read_tells_whether_the_column_has_the_type()
    {
        var row = new Entity("account") { ["name"] = "Contoso" };

        Assert.True(row.TryGetAttributeValue<string>("name", out var name));
        Assert.Equal("Contoso", name);
        Assert.False(row.TryGetAttributeValue<int>("name", out _));
        Assert.False(row.TryGetAttributeValue<string>("telephone1", out _));
    }

    [Fact]
    public void Column_names_are_compared_ordinally() =>
        Assert.False(new Entity("account") { ["name"] = "A" }.Contains("Name"));

    [Fact]
    public void A_key_addresses_a_row_without_an_id()
    {
        var row = new Entity("cfb_feedback", "cfb_sourcekey", "incident_1");

        Assert.Equal(Guid.Empty, row.Id);
        Assert.Equal("incident_1", row.KeyAttributes["cfb_sourcekey"]);
        Assert.Equal("incident_1", row.ToEntityReference().KeyAttributes["cfb_sourcekey"]);
    }

    [Fact]
    public void A_reference_to_a_row_carries_table_id_and_version()
    {
        var reference = new Entity("account", Id) { RowVersion = "7" }.ToEntityReference();

        Assert.Equal("account", reference.LogicalName);
        Assert.Equal(Id, reference.Id);
        Assert.Equal("7", reference.RowVersion);
        Assert.Null(reference.Name);
    }

    [Fact]
    public void An_early_bound_row_shares_the_columns()
    {
        var row = new Entity("account", Id) { ["name"] = "Contoso" };

        var account = row.ToEntity<Account>();
        account["name"] = "Fabrikam";

        Assert.Equal(Id, account.Id);
        Assert.Equal("Fabrikam", row["name"]);
    }

    [Fact]
    public void A_row_of_another_table_does_not_become_early_bound() =>
        Assert.Throws<NotSupportedException>(() => new Entity("contact").ToEntity<Account>());

    [Fact]
    public void Related_rows_are_found_by_relationship_and_role()
    {
        var row = new Entity("cfb_feedback");
        row.RelatedEntities.Add(new Relationship("cfb_feedback_mentions"), new EntityCollection([new Entity("cfb_mention")]));

        Assert.True(row.RelatedEntities.Contains(new Relationship("cfb_feedback_mentions")));
        Assert.False(row.RelatedEntities.Contains(new Relationship("cfb_feedback_mentions") { PrimaryEntityRole = EntityRole.Referenced }));
    }

    [EntityLogicalName("account")]
    private sealed class Account : Entity
    {
    }
}
