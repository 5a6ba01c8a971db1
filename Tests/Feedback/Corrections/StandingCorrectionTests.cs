using System;
using System.Collections.Generic;
using System.Linq;
using CrmFeedback.Analysis;
using CrmFeedback.Feedback;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;
using Xunit;

namespace CrmFeedback.Tests.Feedback.Corrections;

public sealed class StandingCorrectionTests
{
    [Fact]
    public void The_latest_correction_of_each_kind_counts_in_any_order_of_rows()
    {
        Entity[] rows =
        [
            Correction(1, Sentiment.Positive, "delivery:negative"),
            Correction(2, Sentiment.VeryNegative, null),
            Correction(3, Sentiment.Neutral, "none", undone: true),
            Correction(4, Sentiment.Neutral, null, inactive: true),
        ];
        foreach (var order in Permutations(rows))
        {
            var standing = StandingCorrection.Of(order);
            Assert.Equal(Sentiment.VeryNegative, standing.Sentiment);
            Assert.Equal("delivery:negative", ThemeList.Format(standing.Themes!, 400));
        }
    }

    [Fact]
    public void Undone_corrections_leave_the_analyser_s_answer()
    {
        var standing = StandingCorrection.Of([Correction(1, Sentiment.Positive, "none", undone: true)]);
        var row = Feedback(Sentiment.Negative, -0.62m);
        standing.Override(row);
        Assert.Equal(Choices.Option((int)Sentiment.Negative), row[FeedbackTable.Sentiment]);
        Assert.Equal(-0.62m, row[FeedbackTable.Score]);
    }

    [Theory]
    [InlineData(Sentiment.VeryNegative, "-0.9")]
    [InlineData(Sentiment.Negative, "-0.62")]
    [InlineData(Sentiment.Neutral, "0")]
    [InlineData(Sentiment.Positive, "0.5")]
    [InlineData(Sentiment.VeryPositive, "0.9")]
    [InlineData(Sentiment.Mixed, "0")]
    [InlineData(Sentiment.Unscorable, null)]
    public void A_corrected_label_gets_its_score_and_an_agreed_one_keeps_the_analyser_s(Sentiment corrected, string? score)
    {
        var row = Feedback(Sentiment.Negative, -0.62m);
        StandingCorrection.Of([Correction(1, corrected, null)]).Override(row);
        Assert.Equal(Choices.Option((int)corrected), row[FeedbackTable.Sentiment]);
        Assert.Equal(score == null ? null : decimal.Parse(score, System.Globalization.CultureInfo.InvariantCulture), row[FeedbackTable.Score]);
        Assert.Equal(-0.62m, row[FeedbackTable.MachineScore]);
    }

    [Fact]
    public void Derived_ids_differ_by_purpose_row_and_part_and_never_by_run()
    {
        var id = Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e");
        Assert.Equal(DerivedId.Of("a", id, "x"), DerivedId.Of("a", id, "x"));
        Assert.Distinct([DerivedId.Of("a", id, "x"), DerivedId.Of("b", id, "x"), DerivedId.Of("a", id, "y"), DerivedId.Of("a", Guid.Empty, "x"), id]);
        Assert.Equal('8', DerivedId.Of("a", id, "x").ToString("D")[14]);
    }

    private static Entity Feedback(Sentiment sentiment, decimal score) => new(FeedbackTable.Table)
    {
        [FeedbackTable.MachineSentiment] = Choices.Option((int)sentiment),
        [FeedbackTable.MachineScore] = score,
    };

    private static Entity Correction(int day, Sentiment sentiment, string? themes, bool undone = false, bool inactive = false) => new(CorrectionTable.Table, Guid.NewGuid())
    {
        [CorrectionTable.Sentiment] = day == 1 || sentiment != Sentiment.Unscorable ? Choices.Option((int)sentiment) : null,
        [CorrectionTable.Themes] = themes,
        [CorrectionTable.CorrectedOn] = new DateTime(2026, 3, day, 0, 0, 0, DateTimeKind.Utc),
        [CorrectionTable.IsUndone] = undone,
        [CommonColumns.StateCode] = new OptionSetValue(inactive ? 1 : 0),
    };

    private static IEnumerable<Entity[]> Permutations(Entity[] rows) =>
        rows.Length <= 1 ? [rows] : rows.SelectMany((row, i) => Permutations([.. rows[..i], .. rows[(i + 1)..]]).Select(rest => (Entity[])[row, .. rest]));
}
