using System;
using System.Collections.Generic;
using System.Linq;
using CrmFeedback.LocalOrg.Metadata;
using CrmFeedback.LocalOrg.Pipeline;
using CrmFeedback.LocalOrg.Security;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmFeedback.LocalOrg.Messages;

/// <summary>
/// Update. Columns and state sent together run stages 20 to 40 twice, once for each ("Behavior of specialized update
/// operations"); stage 10 sees everything at once.
/// </summary>
internal sealed class UpdateHandler : PipelineHandler
{
    public override string MessageName => "Update";

    public override bool HasPreImage => true;

    public override bool HasPostImage => true;

    public override bool SeparatesPreValidation => true;

    public override OrganizationResponse NewResponse() => new UpdateResponse();

    public override ICollection<string> SentColumns(MessageContext message) => message.Target.Attributes.Keys;

    public override void Prepare(MessageContext message)
    {
        var target = message.Target;
        var table = message.Metadata.RequireTable(target.LogicalName ?? "");
        if (UnionTables.Includes(table.LogicalName) || table.IsIntersect || ShareRow.Is(table))
            throw Faults.Of(Faults.NotSupported, $"Update on {table.LogicalName}");
        foreach (var name in target.Attributes.Keys)
            _ = table.RequireColumn(name);
        var fromColumn = target.GetAttributeValue<Guid?>(table.PrimaryId) ?? Guid.Empty;
        target.Id = RecordKeys.Resolve(message, table, target.Id == Guid.Empty ? fromColumn : target.Id, target.KeyAttributes);
        message.Table = table;
        message.RecordId = target.Id;
    }

    public override IReadOnlyList<MessageContext> Split(MessageContext message)
    {
        var target = message.Target;
        RowVersions.Check(message, target.RowVersion, Find(message));
        RecordKeys.ResolveLookups(message, target);
        Deep.LinkParents(message, target);
        var state = Part(target, IsState);
        var others = Part(target, name => !IsState(name));
        if (state.Attributes.Count == 0 || others.Attributes.Keys.All(name => string.Equals(name, message.Table!.PrimaryId, StringComparison.Ordinal)))
            return [message];
        return [message.WithTarget(others), message.WithTarget(state)];
    }

    public override void Authorize(MessageContext message)
    {
        message.Stored = Find(message);
        message.CheckRow(message.Table!, AccessRight.Write, message.Stored);
    }

    public override void Main(MessageContext message)
    {
        var target = message.Target;
        var table = message.Table!;
        var stored = message.Stored!;
        target.Id = message.RecordId;
        var row = RowValues.Of(message, table, target, isCreate: false);
        var owner = Ownership.Sent(table, target);
        if (owner is not null)
        {
            message.CheckRow(table, AccessRight.Assign, stored);
            Ownership.Put(message, table, row, owner);
        }

        if (StateRules.ForUpdate(table, target, stored) is var (state, status))
        {
            if (state == 1 && string.Equals(table.LogicalName, "incident", StringComparison.Ordinal) && !message.Scope.IsPlatform
                && stored.GetAttributeValue<OptionSetValue>(StateRules.State)?.Value != 1)
                throw Faults.Of(Faults.UseCloseIncident);
            row.Attributes[StateRules.State] = new OptionSetValue(state);
            row.Attributes[StateRules.Status] = new OptionSetValue(status);
        }

        Derived.ForUpdate(message, table, row);
        RowValues.CheckReferences(message, table, row, stored);
        if (table.FindColumn("modifiedon") is not null)
            row.Attributes["modifiedon"] = message.Now;
        if (table.FindColumn("modifiedby") is not null)
            row.Attributes["modifiedby"] = new EntityReference("systemuser", message.Scope.UserId);
        if (!message.Transaction.Update(row, message))
            throw Faults.Of(Faults.RecordNotFound, table.LogicalName, message.RecordId);
        Parties.AfterWrite(message, table, row);
        Sharing.AfterWrite(message, table, row, (owner ?? stored.GetAttributeValue<EntityReference>("ownerid"))?.Id ?? Guid.Empty);
        if (owner is not null)
        {
            Ownership.CascadeAssign(message, table, message.RecordId, stored.GetAttributeValue<EntityReference>("ownerid")?.Id, owner);
            Sharing.AfterAssign(message, table, message.RecordId, owner.Id);
        }
    }

    public override void Complete(MessageContext message) => Deep.CreateChildren(message, message.Target);

    private static Entity Find(MessageContext message) =>
        Rows.Find(message.Session, message.Table!, message.RecordId, [.. AccessControl.OwnershipColumns, StateRules.State, StateRules.Status, "versionnumber"])
        ?? throw Faults.Of(Faults.RecordNotFound, message.TableName, message.RecordId);

    private static bool IsState(string name) => name is StateRules.State or StateRules.Status;

    private static Entity Part(Entity target, Func<string, bool> takes)
    {
        var part = new Entity(target.LogicalName, target.Id);
        foreach (var (name, value) in target.Attributes.Where(a => takes(a.Key)))
            part.Attributes[name] = value;
        return part;
    }
}
