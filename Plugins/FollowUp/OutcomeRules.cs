using System;
using CrmFeedback.Schema;

namespace CrmFeedback.FollowUp;

/// <summary>Whether following up helped.</summary>
public static class OutcomeRules
{
    /// <summary>
    /// Compares the value of the first feedback that the customer gave after the follow-up was verified with the value of
    /// the feedback that opened it (for a risk, or words that could not be scored: the customer's last value before it
    /// was opened). Better from <see cref="FollowUpSettings.OutcomeMargin"/> points more, worse from as many less, else the
    /// same. Values 0..100, ratings and words together (<see cref="Satisfaction.FeedbackValue"/>). Null while either is unknown.
    /// </summary>
    public static FollowUpOutcome? Of(decimal? before, decimal? after, FollowUpSettings settings)
    {
        if (before is not decimal then || after is not decimal now)
            return null;
        var change = now - then;
        if (change == 0m || Math.Abs(change) < settings.OutcomeMargin)
            return FollowUpOutcome.Same;
        return change > 0m ? FollowUpOutcome.Better : FollowUpOutcome.Worse;
    }
}
