using System;
using CrmFeedback.Analysis;
using CrmFeedback.Feedback;
using CrmFeedback.Satisfaction;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.FollowUp;

/// <summary>A feedback row as closing the loop reads it: whose it is, what it says, whether it is answered.</summary>
public static class LoopFeedback
{
    /// <summary>The columns read.</summary>
    public static readonly string[] Columns =
    {
        FeedbackTable.AccountId, FeedbackTable.ContactId, FeedbackTable.CustomerKey, FeedbackTable.RegardingKey, FeedbackTable.ReceivedOn,
        FeedbackTable.Kind, FeedbackTable.Severity, FeedbackTable.Urgency, FeedbackTable.LeaveIntent, FeedbackTable.RegulatorThreat,
        FeedbackTable.AnsweredOn, FeedbackTable.ResolvedOn, FeedbackTable.DuplicateOfId, FeedbackTable.Score, FeedbackTable.Nps, FeedbackTable.Csat,
        FeedbackTable.Ces, CommonColumns.StateCode, CommonColumns.VersionNumber,
    };

    /// <summary>The row; null if it is gone.</summary>
    public static Entity? Find(IOrganizationService service, Guid id) => RowQuery.Find(service, FeedbackTable.Table, FeedbackTable.Id, id, Columns);

    /// <summary>Who is followed up: the account the words were said to, whoever of its people said them; else the contact; null if nobody known.</summary>
    public static EntityReference? Customer(Entity feedback) =>
        feedback.GetAttributeValue<EntityReference>(FeedbackTable.AccountId) ?? feedback.GetAttributeValue<EntityReference>(FeedbackTable.ContactId);

    /// <summary>What opens a follow-up.</summary>
    public static FollowUpFact Fact(Entity row) => new FollowUpFact
    {
        Id = row.Id,
        ReceivedOn = ReceivedOn(row),
        Counts = Counts(row),
        Kind = (FeedbackKind?)Member(row, FeedbackTable.Kind),
        Severity = (Severity?)Member(row, FeedbackTable.Severity),
        Urgency = (Urgency)(Member(row, FeedbackTable.Urgency) ?? 0),
        LeaveIntent = (LeaveIntent)(Member(row, FeedbackTable.LeaveIntent) ?? 0),
        RegulatorThreat = row.GetAttributeValue<bool>(FeedbackTable.RegulatorThreat),
        AnsweredOn = Time(row, FeedbackTable.AnsweredOn),
        ResolvedOn = Time(row, FeedbackTable.ResolvedOn),
    };

    /// <summary>Whether it could open a follow-up under any settings; most feedback cannot, and needs no settings read.</summary>
    public static bool MayOpen(Entity row)
    {
        var fact = Fact(row);
        return fact.Counts && (fact.RegulatorThreat || fact.LeaveIntent == LeaveIntent.Stated || OpeningRules.IsSevereComplaint(fact) && fact.AnsweredOn == null && fact.ResolvedOn == null);
    }

    /// <summary>What it is worth, 0..100; null if it does not count or has no value.</summary>
    public static decimal? Value(Entity row, SatisfactionSettings settings) => !Counts(row) ? null : FeedbackValue.Of(
        row.GetAttributeValue<decimal?>(FeedbackTable.Score), row.GetAttributeValue<int?>(FeedbackTable.Nps),
        row.GetAttributeValue<decimal?>(FeedbackTable.Csat), row.GetAttributeValue<decimal?>(FeedbackTable.Ces), settings);

    /// <summary>When it was said, UTC.</summary>
    public static DateTime ReceivedOn(Entity row) => Time(row, FeedbackTable.ReceivedOn) ?? DateTime.MinValue;

    /// <summary>A time of a row, UTC.</summary>
    public static DateTime? Time(Entity row, string column) =>
        row.GetAttributeValue<DateTime?>(column) is DateTime time ? SourceTime.Utc(time) : (DateTime?)null;

    private static bool Counts(Entity row) =>
        (row.GetAttributeValue<OptionSetValue>(CommonColumns.StateCode)?.Value ?? CommonColumns.StateActive) == CommonColumns.StateActive
        && row.GetAttributeValue<EntityReference>(FeedbackTable.DuplicateOfId) == null;

    private static int? Member(Entity row, string column) =>
        row.GetAttributeValue<OptionSetValue>(column) is OptionSetValue option ? option.Value - Choices.FirstValue : (int?)null;
}
