using System;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.Feedback;

/// <summary>Whose words they are: the contact if known, else the account; and the account they were said to.</summary>
public sealed class CustomerLink
{
    private CustomerLink(EntityReference? customer, Guid? accountId, Guid? contactId, string? senderAddress)
    {
        Customer = customer;
        AccountId = accountId;
        ContactId = contactId;
        SenderAddress = senderAddress;
    }

    /// <summary>Account or contact; null when unlinked.</summary>
    public EntityReference? Customer { get; }

    /// <summary>The account, or the contact's parent account.</summary>
    public Guid? AccountId { get; }

    /// <summary>The contact.</summary>
    public Guid? ContactId { get; }

    /// <summary>Address of an unlinked sender; null when linked.</summary>
    public string? SenderAddress { get; }

    /// <summary><c>account_…</c> or <c>contact_…</c>; null when unlinked.</summary>
    public string? Key => Customer == null ? null : SourceKeys.Of(Customer.LogicalName, Customer.Id);

    /// <summary>Nobody known; <paramref name="senderAddress"/> shows in the view of unlinked feedback.</summary>
    public static CustomerLink Unlinked(string? senderAddress) => new CustomerLink(null, null, null, senderAddress);

    /// <summary>An account.</summary>
    public static CustomerLink OfAccount(Guid accountId) =>
        new CustomerLink(new EntityReference(AccountTable.Table, accountId), accountId, null, null);

    /// <summary>A contact with its parent account, if it has one.</summary>
    public static CustomerLink OfContact(Guid contactId, Guid? accountId) =>
        new CustomerLink(new EntityReference(ContactTable.Table, contactId), accountId, contactId, null);

    /// <summary>The link a feedback row already holds.</summary>
    public static CustomerLink Of(Entity feedback) => new CustomerLink(
        feedback.GetAttributeValue<EntityReference>(FeedbackTable.CustomerId),
        feedback.GetAttributeValue<EntityReference>(FeedbackTable.AccountId)?.Id,
        feedback.GetAttributeValue<EntityReference>(FeedbackTable.ContactId)?.Id,
        feedback.GetAttributeValue<string>(FeedbackTable.SenderAddress));
}
