using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using CrmFeedback.Analysis;
using CrmFeedback.Feedback;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;
using Xunit;

namespace CrmFeedback.Tests.Feedback;

public sealed class FeedbackRulesTests
{
    private static readonly DateTime Noon = new(2026, 3, 4, 12, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(0, -100)]
    [InlineData(6, -100)]
    [InlineData(7, 0)]
    [InlineData(8, 0)]
    [InlineData(9, 100)]
    [InlineData(10, 100)]
    [InlineData(99, 100)]
    [InlineData(-3, -100)]
    public void Nps_points_follow_detractor_passive_promoter(int nps, int points) => Assert.Equal((decimal)points, Ratings.Of(nps, null, null).NpsPoints);

    [Fact]
    public void Ratings_are_clamped_and_normalised()
    {
        var ratings = Ratings.Of(null, 120m, -5m);
        Assert.Equal(100m, ratings.Csat);
        Assert.Equal(0m, ratings.Ces);
        Assert.Equal(1m, ratings.Normalised);
        Assert.Null(ratings.NpsPoints);
        Assert.Equal(0.9m, Ratings.Of(9, null, null).Normalised);
    }

    [Fact]
    public void The_name_is_built_from_codes()
    {
        var analysis = Scored(kind: FeedbackKind.Complaint, themes: [new ThemeMention("delivery", Polarity.Negative, -5000, 9000, 0, 3)]);
        Assert.Equal("Complaint · delivery · e-mail", FeedbackName.Of(analysis, Channel.Email));
        Assert.Equal("Unscorable · survey", FeedbackName.Of(new FeedbackAnalysis(), Channel.Survey));
    }

    [Fact]
    public void Evidence_adds_up_whatever_is_left_out()
    {
        var spans = Enumerable.Range(0, 900).Select(i => new EvidenceSpan(i * 3, 2, i % 2 == 0 ? i + 1 : -i)).Append(new EvidenceSpan(0, 0, 77)).Append(new EvidenceSpan(99999, 5, 13));
        var analysis = Scored(raw: 4242, evidence: [.. spans]);
        foreach (var limit in new[] { 40000, 5000, 500, 60 })
        {
            var json = EvidenceJson.Write(analysis, 4000, limit)!;
            Assert.True(json.Length <= limit, json.Length + " > " + limit);
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            var sum = root.GetProperty("spans").EnumerateArray().Sum(s => s[2].GetInt32()) + root.GetProperty("rest").GetInt32();
            Assert.Equal(4242, root.GetProperty("raw").GetInt32());
            Assert.Equal(4242, sum);
            Assert.All(root.GetProperty("spans").EnumerateArray(), s => Assert.InRange(s[0].GetInt32() + s[1].GetInt32(), 1, 4000));
        }
    }

    [Fact]
    public void A_failing_analysis_is_an_unscorable_row_without_the_words_in_its_remark()
    {
        var source = new SourceRecord { Table = "incident", Id = Guid.NewGuid(), ReceivedOn = Noon, Words = OwnWords.OfCase(null, "secret words") };
        var row = FeedbackScorer.Score(source, CustomerLink.Unlinked(null), ThemeSet.Empty, true, (text, _) => throw new InvalidOperationException(text));
        var columns = FeedbackEntity.Columns(row);
        Assert.Equal(Choices.Option((int)Sentiment.Unscorable), columns[FeedbackTable.Sentiment]);
        Assert.Equal(Choices.Option((int)UnscorableReason.AnalysisFailed), columns[FeedbackTable.UnscorableReason]);
        Assert.Null(columns[FeedbackTable.Score]);
        Assert.Equal("secret words", columns[FeedbackTable.Text]);
        Assert.DoesNotContain("secret", row.Remark, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1970-01-01T00:00:00Z", 0)]
    [InlineData("1969-12-31T23:59:59Z", -1)]
    [InlineData("2026-03-04T23:59:59Z", 20516)]
    [InlineData("2026-03-05T00:00:00Z", 20517)]
    public void The_day_index_counts_whole_days_in_utc(string time, int day)
    {
        var on = DateTime.Parse(time, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AdjustToUniversal);
        var row = new FeedbackRow(new SourceRecord { ReceivedOn = on }, CustomerLink.Unlinked(null), new FeedbackAnalysis(), ThemeSet.Empty, null, true);
        Assert.Equal(day, row.DayIndex);
    }

    [Fact]
    public void Columns_keep_their_lengths_and_ranges_with_the_ugliest_analysis()
    {
        var text = string.Concat(Enumerable.Repeat("😀x", 9000));
        var analysis = Scored(
            raw: int.MaxValue, score: 99999,
            themes: [.. Enumerable.Range(0, 60).Select(i => new ThemeMention(new string('c', 80) + i, Polarity.Mixed, -99999, 99999, i * 7 - 5, 90_000))],
            phrases: [.. Enumerable.Range(0, 400).Select(i => new KeyPhrase(i, 50, "\"\\"))],
            engine: new string('e', 300));
        var source = new SourceRecord { Table = "incident", Id = Guid.NewGuid(), ReceivedOn = Noon, Words = OwnWords.OfCase(null, text) };
        var row = new FeedbackRow(source, CustomerLink.Unlinked(new string('a', 500)), analysis, ThemeSet.Empty, null, true);
        var entity = FeedbackEntity.ForCreate(row);
        Assert.Equal(1m, entity[FeedbackTable.Score]);
        Assert.Equal(320, entity.GetAttributeValue<string>(FeedbackTable.SenderAddress).Length);
        Assert.InRange(entity.GetAttributeValue<string>(FeedbackTable.Name).Length, 1, 200);
        Assert.InRange(entity.GetAttributeValue<string>(FeedbackTable.KeyPhrases).Length, 1, 4000);
        Assert.InRange(entity.GetAttributeValue<string>(FeedbackTable.Engine).Length, 1, 100);
        Assert.All(entity.GetAttributeValue<string>(FeedbackTable.KeyPhrases).Split('\n'), line => Assert.InRange(line.Length, 1, 50));
        var mentions = entity.RelatedEntities.Single().Value.Entities;
        Assert.Equal(25, mentions.Count);
        Assert.All(mentions, m =>
        {
            Assert.Equal(50, m.GetAttributeValue<string>(MentionTable.ThemeCode).Length);
            Assert.InRange(m.GetAttributeValue<string>(MentionTable.Phrase).Length, 1, 400);
            Assert.False(char.IsHighSurrogate(m.GetAttributeValue<string>(MentionTable.Phrase)[^1]));
            Assert.Equal(-1m, m[MentionTable.Score]);
            Assert.InRange((int)m[MentionTable.Start], 0, int.MaxValue);
        });
    }

    [Fact]
    public void The_earliest_of_the_same_words_is_the_original_in_any_order()
    {
        var ids = Enumerable.Range(1, 4).Select(i => new Guid(i, 0, 0, new byte[8])).ToArray();
        SameWords[] rows = [new(ids[0], "contact_1", Noon, true), new(ids[1], "contact_1", Noon.AddDays(3), true), new(ids[2], "contact_1", Noon.AddDays(7), true), new(ids[3], "contact_1", Noon.AddDays(8), true)];
        foreach (var order in new[] { rows, [.. rows.Reverse()], [rows[2], rows[0], rows[3], rows[1]] })
        {
            var originals = DuplicateRule.Originals(order, 7);
            Assert.Null(originals[ids[0]]);
            Assert.Equal(ids[0], originals[ids[1]]);
            Assert.Equal(ids[0], originals[ids[2]]);
            Assert.Null(originals[ids[3]]);
        }
    }

    [Fact]
    public void Of_two_at_the_same_second_the_smaller_id_is_the_original()
    {
        var small = new Guid(1, 0, 0, new byte[8]);
        var large = new Guid(2, 0, 0, new byte[8]);
        Assert.Equal(small, DuplicateRule.Originals([new(large, "contact_1", Noon, true), new(small, "contact_1", Noon, true)], 7)[large]);
    }

    [Fact]
    public void A_cancelled_row_is_nobody_s_original()
    {
        var first = Guid.NewGuid();
        var second = Guid.NewGuid();
        var originals = DuplicateRule.Originals([new(first, "contact_1", Noon, false), new(second, "contact_1", Noon.AddDays(1), true)], 7);
        Assert.Null(originals[first]);
        Assert.Null(originals[second]);
    }

    [Theory]
    [InlineData("contact_1", "account_9", true)]
    [InlineData("account_9", "contact_1", true)]
    [InlineData("account_9", "account_9", true)]
    [InlineData("contact_1", "CONTACT_1", true)]
    [InlineData("contact_1", "contact_2", false)]
    public void A_case_of_the_account_repeats_the_mail_of_its_contact_and_two_contacts_do_not_repeat_each_other(string earlier, string later, bool repeats)
    {
        Guid first = Guid.NewGuid(), second = Guid.NewGuid();
        var originals = DuplicateRule.Originals([new(second, later, Noon.AddHours(1), true), new(first, earlier, Noon, true)], 7);
        Assert.Equal((null, repeats ? first : null), (originals[first], originals[second]));
    }

    [Theory]
    [InlineData(true, true, false)]
    [InlineData(true, false, true)]
    [InlineData(false, true, true)]
    public void Two_survey_answers_with_the_same_words_are_two_answers(bool firstAnswers, bool secondAnswers, bool repeats)
    {
        Guid first = Guid.NewGuid(), second = Guid.NewGuid();
        var originals = DuplicateRule.Originals([new(first, "contact_1", Noon, true, firstAnswers), new(second, "contact_1", Noon.AddDays(1), true, secondAnswers)], 7);
        Assert.Equal((null, repeats ? first : null), (originals[first], originals[second]));
    }

    [Fact]
    public void A_case_of_the_account_repeats_the_earliest_of_two_contacts_who_wrote_the_same()
    {
        Guid ann = Guid.NewGuid(), bob = Guid.NewGuid(), account = Guid.NewGuid();
        var originals = DuplicateRule.Originals([new(account, "account_9", Noon.AddDays(2), true), new(bob, "contact_2", Noon.AddDays(1), true), new(ann, "contact_1", Noon, true)], 7);
        Assert.Equal((null, null, (Guid?)ann), (originals[ann], originals[bob], originals[account]));
    }

    [Theory]
    [InlineData("Ann Lee <ann@x.example>", "ANN@x.example", true)]
    [InlineData("ann@x.example", "ann@x.example.evil", false)]
    [InlineData(null, null, false)]
    [InlineData("", "", false)]
    public void Addresses_are_compared_without_name_and_case(string? left, string? right, bool same) => Assert.Equal(same, MailAddress.AreSame(left, right));

    [Fact]
    public void A_sender_who_is_one_of_ours_is_nobody_s_feedback()
    {
        foreach (var table in new[] { "systemuser", "queue", "team", "equipment" })
            Assert.True(MailSender.Of([new("contact", Guid.NewGuid()), new(table, Guid.NewGuid())], "a@b.example").IsInternal);
    }

    [Fact]
    public void An_address_of_two_contacts_is_nobody()
    {
        var sender = MailSender.Of([new("contact", Guid.NewGuid()), new("contact", Guid.NewGuid())], "a@b.example");
        Assert.Null(sender.Customer);
        Assert.False(sender.IsInternal);
        Assert.Equal("a@b.example", sender.Address);
    }

    [Fact]
    public void A_lead_is_an_unlinked_sender() => Assert.Null(MailSender.Of([new("lead", Guid.NewGuid())], "a@b.example").Customer);

    [Fact]
    public void The_fifteen_themes_have_distinct_ids_codes_and_three_names()
    {
        Assert.Equal(15, ShippedThemes.All.Count);
        Assert.Equal(15, ShippedThemes.All.Select(t => t.Id).Distinct().Count());
        Assert.Equal(
            "fees_pricing billing_payment refund_return delivery product_quality usability account_access security_fraud staff_attitude response_speed process_approval information_communication facility_environment promotion_loyalty cancellation_churn",
            string.Join(' ', ShippedThemes.All.Select(t => t.Code)));
        Assert.All(ShippedThemes.All, t =>
        {
            Assert.NotEqual(t.NameZhHans, t.NameZhHant);
            Assert.InRange(t.Keywords.Length, 100, ThemeTable.KeywordsLength);
            var words = t.Keywords.Split('\n');
            Assert.Equal(words.Length, words.Distinct(StringComparer.Ordinal).Count());
            Assert.All(words, w => Assert.Equal(w.Trim(), w));
        });
    }

    private static FeedbackAnalysis Scored(
        int raw = 0, int score = -5000, FeedbackKind kind = FeedbackKind.Complaint, IReadOnlyList<EvidenceSpan>? evidence = null,
        IReadOnlyList<ThemeMention>? themes = null, IReadOnlyList<KeyPhrase>? phrases = null, string engine = "test") => new()
    {
        Sentiment = Sentiment.Negative, RawScore = raw, ScoreUnits = score, Kind = kind, Engine = engine,
        Evidence = evidence ?? [], Themes = themes ?? [], KeyPhrases = phrases ?? [],
    };
}
