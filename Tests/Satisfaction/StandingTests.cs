using System;
using System.Collections.Generic;
using System.Linq;
using CrmFeedback.Analysis;
using CrmFeedback.Satisfaction;
using CrmFeedback.Schema;
using Xunit;

namespace CrmFeedback.Tests.Satisfaction;

/// <summary>The arithmetic of a standing on literal histories.</summary>
public sealed class StandingTests
{
    private static readonly DateTime Today = SeededCustomer.Today;

    [Theory]
    [InlineData(0, 1048576)]
    [InlineData(-5, 1048576)]
    [InlineData(90, 524288)]
    [InlineData(180, 262144)]
    [InlineData(45, 741455)]
    [InlineData(1800, 0)]
    public void A_weight_halves_with_every_half_life(double days, long weight) =>
        Assert.Equal(weight, Decay.Weight(TimeSpan.FromDays(days), 90m));

    [Fact]
    public void Weights_are_powers_of_two_to_a_millionth_of_a_day_s_step()
    {
        for (var step = 0; step < 64 * 12; step++)
            Assert.InRange(Decay.Weight(TimeSpan.FromMinutes(step * 90 * 1440 / 64.0 + 0.5), 90m) - Math.Pow(2, 20 - step / 64.0), -1.01, 1.01);
    }

    [Theory]
    [InlineData(-0.2, null, null, null, 40.0)]
    [InlineData(null, 9, null, null, 90.0)]
    [InlineData(null, 8, 60.0, 70.0, 70.0)]
    [InlineData(0.0, 8, null, null, 70.0)]
    [InlineData(null, null, null, null, null)]
    public void Ratings_and_words_make_one_value(double? score, int? nps, double? csat, double? ces, double? value) =>
        Assert.Equal((decimal?)value, FeedbackValue.Of((decimal?)score, nps, (decimal?)csat, (decimal?)ces, SatisfactionSettings.Default));

    [Fact]
    public void One_bad_word_moves_a_customer_a_fifth_of_the_way_from_the_mean()
    {
        // (4 * 60 + 1 * 10) / 5
        var score = SatisfactionScore.Of(History(Said(0, -0.8m)), StandingModel.Default.Baseline, SatisfactionSettings.Default)!;
        Assert.Equal(50m, score.Value);
        Assert.Equal(1m, score.Evidence);
        Assert.Equal(30.40m, score.Low);
        Assert.Equal(69.60m, score.High);
    }

    [Fact]
    public void Much_evidence_outweighs_the_mean_and_old_evidence_does_not()
    {
        var recent = Score(Enumerable.Range(0, 40).Select(i => Said(i % 5, -0.8m)));
        var old = Score(Enumerable.Range(0, 40).Select(i => Said(700 + i % 5, -0.8m)));
        Assert.InRange(recent.Value, 14m, 15m);
        Assert.InRange(old.Value, 57m, 59.9m);
        Assert.True(recent.High - recent.Low < old.High - old.Low);
    }

    [Fact]
    public void Nothing_scored_is_no_satisfaction_but_counts()
    {
        var standing = CustomerStanding.Of(History(new FeedbackFact { Id = Guid.NewGuid(), ReceivedOn = Today.AddDays(-1) }), StandingModel.Default);
        Assert.Null(standing.Score);
        Assert.Null(standing.Trend);
        Assert.Equal(1, standing.Count);
        Assert.Equal(0m, standing.Risk.Risk);
        Assert.Equal("[]", RiskReasonsJson.Write(standing));
    }

    [Fact]
    public void Older_feedback_counts_in_the_number_and_a_little_in_the_mean()
    {
        var standing = CustomerStanding.Of(new CustomerHistory(Today, [], new OlderFeedback(200, 200, 1m, Today.AddDays(-731))), StandingModel.Default);
        Assert.Equal(200, standing.Count);
        Assert.InRange(standing.Score!.Value, 61m, 70m);
        Assert.Equal(Today.AddDays(-731), standing.LastFeedbackOn);
        Assert.Null(standing.NextDueOn);
    }

    [Theory]
    [InlineData(new[] { 10, 9, 8, 6, 0 }, 0.0)]
    [InlineData(new[] { 10, 10, 9, 9, 7, 7 }, 66.67)]
    [InlineData(new[] { 0, 1, 2, 3, 4, 5, 6 }, -100.0)]
    [InlineData(new[] { 10, 10, 10, 10 }, null)]
    public void Nps_is_promoters_minus_detractors_and_no_figure_below_five_answers(int[] answers, double? nps)
    {
        var metrics = new CustomerMetrics(History([.. answers.Select((a, i) => new FeedbackFact { Id = Id(i), ReceivedOn = Today.AddDays(-i), Nps = a })]), SatisfactionSettings.Default);
        Assert.Equal((decimal?)nps, metrics.Nps);
        Assert.Equal(answers.Length, metrics.NpsCount);
        Assert.Null(metrics.Csat);
        Assert.Null(metrics.NetSentiment);
    }

    [Fact]
    public void Csat_is_the_share_of_the_top_boxes_ces_a_mean_and_net_sentiment_a_balance()
    {
        var facts = new[] { (75m, 0.5m), (100m, 0.1m), (74.99m, 0.09m), (0m, -0.1m), (80m, -1m) }
            .Select((v, i) => new FeedbackFact { Id = Id(i), ReceivedOn = Today.AddDays(-i), Csat = v.Item1, Ces = v.Item1, Score = v.Item2 });
        var metrics = new CustomerMetrics(History([.. facts]), SatisfactionSettings.Default);
        Assert.Equal(60m, metrics.Csat);
        Assert.Equal(66m, metrics.Ces);
        Assert.Equal(0m, metrics.NetSentiment);
    }

    [Fact]
    public void Answers_of_last_year_are_no_part_of_the_figures()
    {
        var facts = Enumerable.Range(0, 6).Select(i => new FeedbackFact { Id = Id(i), ReceivedOn = Today.AddDays(-364 - i), Nps = 10 });
        Assert.Equal(2, new CustomerMetrics(History([.. facts]), SatisfactionSettings.Default).NpsCount);
    }

    [Fact]
    public void A_fall_is_seen_and_five_feedback_are_too_few()
    {
        var fall = new[] { 0.7m, 0.6m, 0.8m, 0.7m, 0.6m, -0.6m, -0.7m, -0.8m };
        var trend = TrendTest.Of(Series(fall), StandingModel.Default.Baseline, SatisfactionSettings.Default)!;
        Assert.Equal(Trend.Falling, trend.Direction);
        Assert.InRange(trend.Significance, 0.98m, 1m);
        Assert.InRange(trend.Change, -100m, -60m);
        Assert.Equal(Trend.Rising, TrendTest.Of(Series([.. fall.Reverse()]), StandingModel.Default.Baseline, SatisfactionSettings.Default)!.Direction);
        Assert.Null(TrendTest.Of(Series(fall[3..]), StandingModel.Default.Baseline, SatisfactionSettings.Default));
    }

    [Fact]
    public void Equal_values_prove_nothing()
    {
        var trend = TrendTest.Of(Series([0.2m, 0.2m, 0.2m, 0.2m, 0.2m, 0.2m]), StandingModel.Default.Baseline, SatisfactionSettings.Default)!;
        Assert.Equal(Trend.Stable, trend.Direction);
        Assert.Equal(0m, trend.Significance);
    }

    [Fact]
    public void A_threat_fades_with_time_and_with_every_good_word()
    {
        static decimal Points(double daysAgo, int goodWords)
        {
            var facts = new List<FeedbackFact> { new() { Id = Id(1), ReceivedOn = Today.AddDays(-daysAgo), LeaveIntent = LeaveIntent.Stated, RegulatorThreat = true } };
            facts.AddRange(Enumerable.Range(0, goodWords).Select(i => Said(daysAgo / 2 - i * 0.1, 0.8m)));
            return CustomerStanding.Of(History([.. facts]), StandingModel.Default).Risk.Reasons.SingleOrDefault(r => r.Code == RiskCodes.LeaveStated)?.Points ?? 0m;
        }

        Assert.Equal(30m, Points(0, 0));
        Assert.Equal(15m, Points(60, 0));
        Assert.Equal(7.5m, Points(60, 1));
        Assert.Equal(0m, Points(300, 0));
    }

    [Fact]
    public void The_counterfactual_names_the_theme_whose_complaints_to_close()
    {
        var facts = Enumerable.Range(0, 3).Select(i => Complaint(i, 20 + i, "delivery")).Append(Complaint(9, 2, "fees_pricing")).ToArray();
        var standing = CustomerStanding.Of(History(facts), StandingModel.Default);
        Assert.Equal(4, standing.OpenComplaintCount);
        Assert.Equal(["delivery", "fees_pricing"], standing.TopThemes);
        var action = standing.Counterfactual!;
        Assert.Equal((RiskCodes.OpenComplaints, "delivery", 3), (action.Code, action.Theme, action.Count));
        Assert.Equal((int)Math.Round(standing.Risk.Risk, MidpointRounding.AwayFromZero), action.From);
        var closed = CustomerStanding.Of(History([.. facts.Select(f => f.NegativeThemes.Contains("delivery") ? f.Closed(Today) : f)]), StandingModel.Default);
        Assert.Equal((int)Math.Round(closed.Risk.Risk, MidpointRounding.AwayFromZero), action.To);
        Assert.Equal(1, closed.OpenComplaintCount);
        Assert.EndsWith("{\"code\":\"open_complaints\",\"theme\":\"delivery\",\"n\":3,\"from\":" + action.From + ",\"to\":" + action.To + "}]", RiskReasonsJson.Write(standing), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(10, null, null, true)]
    [InlineData(10, null, 1.0, false)]
    [InlineData(10, 5.0, null, true)]
    [InlineData(50, 31.0, null, false)]
    [InlineData(121, null, null, false)]
    public void A_complaint_is_open_until_resolved_accepted_or_past(double daysAgo, double? answeredDaysAgo, double? resolvedDaysAgo, bool open)
    {
        var fact = new FeedbackFact
        {
            Id = Id(1),
            ReceivedOn = Today.AddDays(-daysAgo),
            Kind = FeedbackKind.Complaint,
            AnsweredOn = answeredDaysAgo is { } a ? Today.AddDays(-a) : null,
            ResolvedOn = resolvedDaysAgo is { } r ? Today.AddDays(-r) : null,
        };
        Assert.Equal(open, OpenComplaints.IsOpen(fact, History(fact), RiskSettings.Default));
    }

    [Fact]
    public void The_order_and_repetition_of_facts_do_not_matter()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var customer = new SeededCustomer(seed);
            var facts = Enumerable.Range(0, 30).Select(i => new FeedbackFact
            {
                // Moments repeat, as those of a mail and its case do.
                Id = customer.NewId(), ReceivedOn = Today.AddDays(-customer.Whole(0, 40)), Score = customer.Whole(-10, 10) / 10m, Nps = i % 3 == 0 ? customer.Whole(0, 10) : null,
                Kind = (FeedbackKind)customer.Whole(0, 5), LeaveIntent = (LeaveIntent)customer.Whole(0, 2), RegulatorThreat = customer.Whole(0, 9) == 0,
                Themes = ["t" + customer.Whole(0, 3)], NegativeThemes = ["t" + customer.Whole(0, 3)],
            }).ToList();
            var expected = RiskReasonsJson.Write(CustomerStanding.Of(History([.. facts]), StandingModel.Default));
            facts.AddRange(facts.Take(10).ToList());
            customer.Shuffle(facts);
            Assert.Equal(expected, RiskReasonsJson.Write(CustomerStanding.Of(History([.. facts]), StandingModel.Default)));
        }
    }

    [Theory]
    [InlineData("{\"priorMean\":30}", 30, 4)]
    [InlineData("{\"priorMean\":-5,\"priorFeedbacks\":1e9,\"unknown\":1,\"halfLifeDays\":7}", 0, 1000)]
    [InlineData("{\"priorMean\":\"soon\"}", 60, 4)]
    [InlineData("not json", 60, 4)]
    [InlineData("[]", 60, 4)]
    [InlineData("", 60, 4)]
    [InlineData(null, 60, 4)]
    public void Settings_take_what_can_be_read_and_never_fail(string? json, double mean, double prior)
    {
        var settings = new SatisfactionSettings(json, 45);
        Assert.Equal(((decimal)mean, (decimal)prior), (settings.PriorMean, settings.PriorFeedbacks));
    }

    [Fact]
    public void The_half_life_is_the_environment_variable_and_no_row_changes_it()
    {
        Assert.Equal(45m, new SatisfactionSettings("{\"halfLifeDays\":30}", 45).HalfLifeDays);
        Assert.Equal(90m, SatisfactionSettings.Default.HalfLifeDays);
        Assert.DoesNotContain("halfLifeDays", SatisfactionSettings.DefaultJson, StringComparison.Ordinal);
    }

    [Fact]
    public void The_shipped_settings_are_the_defaults()
    {
        Assert.All(SatisfactionSettings.All, n => Assert.Contains($"\"{n.Name}\":", SatisfactionSettings.DefaultJson, StringComparison.Ordinal));
        Assert.Equal(24m, new SatisfactionSettings(SatisfactionSettings.DefaultJson, 90).TrendPast);
        Assert.Equal(1.25m, new RiskSettings(RiskSettings.DefaultJson).SilenceMargin);
        Assert.All(SatisfactionSettings.All.Concat(RiskSettings.All), n => Assert.InRange(n.Default, n.Low, n.High));
    }

    [Fact]
    public void A_weight_that_an_admin_sets_to_nothing_takes_its_reason_away()
    {
        var history = History(Complaint(1, 10, "delivery"));
        var model = new StandingModel(SatisfactionSettings.Default, new RiskSettings("{\"openComplaintPoints\":0,\"unansweredPoints\":0}"), null);
        Assert.Contains(CustomerStanding.Of(history, StandingModel.Default).Risk.Reasons, r => r.Code == RiskCodes.OpenComplaints);
        Assert.DoesNotContain(CustomerStanding.Of(history, model).Risk.Reasons, r => r.Code is RiskCodes.OpenComplaints or RiskCodes.Unanswered);
    }

    [Fact]
    public void The_longest_reasons_fit_their_column()
    {
        var theme = new string('t', 50);
        var facts = Enumerable.Range(0, 30).Select(i => new FeedbackFact
        {
            Id = Id(i), ReceivedOn = Today.AddDays(-40 - i * 2), Score = i < 10 ? -1m : 0.2m, Nps = 0, Kind = FeedbackKind.Complaint, LeaveIntent = i % 2 == 0 ? LeaveIntent.Stated : LeaveIntent.Conditional,
            RegulatorThreat = true, NegativeThemes = [theme], Themes = [theme],
        }).ToArray();
        var standing = CustomerStanding.Of(History(facts), StandingModel.Default);
        Assert.True(standing.Risk.Reasons.Count >= 9, string.Join(',', standing.Risk.Reasons.Select(r => r.Code)));
        Assert.Equal(100m, standing.Risk.Risk);
        Assert.InRange(RiskReasonsJson.Write(standing).Length, 1, SatisfactionTable.RiskReasonsLength);
    }

    private static Guid Id(int n) => new(n, 0, 0, new byte[8]);

    private static FeedbackFact Said(double daysAgo, decimal score) => new() { Id = Guid.NewGuid(), ReceivedOn = Today.AddDays(-daysAgo), Score = score };

    private static FeedbackFact Complaint(int id, double daysAgo, string theme) =>
        new() { Id = Id(id), ReceivedOn = Today.AddDays(-daysAgo), Score = -0.5m, Kind = FeedbackKind.Complaint, Themes = [theme], NegativeThemes = [theme] };

    private static CustomerHistory History(params FeedbackFact[] facts) => SeededCustomer.History(facts);

    private static CustomerHistory Series(decimal[] scores) => History([.. scores.Select((s, i) => Said(10 * (scores.Length - i), s))]);

    private static SatisfactionScore Score(IEnumerable<FeedbackFact> facts) => SatisfactionScore.Of(History([.. facts]), StandingModel.Default.Baseline, SatisfactionSettings.Default)!;
}
