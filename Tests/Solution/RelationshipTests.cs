using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using Xunit;

namespace CrmFeedback.Tests.Solution;

public sealed class RelationshipTests
{
    private static readonly List<XElement> Bodies =
        [.. SolutionSource.Files.Where(f => f.Path.Contains("/Other/Relationships/", StringComparison.Ordinal)).SelectMany(f => f.Root.Elements())];

    [Fact]
    public void The_index_names_every_relationship_once()
    {
        var index = SolutionSource.Files.Where(f => f.Path.EndsWith("/Other/Relationships.xml", StringComparison.Ordinal)).SelectMany(f => f.Root.Elements()).Select(Name).ToList();
        Assert.Equal(Bodies.Select(Name).Order(StringComparer.Ordinal), index.Order(StringComparer.Ordinal));
        Assert.Distinct(index);
    }

    [Fact]
    public void Every_table_has_the_system_relationships_of_its_ownership()
    {
        foreach (var table in SolutionSource.Tables.Values)
        {
            string[] both = [$"lk_{table.Name}_createdby", $"lk_{table.Name}_modifiedby"];
            string[] owned = [$"user_{table.Name}", $"team_{table.Name}", $"business_unit_{table.Name}", $"owner_{table.Name}"];
            string[] organization = [$"organization_{table.Name}"];
            var expected = both.Concat(table.IsUserOwned ? owned : organization);
            Assert.Empty(expected.Except(Bodies.Select(Name)));
        }
    }

    [Fact]
    public void Every_lookup_has_its_relationship_and_a_customer_has_two()
    {
        string[] logical = ["createdonbehalfby", "modifiedonbehalfby"];
        foreach (var table in SolutionSource.Tables.Values)
        {
            foreach (var column in table.Columns.Values.Where(c => c.Type is "lookup" or "owner" or "customer" && !logical.Contains(c.Name)))
            {
                var found = Bodies.Where(b => Value(b, "ReferencingEntityName") == table.SchemaName && Value(b, "ReferencingAttributeName") == column.PhysicalName).ToList();
                Assert.True(found.Count == (column.Type == "customer" ? 2 : 1), $"{table.Name}.{column.Name} has {found.Count} relationships.");
            }
        }
    }

    [Fact]
    public void Relationships_name_tables_and_columns_in_their_schema_casing()
    {
        var schema = SolutionSource.Tables.Values.Select(t => t.SchemaName).Concat(["Account", "Contact", "Email", "Team", "SystemUser", "BusinessUnit", "Owner", "Organization", "TransactionCurrency"]).ToHashSet(StringComparer.Ordinal);
        foreach (var body in Bodies)
        {
            Assert.Contains(Value(body, "ReferencedEntityName"), schema);
            Assert.Contains(Value(body, "ReferencingEntityName"), schema);
            var table = Value(body, "ReferencingEntityName").ToLowerInvariant();
            Assert.True(SolutionSource.HasColumn(table, Value(body, "ReferencingAttributeName").ToLowerInvariant()), Name(body));
        }
    }

    [Fact]
    public void Only_the_mentions_and_corrections_of_a_feedback_cascade() =>
        Assert.Equal(["cfb_feedback_corrections", "cfb_feedback_mentions"], Bodies.Where(b => b.Elements().Any(e => e.Name.LocalName.StartsWith("Cascade", StringComparison.Ordinal) && e.Value == "Cascade")).Select(Name));

    [Fact]
    public void Mentions_follow_their_feedback_in_everything_but_views()
    {
        var mentions = Bodies.Single(b => Name(b) == "cfb_feedback_mentions");
        Assert.Equal("cfb_Mention", Value(mentions, "ReferencingEntityName"));
        Assert.Equal("cfb_Feedback", Value(mentions, "ReferencedEntityName"));
        Assert.All(["CascadeAssign", "CascadeDelete", "CascadeReparent", "CascadeShare", "CascadeUnshare"], e => Assert.Equal("Cascade", Value(mentions, e)));
        Assert.Equal("NoCascade", Value(mentions, "CascadeRollupView"));
    }

    [Fact]
    public void Lookups_to_a_customer_are_emptied_when_the_customer_is_deleted()
    {
        var toCustomers = Bodies.Where(b => Value(b, "ReferencedEntityName") is "Account" or "Contact").ToList();
        Assert.Equal(13, toCustomers.Count);
        Assert.All(toCustomers, b => Assert.Equal("RemoveLink", Value(b, "CascadeDelete")));
        Assert.All(toCustomers, b => Assert.Equal("NoCascade", Value(b, "CascadeAssign")));
    }

    [Fact]
    public void Navigation_properties_are_unique_on_each_table()
    {
        var properties = Bodies.SelectMany(b => b.Descendants("EntityRelationshipRole").Select(r =>
            (Value(r, "RelationshipRoleType") == "1" ? Value(b, "ReferencingEntityName") : Value(b, "ReferencedEntityName")) + "." + Value(r, "NavigationPropertyName")));
        Assert.Distinct(properties);
    }

    [Theory]
    [InlineData("cfb_feedback_customer_account", "cfb_CustomerId_account")]
    [InlineData("cfb_feedback_customer_contact", "cfb_CustomerId_contact")]
    [InlineData("cfb_surveyresponse_customer_account", "cfb_CustomerId_account")]
    [InlineData("cfb_account_feedback_accountid", "cfb_AccountId")]
    [InlineData("cfb_feedback_mentions", "cfb_FeedbackId")]
    [InlineData("cfb_satisfaction_account_satisfactionid", "cfb_SatisfactionId")]
    public void A_lookup_is_bound_by_its_schema_name(string relationship, string property)
    {
        var roles = Bodies.Single(b => Name(b) == relationship).Descendants("EntityRelationshipRole").ToList();
        Assert.Equal(property, Value(roles.Single(r => Value(r, "RelationshipRoleType") == "1"), "NavigationPropertyName"));
        Assert.Equal(relationship, Value(roles.Single(r => Value(r, "RelationshipRoleType") == "0"), "NavigationPropertyName"));
    }

    private static string Name(XElement relationship) => (string)relationship.Attribute("Name")!;

    private static string Value(XElement element, string name) => element.Element(name)!.Value;
}
