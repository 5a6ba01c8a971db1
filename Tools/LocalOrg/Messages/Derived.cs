using System;
using System.Globalization;
using System.Linq;
using CrmFeedback.LocalOrg.Metadata;
using CrmFeedback.LocalOrg.Pipeline;
using CrmFeedback.LocalOrg.Security;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.LocalOrg.Messages;

/// <summary>Columns the platform fills from others: full names, a case's account or contact, sender and recipients of a mail, base-currency twins.</summary>
internal static class Derived
{
    public static void ForCreate(MessageContext message, TableDefinition table, Entity row)
    {
        if (table.IsActivity && table.FindColumn("activitytypecode") is not null)
            row.Attributes["activitytypecode"] = table.LogicalName;
        if (string.Equals(table.LogicalName, "incident", StringComparison.Ordinal) && !row.Attributes.ContainsKey("ticketnumber"))
            row.Attributes["ticketnumber"] = TicketNumber(row.Id);
        Common(message, table, row, stored: null);
    }

    public static void ForUpdate(MessageContext message, TableDefinition table, Entity row) => Common(message, table, row, message.Stored);

    private static void Common(MessageContext message, TableDefinition table, Entity row, Entity? stored)
    {
        FullName(message, table, row, stored);
        Customer(table, row);
        Mail(message, table, row);
        BaseAmounts(message, table, row, stored);
    }

    // Dataverse numbers cases CAS-<five digits>-<six letters and digits>; both are taken from the id, so they need no counter row
    // that every case would lock.
    private static string TicketNumber(Guid id)
    {
        var bytes = id.ToByteArray();
        return string.Create(CultureInfo.InvariantCulture, $"CAS-{BitConverter.ToUInt32(bytes, 10) % 100_000:00000}-{Convert.ToHexString(bytes, 13, 3)}");
    }

    private static void FullName(MessageContext message, TableDefinition table, Entity row, Entity? stored)
    {
        if (table.LogicalName is not ("contact" or "systemuser") || !(row.Attributes.ContainsKey("firstname") || row.Attributes.ContainsKey("lastname")))
            return;
        var before = stored is null ? null : Rows.Find(message.Session, table, stored.Id, "firstname", "lastname");
        row.Attributes["fullname"] = string.Join(' ', new[] { Name("firstname"), Name("lastname") }.Where(n => !string.IsNullOrEmpty(n)));

        string? Name(string column) => row.Attributes.TryGetValue(column, out var value) ? value as string : before?.GetAttributeValue<string>(column);
    }

    private static void Customer(TableDefinition table, Entity row)
    {
        if (!string.Equals(table.LogicalName, "incident", StringComparison.Ordinal) || !row.Attributes.TryGetValue("customerid", out var value))
            return;
        var customer = value as EntityReference;
        foreach (var column in new[] { "account", "contact" })
        {
            if (table.FindColumn(column + "id") is { Type: ColumnType.Lookup })
                row.Attributes[column + "id"] = string.Equals(customer?.LogicalName, column, StringComparison.Ordinal) ? customer : null;
        }
    }

    private static void Mail(MessageContext message, TableDefinition table, Entity row)
    {
        if (!string.Equals(table.LogicalName, "email", StringComparison.Ordinal))
            return;
        foreach (var column in new[] { "from", "to", "cc", "bcc" })
        {
            if (row.Attributes.TryGetValue(column, out var value) && value is EntityCollection parties)
                row.Attributes[column] = Parties.Normalise(message, column, parties);
        }

        if (row.Attributes.TryGetValue("from", out var from))
        {
            var sender = (from as EntityCollection)?.Entities.FirstOrDefault();
            row.Attributes["sender"] = Cut(sender?.GetAttributeValue<string>("addressused"), table, "sender");
            var party = sender?.GetAttributeValue<EntityReference>("partyid");
            row.Attributes["emailsender"] = party is not null && table.RequireColumn("emailsender").Targets.Contains(party.LogicalName, StringComparer.Ordinal) ? party : null;
        }

        if (row.Attributes.TryGetValue("to", out var to))
        {
            var recipients = string.Join(';', (to as EntityCollection)?.Entities.Select(p => p.GetAttributeValue<string>("addressused")).Where(a => !string.IsNullOrEmpty(a)) ?? []);
            row.Attributes["torecipients"] = Cut(recipients, table, "torecipients");
        }
    }

    private static string? Cut(string? text, TableDefinition table, string column) =>
        string.IsNullOrEmpty(text) ? null : table.RequireColumn(column).MaxLength is { } limit && text.Length > limit ? text[..limit] : text;

    // The organisation has one currency, so exchange rates are 1 and a base amount equals its amount.
    private static void BaseAmounts(MessageContext message, TableDefinition table, Entity row, Entity? stored)
    {
        var any = false;
        foreach (var twin in table.Columns.Where(c => c.BaseOf is not null && row.Attributes.ContainsKey(c.BaseOf)))
        {
            row.Attributes[twin.LogicalName] = row.Attributes[twin.BaseOf!] is Money amount ? new Money(Math.Round(amount.Value, twin.Precision ?? 4, MidpointRounding.AwayFromZero)) : null;
            any |= row.Attributes[twin.BaseOf!] is Money;
        }

        if (!any || table.FindColumn("transactioncurrencyid") is null)
            return;
        if (stored is null || Rows.Find(message.Session, table, stored.Id, "transactioncurrencyid")?.GetAttributeValue<EntityReference>("transactioncurrencyid") is null)
            row.Attributes["transactioncurrencyid"] = row.GetAttributeValue<EntityReference>("transactioncurrencyid") ?? new EntityReference("transactioncurrency", WellKnown.CurrencyId);
        if (table.FindColumn("exchangerate") is not null)
            row.Attributes["exchangerate"] = 1m;
    }
}
