using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using CrmFeedback.Analysis;
using CrmFeedback.Evaluation;
using Xunit;

namespace CrmFeedback.Tests.Evaluation;

public class CalibrationFitTests
{
    private static readonly string[] Mild = ["The form has nine pages.", "I opened my account in March.", "My card arrived today.", "I spoke to the branch about it.", "The app shows two balances.", "I moved to another town."];

    [Fact]
    public void An_organisation_whose_agents_call_statements_negative_gets_a_bias_towards_negative()
    {
        var result = CalibrationFit.Fit(Read(Enumerable.Range(0, 60).Select(i => (Mild[i % Mild.Length] + " " + i, Sentiment.Negative))
            .Concat(Enumerable.Range(0, 20).Select(i => ("Excellent service, thank you! " + i, Sentiment.Positive)))));
        Assert.True(result.Helps);
        Assert.True(result.Settings.NegativeBias > 5000 + result.Settings.NeutralBias, $"{result.Settings.NegativeBias} {result.Settings.NeutralBias}");
        var calibrated = FeedbackAnalyzer.Analyze(Mild[0], new AnalysisContext { Settings = result.Settings });
        Assert.True(calibrated.NegativeUnits > FeedbackAnalyzer.Analyze(Mild[0]).NegativeUnits);
    }

    [Fact]
    public void Too_few_rows_are_refused_with_their_number() =>
        Assert.Contains("1 labelled rows; at least 30", Assert.Throws<InvalidDataException>(() => CalibrationFit.Fit([Point(1, 0, Sentiment.Negative)])).Message, StringComparison.Ordinal);

    [Fact]
    public void Rows_of_one_class_are_refused() =>
        Assert.Contains("one class", Assert.Throws<InvalidDataException>(() => CalibrationFit.Fit([.. Enumerable.Range(0, 50).Select(i => Point(i, 0, Sentiment.Negative))])).Message, StringComparison.Ordinal);

    [Fact]
    public void A_shifted_source_gains_and_its_confidence_comes_to_mean_what_it_says()
    {
        // The truth follows log-odds that the model sees doubled, and with neutral two units too low.
        var points = Sample(600, (d, n) => (2 * d, 2 * n - 2));
        var fitted = CalibrationFit.Fit([.. points.Take(300)]);
        var before = FitFigures.Of(points.Skip(300).Select(p => (p, CalibrationParameters.None))).Metrics;
        var after = FitFigures.Of(points.Skip(300).Select(p => (p, CalibrationParameters.Of(fitted.Settings)))).Metrics;
        Assert.True(fitted.Helps);
        Assert.True(after.MacroF1 > before.MacroF1 + 0.05, $"{before.MacroF1} {after.MacroF1}");
        Assert.True(after.CalibrationError < before.CalibrationError / 2, $"{before.CalibrationError} {after.CalibrationError}");
    }

    [Fact]
    public void A_neutral_head_that_says_nothing_is_believed_less()
    {
        var random = new Random(5);
        var points = Sample(300, (d, n) => (d, random.NextDouble() * 6 - 3));
        Assert.InRange(CalibrationFit.Fit(points).Settings.NeutralFactor, 100, 600);
    }

    [Fact]
    public void Thirty_rows_of_a_source_that_fits_change_little()
    {
        var settings = CalibrationFit.Fit(Sample(30, (d, n) => (d, n))).Settings;
        Assert.All([settings.NegativeBias, settings.NeutralBias, settings.PositiveBias], b => Assert.InRange(b, -4000, 4000));
        Assert.InRange(settings.Temperature, 700, 1400);
    }

    [Fact]
    public void Labels_at_random_change_nothing()
    {
        var random = new Random(7);
        var result = CalibrationFit.Fit([.. Sample(60, (d, n) => (d, n)).Select(p => p with { Label = (Sentiment)random.Next(5), Direction = 0, Neutral = 0 })]);
        Assert.InRange(CalibrationParameters.Of(result.Settings).Direction, -0.4, 0.4);
        Assert.InRange(CalibrationParameters.Of(result.Settings).Neutral, -0.6, 0.6);
    }

    [Fact]
    public void Settings_that_change_nothing_have_no_name()
    {
        var result = CalibrationFit.Fit([.. Enumerable.Range(0, 60).Select(i => Point(i % 2 == 0 ? -0.1 : 0.1, -20, i / 5 % 2 == 0 ? Sentiment.Negative : Sentiment.Positive))]);
        Assert.False(result.Helps);
        Assert.Equal("{\"version\":\"\",\"negativeBias\":0,\"neutralBias\":0,\"positiveBias\":0,\"neutralFactor\":1000,\"temperature\":1000,\"strongFrom\":6000}", SettingsJson.Write(result.Settings));
    }

    [Fact]
    public void The_same_rows_give_the_same_settings() =>
        Assert.Equal(SettingsJson.Write(CalibrationFit.Fit(Sample(100, (d, n) => (d + 1, n))).Settings), SettingsJson.Write(CalibrationFit.Fit(Sample(100, (d, n) => (d + 1, n))).Settings));

    [Fact]
    public void Strong_labels_set_where_strong_begins()
    {
        int From(double strong) => CalibrationFit.Fit([.. Sample(300, (d, n) => (d, n)).Select(p => Math.Abs(p.Direction) < strong ? p : p with { Label = p.Class == 0 ? Sentiment.VeryNegative : p.Class == 2 ? Sentiment.VeryPositive : p.Label })]).Settings.StrongFrom;
        Assert.True(From(1) + 1000 < From(2.5), $"{From(1)} {From(2.5)}");
    }

    [Theory]
    [InlineData(0, 0, 0, 1000, 1000)]
    [InlineData(4000, -9000, 5000, 1000, 1000)]
    [InlineData(-3000, 8000, 200, 400, 1700)]
    [InlineData(0, 0, 0, 3000, 300)]
    public void The_fit_computes_what_the_plug_in_will(int negative, int neutral, int positive, int factor, int temperature)
    {
        var settings = new AnalysisSettings { NegativeBias = negative, NeutralBias = neutral, PositiveBias = positive, NeutralFactor = factor, Temperature = temperature };
        var scratch = new AnalysisScratch();
        foreach (string text in new[] { "The adviser was friendly, but nobody called back.", "你们的审批太慢了，再不解决我就销户！", "How do I change my address?", "ok", "太差了😡" })
        {
            var p = SentimentPoint.Read(AnalysisEngine.Embedded, text, Sentiment.Neutral, scratch)!.Value.Probabilities(CalibrationParameters.Of(settings));
            var analysis = FeedbackAnalyzer.Analyze(text, new AnalysisContext { Settings = settings });
            // The plug-in rounds temperatures to 1/1000 and reads exponentials from a table.
            Assert.InRange(Math.Abs(p.Negative * 10000 - analysis.NegativeUnits), 0, 20);
            Assert.InRange(Math.Abs(p.Neutral * 10000 - analysis.NeutralUnits), 0, 20);
            Assert.InRange(Math.Abs(p.Positive * 10000 - analysis.PositiveUnits), 0, 20);
            Assert.Equal(analysis.RawScore, analysis.Evidence.Sum(e => e.Weight));
        }
    }

    [Fact]
    public void An_unscorable_text_has_no_point() =>
        Assert.Null(SentimentPoint.Read(AnalysisEngine.Embedded, "…", Sentiment.Neutral, new AnalysisScratch()));

    private static List<SentimentPoint> Read(IEnumerable<(string Text, Sentiment Label)> rows)
    {
        var scratch = new AnalysisScratch();
        return [.. rows.Select(r => SentimentPoint.Read(AnalysisEngine.Embedded, r.Text, r.Label, scratch)!.Value)];
    }

    private static SentimentPoint Point(double direction, double neutral, Sentiment label) => new(direction, neutral, 1, label);

    // Labels drawn from the probabilities of true log-odds; the model sees them through a change.
    private static List<SentimentPoint> Sample(int count, Func<double, double, (double Direction, double Neutral)> seen)
    {
        var random = new Random(3);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            double d = random.NextDouble() * 6 - 3, n = random.NextDouble() * 4 - 2, draw = random.NextDouble();
            var p = Point(d, n, Sentiment.Neutral).Probabilities(CalibrationParameters.None);
            var (direction, neutral) = seen(d, n);
            return Point(direction, neutral, draw < p.Negative ? Sentiment.Negative : draw < p.Negative + p.Neutral ? Sentiment.Neutral : Sentiment.Positive);
        })];
    }
}
