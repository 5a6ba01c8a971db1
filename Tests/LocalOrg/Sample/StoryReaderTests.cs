using System;
using System.Linq;
using CrmFeedback.LocalOrg.Sample;
using Xunit;

namespace CrmFeedback.Tests.LocalOrg.Sample;

public class StoryReaderTests
{
    [Fact]
    public void The_sample_has_about_forty_customers_and_some_four_hundred_sources_in_a_year()
    {
        var stories = StoryReader.ReadAll();
        var events = stories.SelectMany(story => story.Events).ToList();
        var sources = events.Count(item => item is CaseEvent or CaseFromMailEvent or MailEvent or SurveyEvent);

        Assert.InRange(stories.Count, 38, 42);
        Assert.InRange(sources, 380, 440);
        Assert.All(events, item => Assert.InRange(item.Day, -365, -1));
    }

    [Fact]
    public void The_sample_tells_all_its_stories_once_and_has_case_mail_pairs()
    {
        var stories = StoryReader.ReadAll();

        foreach (var theme in new[] { "falling", "recovering", "silent", "delighted", "threatening" })
            Assert.Single(stories, story => story.Theme == theme);
        Assert.True(stories.SelectMany(story => story.Events).OfType<CaseFromMailEvent>().Count() >= 5);
    }

    [Fact]
    public void Every_story_is_told_in_order_of_time()
    {
        Assert.All(StoryReader.ReadAll(), story => Assert.Equal(story.Events.Select(item => item.Day).Order(), story.Events.Select(item => item.Day)));
    }

    [Fact]
    public void Events_are_read_with_what_their_kind_needs()
    {
        var story = Assert.Single(StoryReader.Parse(
            """
            [{"theme":"t","company":{"name":"N","city":"C","country":"L","domain":"n.example","phone":"1","revenue":2500000},"people":{"a":["Ann","Bee","Boss"]},
              "events":[[-3,"survey","a","web",null,80,"Good"],[-2,"mailchain","a","S","T"],[-1,"resolve","a"]]}]
            """, "f.json"));

        Assert.Equal(new StoryPerson("Ann", "Bee", "Boss", "a@n.example"), story.People["a"]);
        Assert.Equal(
            [new SurveyEvent(-3, "a", "web", null, 80, "Good"), new MailEvent(-2, "a", "S", "T", true), new ResolveEvent(-1, "a")],
            story.Events);
    }

    [Theory]
    [InlineData("""[-1,"dance","a"]""", "f.json, customer 1, event 1: there is no event of kind dance")]
    [InlineData("""[-1,"case","b","t","x"]""", "nobody among the customer's people has the key b")]
    [InlineData("""[-1,"case","a","t"]""", "a case event has no item 5")]
    [InlineData("""[-1]""", "an event needs a day, a kind and a person")]
    public void A_wrong_event_is_named_with_its_place(string item, string expected)
    {
        var error = Assert.Throws<FormatException>(() => StoryReader.Parse($$"""[{"theme":"t","people":{"a":["A","B",""]},"events":[{{item}}]}]""", "f.json"));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }
}
