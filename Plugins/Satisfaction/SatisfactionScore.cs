using System;

namespace CrmFeedback.Satisfaction;

/// <summary>Satisfaction of a customer, 0..100, with its 95 % interval.</summary>
public sealed class SatisfactionScore
{
    private SatisfactionScore(decimal value, decimal low, decimal high, decimal evidence)
    {
        Value = value;
        Low = low;
        High = high;
        Evidence = evidence;
    }

    /// <summary>0..100.</summary>
    public decimal Value { get; }

    /// <summary>Lower end, 0..100.</summary>
    public decimal Low { get; }

    /// <summary>Upper end, 0..100.</summary>
    public decimal High { get; }

    /// <summary>Sum of the weights: how many feedback of today it is worth.</summary>
    public decimal Evidence { get; }

    /// <summary>
    /// Recency-weighted mean, shrunk towards the organisation's mean: (k m + sum w v) / (k + sum w), where v is the value of
    /// a feedback (<see cref="FeedbackValue"/>), w = 2^(-age / half-life), m the organisation's mean and k the number of
    /// feedback that the organisation's mean is worth. It is the posterior mean of the normal model v ~ N(customer, s2),
    /// customer ~ N(m, s2 / k) with discounted likelihoods (empirical Bayes, Efron and Morris 1975; discounting, West and
    /// Harrison 1997, ch. 6). Interval: 1.96 s sqrt(k + sum w2) / (k + sum w), the standard deviation of that estimate's
    /// error under the model; s2 pools the customer's own weighted variance with the organisation's.
    /// Null when no feedback has a value.
    /// </summary>
    public static SatisfactionScore? Of(CustomerHistory history, Baseline baseline, SatisfactionSettings settings)
    {
        // Whole numbers, so that the sums do not depend on the order: weights in 1/2^20, values in hundredths.
        long weights = 0, squares = 0, sum = 0, sumOfSquares = 0;
        foreach (var fact in history.Facts)
        {
            if (FeedbackValue.Of(fact, settings) is not decimal v)
                continue;
            var w = Decay.Weight(history.Age(fact.ReceivedOn), settings.HalfLifeDays);
            var value = (long)(v * 100m);
            weights += w;
            squares += w * w;
            sum += w * value;
            sumOfSquares += w * value * value;
        }

        if (history.Older.ScoredCount > 0)
        {
            var w = Decay.Weight(history.Age(history.Older.Latest), settings.HalfLifeDays);
            var value = (long)(50m * (history.Older.MeanScore + 1m) * 100m);
            weights += w * history.Older.ScoredCount;
            squares += w * w * history.Older.ScoredCount;
            sum += w * value * history.Older.ScoredCount;
            sumOfSquares += w * value * value * history.Older.ScoredCount;
        }

        return weights == 0 ? null : Posterior(
            (decimal)weights / Decay.One,
            (decimal)squares / Decay.One / Decay.One,
            (decimal)sum / 100m / Decay.One,
            (decimal)sumOfSquares / 10000m / Decay.One,
            baseline,
            settings);
    }

    private static SatisfactionScore Posterior(decimal weight, decimal squares, decimal sum, decimal sumOfSquares, Baseline baseline, SatisfactionSettings settings)
    {
        var prior = settings.PriorFeedbacks;
        var mean = sum / weight;
        var effective = weight * weight / squares;
        // The sum of w (v - mean)^2 is on average s2 W (1 - 1/effective).
        var own = Math.Max(0m, sumOfSquares - sum * mean) * effective / weight;
        var variance = (settings.VarianceFeedbacks * Within(baseline, settings) + own) / (settings.VarianceFeedbacks + effective - 1m);
        var value = (prior * baseline.Mean + sum) / (prior + weight);
        var half = 1.96m * Numbers.Sqrt(variance * (prior + squares)) / (prior + weight);
        return new SatisfactionScore(Percent(value), Percent(value - half), Percent(value + half), weight);
    }

    /// <summary>Variance of one customer's feedback: the organisation's variance without what lies between customers.</summary>
    internal static decimal Within(Baseline baseline, SatisfactionSettings settings) =>
        baseline.Variance * settings.PriorFeedbacks / (settings.PriorFeedbacks + 1m);

    private static decimal Percent(decimal value) => decimal.Round(Numbers.Limit(value, 0m, 100m), 2);
}
