using System;
using System.Collections.Generic;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.FollowUp;

/// <summary>One reason for following up a customer. Two are the same reason if trigger and feedback are the same.</summary>
public sealed class FollowUpReason : IEquatable<FollowUpReason>
{
    /// <summary>Creates a reason.</summary>
    /// <param name="trigger">What happened.</param>
    /// <param name="on">When: when the customer said it, or when the risk was seen. UTC, whole seconds.</param>
    /// <param name="feedbackId">The feedback it rests on; null for a risk, which rests on all.</param>
    public FollowUpReason(FollowUpTrigger trigger, DateTime on, Guid? feedbackId)
    {
        Trigger = trigger;
        On = Feedback.SourceTime.Utc(on);
        FeedbackId = feedbackId;
    }

    /// <summary>What happened.</summary>
    public FollowUpTrigger Trigger { get; }

    /// <summary>When, UTC.</summary>
    public DateTime On { get; }

    /// <summary>The feedback it rests on.</summary>
    public Guid? FeedbackId { get; }

    /// <summary>Adds reasons to others: each once, with the earlier time, the gravest first. The order of adding does not matter.</summary>
    public static IReadOnlyList<FollowUpReason> Union(IEnumerable<FollowUpReason> reasons, IEnumerable<FollowUpReason> others)
    {
        var all = new Dictionary<FollowUpReason, FollowUpReason>();
        foreach (var set in new[] { reasons, others })
        {
            foreach (var reason in set)
            {
                if (!all.TryGetValue(reason, out var known) || reason.On < known.On)
                    all[reason] = reason;
            }
        }

        var sorted = new List<FollowUpReason>(all.Values);
        sorted.Sort(Compare);
        // The gravest fit into the column; what the cut drops does not depend on the order either.
        return sorted.Count <= FollowUpReasonsJson.Most ? sorted : sorted.GetRange(0, FollowUpReasonsJson.Most);
    }

    /// <summary>The triggers among reasons, each once, as the choices that people read.</summary>
    public static OptionSetValueCollection Triggers(IEnumerable<FollowUpReason> reasons)
    {
        var seen = new SortedSet<int>();
        foreach (var reason in reasons)
            seen.Add((int)reason.Trigger);
        var options = new OptionSetValueCollection();
        foreach (var trigger in seen)
            options.Add(Choices.Option(trigger));
        return options;
    }

    /// <summary>Whether both lists hold the same reasons with the same times.</summary>
    public static bool AreSame(IReadOnlyList<FollowUpReason> left, IReadOnlyList<FollowUpReason> right)
    {
        if (left.Count != right.Count)
            return false;
        for (var i = 0; i < left.Count; i++)
        {
            if (!left[i].Equals(right[i]) || left[i].On != right[i].On)
                return false;
        }

        return true;
    }

    /// <inheritdoc/>
    public bool Equals(FollowUpReason? other) => other is not null && Trigger == other.Trigger && FeedbackId == other.FeedbackId;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as FollowUpReason);

    /// <inheritdoc/>
    public override int GetHashCode() => (FeedbackId ?? Guid.Empty).GetHashCode() ^ (int)Trigger;

    private static int Compare(FollowUpReason left, FollowUpReason right)
    {
        var order = left.Trigger.CompareTo(right.Trigger);
        order = order != 0 ? order : left.On.CompareTo(right.On);
        return order != 0 ? order : Nullable.Compare(left.FeedbackId, right.FeedbackId);
    }
}
