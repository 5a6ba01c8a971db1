using System;
using System.Collections.Generic;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmFeedback.Feedback;

/// <summary>
/// Finds the customers of many rows by few queries: two for ids (two more for each merge they went through), two for mail addresses, two for each ten phone
/// numbers. A contact goes before an account with the same address; two of a kind are ambiguous and link nobody.
/// Deactivated customers are found by id only; the id of one that was merged away means the one it was merged into.
/// </summary>
public sealed class CustomerFinder
{
    // A query may hold 500 conditions, and a pattern is tried on every row of the table.
    private const int NumbersPerQuery = 10;

    private static readonly string[] AddressColumns = { ContactTable.EmailAddress1, ContactTable.EmailAddress2, ContactTable.EmailAddress3 };
    private static readonly string[] ContactPhones = { ContactTable.Telephone1, ContactTable.MobilePhone };
    private static readonly string[] AccountPhones = { AccountTable.Telephone1 };

    private readonly IOrganizationService service;
    private readonly Dictionary<Guid, Entity> contactsById = new Dictionary<Guid, Entity>();
    private readonly Dictionary<Guid, Entity> accountsById = new Dictionary<Guid, Entity>();
    private readonly Dictionary<string, Holders> byAddress = new Dictionary<string, Holders>(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Holders> byPhone = new Dictionary<string, Holders>(StringComparer.Ordinal);

    private CustomerFinder(IOrganizationService service) => this.service = service;

    /// <summary>Looks up what the rows name; phone numbers until <paramref name="deadline"/> is halfway.</summary>
    public static CustomerFinder Read(IOrganizationService service, IEnumerable<IntakeRow> rows, Deadline deadline)
    {
        var finder = new CustomerFinder(service);
        var ids = new HashSet<Guid>();
        var addresses = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var numbers = new Dictionary<string, PhoneNumber>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            if (row.Customer != null)
                ids.Add(row.Customer.Id);
            else if (row.Email != null)
                addresses.Add(row.Email);
            if (row.Customer == null && row.Phone != null)
                numbers[row.Phone.ToString()] = row.Phone;
        }

        finder.ReadIds(ids);
        finder.ReadAddresses(addresses);
        finder.ReadNumbers(new List<PhoneNumber>(numbers.Values), deadline);
        return finder;
    }

    /// <summary>The customer of a row that <see cref="Read"/> was given: by id, else by address, else by number.</summary>
    public CustomerMatch Find(IntakeRow row)
    {
        if (row.Customer != null)
            return ById(row.Customer);
        var match = CustomerMatch.Nobody(null);
        if (row.Email != null)
            match = Of(byAddress.TryGetValue(row.Email, out var holders) ? holders : Holders.None, "mail address");
        if (match.Link != null || row.Phone == null)
            return match;
        if (!byPhone.TryGetValue(row.Phone.ToString(), out var found))
            return CustomerMatch.Open();
        var byNumber = Of(found, "phone number");
        return byNumber.Link != null || match.Note == null ? byNumber : match;
    }

    private CustomerMatch ById(EntityReference customer)
    {
        var isAccount = customer.LogicalName == AccountTable.Table;
        if (Survivor(isAccount ? accountsById : contactsById, customer.Id) is not Entity row)
            return Missing(customer);
        return CustomerMatch.Of(isAccount ? CustomerLink.OfAccount(row.Id) : CustomerReader.OfContact(row, row.Id));
    }

    // A master that was deleted after the merge leaves the row itself.
    private static Entity? Survivor(Dictionary<Guid, Entity> rows, Guid id)
    {
        var row = rows.TryGetValue(id, out var found) ? found : null;
        var seen = new HashSet<Guid>();
        while (row != null && seen.Add(row.Id) && row.GetAttributeValue<EntityReference>(CommonColumns.MasterId) is EntityReference master && rows.TryGetValue(master.Id, out var next))
            row = next;
        return row;
    }

    private static CustomerMatch Missing(EntityReference customer) => CustomerMatch.Wrong(
        "customerId names no " + customer.LogicalName + " (" + customer.Id.ToString("D") + "); send an existing id, or email or phone instead.");

    private static CustomerMatch Of(Holders holders, string what)
    {
        if (holders.Contacts.Count == 1)
        {
            foreach (var contact in holders.Contacts.Values)
                return CustomerMatch.Of(CustomerReader.OfContact(contact, contact.Id));
        }

        if (holders.Contacts.Count == 0 && holders.Accounts.Count == 1)
        {
            foreach (var account in holders.Accounts)
                return CustomerMatch.Of(CustomerLink.OfAccount(account));
        }

        return holders.Contacts.Count == 0 && holders.Accounts.Count == 0
            ? CustomerMatch.Nobody("the " + what + " belongs to no contact or account; not linked")
            : CustomerMatch.Several(what, holders.Contacts.Count, holders.Accounts.Count);
    }

    private void ReadIds(HashSet<Guid> ids)
    {
        if (ids.Count == 0)
            return;
        ReadChain(ContactTable.Table, ContactTable.Id, new[] { ContactTable.ParentCustomerId, CommonColumns.MasterId }, ids, contactsById);
        ReadChain(AccountTable.Table, AccountTable.Id, new[] { CommonColumns.MasterId }, ids, accountsById);
    }

    private void ReadChain(string table, string idColumn, string[] columns, HashSet<Guid> ids, Dictionary<Guid, Entity> rows)
    {
        for (var wanted = ids; wanted.Count > 0;)
        {
            var masters = new HashSet<Guid>();
            foreach (var row in Query(table, columns, f => f.AddCondition(idColumn, ConditionOperator.In, Objects(wanted))))
            {
                rows[row.Id] = row;
                if (row.GetAttributeValue<EntityReference>(CommonColumns.MasterId) is EntityReference master)
                    masters.Add(master.Id);
            }

            masters.ExceptWith(rows.Keys);
            wanted = masters;
        }
    }

    private void ReadAddresses(HashSet<string> addresses)
    {
        if (addresses.Count == 0)
            return;
        foreach (var address in addresses)
            byAddress[address] = new Holders();
        Action<FilterExpression> anyAddress = filter =>
        {
            foreach (var column in AddressColumns)
                filter.AddCondition(column, ConditionOperator.In, Objects(addresses));
        };
        foreach (var contact in Query(ContactTable.Table, With(AddressColumns, ContactTable.ParentCustomerId), Active(anyAddress)))
            AddByAddress(contact, isContact: true);
        foreach (var account in Query(AccountTable.Table, AddressColumns, Active(anyAddress)))
            AddByAddress(account, isContact: false);
    }

    private void AddByAddress(Entity customer, bool isContact)
    {
        foreach (var column in AddressColumns)
        {
            if (MailAddress.Bare(customer.GetAttributeValue<string>(column)) is string address && byAddress.TryGetValue(address, out var holders))
                holders.Add(customer, isContact);
        }
    }

    private void ReadNumbers(List<PhoneNumber> numbers, Deadline deadline)
    {
        for (var from = 0; from < numbers.Count && !deadline.IsHalfway; from += NumbersPerQuery)
        {
            var some = numbers.GetRange(from, Math.Min(NumbersPerQuery, numbers.Count - from));
            foreach (var number in some)
                byPhone[number.ToString()] = new Holders();
            foreach (var contact in Query(ContactTable.Table, With(ContactPhones, ContactTable.ParentCustomerId), Active(Like(ContactPhones, some))))
                AddByPhone(contact, ContactPhones, some, isContact: true);
            foreach (var account in Query(AccountTable.Table, AccountPhones, Active(Like(AccountPhones, some))))
                AddByPhone(account, AccountPhones, some, isContact: false);
        }
    }

    private void AddByPhone(Entity customer, string[] columns, List<PhoneNumber> numbers, bool isContact)
    {
        foreach (var column in columns)
        {
            if (PhoneNumber.Parse(customer.GetAttributeValue<string>(column)) is not PhoneNumber stored)
                continue;
            foreach (var number in numbers)
            {
                if (PhoneNumber.AreSame(stored, number))
                    byPhone[number.ToString()].Add(customer, isContact);
            }
        }
    }

    private static Action<FilterExpression> Like(string[] columns, List<PhoneNumber> numbers) => filter =>
    {
        foreach (var number in numbers)
        {
            foreach (var column in columns)
                filter.AddCondition(column, ConditionOperator.Like, number.LikePattern);
        }
    };

    private static Action<FilterExpression> Active(Action<FilterExpression> any) => filter =>
    {
        filter.AddCondition(CommonColumns.StateCode, ConditionOperator.Equal, CommonColumns.StateActive);
        any(filter.AddFilter(LogicalOperator.Or));
    };

    private IEnumerable<Entity> Query(string table, string[] columns, Action<FilterExpression> filter)
    {
        var query = new QueryExpression(table) { ColumnSet = new ColumnSet(columns) };
        filter(query.Criteria);
        return RowPages.All(service, query);
    }

    private static string[] With(string[] columns, string column)
    {
        var all = new List<string>(columns) { column };
        return all.ToArray();
    }

    private static object[] Objects<T>(IEnumerable<T> values)
    {
        var objects = new List<object>();
        foreach (var value in values)
            objects.Add(value!);
        return objects.ToArray();
    }

    private sealed class Holders
    {
        public static readonly Holders None = new Holders();

        public Dictionary<Guid, Entity> Contacts { get; } = new Dictionary<Guid, Entity>();

        public HashSet<Guid> Accounts { get; } = new HashSet<Guid>();

        public void Add(Entity customer, bool isContact)
        {
            if (isContact)
                Contacts[customer.Id] = customer;
            else
                Accounts.Add(customer.Id);
        }
    }
}
