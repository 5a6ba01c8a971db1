using System;
using System.Collections.Generic;

namespace CrmFeedback.FollowUp;

/// <summary>One follow-up, as far as the figures need it.</summary>
public sealed class FollowUpCourse
{
    /// <summary>When the customer gave the first reason, UTC.</summary>
    public DateTime ReceivedOn { get; init; }

    /// <summary>By when it was due, UTC.</summary>
    public DateTime? DueOn { get; init; }

    /// <summary>When it was closed as verified, UTC; null while open.</summary>
    public DateTime? VerifiedOn { get; init; }

    /// <summary>Closed without an answer, because it was not needed.</summary>
    public bool IsCancelled { get; init; }
}

/// <summary>How well the organisation closes the loop, over the last <see cref="FollowUpSettings.FigureDays"/> days. Both figures are null below <see cref="FollowUpSettings.MinimumFollowUps"/>.</summary>
public sealed class ClosedLoopFigures
{
    /// <summary>Computes the figures; the order of the follow-ups does not matter.</summary>
    public ClosedLoopFigures(IEnumerable<FollowUpCourse> followUps, DateTime now, FollowUpSettings settings)
    {
        var days = new List<decimal>();
        foreach (var course in followUps)
        {
            if (course.IsCancelled || (now - course.ReceivedOn).TotalDays > (double)settings.FigureDays)
                continue;
            if (course.VerifiedOn is DateTime verified)
                days.Add(Math.Max(0m, (long)(verified - course.ReceivedOn).TotalMinutes / 1440m));
            else if (course.DueOn is not DateTime due || due > now)
                continue;
            Count++;
        }

        var least = (int)settings.MinimumFollowUps;
        Rate = Count < least ? (decimal?)null : decimal.Round(100m * days.Count / Count, 2);
        MedianDays = days.Count < least ? (decimal?)null : Median(days);
    }

    /// <summary>
    /// Closed-loop rate, 0..100: 100 verified / n. n is <see cref="Count"/>: the follow-ups that were verified or are past
    /// due; those not yet due are not failures, cancelled ones were not needed (share of alerts that were followed up and
    /// closed; Markey, Reichheld and Dullweber, Closing the Customer Feedback Loop, HBR December 2009).
    /// </summary>
    public decimal? Rate { get; }

    /// <summary>Median days from what the customer said until it was verified, of the verified ones (the median, because a few that were forgotten would lead a mean).</summary>
    public decimal? MedianDays { get; }

    /// <summary>Number of follow-ups the rate rests on.</summary>
    public int Count { get; }

    private static decimal Median(List<decimal> values)
    {
        values.Sort();
        var middle = values.Count / 2;
        return decimal.Round(values.Count % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2m, 2);
    }
}
