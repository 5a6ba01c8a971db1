using System;
using System.Collections.Generic;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmFeedback.Feedback;

/// <summary>Who sent a mail.</summary>
public sealed class MailSender
{
    private static readonly HashSet<string> InternalTables =
        new HashSet<string>(StringComparer.Ordinal) { "systemuser", "queue", "team", "equipment" };

    private MailSender(EntityReference? customer, string? address, bool isInternal)
    {
        Customer = customer;
        Address = address;
        IsInternal = isInternal;
    }

    /// <summary>Contact or account; null if the address was not resolved to one.</summary>
    public EntityReference? Customer { get; }

    /// <summary>Address used.</summary>
    public string? Address { get; }

    /// <summary>A user, queue, team or facility.</summary>
    public bool IsInternal { get; }

    /// <summary>Decides from the sender's party rows, and from the mail's own columns where it has none.</summary>
    public static MailSender Read(IOrganizationService service, Entity mail, Guid mailId)
    {
        var query = new QueryExpression(ActivityPartyTable.Table)
        {
            ColumnSet = new ColumnSet(ActivityPartyTable.PartyId, ActivityPartyTable.AddressUsed),
        };
        query.Criteria.AddCondition(ActivityPartyTable.ActivityId, ConditionOperator.Equal, mailId);
        query.Criteria.AddCondition(ActivityPartyTable.ParticipationTypeMask, ConditionOperator.Equal, ActivityPartyTable.MaskSender);
        var parties = new List<EntityReference>();
        string? address = null;
        foreach (var row in service.RetrieveMultiple(query).Entities)
        {
            address ??= MailAddress.Bare(row.GetAttributeValue<string>(ActivityPartyTable.AddressUsed));
            if (row.GetAttributeValue<EntityReference>(ActivityPartyTable.PartyId) is EntityReference party)
                parties.Add(party);
        }

        if (parties.Count == 0 && mail.GetAttributeValue<EntityReference>(EmailTable.EmailSender) is EntityReference sender)
            parties.Add(sender);
        return Of(parties, address ?? MailAddress.Bare(mail.GetAttributeValue<string>(EmailTable.Sender)));
    }

    /// <summary>One customer is the sender; several are ambiguous and link nobody; anyone of ours makes the mail internal.</summary>
    public static MailSender Of(IReadOnlyList<EntityReference> parties, string? address)
    {
        EntityReference? contact = null;
        EntityReference? account = null;
        var customers = new HashSet<Guid>();
        foreach (var party in parties)
        {
            if (InternalTables.Contains(party.LogicalName))
                return new MailSender(null, address, true);
            if (CustomerReader.CustomerOrNull(party) == null)
                continue;
            customers.Add(party.Id);
            if (party.LogicalName == ContactTable.Table)
                contact = party;
            else
                account = party;
        }

        return new MailSender(customers.Count == 1 ? contact ?? account : null, address, false);
    }
}
