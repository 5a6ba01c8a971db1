using System;
using System.Collections.Generic;
using CrmFeedback.Analysis;

namespace CrmFeedback.Satisfaction;

/// <summary>Which feedback still waits for somebody.</summary>
public static class OpenComplaints
{
    /// <summary>
    /// A complaint is open until it is resolved; an answered one for some days more, because a customer who does not write
    /// again has accepted the answer; and none for ever, because a mail has no state that says it is done.
    /// </summary>
    public static bool IsOpen(FeedbackFact fact, CustomerHistory history, RiskSettings settings) =>
        fact.Kind == FeedbackKind.Complaint
        && fact.ResolvedOn == null
        && history.Age(fact.ReceivedOn).TotalDays < (double)settings.OpenComplaintDays
        && (fact.AnsweredOn is not DateTime answered || history.Age(answered).TotalDays < (double)settings.AnsweredComplaintDays);

    /// <summary>A complaint, question or request that nobody answered or resolved within the days allowed, and that is not past.</summary>
    public static bool IsUnanswered(FeedbackFact fact, CustomerHistory history, RiskSettings settings)
    {
        var age = history.Age(fact.ReceivedOn).TotalDays;
        return fact.Kind is FeedbackKind.Complaint or FeedbackKind.Question or FeedbackKind.Request
            && fact.AnsweredOn == null
            && fact.ResolvedOn == null
            && age >= (double)settings.UnansweredAfterDays
            && age < (double)settings.UnansweredDays;
    }

    /// <summary>The open ones, oldest first.</summary>
    public static IReadOnlyList<FeedbackFact> Of(CustomerHistory history, RiskSettings settings)
    {
        var open = new List<FeedbackFact>();
        foreach (var fact in history.Facts)
        {
            if (IsOpen(fact, history, settings))
                open.Add(fact);
        }

        return open;
    }
}
