using System;
using System.Collections.Generic;
using System.Linq;
using CrmFeedback.LocalOrg.Pipeline;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.LocalOrg.Messages;

/// <summary>
/// DeliverIncoming: how server-side synchronization brings a mail in. A Create of the e-mail as an open draft, then a
/// change of state to Received, then its attachments, then, if it answers a stored mail, what it regards: each a message
/// of its own.
/// </summary>
internal sealed class DeliverIncomingHandler : PipelineHandler
{
    private const int Completed = 1;
    private const int Received = 4;

    public override string MessageName => "DeliverIncoming";

    public override IReadOnlyList<string> Aliases => ["DeliverIncomingEmail"];

    public override void Prepare(MessageContext message)
    {
        message.Table = message.Metadata.RequireTable("email");
        foreach (var name in new[] { "From", "To", "Subject", "Body", "MessageId" })
            _ = message.Required<string>(name);
    }

    public override void Main(MessageContext message)
    {
        var id = (Guid)message.Nested(new OrganizationRequest("Create") { ["Target"] = NewMail(message) })["id"];
        message.Nested(new OrganizationRequest("Update")
        {
            ["Target"] = new Entity("email", id) { [StateRules.State] = new OptionSetValue(Completed), [StateRules.Status] = new OptionSetValue(Received) },
        });
        foreach (var attachment in message.Optional<EntityCollection>("Attachments")?.Entities.AsEnumerable() ?? [])
        {
            attachment["objectid"] = new EntityReference("email", id);
            message.Nested(new OrganizationRequest("Create") { ["Target"] = attachment });
        }

        if (Regarding(message, id) is { } regarding)
            message.Nested(new OrganizationRequest("Update") { ["Target"] = new Entity("email", id) { ["regardingobjectid"] = regarding } });
        message.RecordId = id;
        message.Output["EmailId"] = id;
    }

    private static Entity NewMail(MessageContext message)
    {
        var table = message.Metadata.RequireTable("email");
        var mail = new Entity("email")
        {
            ["subject"] = Cut(message.Required<string>("Subject"), table.RequireColumn("subject").MaxLength),
            ["description"] = message.Required<string>("Body"),
            ["messageid"] = Cut(message.Required<string>("MessageId"), table.RequireColumn("messageid").MaxLength),
            ["directioncode"] = false,
            ["from"] = PartiesOf(message, message.Required<string>("From")),
            ["to"] = PartiesOf(message, message.Required<string>("To")),
            ["cc"] = PartiesOf(message, message.Optional<string>("Cc")),
            ["bcc"] = PartiesOf(message, message.Optional<string>("Bcc")),
        };
        if (message.Optional<object>("ReceivedOn") is DateTime received)
            mail["senton"] = received;
        if (message.Optional<string>("SubmittedBy") is { Length: > 0 } submittedBy)
            mail["submittedby"] = Cut(submittedBy, table.RequireColumn("submittedby").MaxLength);
        if (message.Optional<Entity>("ExtraProperties") is { } extra)
        {
            foreach (var (name, value) in extra.Attributes)
                mail[name] = value;
        }

        return mail;
    }

    // Addresses nobody owns stay unresolved: a party with an address and no row.
    private static EntityCollection PartiesOf(MessageContext message, string? addresses)
    {
        var parties = new EntityCollection { EntityName = "activityparty" };
        foreach (var entry in (addresses ?? "").Split([';', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var open = entry.LastIndexOf('<');
            var address = open >= 0 && entry.EndsWith('>') ? entry[(open + 1)..^1].Trim() : entry;
            var party = new Entity("activityparty") { ["addressused"] = address };
            if (Parties.Resolve(message, address) is { } row)
                party["partyid"] = row;
            parties.Entities.Add(party);
        }

        return parties;
    }

    private static EntityReference? Regarding(MessageContext message, Guid id)
    {
        var table = message.Metadata.RequireTable("email");
        var mail = Rows.Find(message.Session, table, id, "inreplyto", "regardingobjectid");
        if (mail?.GetAttributeValue<string>("inreplyto") is not { Length: > 0 } answered || mail.Contains("regardingobjectid") && mail["regardingobjectid"] is not null)
            return null;
        return Rows.Where(message.Session, table, "messageid", answered, "regardingobjectid")
            .Select(m => m.GetAttributeValue<EntityReference>("regardingobjectid")).FirstOrDefault(r => r is not null);
    }

    private static string Cut(string text, int? limit) => limit is { } most && text.Length > most ? text[..most] : text;
}
