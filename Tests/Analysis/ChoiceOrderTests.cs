using System;
using System.Linq;
using CrmFeedback.Analysis;
using Xunit;

namespace CrmFeedback.Tests.Analysis;

/// <summary>The numbers are stored in rows; a changed order would change the meaning of old ones.</summary>
public class ChoiceOrderTests
{
    [Theory]
    [InlineData(typeof(Sentiment), "VeryNegative Negative Neutral Positive VeryPositive Mixed Unscorable")]
    [InlineData(typeof(Polarity), "Negative Neutral Positive Mixed")]
    [InlineData(typeof(Channel), "Case Email Survey Phone Chat Sms Social WebForm App Store Community Hotline Meeting Import")]
    [InlineData(typeof(FeedbackLanguage), "English ChineseSimplified ChineseTraditional Mixed Other")]
    [InlineData(typeof(FeedbackKind), "Complaint Praise Suggestion Question Request Statement")]
    [InlineData(typeof(Severity), "Major Minor Suggestion")]
    [InlineData(typeof(Urgency), "Normal High Urgent")]
    [InlineData(typeof(LeaveIntent), "None Conditional Stated")]
    [InlineData(typeof(Emotion), "Joy Frustration Anger Sadness Worry Surprise Gratitude Hesitation")]
    [InlineData(typeof(RatingMismatch), "None RatingAboveText RatingBelowText")]
    [InlineData(typeof(UnscorableReason), "NoText NoWords LanguageNotSupported AutomaticReply NothingOfTheCustomersOwn AnalysisFailed DeliveryFailure CalendarAnswer ReadReceipt Newsletter")]
    public void Members_keep_their_numbers(Type type, string names)
    {
        string[] expected = names.Split(' ');
        Assert.Equal(expected, Enum.GetNames(type));
        Assert.Equal(Enumerable.Range(0, expected.Length), Enum.GetValues(type).Cast<object>().Select(v => Convert.ToInt32(v, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Fifteen_theme_codes_in_order() => Assert.Equal(
        "fees_pricing billing_payment refund_return delivery product_quality usability account_access security_fraud staff_attitude response_speed process_approval information_communication facility_environment promotion_loyalty cancellation_churn",
        string.Join(' ', ThemeCodes.All));
}
