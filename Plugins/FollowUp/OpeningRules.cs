using System;
using System.Collections.Generic;
using CrmFeedback.Analysis;
using CrmFeedback.Schema;

namespace CrmFeedback.FollowUp;

/// <summary>One feedback, as far as opening a follow-up needs it.</summary>
public sealed class FollowUpFact
{
    /// <summary>The feedback row.</summary>
    public Guid Id { get; init; }

    /// <summary>When it was said, UTC.</summary>
    public DateTime ReceivedOn { get; init; }

    /// <summary>Whether it counts: active, and not a copy of other feedback.</summary>
    public bool Counts { get; init; } = true;

    /// <summary>What the customer wants.</summary>
    public FeedbackKind? Kind { get; init; }

    /// <summary>How grave the problem is.</summary>
    public Severity? Severity { get; init; }

    /// <summary>How soon the customer expects an answer.</summary>
    public Urgency Urgency { get; init; }

    /// <summary>Whether the customer says that they will leave.</summary>
    public LeaveIntent LeaveIntent { get; init; }

    /// <summary>Whether the customer threatens with a regulator, a court or the press.</summary>
    public bool RegulatorThreat { get; init; }

    /// <summary>When somebody answered.</summary>
    public DateTime? AnsweredOn { get; init; }

    /// <summary>When the matter was resolved.</summary>
    public DateTime? ResolvedOn { get; init; }
}

/// <summary>What opens a follow-up, and by when it is due. Pure: the same feedback gives the same reasons in any order.</summary>
public static class OpeningRules
{
    /// <summary>
    /// The reasons one feedback gives: a threat with a regulator; a stated intent to leave; a severe complaint (severity
    /// major) that is neither answered nor resolved <see cref="FollowUpSettings.UnansweredHours"/> after it was made.
    /// None if it does not count or is older than <see cref="FollowUpSettings.OpenDays"/>.
    /// </summary>
    public static IReadOnlyList<FollowUpReason> Of(FollowUpFact fact, DateTime now, FollowUpSettings settings)
    {
        var reasons = new List<FollowUpReason>();
        var age = now - fact.ReceivedOn;
        if (!fact.Counts || age.TotalDays > (double)settings.OpenDays)
            return reasons;
        if (fact.RegulatorThreat)
            reasons.Add(new FollowUpReason(FollowUpTrigger.RegulatorThreat, fact.ReceivedOn, fact.Id));
        if (fact.LeaveIntent == LeaveIntent.Stated)
            reasons.Add(new FollowUpReason(FollowUpTrigger.LeaveIntent, fact.ReceivedOn, fact.Id));
        if (IsSevereComplaint(fact) && fact.AnsweredOn == null && fact.ResolvedOn == null && age.TotalHours >= (double)settings.UnansweredHours)
            reasons.Add(new FollowUpReason(FollowUpTrigger.UnansweredComplaint, fact.ReceivedOn, fact.Id));
        return reasons;
    }

    /// <summary>Whether a feedback is a complaint about a major problem.</summary>
    public static bool IsSevereComplaint(FollowUpFact fact) => fact.Kind == FeedbackKind.Complaint && fact.Severity == Severity.Major;

    /// <summary>
    /// Whether the risk alone is a reason: the level is high or critical, and since the last follow-up was closed either the
    /// customer said something or <see cref="FollowUpSettings.QuietDays"/> have passed. It goes by the state and not by the
    /// change, so a job that is lost, late or run twice makes no difference.
    /// </summary>
    public static bool IsRisk(RiskLevel level, DateTime? lastFeedbackOn, DateTime? lastClosedOn, DateTime now, FollowUpSettings settings) =>
        level >= RiskLevel.High
        && (lastClosedOn is not DateTime closed || lastFeedbackOn > closed || (now - closed).TotalDays > (double)settings.QuietDays);

    /// <summary>
    /// By when a reason must be answered: the hours of its trigger after it arose, cut to
    /// <see cref="FollowUpSettings.HighUrgencyPercent"/> or <see cref="FollowUpSettings.UrgentPercent"/> when the customer is
    /// in a hurry. Hours of the clock, not of business: an admin who counts business hours sets more.
    /// </summary>
    public static DateTime DueOn(FollowUpReason reason, Urgency urgency, FollowUpSettings settings)
    {
        var hours = reason.Trigger switch
        {
            FollowUpTrigger.RegulatorThreat => settings.RegulatorHours,
            FollowUpTrigger.LeaveIntent => settings.LeaveHours,
            FollowUpTrigger.RiskThreshold => settings.RiskHours,
            _ => settings.ComplaintHours,
        };
        var percent = urgency switch
        {
            Urgency.Urgent => settings.UrgentPercent,
            Urgency.High => settings.HighUrgencyPercent,
            _ => 100m,
        };
        return reason.On.AddMinutes((double)decimal.Round(hours * 60m * percent / 100m));
    }
}
