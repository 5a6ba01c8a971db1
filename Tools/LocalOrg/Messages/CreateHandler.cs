using System;
using System.Collections.Generic;
using CrmFeedback.LocalOrg.Metadata;
using CrmFeedback.LocalOrg.Pipeline;
using CrmFeedback.LocalOrg.Security;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmFeedback.LocalOrg.Messages;

/// <summary>Create: one row, and the related rows sent with it.</summary>
internal sealed class CreateHandler : PipelineHandler
{
    public override string MessageName => "Create";

    public override bool HasPostImage => true;

    public override bool SeparatesPreValidation => true;

    public override OrganizationResponse NewResponse() => new CreateResponse();

    public override void Prepare(MessageContext message)
    {
        var target = message.Target;
        var table = message.Metadata.RequireTable(target.LogicalName ?? "");
        if (ShareRow.Is(table))
            throw Faults.Of(Faults.NotSupported, "Create on principalobjectaccess: rows are shared by GrantAccess");
        if (UnionTables.Includes(table.LogicalName) || table.IsIntersect)
            throw Faults.Of(Faults.NotSupported, $"Create on {table.LogicalName}: {(table.IsIntersect ? "rows of a relationship are made by Associate" : "create the activity itself")}");
        foreach (var name in target.Attributes.Keys)
            _ = table.RequireColumn(name);
        if (target.KeyAttributes.Count > 0)
            throw new NotSupportedException("Create with KeyAttributes; send Upsert, or put the values into Attributes");
        message.Table = table;
        message.RecordId = Guid.Empty;
    }

    public override IReadOnlyList<MessageContext> Split(MessageContext message)
    {
        RecordKeys.ResolveLookups(message, message.Target);
        Deep.LinkParents(message, message.Target);
        return [message];
    }

    public override void Authorize(MessageContext message) =>
        AccessControl.CheckPrivilege(message.Caller, message.Table!, AccessRight.Create);

    public override void Main(MessageContext message)
    {
        var target = message.Target;
        var table = message.Table!;
        target.Id = IdOf(table, target);
        var row = RowValues.Of(message, table, target, isCreate: true);
        RowValues.ApplyDefaults(table, row);
        Stamp(message, table, row, target);
        Ownership.SetOwner(message, table, row, target);
        if (StateRules.ForCreate(table, target, target.Id) is var (state, status))
        {
            row.Attributes[StateRules.State] = new OptionSetValue(state);
            row.Attributes[StateRules.Status] = new OptionSetValue(status);
        }

        Derived.ForCreate(message, table, row);
        RowValues.CheckRequired(table, row);
        RowValues.CheckReferences(message, table, row, row);
        if (table.FindColumn("ownerid") is not null)
            message.CheckRow(table, AccessRight.Create, row);
        message.Transaction.Insert(row, message);
        Parties.AfterWrite(message, table, row);
        Sharing.AfterWrite(message, table, row, row.GetAttributeValue<EntityReference>("ownerid")?.Id ?? Guid.Empty);
        DefaultTeams.AfterCreate(message, row);
        message.RecordId = row.Id;
        message.Output["id"] = row.Id;
    }

    public override void Complete(MessageContext message) => Deep.CreateChildren(message, message.Target);

    private static Guid IdOf(TableDefinition table, Entity target)
    {
        var fromColumn = target.Attributes.TryGetValue(table.PrimaryId, out var value) && value is Guid id ? id : Guid.Empty;
        if (target.Id != Guid.Empty && fromColumn != Guid.Empty && target.Id != fromColumn)
            throw Faults.Of(Faults.InvalidArgument, $"Entity.Id {target.Id} and column '{table.PrimaryId}' {fromColumn} name two different rows.");
        return target.Id != Guid.Empty ? target.Id : fromColumn != Guid.Empty ? fromColumn : Guid.CreateVersion7();
    }

    private static void Stamp(MessageContext message, TableDefinition table, Entity row, Entity target)
    {
        var created = message.Now;
        // overriddencreatedon is what importers send: the row then says it was created at that time.
        if (target.GetAttributeValue<DateTime?>("overriddencreatedon") is { } overridden && row.Attributes.ContainsKey("overriddencreatedon"))
        {
            row.Attributes["overriddencreatedon"] = created;
            created = (DateTime)ColumnValues.Normalise(table, table.RequireColumn("createdon"), overridden)!;
        }

        Set(table, row, "createdon", created);
        Set(table, row, "createdby", new EntityReference("systemuser", message.Scope.UserId));
        Set(table, row, "modifiedon", message.Now);
        Set(table, row, "modifiedby", new EntityReference("systemuser", message.Scope.UserId));
    }

    private static void Set(TableDefinition table, Entity row, string column, object value)
    {
        if (table.FindColumn(column) is not null)
            row.Attributes[column] = value;
    }
}
