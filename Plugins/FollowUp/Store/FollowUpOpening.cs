using System;
using System.Collections.Generic;
using CrmFeedback.Analysis;
using CrmFeedback.Feedback;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmFeedback.FollowUp;

/// <summary>
/// Opens a customer's follow-up, or adds reasons to the one that is open. At most one is open whatever runs at once, twice
/// or late: its id follows from the customer and the one closed before, and the key <c>cfb_openkey</c> holds the customer
/// once; whoever comes second reads again and adds. Reasons that a closed follow-up was about open nothing.
/// </summary>
public sealed class FollowUpOpening
{
    private const int Tries = 4;

    private readonly IOrganizationService service;
    private readonly FollowUpModel model;
    private readonly DateTime now;
    private readonly bool mayFault;

    /// <summary>Prepares openings.</summary>
    /// <param name="service">The organisation as SYSTEM.</param>
    /// <param name="model">What an admin may change.</param>
    /// <param name="now">When the operation that asks began, UTC.</param>
    /// <param name="mayFault">Whether a call may fail: true in asynchronous steps, where each call is its own transaction; false in a custom API.</param>
    public FollowUpOpening(IOrganizationService service, FollowUpModel model, DateTime now, bool mayFault)
    {
        this.service = service;
        this.model = model;
        this.now = SourceTime.Utc(now);
        this.mayFault = mayFault;
    }

    /// <summary>Opens or adds for what one feedback says.</summary>
    /// <param name="feedback">The row with <see cref="LoopFeedback.Columns"/>.</param>
    /// <returns>What was done, for the trace.</returns>
    public string OfFeedback(Entity feedback)
    {
        var fact = LoopFeedback.Fact(feedback);
        var reasons = OpeningRules.Of(fact, now, model.Settings);
        if (reasons.Count == 0 || LoopFeedback.Customer(feedback) is not EntityReference customer)
            return "no reason to follow up";
        var contact = feedback.GetAttributeValue<EntityReference>(FeedbackTable.ContactId);
        return RowCollision.ReadAgain(mayFault, Tries, () => Once(customer, fact.Urgency, contact, stored => reasons));
    }

    /// <summary>Opens or adds for a customer whose risk is high.</summary>
    /// <param name="customer">Account or contact.</param>
    /// <param name="level">Level of the risk.</param>
    /// <param name="lastFeedbackOn">When the customer was heard last.</param>
    /// <returns>What was done, for the trace.</returns>
    public string OfRisk(EntityReference customer, RiskLevel level, DateTime? lastFeedbackOn)
    {
        if (level < RiskLevel.High)
            return "no high risk";
        var reason = new FollowUpReason(FollowUpTrigger.RiskThreshold, now, null);
        return RowCollision.ReadAgain(mayFault, Tries, () => Once(customer, Urgency.Normal, null, stored => OpeningRules.IsRisk(level, lastFeedbackOn, stored.LastClosedOn, now, model.Settings)
            ? new[] { reason }
            : Array.Empty<FollowUpReason>()));
    }

    private string Once(EntityReference customer, Urgency urgency, EntityReference? contact, Func<StoredFollowUps, IReadOnlyList<FollowUpReason>> reasons)
    {
        var key = SourceKeys.Of(customer.LogicalName, customer.Id);
        var stored = StoredFollowUps.Of(service, key);
        var fresh = new List<FollowUpReason>();
        foreach (var reason in reasons(stored))
        {
            if (!stored.WasFollowedUp(reason))
                fresh.Add(reason);
        }

        if (fresh.Count == 0)
            return key + ": followed up before";
        if (stored.Open is not Entity open)
            return Create(customer, key, urgency, contact, fresh, stored);
        if (FollowUpStamp.Stage(open) != FollowUpStage.Verified)
            return key + ": " + Add(open, urgency, contact, fresh);
        // Verified and about to be closed by its own step: this is another matter.
        FollowUpClosing.Close(service, open.Id);
        return Once(customer, urgency, contact, reasons);
    }

    private string Create(EntityReference customer, string key, Urgency urgency, EntityReference? contact, IReadOnlyList<FollowUpReason> reasons, StoredFollowUps stored)
    {
        var isAccount = customer.LogicalName == AccountTable.Table;
        var nameColumn = isAccount ? AccountTable.Name : ContactTable.Name;
        var row = RowQuery.Find(service, customer.LogicalName, isAccount ? AccountTable.Id : ContactTable.Id, customer.Id, nameColumn, CommonColumns.MasterId);
        if (row == null)
            return key + ": no such customer";
        if (row.GetAttributeValue<EntityReference>(CommonColumns.MasterId) != null)
        {
            // Came while its customer was merged: the words are the winner's.
            var winner = MergedRecord.Survivor(service, customer.LogicalName, customer.Id);
            return winner == customer.Id ? key + ": merged" : Once(new EntityReference(customer.LogicalName, winner), urgency, contact, _ => reasons);
        }

        var sorted = FollowUpReason.Union(reasons, Array.Empty<FollowUpReason>());
        var followUp = new Entity(FollowUpTable.Table, stored.NextId(customer.Id))
        {
            [FollowUpTable.CustomerId] = customer,
            [FollowUpTable.Name] = FollowUpStamp.NameOf(row.GetAttributeValue<string>(nameColumn), Earliest(sorted)),
            [FollowUpTable.Stage] = Choices.Option((int)FollowUpStage.Classified),
            [FollowUpTable.ReceivedOn] = Earliest(sorted),
            [FollowUpTable.DueOn] = Due(sorted, urgency),
            [FollowUpTable.Trigger] = Choices.Option((int)sorted[0].Trigger),
            [FollowUpTable.Triggers] = FollowUpReason.Triggers(sorted),
            [FollowUpTable.Reasons] = FollowUpReasonsJson.Write(sorted),
        };
        if (Lead(sorted) is EntityReference lead)
            followUp[FollowUpTable.FeedbackId] = lead;
        if (contact != null)
            followUp[FollowUpTable.ContactId] = contact;
        service.Create(followUp);
        return key + ": opened for " + FollowUpReasonsJson.CodeOf(sorted[0].Trigger);
    }

    private string Add(Entity open, Urgency urgency, EntityReference? contact, IReadOnlyList<FollowUpReason> reasons)
    {
        var known = FollowUpReasonsJson.Read(open.GetAttributeValue<string>(FollowUpTable.Reasons));
        var all = FollowUpReason.Union(known, reasons);
        if (FollowUpReason.AreSame(known, all))
            return "reason known";
        var received = Earlier(LoopFeedback.Time(open, FollowUpTable.ReceivedOn), Earliest(all));
        var wanted = new Entity(FollowUpTable.Table, open.Id)
        {
            [FollowUpTable.Reasons] = FollowUpReasonsJson.Write(all),
            [FollowUpTable.Triggers] = FollowUpReason.Triggers(all),
            [FollowUpTable.Trigger] = Choices.Option((int)all[0].Trigger),
            [FollowUpTable.ReceivedOn] = received,
            [FollowUpTable.Name] = FollowUpStamp.Renamed(open.GetAttributeValue<string>(FollowUpTable.Name), LoopFeedback.Time(open, FollowUpTable.ReceivedOn), received),
            [FollowUpTable.DueOn] = Earlier(LoopFeedback.Time(open, FollowUpTable.DueOn), Due(reasons, urgency)),
        };
        if (Lead(all) is EntityReference lead)
        {
            wanted[FollowUpTable.FeedbackId] = lead;
            if (contact != null && lead.Id == Lead(FollowUpReason.Union(reasons, Array.Empty<FollowUpReason>()))?.Id)
                wanted[FollowUpTable.ContactId] = contact;
        }

        // Something was said after the answer: the answer is not the end of it.
        if (FollowUpStamp.Stage(open) == FollowUpStage.Answered && LoopFeedback.Time(open, FollowUpTable.AnsweredOn) is DateTime answered && HasLater(reasons, answered))
            wanted[FollowUpTable.Stage] = Choices.Option((int)FollowUpStage.Assigned);
        if (EntityDifference.Between(open, wanted) is not Entity change)
            return "reason known";
        change.RowVersion = open.RowVersion;
        service.Execute(new UpdateRequest { Target = change, ConcurrencyBehavior = ConcurrencyBehavior.IfRowVersionMatches });
        return "reasons " + all.Count.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    private static bool HasLater(IReadOnlyList<FollowUpReason> reasons, DateTime than)
    {
        foreach (var reason in reasons)
        {
            if (reason.On > than)
                return true;
        }

        return false;
    }

    // The gravest reason that rests on one feedback.
    private static EntityReference? Lead(IReadOnlyList<FollowUpReason> sorted)
    {
        foreach (var reason in sorted)
        {
            if (reason.FeedbackId is Guid id)
                return new EntityReference(FeedbackTable.Table, id);
        }

        return null;
    }

    private static DateTime Earliest(IReadOnlyList<FollowUpReason> reasons)
    {
        var earliest = reasons[0].On;
        foreach (var reason in reasons)
            earliest = Earlier(earliest, reason.On);
        return earliest;
    }

    private DateTime Due(IReadOnlyList<FollowUpReason> reasons, Urgency urgency)
    {
        DateTime? due = null;
        foreach (var reason in reasons)
            due = Earlier(due, OpeningRules.DueOn(reason, urgency, model.Settings));
        return due ?? now;
    }

    private static DateTime Earlier(DateTime? left, DateTime right) => left is DateTime time && time < right ? time : right;
}
