using System;
using System.Linq;
using CrmFeedback.LocalOrg.Sample;
using Xunit;

namespace CrmFeedback.Tests.LocalOrg.Sample;

public class SampleTimelineTests
{
    private static readonly DateTime Today = new(2026, 3, 1, 15, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Events_of_all_customers_are_played_oldest_first()
    {
        var times = SampleTimeline.Of(StoryReader.ReadAll(), Today).Select(item => item.At).ToList();

        Assert.Equal(times.Order(), times);
        Assert.All(times, time => Assert.True(time < Today));
    }

    [Fact]
    public void A_storys_own_order_holds_on_a_shared_day()
    {
        foreach (var story in SampleTimeline.Of(StoryReader.ReadAll(), Today).GroupBy(item => item.Story))
            Assert.Equal(story.Key.Events, story.Select(item => item.Event));
    }

    [Fact]
    public void The_same_stories_give_the_same_calendar()
    {
        var first = SampleTimeline.Of(StoryReader.ReadAll(), Today).Select(item => item.At);
        var second = SampleTimeline.Of(StoryReader.ReadAll(), Today).Select(item => item.At);

        Assert.Equal(first, second);
    }
}
