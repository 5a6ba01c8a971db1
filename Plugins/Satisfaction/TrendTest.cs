using System;
using System.Collections.Generic;
using CrmFeedback.Schema;

namespace CrmFeedback.Satisfaction;

/// <summary>Whether a customer is more or less satisfied than they used to be.</summary>
public sealed class TrendTest
{
    private TrendTest(Trend direction, decimal significance, decimal change)
    {
        Direction = direction;
        Significance = significance;
        Change = change;
    }

    /// <summary>Falling or rising only when significant and large enough.</summary>
    public Trend Direction { get; }

    /// <summary>Two-sided confidence that there is a change, 0..1.</summary>
    public decimal Significance { get; }

    /// <summary>Points gained or lost, -100..100.</summary>
    public decimal Change { get; }

    /// <summary>
    /// The stronger of two tests on the values of the last <see cref="SatisfactionSettings.TrendDays"/> days. Step: the mean of
    /// the last r feedback against the mean of up to p before them, z = difference / (s sqrt(1/r + 1/p)). Slope: least
    /// squares over the last r + p, z = slope / its standard error. s2 pools the customer's variance within
    /// the groups (or around the line) with the organisation's, so that three equal values prove nothing (two-sample
    /// comparison with pooled variance; Montgomery, Introduction to Statistical Quality Control, ch. 4).
    /// Null with fewer than r + <see cref="SatisfactionSettings.TrendMinimumPast"/> values: nothing to compare with.
    /// </summary>
    public static TrendTest? Of(CustomerHistory history, Baseline baseline, SatisfactionSettings settings)
    {
        var times = new List<decimal>();
        var values = new List<decimal>();
        foreach (var fact in history.Facts)
        {
            if (history.Age(fact.ReceivedOn).TotalDays > (double)settings.TrendDays || FeedbackValue.Of(fact, settings) is not decimal value)
                continue;
            times.Add((long)(fact.ReceivedOn - DateTime.MinValue).TotalMinutes / 1440m);
            values.Add(value);
        }

        var recent = (int)settings.TrendRecent;
        var first = Math.Max(0, values.Count - recent - (int)settings.TrendPast);
        if (values.Count - first < recent + (int)settings.TrendMinimumPast)
            return null;
        times = times.GetRange(first, times.Count - first);
        values = values.GetRange(first, values.Count - first);
        var within = SatisfactionScore.Within(baseline, settings);
        var step = Step(values, recent, within, settings);
        var slope = Slope(times, values, within, settings);
        return Judge(Math.Abs(step.Z) >= Math.Abs(slope.Z) ? step : slope, settings);
    }

    private static TrendTest Judge(Difference difference, SatisfactionSettings settings)
    {
        var significance = Numbers.Confidence(difference.Z);
        var change = decimal.Round(Numbers.Limit(difference.Change, -100m, 100m), 2);
        var significant = significance >= settings.TrendConfidence && Math.Abs(change) >= settings.TrendMinimumChange;
        return new TrendTest(!significant ? Trend.Stable : change < 0m ? Trend.Falling : Trend.Rising, significance, change);
    }

    private static Difference Step(List<decimal> values, int recent, decimal within, SatisfactionSettings settings)
    {
        var past = values.Count - recent;
        var before = Mean(values, 0, past);
        var now = Mean(values, past, recent);
        var squares = Squares(values, 0, past, before) + Squares(values, past, recent, now);
        var deviation = Deviation(squares, values.Count - 2, within, settings);
        return new Difference((now - before) / (deviation * Numbers.Sqrt(1m / recent + 1m / past)), now - before);
    }

    private static Difference Slope(List<decimal> times, List<decimal> values, decimal within, SatisfactionSettings settings)
    {
        var meanTime = Mean(times, 0, times.Count);
        var meanValue = Mean(values, 0, values.Count);
        decimal spread = 0m, product = 0m;
        for (var i = 0; i < values.Count; i++)
        {
            spread += (times[i] - meanTime) * (times[i] - meanTime);
            product += (times[i] - meanTime) * (values[i] - meanValue);
        }

        if (spread <= 0m)
            return new Difference(0m, 0m);
        var slope = product / spread;
        var squares = Math.Max(0m, Squares(values, 0, values.Count, meanValue) - slope * product);
        var deviation = Deviation(squares, values.Count - 2, within, settings);
        return new Difference(slope * Numbers.Sqrt(spread) / deviation, slope * (times[times.Count - 1] - times[0]));
    }

    private static decimal Deviation(decimal squares, int freedom, decimal within, SatisfactionSettings settings) =>
        Math.Max(1m, Numbers.Sqrt((settings.VarianceFeedbacks * within + squares) / (settings.VarianceFeedbacks + freedom)));

    private static decimal Mean(List<decimal> values, int start, int count)
    {
        var sum = 0m;
        for (var i = start; i < start + count; i++)
            sum += values[i];
        return sum / count;
    }

    private static decimal Squares(List<decimal> values, int start, int count, decimal mean)
    {
        var sum = 0m;
        for (var i = start; i < start + count; i++)
            sum += (values[i] - mean) * (values[i] - mean);
        return sum;
    }

    private readonly struct Difference
    {
        public Difference(decimal z, decimal change)
        {
            Z = z;
            Change = change;
        }

        public decimal Z { get; }

        public decimal Change { get; }
    }
}
