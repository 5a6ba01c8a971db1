using System;
using System.Collections.Generic;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.Feedback;

/// <summary>
/// The person or company that an erasure or an export is about: a customer with all of the customer's addresses, or
/// an address that no customer has.
/// </summary>
public sealed class HeldCustomer
{
    private static readonly string[] AddressColumns = { ContactTable.EmailAddress1, ContactTable.EmailAddress2, ContactTable.EmailAddress3 };

    private HeldCustomer(EntityReference? customer)
    {
        Customer = customer;
        Emails = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        Phones = new List<PhoneNumber>();
    }

    /// <summary>Account or contact; null when only an address is known.</summary>
    public EntityReference? Customer { get; }

    /// <summary><c>account_…</c> or <c>contact_…</c>; null when only an address is known.</summary>
    public string? Key => Customer == null ? null : SourceKeys.Of(Customer.LogicalName, Customer.Id);

    /// <summary>Mail addresses under which unlinked feedback may stand.</summary>
    public ICollection<string> Emails { get; }

    /// <summary>Phone numbers under which unlinked feedback may stand.</summary>
    public IList<PhoneNumber> Phones { get; }

    /// <summary>Finds who is meant.</summary>
    /// <param name="service">The organisation.</param>
    /// <param name="id">Customer id; null to go by address. The customer may be deleted already.</param>
    /// <param name="type"><c>account</c> or <c>contact</c>, with the id.</param>
    /// <param name="address">Mail address or phone number, instead of the id.</param>
    /// <exception cref="InvalidPluginExecutionException">Not exactly one of the two, a wrong type, or an address of several customers (HTTP 400).</exception>
    public static HeldCustomer Find(IOrganizationService service, Guid? id, string? type, string? address)
    {
        if (id is Guid known)
        {
            if (address != null)
                throw Refuse("CustomerId and Address are both given; send one of them.");
            if (type != AccountTable.Table && type != ContactTable.Table)
                throw Refuse("CustomerType is " + (type == null ? "missing" : "\"" + Short(type) + "\"") + "; send account or contact with CustomerId.");
            return OfId(service, new EntityReference(type, known));
        }

        if (type != null)
            throw Refuse("CustomerType is given without CustomerId; send both.");
        if (string.IsNullOrWhiteSpace(address))
            throw Refuse("Nobody is named; send CustomerId with CustomerType, or Address.");
        return OfAddress(service, address!);
    }

    private static HeldCustomer OfId(IOrganizationService service, EntityReference customer)
    {
        var held = new HeldCustomer(customer);
        var isAccount = customer.LogicalName == AccountTable.Table;
        var columns = new List<string>(AddressColumns) { ContactTable.Telephone1 };
        if (!isAccount)
            columns.Add(ContactTable.MobilePhone);
        if (RowQuery.Find(service, customer.LogicalName, isAccount ? AccountTable.Id : ContactTable.Id, customer.Id, columns.ToArray()) is not Entity row)
            return held;
        foreach (var column in columns)
            held.Add(row.GetAttributeValue<string>(column));
        return held;
    }

    private static HeldCustomer OfAddress(IOrganizationService service, string address)
    {
        var named = new HeldCustomer(null);
        named.Add(address);
        if (named.Emails.Count + named.Phones.Count == 0)
            throw Refuse("Address is \"" + Short(address) + "\"; send a mail address, or a phone number of 7 to 15 digits.");
        var row = new IntakeRow
        {
            Email = named.Emails.Count > 0 ? MailAddress.Bare(address) : null,
            Phone = named.Phones.Count > 0 ? named.Phones[0] : null,
        };
        var match = CustomerFinder.Read(service, new[] { row }, new Deadline(Deadline.OfCall, () => TimeSpan.Zero)).Find(row);
        if (match.IsAmbiguous)
            throw Refuse("Address: " + match.Note + ". Name each customer by CustomerId and CustomerType instead.");
        if (match.Link?.Customer == null)
            return named;
        var held = OfId(service, match.Link.Customer);
        held.Add(address);
        return held;
    }

    private void Add(string? address)
    {
        if (MailAddress.Bare(address) is not string bare)
            return;
        if (bare.IndexOf("@", StringComparison.Ordinal) > 0)
            Emails.Add(bare);
        else if (PhoneNumber.Parse(bare) is PhoneNumber number)
            Phones.Add(number);
    }

    private static string Short(string text) => SafeText.Cut(SafeText.Clean(text), 60);

    private static InvalidPluginExecutionException Refuse(string message) =>
        new InvalidPluginExecutionException(message, PluginHttpStatusCode.BadRequest);
}
