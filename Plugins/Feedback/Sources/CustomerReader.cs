using System;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.Feedback;

/// <summary>Finds whose words they are.</summary>
public static class CustomerReader
{
    /// <summary>The reference if it is an account or a contact.</summary>
    public static EntityReference? CustomerOrNull(EntityReference? reference) =>
        reference != null && (reference.LogicalName == AccountTable.Table || reference.LogicalName == ContactTable.Table) ? reference : null;

    /// <summary>The customer with its account; unlinked if the contact is gone.</summary>
    public static CustomerLink Link(IOrganizationService service, SourceRecord source)
    {
        if (source.Customer == null)
            return CustomerLink.Unlinked(source.SenderAddress);
        if (source.Customer.LogicalName == AccountTable.Table)
            return CustomerLink.OfAccount(source.Customer.Id);
        var contact = RowQuery.Find(service, ContactTable.Table, ContactTable.Id, source.Customer.Id, ContactTable.ParentCustomerId);
        return contact == null ? CustomerLink.Unlinked(source.SenderAddress) : OfContact(contact, source.Customer.Id);
    }

    /// <summary>A contact, linked to its parent if that is an account.</summary>
    public static CustomerLink OfContact(Entity contact, Guid contactId)
    {
        var parent = contact.GetAttributeValue<EntityReference>(ContactTable.ParentCustomerId);
        return CustomerLink.OfContact(contactId, parent?.LogicalName == AccountTable.Table ? parent.Id : (Guid?)null);
    }

    /// <summary>The customer a mail is regarding (through its case), but only if the sender's address is that customer's.</summary>
    public static EntityReference? RegardingCustomerWithAddress(IOrganizationService service, EntityReference? regarding, string? address)
    {
        if (regarding == null || address == null)
            return null;
        var customer = CustomerOrNull(regarding);
        if (regarding.LogicalName == IncidentTable.Table)
        {
            var incident = RowQuery.Find(service, IncidentTable.Table, IncidentTable.Id, regarding.Id, IncidentTable.CustomerId);
            customer = CustomerOrNull(incident?.GetAttributeValue<EntityReference>(IncidentTable.CustomerId));
        }

        return customer != null && HasAddress(service, customer, address) ? customer : null;
    }

    // Accounts and contacts name their three address columns alike.
    private static bool HasAddress(IOrganizationService service, EntityReference customer, string address)
    {
        var id = customer.LogicalName == AccountTable.Table ? AccountTable.Id : ContactTable.Id;
        var row = RowQuery.Find(
            service, customer.LogicalName, id, customer.Id, ContactTable.EmailAddress1, ContactTable.EmailAddress2, ContactTable.EmailAddress3);
        return row != null
            && (MailAddress.AreSame(address, row.GetAttributeValue<string>(ContactTable.EmailAddress1))
                || MailAddress.AreSame(address, row.GetAttributeValue<string>(ContactTable.EmailAddress2))
                || MailAddress.AreSame(address, row.GetAttributeValue<string>(ContactTable.EmailAddress3)));
    }
}
