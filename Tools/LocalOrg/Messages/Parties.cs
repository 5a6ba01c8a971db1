using System;
using System.Collections.Generic;
using System.Linq;
using CrmFeedback.LocalOrg.Metadata;
using CrmFeedback.LocalOrg.Pipeline;
using CrmFeedback.LocalOrg.Security;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.LocalOrg.Messages;

/// <summary>Participants of activities: rows of <c>activityparty</c> that belong to their activity.</summary>
internal static class Parties
{
    private const int RegardingMask = 8;
    private const int OwnerMask = 9;

    private static readonly Dictionary<string, string[]> s_addressColumns = new(StringComparer.Ordinal)
    {
        ["contact"] = ["emailaddress1", "emailaddress2", "emailaddress3"],
        ["account"] = ["emailaddress1", "emailaddress2", "emailaddress3"],
        ["systemuser"] = ["internalemailaddress"],
        ["queue"] = ["emailaddress"],
        ["team"] = ["emailaddress"],
        ["equipment"] = ["emailaddress"],
    };

    /// <summary>Checks the parties of one column and fills in the address of those that are rows. A party may be an address only: unresolved.</summary>
    public static EntityCollection Normalise(MessageContext message, string column, EntityCollection parties)
    {
        var table = message.Metadata.RequireTable("activityparty");
        var result = new EntityCollection { EntityName = "activityparty" };
        foreach (var sent in parties.Entities)
        {
            if (!string.Equals(sent.LogicalName, "activityparty", StringComparison.Ordinal))
                throw Faults.Of(Faults.WrongType, "email", column, $"a party of type '{sent.LogicalName}'", "rows of activityparty");
            var party = new Entity("activityparty");
            foreach (var (name, value) in sent.Attributes)
            {
                if (table.RequireColumn(name) is { IsPrimaryId: false, IsValidForCreate: true } definition && name is not ("participationtypemask" or "activityid"))
                    party.Attributes[name] = ColumnValues.Normalise(table, definition, value is EntityReference { KeyAttributes.Count: > 0 } key ? ByKey(message, key) : value);
            }

            var reference = party.GetAttributeValue<EntityReference>("partyid");
            var address = party.GetAttributeValue<string>("addressused");
            if (reference is null && address is null)
                throw Faults.Of(Faults.InvalidArgument, $"A party in '{column}' has neither partyid nor addressused.");
            if (reference is not null)
            {
                var referenced = message.Metadata.RequireTable(reference.LogicalName);
                var row = Rows.Find(message.Session, referenced, reference.Id, s_addressColumns.GetValueOrDefault(reference.LogicalName, []))
                    ?? throw Faults.WithMessage(Faults.RecordNotFound, $"{reference.LogicalName} With Id = {reference.Id} Does Not Exist (a party in '{column}')");
                if (address is null && AddressesOf(row).FirstOrDefault() is { } found)
                    party.Attributes["addressused"] = ColumnValues.Normalise(table, table.RequireColumn("addressused"), found);
            }

            result.Entities.Add(party);
        }

        return result;
    }

    /// <summary>Keeps the parties that stand for the activity's regarding row and owner in step with its columns.</summary>
    public static void AfterWrite(MessageContext message, TableDefinition table, Entity row)
    {
        if (!table.IsActivity)
            return;
        if (row.Attributes.TryGetValue("regardingobjectid", out var regarding))
            Replace(message, row.Id, RegardingMask, regarding as EntityReference);
        if (row.Attributes.TryGetValue("ownerid", out var owner))
            Replace(message, row.Id, OwnerMask, owner as EntityReference);
    }

    /// <summary>The row an e-mail address belongs to: a user before a queue before a contact before an account; null if nobody's.</summary>
    public static EntityReference? Resolve(MessageContext message, string address)
    {
        foreach (var tableName in new[] { "systemuser", "queue", "contact", "account" })
        {
            if (message.Metadata.FindTable(tableName) is not { } table)
                continue;
            foreach (var column in s_addressColumns[tableName].Where(c => table.FindColumn(c) is not null))
            {
                if (Rows.Where(message.Session, table, column, address) is [var row, ..])
                    return row.ToEntityReference();
            }
        }

        return null;
    }

    private static EntityReference ByKey(MessageContext message, EntityReference reference)
    {
        var table = message.Metadata.RequireTable(reference.LogicalName);
        return new EntityReference(table.LogicalName, RecordKeys.Resolve(message, table, reference.Id, reference.KeyAttributes));
    }

    private static IEnumerable<string> AddressesOf(Entity row) =>
        s_addressColumns.GetValueOrDefault(row.LogicalName, []).Select(row.GetAttributeValue<string>).Where(a => !string.IsNullOrEmpty(a));

    private static void Replace(MessageContext message, Guid activityId, int mask, EntityReference? reference)
    {
        var table = message.Metadata.RequireTable("activityparty");
        foreach (var old in Rows.Where(message.Session, table, "activityid", activityId, "participationtypemask"))
        {
            if (old.GetAttributeValue<OptionSetValue>("participationtypemask")?.Value == mask)
                message.Transaction.Delete("activityparty", old.Id, message);
        }

        if (reference is null || !table.RequireColumn("partyid").Targets.Contains(reference.LogicalName, StringComparer.Ordinal))
            return;
        message.Transaction.Insert(new Entity("activityparty", Guid.CreateVersion7())
        {
            ["activityid"] = new EntityReference(message.TableName, activityId),
            ["partyid"] = new EntityReference(reference.LogicalName, reference.Id),
            ["participationtypemask"] = new OptionSetValue(mask),
        }, message);
    }
}
