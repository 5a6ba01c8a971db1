using System.Linq;
using CrmFeedback.Analysis;
using CrmFeedback.Feedback;
using Xunit;

namespace CrmFeedback.Tests.Feedback.Corrections;

public sealed class ThemeListTests
{
    [Theory]
    [InlineData("delivery:negative", "delivery:negative")]
    [InlineData(" Delivery : Negative ; staff_attitude:positive ;", "delivery:negative;staff_attitude:positive")]
    [InlineData("delivery：negative；fees_pricing：mixed", "delivery:negative;fees_pricing:mixed")]
    [InlineData("delivery:negative;delivery:positive", "delivery:positive")]
    [InlineData("delivery", "delivery:neutral")]
    [InlineData("NONE", "none")]
    [InlineData(";;", "none")]
    public void A_list_reads_as_its_writer_means_it(string text, string canonical)
    {
        var entries = ThemeList.Parse(text, out var problem);
        Assert.Null(problem);
        Assert.Equal(canonical, ThemeList.Format(entries!, 400));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \n ")]
    public void Nothing_written_changes_nothing(string? text)
    {
        Assert.Null(ThemeList.Parse(text, out var problem));
        Assert.Null(problem);
    }

    [Theory]
    [InlineData("delivery:bad", "\"delivery:bad\" is not code:polarity")]
    [InlineData(":negative", "\":negative\" is not code:polarity")]
    [InlineData("a:negative:0.5", "\"a:negative:0.5\" is not code:polarity")]
    public void What_cannot_be_read_is_named(string text, string message)
    {
        Assert.Null(ThemeList.Parse(text, out var problem));
        Assert.StartsWith(message, problem, System.StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_that_is_too_long_loses_whole_entries()
    {
        var entries = Enumerable.Range(0, 9).Select(i => new ThemeEntry("theme_number_" + i, Polarity.Negative));
        Assert.Equal("theme_number_0:negative;theme_number_1:negative", ThemeList.Format(entries, 60));
    }
}
