using System;
using System.Collections.Generic;
using System.Linq;
using CrmFeedback.Analysis;
using CrmFeedback.FollowUp;
using CrmFeedback.Schema;
using Xunit;

namespace CrmFeedback.Tests.FollowUp;

public sealed class OpeningRulesTests
{
    private static readonly DateTime Now = new(2026, 11, 20, 9, 0, 0, DateTimeKind.Utc);
    private static readonly Guid Id = new("0f8fad5b-d9cb-469f-a165-70867728950e");

    [Fact]
    public void A_threat_with_the_regulator_and_a_stated_intent_to_leave_are_two_reasons() =>
        Assert.Equal("regulator leave_stated", Codes(new FollowUpFact { Id = Id, ReceivedOn = Now, RegulatorThreat = true, LeaveIntent = LeaveIntent.Stated }));

    [Fact]
    public void A_condition_to_leave_is_no_reason_of_its_own() =>
        Assert.Equal("", Codes(new FollowUpFact { Id = Id, ReceivedOn = Now, LeaveIntent = LeaveIntent.Conditional }));

    [Theory]
    [InlineData(47, "")]
    [InlineData(48, "unanswered_complaint")]
    [InlineData(24 * 30, "unanswered_complaint")]
    [InlineData(24 * 30 + 1, "")]
    public void A_severe_complaint_that_nobody_answered_is_a_reason_from_two_days_on_and_for_a_month(int hours, string codes) =>
        Assert.Equal(codes, Codes(Complaint(hours)));

    [Fact]
    public void A_complaint_that_is_minor_answered_or_resolved_is_none()
    {
        Assert.Equal("", Codes(new FollowUpFact { ReceivedOn = Now.AddDays(-3), Kind = FeedbackKind.Complaint, Severity = Severity.Minor }));
        Assert.Equal("", Codes(new FollowUpFact { ReceivedOn = Now.AddDays(-3), Kind = FeedbackKind.Complaint, Severity = Severity.Major, AnsweredOn = Now.AddDays(-2) }));
        Assert.Equal("", Codes(new FollowUpFact { ReceivedOn = Now.AddDays(-3), Kind = FeedbackKind.Complaint, Severity = Severity.Major, ResolvedOn = Now.AddDays(-2) }));
        Assert.Equal("", Codes(new FollowUpFact { ReceivedOn = Now.AddDays(-3), Kind = FeedbackKind.Request, Severity = Severity.Major }));
    }

    [Fact]
    public void What_does_not_count_or_is_history_opens_nothing()
    {
        Assert.Equal("", Codes(new FollowUpFact { ReceivedOn = Now, RegulatorThreat = true, Counts = false }));
        Assert.Equal("", Codes(new FollowUpFact { ReceivedOn = Now.AddDays(-31), RegulatorThreat = true, LeaveIntent = LeaveIntent.Stated }));
    }

    [Theory]
    [InlineData(FollowUpTrigger.RegulatorThreat, Urgency.Normal, 24 * 60)]
    [InlineData(FollowUpTrigger.RegulatorThreat, Urgency.High, 12 * 60)]
    [InlineData(FollowUpTrigger.RegulatorThreat, Urgency.Urgent, 6 * 60)]
    [InlineData(FollowUpTrigger.LeaveIntent, Urgency.Normal, 48 * 60)]
    [InlineData(FollowUpTrigger.RiskThreshold, Urgency.Normal, 120 * 60)]
    [InlineData(FollowUpTrigger.UnansweredComplaint, Urgency.Urgent, 18 * 60)]
    public void The_graver_and_the_more_urgent_the_sooner_it_is_due(FollowUpTrigger trigger, Urgency urgency, int minutes) =>
        Assert.Equal(Now.AddMinutes(minutes), OpeningRules.DueOn(new FollowUpReason(trigger, Now, Id), urgency, FollowUpSettings.Default));

    [Theory]
    [InlineData(RiskLevel.Elevated, null, null, false)]
    [InlineData(RiskLevel.High, null, null, true)]
    [InlineData(RiskLevel.Critical, -1, null, true)]
    [InlineData(RiskLevel.High, -3, -2, false)]
    [InlineData(RiskLevel.High, -1, -2, true)]
    [InlineData(RiskLevel.High, -40, -30, false)]
    [InlineData(RiskLevel.High, -40, -31, true)]
    public void A_high_risk_is_a_reason_unless_it_was_just_dealt_with(RiskLevel level, int? lastFeedback, int? lastClosed, bool expected) =>
        Assert.Equal(expected, OpeningRules.IsRisk(level, Day(lastFeedback), Day(lastClosed), Now, FollowUpSettings.Default));

    [Fact]
    public void An_admins_numbers_count()
    {
        var settings = new FollowUpSettings("""{"openDays":2,"unansweredHours":1,"leaveHours":8,"highUrgencyPercent":25}""");
        Assert.Equal("unanswered_complaint", Codes(Complaint(1), settings));
        Assert.Equal("", Codes(Complaint(49), settings));
        Assert.Equal(Now.AddHours(2), OpeningRules.DueOn(new FollowUpReason(FollowUpTrigger.LeaveIntent, Now, Id), Urgency.High, settings));
    }

    [Fact]
    public void Reasons_are_written_as_codes_and_read_back()
    {
        FollowUpReason[] reasons =
        [
            new(FollowUpTrigger.LeaveIntent, Now.AddHours(-2), Id), new(FollowUpTrigger.RiskThreshold, Now, null),
            new(FollowUpTrigger.RegulatorThreat, Now.AddHours(-1), Id), new(FollowUpTrigger.LeaveIntent, Now.AddHours(-2), Id),
        ];
        var sorted = FollowUpReason.Union(reasons, []);
        var json = FollowUpReasonsJson.Write(sorted);
        Assert.Equal(
            """[{"code":"regulator","on":"2026-11-20T08:00:00Z","feedback":"0f8fad5b-d9cb-469f-a165-70867728950e"},{"code":"leave_stated","on":"2026-11-20T07:00:00Z","feedback":"0f8fad5b-d9cb-469f-a165-70867728950e"},{"code":"risk_threshold","on":"2026-11-20T09:00:00Z"}]""",
            json);
        Assert.True(FollowUpReason.AreSame(sorted, FollowUpReasonsJson.Read(json)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("soon please")]
    [InlineData("{\"code\":\"regulator\"}")]
    [InlineData("[1,null,{\"code\":\"nonsense\",\"on\":\"2026-11-20T08:00:00Z\"},{\"code\":\"regulator\",\"on\":\"yesterday\"}]")]
    [InlineData("[\ud800")]
    public void What_is_no_list_of_reasons_counts_as_none(string? json) => Assert.Empty(FollowUpReasonsJson.Read(json));

    [Fact]
    public void The_reasons_of_any_order_any_grouping_and_any_repetition_are_the_same_and_fit_into_the_column()
    {
        var random = new Random(5);
        for (var run = 0; run < 200; run++)
        {
            var all = Enumerable.Range(0, random.Next(1, 60)).Select(_ => new FollowUpReason(
                (FollowUpTrigger)random.Next(4), Now.AddMinutes(-random.Next(5)), random.Next(4) == 0 ? null : new Guid(random.Next(30), 0, 0, new byte[8]))).ToList();
            var expected = FollowUpReason.Union(all, []);
            IReadOnlyList<FollowUpReason> grown = [];
            foreach (var part in all.Concat(all.Where(_ => random.Next(2) == 0)).OrderBy(_ => random.Next()).Chunk(random.Next(1, 5)))
                grown = FollowUpReasonsJson.Read(FollowUpReasonsJson.Write(FollowUpReason.Union(grown, part)));
            Assert.True(FollowUpReason.AreSame(expected, grown), $"run {run}");
            Assert.InRange(FollowUpReasonsJson.Write(grown).Length, 2, FollowUpTable.ReasonsLength);
        }
    }

    [Fact]
    public void The_most_reasons_fit_into_the_column() =>
        Assert.InRange(FollowUpReasonsJson.Write(Enumerable.Repeat(new FollowUpReason(FollowUpTrigger.UnansweredComplaint, Now, Id), FollowUpReasonsJson.Most)).Length, 3800, FollowUpTable.ReasonsLength);

    private static FollowUpFact Complaint(int hours) => new() { Id = Id, ReceivedOn = Now.AddHours(-hours), Kind = FeedbackKind.Complaint, Severity = Severity.Major };

    private static string Codes(FollowUpFact fact, FollowUpSettings? settings = null) =>
        string.Join(' ', OpeningRules.Of(fact, Now, settings ?? FollowUpSettings.Default).Select(r => FollowUpReasonsJson.CodeOf(r.Trigger)));

    private static DateTime? Day(int? day) => day is { } days ? Now.AddDays(days) : null;
}
