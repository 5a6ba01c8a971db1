using System.IO;
using System.Linq;
using CrmFeedback.Analysis;
using CrmFeedback.Trainer.Corpora;
using Xunit;

namespace CrmFeedback.Tests.Trainer;

public class ThemeMarksTests
{
    private const int Fees = 0, Speed = 9;

    [Theory]
    [InlineData("Three emails, zero replies ¦ response_speed-", "Three emails, zero replies")]
    [InlineData("no marks here", "no marks here")]
    [InlineData("a broken bar ¦ in the words ¦ -", "a broken bar ¦ in the words")]
    public void The_text_is_what_stands_before_the_last_bar(string line, string text) => Assert.Equal(text, ThemeMarks.TextOf(line));

    [Fact]
    public void Every_theme_says_what_is_felt_about_it() =>
        Assert.Equal([(Speed, Polarity.Negative), (Fees, Polarity.Positive)], ThemeMarks.Of("late but cheap ¦ response_speed- fees_pricing+"));

    [Fact]
    public void A_mere_dash_is_no_theme_and_no_bar_says_nothing()
    {
        Assert.Empty(ThemeMarks.Of("good morning ¦ -")!);
        Assert.Null(ThemeMarks.Of("good morning"));
    }

    [Theory]
    [InlineData("late ¦ speed-", "'speed-' is no theme code")]
    [InlineData("late ¦ response_speed", "'response_speed' is no theme code")]
    [InlineData("late ¦ response_speed- response_speed+", "expected every theme once")]
    public void A_wrong_mark_is_named(string line, string message) =>
        Assert.Contains(message, Assert.Throws<InvalidDataException>(() => ThemeMarks.Of(line)).Message, System.StringComparison.Ordinal);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_theme_is_written_of_and_texts_without_any_too(bool chinese)
    {
        var texts = WrittenTexts.Themes(chinese);
        Assert.All(Enumerable.Range(0, ThemeCodes.All.Length), theme => Assert.True(texts.Count(t => (t.Themes >> theme & 1) == 1) > 200, ThemeCodes.All[theme]));
        Assert.True(texts.Count(t => t.Themes == 0) > 500);
        Assert.DoesNotContain(texts, t => t.Text.Contains('¦', System.StringComparison.Ordinal));
    }
}
