using System;
using System.Linq;
using CrmFeedback.FollowUp;
using CrmFeedback.Schema;
using Xunit;

namespace CrmFeedback.Tests.FollowUp;

public sealed class ClosedLoopTests
{
    private static readonly DateTime Now = new(2026, 11, 20, 9, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void The_rate_is_of_those_verified_or_past_due_and_the_days_are_the_median()
    {
        var figures = Figures(Verified(1), Verified(2), Verified(3.5), Verified(20), Verified(4), Verified(9.5), PastDue(), NotYetDue(), Cancelled());
        Assert.Equal(7, figures.Count);
        Assert.Equal(85.71m, figures.Rate);
        Assert.Equal(3.75m, figures.MedianDays);
    }

    [Fact]
    public void Below_five_there_is_no_figure()
    {
        var figures = Figures(Verified(1), Verified(2), Verified(3), PastDue());
        Assert.Equal(4, figures.Count);
        Assert.Null(figures.Rate);
        Assert.Null(figures.MedianDays);
    }

    [Fact]
    public void Nothing_verified_is_a_rate_of_nought_without_days()
    {
        var figures = Figures(PastDue(), PastDue(), PastDue(), PastDue(), PastDue());
        Assert.Equal(0m, figures.Rate);
        Assert.Null(figures.MedianDays);
    }

    [Fact]
    public void What_is_older_than_a_year_is_left_out()
    {
        var old = new FollowUpCourse { ReceivedOn = Now.AddDays(-366), VerifiedOn = Now.AddDays(-360) };
        Assert.Equal(0, Figures(old, old, old, old, old).Count);
    }

    [Fact]
    public void The_order_does_not_matter()
    {
        var random = new Random(3);
        var courses = Enumerable.Range(0, 40).Select(_ => random.Next(3) == 0 ? PastDue() : Verified(random.Next(1, 400) / 10.0)).ToList();
        var expected = Figures([.. courses]);
        for (var run = 0; run < 20; run++)
        {
            var figures = Figures([.. courses.OrderBy(_ => random.Next())]);
            Assert.Equal((expected.Rate, expected.MedianDays, expected.Count), (figures.Rate, figures.MedianDays, figures.Count));
        }
    }

    [Theory]
    [InlineData("20", "30", FollowUpOutcome.Better)]
    [InlineData("20", "29.99", FollowUpOutcome.Same)]
    [InlineData("20", "10.01", FollowUpOutcome.Same)]
    [InlineData("20", "10", FollowUpOutcome.Worse)]
    [InlineData(null, "10", null)]
    [InlineData("20", null, null)]
    public void The_next_feedback_is_better_or_worse_from_ten_points_on(string? before, string? after, FollowUpOutcome? expected) =>
        Assert.Equal(expected, OutcomeRules.Of(Number(before), Number(after), FollowUpSettings.Default));

    [Theory]
    [InlineData(20, 20, FollowUpOutcome.Same)]
    [InlineData(20, 21, FollowUpOutcome.Better)]
    [InlineData(20, 19, FollowUpOutcome.Worse)]
    public void Without_a_margin_every_difference_counts(int before, int after, FollowUpOutcome expected) =>
        Assert.Equal(expected, OutcomeRules.Of(before, after, new FollowUpSettings("""{"outcomeMargin":0}""")));

    [Theory]
    [InlineData("incident_a", "incident_A", "account_1", "account_2", true)]
    [InlineData("incident_a", "incident_b", "account_1", "account_1", false)]
    [InlineData("incident_a", null, "account_1", "account_1", true)]
    [InlineData(null, "incident_a", "account_1", "account_1", true)]
    [InlineData(null, null, "account_1", "account_1", true)]
    [InlineData(null, null, "account_1", "account_2", false)]
    [InlineData(null, null, null, "account_1", false)]
    [InlineData("account_1", "contact_3", "account_1", "account_1", true)]
    public void A_mail_answers_what_is_about_the_same_case_or_came_from_its_recipient(string? about, string? mailAbout, string? customer, string recipient, bool expected) =>
        Assert.Equal(expected, AnswerRule.Answers(new SentMail { SentOn = Now, RegardingKey = mailAbout, RecipientKeys = [recipient] }, Now.AddDays(-1), customer, about));

    [Theory]
    [InlineData(1, false)]
    [InlineData(0, true)]
    [InlineData(-60, true)]
    [InlineData(-61, false)]
    public void A_mail_answers_what_was_said_before_it_and_not_too_long_ago(int days, bool expected) =>
        Assert.Equal(expected, AnswerRule.Answers(new SentMail { SentOn = Now, RecipientKeys = ["account_1"] }, Now.AddDays(days), "account_1", null));

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void A_case_resolved_before_the_customer_wrote_again_does_not_resolve_that(int receivedAfter, bool expected) =>
        Assert.Equal(expected ? Now : null, CaseResolution.Of(Now, Now.AddHours(receivedAfter)));

    private static decimal? Number(string? text) => text == null ? null : decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static ClosedLoopFigures Figures(params FollowUpCourse[] courses) => new(courses, Now, FollowUpSettings.Default);

    private static FollowUpCourse Verified(double days) => new() { ReceivedOn = Now.AddDays(-30), DueOn = Now.AddDays(-28), VerifiedOn = Now.AddDays(-30 + days) };

    private static FollowUpCourse PastDue() => new() { ReceivedOn = Now.AddDays(-5), DueOn = Now.AddDays(-3) };

    private static FollowUpCourse NotYetDue() => new() { ReceivedOn = Now.AddDays(-1), DueOn = Now.AddDays(1) };

    private static FollowUpCourse Cancelled() => new() { ReceivedOn = Now.AddDays(-9), DueOn = Now.AddDays(-8), IsCancelled = true };
}
