using System;
using CrmFeedback.LocalOrg.Metadata;
using CrmFeedback.LocalOrg.Pipeline;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmFeedback.LocalOrg.Messages;

/// <summary>
/// Upsert by id or alternate key. Whether the row exists is asked before the write's transaction begins, as in Dataverse:
/// two upserts at once may both find nothing, and then one of them faults with a duplicate key.
/// </summary>
internal sealed class UpsertHandler : MessageHandler
{
    public override string MessageName => "Upsert";

    public override OrganizationResponse NewResponse() => new UpsertResponse();

    public override void Execute(MessageContext message)
    {
        var target = message.Target;
        var table = message.Metadata.RequireTable(target.LogicalName ?? "");
        message.Table = table;
        if (target.Id == Guid.Empty && target.KeyAttributes.Count == 0)
            throw Faults.Of(Faults.InvalidArgument, $"Upsert of {table.LogicalName} needs an id or an alternate key.");
        var existing = RecordKeys.Read(message, session => target.KeyAttributes.Count > 0
            ? RecordKeys.Find(session, table, target.KeyAttributes)
            : session.Exists(table.LogicalName, target.Id) ? target.Id : (Guid?)null);
        if (existing is null)
        {
            foreach (var (name, value) in target.KeyAttributes)
            {
                if (!target.Attributes.ContainsKey(name))
                    target.Attributes[name] = value;
            }
        }

        target.KeyAttributes.Clear();
        target.Id = existing ?? target.Id;
        message.RecordId = target.Id;
        var response = message.Nested(new OrganizationRequest(existing is null ? "Create" : "Update") { ["Target"] = target });
        var id = existing ?? (Guid)response["id"];
        message.Output["RecordCreated"] = existing is null;
        message.Output["Target"] = new EntityReference(table.LogicalName, id);
    }
}
