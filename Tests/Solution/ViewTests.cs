using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using Xunit;

namespace CrmFeedback.Tests.Solution;

public sealed class ViewTests
{
    private static readonly List<SourceFile> Views = [.. SolutionSource.WithRoot("savedqueries")];

    public static TheoryData<string> Paths() => [.. Views.Select(v => v.Path)];

    [Theory]
    [MemberData(nameof(Paths))]
    public void A_view_shows_and_filters_only_columns_that_exist(string path)
    {
        var view = View(path);
        var entity = view.Descendants("entity").Single();
        var table = (string)entity.Attribute("name")!;
        Assert.Equal(SolutionSource.TableOf(Views.Single(v => v.Path == path)), table);
        AssertColumns(entity, table, path);
        foreach (var link in entity.Elements("link-entity"))
            AssertColumns(link, (string)link.Attribute("name")!, path);
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void A_view_fetches_what_it_shows(string path)
    {
        var view = View(path);
        var entity = view.Descendants("entity").Single();
        var fetched = entity.Elements("attribute").Select(Name)
            .Concat(entity.Elements("link-entity").SelectMany(l => l.Elements("attribute").Select(a => (string?)l.Attribute("alias") + "." + Name(a)))).ToHashSet(StringComparer.Ordinal);
        var shown = view.Descendants("cell").Select(c => (string)c.Attribute("name")!).ToList();
        Assert.Empty(shown.Except(fetched));
        Assert.Distinct(shown);
        Assert.Contains((string)view.Descendants("row").Single().Attribute("id")!, fetched);
        Assert.Contains((string)view.Descendants("grid").Single().Attribute("jump")!, fetched.Concat(["cfb_name"]));
    }

    [Fact]
    public void Every_table_has_the_six_views_that_Dataverse_itself_would_make()
    {
        foreach (var table in SolutionSource.Tables.Keys)
        {
            var kinds = Views.Where(v => SolutionSource.TableOf(v) == table).GroupBy(v => Value(v.Root, "querytype"), StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
            Assert.All(["1", "2", "4", "64"], kind => Assert.Equal(1, kinds[kind]));
            Assert.True(kinds["0"] >= 2, table);
        }
    }

    [Fact]
    public void Every_table_has_exactly_one_default_of_each_kind()
    {
        foreach (var table in SolutionSource.Tables.Keys)
        {
            foreach (var kind in Views.Where(v => SolutionSource.TableOf(v) == table).GroupBy(v => Value(v.Root, "querytype"), StringComparer.Ordinal))
                Assert.Single(kind, v => Value(v.Root, "isdefault") == "1");
        }
    }

    [Fact]
    public void Quick_find_searches_the_primary_name()
    {
        foreach (var view in Views.Where(v => Value(v.Root, "isquickfindquery") == "1"))
        {
            var filter = Assert.Single(view.Root.Descendants("filter"), f => (string?)f.Attribute("isquickfindfields") == "1");
            Assert.Contains(filter.Elements("condition"), c => (string?)c.Attribute("attribute") == "cfb_name" && (string?)c.Attribute("value") == "{0}");
        }
    }

    [Fact]
    public void No_view_shows_the_customers_words_of_a_feedback()
    {
        string[] words = ["cfb_text", "cfb_evidence", "cfb_keyphrases"];
        Assert.DoesNotContain(Views.SelectMany(v => v.Root.Descendants("cell")), c => words.Contains((string)c.Attribute("name")!));
    }

    [Theory]
    [InlineData("Unlinked senders", "cfb_customerid null; cfb_senderaddress not-null; statecode eq 0")]
    [InlineData("Negative feedback this month", "cfb_receivedon this-month; cfb_sentiment in 471300000,471300001; statecode eq 0")]
    [InlineData("Unscorable feedback", "cfb_sentiment eq 471300006; statecode eq 0")]
    [InlineData("Unresolved complaints", "cfb_duplicateofid null; cfb_kind eq 471300000; cfb_resolvedon null; statecode eq 0")]
    [InlineData("Rating and text disagree", "cfb_ratingmismatch in 471300001,471300002; statecode eq 0")]
    [InlineData("Recent customer feedback", "statecode eq 0")]
    [InlineData("Customers at risk", "statecode eq 0")]
    [InlineData("Survey responses", "statecode eq 0")]
    [InlineData("Themes by name", "statecode eq 0")]
    [InlineData("At-risk accounts", "cfb_risklevel in 471300001,471300002,471300003; statecode eq 0")]
    [InlineData("At-risk contacts", "cfb_risklevel in 471300001,471300002,471300003; statecode eq 0")]
    [InlineData("Customers who say they will leave", "cfb_duplicateofid null; cfb_leaveintent in 471300001,471300002; cfb_regulatorthreat eq 1; statecode eq 0")]
    [InlineData("Corrected scores", "cfb_isundone eq 0; cfb_isundone null; statecode eq 0; statecode eq 0")]
    [InlineData("Feedback that counts", "cfb_duplicateofid null; statecode eq 0")]
    [InlineData("Themes that count", "cfb_duplicateofid null; statecode eq 0; statecode eq 0")]
    [InlineData("Themes customers complain about", "cfb_duplicateofid null; cfb_polarity eq 471300000; statecode eq 0; statecode eq 0")]
    [InlineData("Survey responses not scored", "cfb_feedbackid null; statecode eq 0")]
    [InlineData("Incoming e-mail not scored", "cfb_feedbackid null; directioncode eq 0; statecode ne 2; systemuserid null")]
    [InlineData("Open follow-ups", "statecode eq 0")]
    [InlineData("My open follow-ups", "ownerid eq-useroruserteams; statecode eq 0")]
    [InlineData("Overdue follow-ups", "cfb_dueon olderthan-x-minutes 1; cfb_stage in 471300000,471300001,471300002; statecode eq 0")]
    [InlineData("Closed follow-ups", "statecode eq 1")]
    [InlineData("Closed loop", "cfb_scope eq all; statecode eq 0")]
    public void A_named_view_filters_as_its_name_says(string name, string conditions)
    {
        var view = Named(name).Root;
        var found = view.Descendants("condition").Select(c => string.Join(' ', new[] { (string?)c.Attribute("attribute"), (string?)c.Attribute("operator"), (string?)c.Attribute("value") ?? (c.HasElements ? string.Join(',', c.Elements("value").Select(v => v.Value)) : null) }.Where(p => p is not null)));
        Assert.Equal(conditions, string.Join("; ", found.Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("Customers at risk", "cfb_risk", "true")]
    [InlineData("At-risk accounts", "cfb_risk", "true")]
    [InlineData("At-risk contacts", "cfb_risk", "true")]
    [InlineData("Corrected scores", "cfb_receivedon", "true")]
    [InlineData("Recent customer feedback", "cfb_receivedon", "true")]
    [InlineData("Negative feedback this month", "cfb_score", "false")]
    [InlineData("Themes by name", "cfb_name", "false")]
    [InlineData("Open follow-ups", "cfb_dueon", "false")]
    [InlineData("My open follow-ups", "cfb_dueon", "false")]
    [InlineData("Overdue follow-ups", "cfb_dueon", "false")]
    [InlineData("Closed follow-ups", "cfb_verifiedon", "true")]
    public void A_named_view_is_sorted_as_its_reader_expects(string name, string column, string descending)
    {
        var order = Named(name).Root.Descendants("order").First();
        Assert.Equal(column, (string?)order.Attribute("attribute"));
        Assert.Equal(descending, (string?)order.Attribute("descending"));
    }

    private static void AssertColumns(XElement node, string table, string path)
    {
        var used = node.Elements("attribute").Select(Name)
            .Concat(node.Elements("order").Select(o => (string)o.Attribute("attribute")!))
            .Concat(node.Elements("filter").SelectMany(f => f.Descendants("condition")).Where(c => c.Attribute("entityname") is null).Select(c => (string)c.Attribute("attribute")!));
        Assert.All(used, column => Assert.True(SolutionSource.HasColumn(table, column), $"{path}: {table} has no column {column}."));
    }

    private static SourceFile Named(string name) =>
        Views.Single(v => v.Root.Descendants("LocalizedName").Any(l => (string?)l.Attribute("description") == name));

    private static XElement View(string path) => Views.Single(v => v.Path == path).Root;

    private static string Name(XElement attribute) => (string)attribute.Attribute("name")!;

    private static string Value(XElement root, string element) => root.Descendants(element).Single().Value;
}
