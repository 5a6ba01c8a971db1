using System;
using System.Collections.Generic;

namespace CrmFeedback.Satisfaction;

/// <summary>
/// The customary figures of one customer over the last <see cref="SatisfactionSettings.MetricDays"/> days. Each is null
/// below <see cref="SatisfactionSettings.MinimumAnswers"/> answers: a percentage of three answers misleads.
/// </summary>
public sealed class CustomerMetrics
{
    private const decimal SatisfiedFrom = 75m;
    private const decimal PositiveFrom = 0.1m;

    /// <summary>Computes the figures.</summary>
    public CustomerMetrics(CustomerHistory history, SatisfactionSettings settings)
    {
        var nps = new List<decimal>();
        var csat = new List<decimal>();
        var ces = new List<decimal>();
        var sentiment = new List<decimal>();
        foreach (var fact in history.Facts)
        {
            if (history.Age(fact.ReceivedOn).TotalDays > (double)settings.MetricDays)
                continue;
            if (fact.Nps is int answer)
                nps.Add(answer <= 6 ? -100m : answer <= 8 ? 0m : 100m);
            if (fact.Csat is decimal satisfaction)
                csat.Add(satisfaction >= SatisfiedFrom ? 100m : 0m);
            if (fact.Ces is decimal ease)
                ces.Add(ease);
            if (fact.Score is decimal score)
                sentiment.Add(score >= PositiveFrom ? 100m : score <= -PositiveFrom ? -100m : 0m);
        }

        Nps = Mean(nps, settings);
        Csat = Mean(csat, settings);
        Ces = Mean(ces, settings);
        NetSentiment = Mean(sentiment, settings);
        NpsCount = nps.Count;
        CsatCount = csat.Count;
        CesCount = ces.Count;
        SentimentCount = sentiment.Count;
    }

    /// <summary>Net promoter score, -100..100: 100 (promoters - detractors) / n; promoters answer 9 or 10, detractors 0 to 6 (Reichheld, HBR 2003). n is <see cref="NpsCount"/>.</summary>
    public decimal? Nps { get; }

    /// <summary>Customer satisfaction score, 0..100: percent of the answers in the top two boxes of five, which is 75 % of the scale or more (top-two-box; Morgan and Rego, Marketing Science 2006). n is <see cref="CsatCount"/>.</summary>
    public decimal? Csat { get; }

    /// <summary>Customer effort score, 0..100, higher is easier: mean of the answers in percent of the scale (CES 2.0; Dixon, Toman and DeLisi, The Effortless Experience, 2013). n is <see cref="CesCount"/>.</summary>
    public decimal? Ces { get; }

    /// <summary>Net sentiment, -100..100: 100 (positive - negative) / n of all scored words; positive from +0.1, negative from -0.1 (net balance, as in consumer confidence surveys; OECD 2003). n is <see cref="SentimentCount"/>.</summary>
    public decimal? NetSentiment { get; }

    /// <summary>Number of NPS answers.</summary>
    public int NpsCount { get; }

    /// <summary>Number of CSAT answers.</summary>
    public int CsatCount { get; }

    /// <summary>Number of CES answers.</summary>
    public int CesCount { get; }

    /// <summary>Number of scored texts.</summary>
    public int SentimentCount { get; }

    private static decimal? Mean(List<decimal> values, SatisfactionSettings settings)
    {
        if (values.Count < Math.Max(1, (int)settings.MinimumAnswers))
            return null;
        var sum = 0m;
        foreach (var value in values)
            sum += value;
        return decimal.Round(sum / values.Count, 2);
    }
}
