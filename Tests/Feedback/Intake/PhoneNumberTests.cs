using System.Text.RegularExpressions;
using CrmFeedback.Feedback;
using Xunit;

namespace CrmFeedback.Tests.Feedback.Intake;

public sealed class PhoneNumberTests
{
    [Theory]
    [InlineData("+86 138-0013-8000", "+8613800138000")]
    [InlineData("0086 13800138000", "+8613800138000")]
    [InlineData("138 0013 8000", "13800138000")]
    [InlineData("１３８００１３８０００", "13800138000")]
    [InlineData("+44 (0)20 7946 0958", "+442079460958")]
    [InlineData("(020) 7946-0958 ext. 12", "2079460958")]
    [InlineData("02-2345-6789 轉 123", "223456789")]
    [InlineData("555.123.4567x89", "5551234567")]
    public void A_number_is_its_digits(string text, string number) => Assert.Equal(number, PhoneNumber.Parse(text)?.ToString());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("n/a")]
    [InlineData("123456")]
    [InlineData("1234567890123456")]
    [InlineData("ann@example.com")]
    [InlineData("call 138 0013 8000")]
    public void What_is_no_number_is_none(string? text) => Assert.Null(PhoneNumber.Parse(text));

    [Theory]
    [InlineData("+86 138 0013 8000", "13800138000", true)]
    [InlineData("+886 2 2345 6789", "(02) 2345-6789", true)]
    [InlineData("+44 20 7946 0958", "020 7946 0958", true)]
    [InlineData("2345 6789", "+886 2 2345 6789", false)]
    [InlineData("+1 138 0013 8000", "+86 138 0013 8000", false)]
    [InlineData("138 0013 8000", "139 0013 8000", false)]
    public void Two_spellings_are_one_number_or_not(string left, string right, bool same)
    {
        Assert.Equal(same, PhoneNumber.AreSame(PhoneNumber.Parse(left)!, PhoneNumber.Parse(right)!));
        Assert.Equal(same, PhoneNumber.AreSame(PhoneNumber.Parse(right)!, PhoneNumber.Parse(left)!));
    }

    [Theory]
    [InlineData("+86 138-0013-8000")]
    [InlineData("1 3 8 0 0 1 3 8 0 0 0")]
    [InlineData("138.00.138.000 ext 4")]
    public void The_pattern_finds_every_spelling(string stored)
    {
        var pattern = "^" + PhoneNumber.Parse("13800138000")!.LikePattern.Replace("%", ".*", System.StringComparison.Ordinal) + "$";
        Assert.Matches(new Regex(pattern, RegexOptions.None, System.TimeSpan.FromSeconds(1)), stored);
    }
}
