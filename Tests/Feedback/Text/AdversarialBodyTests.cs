using System.Linq;
using System.Text;
using CrmFeedback.Analysis;
using CrmFeedback.Feedback;
using Xunit;

namespace CrmFeedback.Tests.Feedback.Text;

/// <summary>Bodies of a megabyte made to be hard: they are read, rightly. How fast is measured in Tools/Benchmarks.</summary>
public sealed class AdversarialBodyTests
{
    private const int Megabyte = 1_000_000;

    [Fact]
    public void Ten_thousand_levels_of_quotes()
    {
        var body = new StringBuilder("Enough!\n\n");
        for (var level = 1; level <= 10_000 && body.Length < Megabyte; level++)
            body.Append('>', level).Append(" level\n");
        Assert.Equal("Enough!", OwnWords.OfMail("s", body.ToString()).Text);
    }

    [Fact]
    public void One_line_of_a_million_characters()
    {
        var words = OwnWords.OfMail("s", string.Concat(Enumerable.Repeat("word ", Megabyte / 5)));
        Assert.True(words.Truncated);
        Assert.StartsWith("word word", words.Text, System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<div>")]
    [InlineData("<blockquote>")]
    [InlineData("<div class=\"gmail_quote\">")]
    [InlineData("<b>")]
    [InlineData("<table><tr><td>")]
    [InlineData("<span style=\"font-size:0")]
    [InlineData("<ul><li>")]
    [InlineData("</p>")]
    [InlineData("<a href=\"")]
    [InlineData("<!--")]
    [InlineData("&#x")]
    [InlineData("<p a=b c=d e='")]
    public void Unclosed_and_stray_tags(string tag)
    {
        var body = "<p>Enough!</p>" + string.Concat(Enumerable.Repeat(tag, Megabyte / tag.Length)) + "</p>";
        var words = OwnWords.OfMail("s", body);
        Assert.NotEqual(UnscorableReason.AnalysisFailed, words.Reason);
        Assert.StartsWith("Enough!", words.Text, System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("On ")]
    [InlineData("On 2 Mar 2026, a@b.example\n")]
    [InlineData("From: a\n")]
    [InlineData("From: a\nTo: b\n")]
    [InlineData("wrote:\n")]
    [InlineData("-- \n")]
    [InlineData("Regards,\n")]
    [InlineData("\n")]
    [InlineData("> \n")]
    [InlineData("_________________\n")]
    [InlineData("Agent: a\nCustomer: b\n")]
    [InlineData("10:02 ")]
    [InlineData("@")]
    [InlineData("1 2 3 4-5 6(7)8 ")]
    [InlineData("This email is confidential\n\n")]
    [InlineData("在写道：\n")]
    public void Repeated_marks(string mark)
    {
        var body = "Enough!\n\n" + string.Concat(Enumerable.Repeat(mark, Megabyte / mark.Length));
        var mail = OwnWords.OfMail("s", body);
        Assert.NotEqual(UnscorableReason.AnalysisFailed, mail.Reason);
        Assert.StartsWith("Enough!", mail.Text, System.StringComparison.Ordinal);
        Assert.NotEqual(UnscorableReason.AnalysisFailed, OwnWords.OfCase("s", body).Reason);
        Assert.Equal(mail.Text.Length, PersonalDataMask.Apply(mail.Text).Length);
    }
}
