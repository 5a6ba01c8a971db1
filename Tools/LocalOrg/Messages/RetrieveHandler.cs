using System;
using CrmFeedback.LocalOrg.Pipeline;
using CrmFeedback.LocalOrg.Security;
using CrmFeedback.LocalOrg.Storage;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;

namespace CrmFeedback.LocalOrg.Messages;

/// <summary>Retrieve: one row by id or alternate key.</summary>
internal sealed class RetrieveHandler : PipelineHandler
{
    public override string MessageName => "Retrieve";

    public override bool Writes => false;

    public override OrganizationResponse NewResponse() => new RetrieveResponse();

    public override void Prepare(MessageContext message)
    {
        var target = message.Required<EntityReference>("Target");
        _ = message.Required<ColumnSet>("ColumnSet");
        if (message.Optional<object>("RelatedEntitiesQuery") is not null)
            throw new NotSupportedException("Retrieve with RelatedEntitiesQuery; read related rows with RetrieveMultiple");
        message.Table = message.Metadata.RequireTable(target.LogicalName ?? "");
        target.Id = RecordKeys.Resolve(message, message.Table, target.Id, target.KeyAttributes);
        message.RecordId = target.Id;
    }

    public override void Authorize(MessageContext message)
    {
        AccessControl.CheckPrivilege(message.Caller, message.Table!, AccessRight.Read);
        var stored = Rows.Find(message.Session, message.Table!, message.RecordId, AccessControl.OwnershipColumns)
            ?? throw Faults.Of(Faults.RecordNotFound, message.TableName, message.RecordId);
        message.CheckRow(message.Table!, AccessRight.Read, stored);
    }

    public override void Main(MessageContext message)
    {
        var row = message.Session.Find(message.TableName, message.RecordId, message.Required<ColumnSet>("ColumnSet"), ReadOptions.Default)
            ?? throw Faults.Of(Faults.RecordNotFound, message.TableName, message.RecordId);
        ColumnSecurity.Mask(message.Caller, message.Core.Store.Catalog, message.Metadata, [row]);
        message.Output["Entity"] = row;
    }
}
