using System;
using System.Collections.Generic;

namespace CrmFeedback.Satisfaction;

/// <summary>How often a customer is heard, and whether they have fallen silent.</summary>
public sealed class Rhythm
{
    private const int FewestGaps = 3;

    private Rhythm(decimal? days, DateTime? silentFrom, decimal silence)
    {
        Days = days;
        SilentFrom = silentFrom;
        Silence = silence;
    }

    /// <summary>Median days between two days with feedback; null below three gaps.</summary>
    public decimal? Days { get; }

    /// <summary>From when on the customer counts as silent if nothing more is heard; null when too little is known.</summary>
    public DateTime? SilentFrom { get; }

    /// <summary>0 while not silent, one half on the first silent day, 1 when twice that long.</summary>
    public decimal Silence { get; }

    /// <summary>
    /// Silent is a customer who has said nothing for longer than a least number of days, than some medians, and than the
    /// longest gap of the own past with a margin: a shop closed every summer has such a gap in its past and stays quiet.
    /// </summary>
    public static Rhythm Of(CustomerHistory history, RiskSettings settings)
    {
        var gaps = Gaps(history.Facts);
        if (gaps.Count < FewestGaps)
            return new Rhythm(null, null, 0m);
        var longest = 0m;
        foreach (var gap in gaps)
            longest = Math.Max(longest, gap);
        gaps.Sort();
        var median = (gaps[(gaps.Count - 1) / 2] + gaps[gaps.Count / 2]) / 2m;
        if (gaps.Count < (int)settings.SilenceMinimumGaps)
            return new Rhythm(decimal.Round(median, 2), null, 0m);
        var limit = decimal.Ceiling(Math.Max(settings.SilenceMinimumDays, Math.Max(median * settings.SilenceMedians, longest * settings.SilenceMargin)));
        var last = history.Facts[history.Facts.Count - 1].ReceivedOn;
        var quiet = Math.Max(0m, (long)history.Age(last).TotalMinutes / 1440m);
        var silence = quiet < limit ? 0m : Math.Min(1m, quiet / (2m * limit));
        return new Rhythm(decimal.Round(median, 2), last.AddDays((double)limit), silence);
    }

    private static List<decimal> Gaps(IReadOnlyList<FeedbackFact> facts)
    {
        var gaps = new List<decimal>();
        for (var i = 1; i < facts.Count; i++)
        {
            var days = (facts[i].ReceivedOn.Date - facts[i - 1].ReceivedOn.Date).Days;
            if (days > 0)
                gaps.Add(days);
        }

        return gaps;
    }
}
