using System;
using System.ServiceModel;
using CrmFeedback.Feedback;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmFeedback.Satisfaction;

/// <summary>
/// Recomputes one customer's standing from all of the customer's feedback, so it does not matter which event asks, in which
/// order or how often. The standing is read before the feedback and written only if it is still the one that was read:
/// of two that overlap, the one that read less gives way and reads again.
/// </summary>
public sealed class StandingRollUp
{
    private const int Tries = 3;

    // A transaction lasts two minutes at most: what began this long before a standing was read was visible to it.
    private static readonly TimeSpan LongestTransaction = TimeSpan.FromMinutes(2);

    private readonly IOrganizationService service;
    private readonly StandingSettings settings;
    private readonly DateTime now;
    private readonly bool mayFault;

    /// <summary>Prepares roll-ups.</summary>
    /// <param name="service">The organisation as SYSTEM.</param>
    /// <param name="settings">Numbers and baseline.</param>
    /// <param name="now">When the operation that asks began, UTC.</param>
    /// <param name="mayFault">Whether a call may fail: true in asynchronous steps, where each call is its own transaction; false in a custom API.</param>
    public StandingRollUp(IOrganizationService service, StandingSettings settings, DateTime now, bool mayFault)
    {
        this.service = service;
        this.settings = settings;
        this.now = SourceTime.Utc(now);
        this.mayFault = mayFault;
    }

    /// <summary>Recomputes the standing of an account or contact.</summary>
    /// <param name="customer">The customer.</param>
    /// <param name="skipIfReadLater">Whether a standing that was read after this operation ended may stay.</param>
    /// <returns>What was done, for the trace.</returns>
    public string Run(EntityReference customer, bool skipIfReadLater) => RowCollision.ReadAgain(mayFault, Tries, () => RunOnce(customer, skipIfReadLater));

    private string RunOnce(EntityReference customer, bool skipIfReadLater)
    {
        var key = SourceKeys.Of(customer.LogicalName, customer.Id);
        var stored = RowQuery.Find(service, SatisfactionTable.Table, SatisfactionTable.CustomerKey, key, StandingEntity.Stored);
        var computed = stored?.GetAttributeValue<DateTime?>(SatisfactionTable.ComputedOn) is DateTime time ? SourceTime.Utc(time) : DateTime.MinValue;
        if (skipIfReadLater && computed > now + LongestTransaction)
            return key + ": read after this operation";
        var who = StandingCustomer.Find(service, customer);
        if (who == null)
            return Remove(stored, key);
        // A job that is late must not set the clock back; the day is enough, and the same whichever job comes last.
        var moment = computed > now ? computed : now;
        var history = HistoryReader.Read(service, customer, moment.Date);
        if (stored == null && history.Count == 0)
            return key + ": nothing said";
        var standing = CustomerStanding.Of(history, settings.Model);
        var wanted = StandingEntity.Columns(who, standing);
        var id = stored == null ? Create(key, wanted, moment) : Update(stored, wanted, moment);
        Link(who, id);
        Assign(stored, who, id);
        return key + ": n " + standing.Count.ToString(System.Globalization.CultureInfo.InvariantCulture)
            + ", risk " + standing.Risk.Risk.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    private string Remove(Entity? stored, string key)
    {
        if (stored == null)
            return key + ": no such customer";
        service.Delete(SatisfactionTable.Table, stored.Id);
        return key + ": customer gone, standing removed";
    }

    private Guid Create(string key, Entity wanted, DateTime moment)
    {
        var target = new Entity(SatisfactionTable.Table, SatisfactionTable.CustomerKey, key);
        foreach (var column in wanted.Attributes)
        {
            if (column.Value != null)
                target[column.Key] = column.Value;
        }

        target[SatisfactionTable.ComputedOn] = moment;
        var response = (UpsertResponse)service.Execute(new UpsertRequest { Target = target });
        // Another job was faster, and what it read may be newer than what was just written over it.
        return response.RecordCreated
            ? response.Target.Id
            : throw new FaultException<OrganizationServiceFault>(
                new OrganizationServiceFault { ErrorCode = Faults.ConcurrencyVersionMismatch, Message = "The standing was created by another job." }, "The standing was created by another job.");
    }

    // Always written, if only the time: a write is what makes an overlapping roll-up that read less give way.
    private Guid Update(Entity stored, Entity wanted, DateTime moment)
    {
        var change = EntityDifference.Between(stored, wanted) ?? new Entity(SatisfactionTable.Table, stored.Id);
        change[SatisfactionTable.ComputedOn] = moment;
        change.RowVersion = stored.RowVersion;
        service.Execute(new UpdateRequest { Target = change, ConcurrencyBehavior = ConcurrencyBehavior.IfRowVersionMatches });
        return stored.Id;
    }

    private void Link(StandingCustomer customer, Guid standingId)
    {
        if (customer.StandingId == standingId)
            return;
        service.Update(new Entity(customer.Reference.LogicalName, customer.Reference.Id) { [AccountTable.SatisfactionId] = new EntityReference(SatisfactionTable.Table, standingId) });
    }

    private void Assign(Entity? stored, StandingCustomer customer, Guid standingId)
    {
        var owner = customer.Owner;
        if (!mayFault || !settings.OwnerIsCustomersOwner || owner == null || owner.Id == stored?.GetAttributeValue<EntityReference>(CommonColumns.OwnerId)?.Id)
            return;
        try
        {
            service.Update(new Entity(SatisfactionTable.Table, standingId) { [CommonColumns.OwnerId] = owner });
        }
        catch (FaultException<OrganizationServiceFault> fault) when (!Faults.IsPassing(fault.Detail))
        {
            // The platform refuses an owner who may not read the table: the standing stays with the system.
        }
    }
}
