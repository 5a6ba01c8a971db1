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
/// Delete with its cascades: children of a cascading relationship are deleted by a Delete of their own, lookups of the
/// others are emptied without an Update being raised, and a restricting relationship with children refuses.
/// </summary>
internal sealed class DeleteHandler : PipelineHandler
{
    public override string MessageName => "Delete";

    public override bool HasPreImage => true;

    public override bool SeparatesPreValidation => true;

    public override OrganizationResponse NewResponse() => new DeleteResponse();

    public override void Prepare(MessageContext message)
    {
        var target = message.Required<EntityReference>("Target");
        message.Table = message.Metadata.RequireTable(target.LogicalName ?? "");
        if (UnionTables.Includes(message.TableName) || message.Table.IsIntersect || ShareRow.Is(message.Table))
            throw Faults.Of(Faults.NotSupported, $"Delete on {message.TableName}");
        target.Id = RecordKeys.Resolve(message, message.Table, target.Id, target.KeyAttributes);
        message.RecordId = target.Id;
    }

    public override void Authorize(MessageContext message)
    {
        var stored = Rows.Find(message.Session, message.Table!, message.RecordId, [.. AccessControl.OwnershipColumns, "versionnumber"])
            ?? throw Faults.Of(Faults.RecordNotFound, message.TableName, message.RecordId);
        RowVersions.Check(message, message.Required<EntityReference>("Target").RowVersion, stored);
        message.CheckRow(message.Table!, AccessRight.Delete, stored);
    }

    public override void Main(MessageContext message)
    {
        var relationships = message.Metadata.OneToManyFrom(message.TableName).Where(r => !UnionTables.Includes(r.ReferencingTable) && !IsOwnParty(r)).ToArray();
        foreach (var relationship in relationships.Where(r => r.Delete == CascadeBehavior.Restrict))
        {
            if (Children(message, relationship) is [var child, ..])
                throw Faults.Of(Faults.DeleteRestricted, relationship.SchemaName, child.LogicalName, child.Id);
        }

        foreach (var relationship in relationships.Where(r => r.Delete == CascadeBehavior.Cascade))
        {
            foreach (var child in Children(message, relationship))
            {
                // A row reached on two ways is gone the second time.
                if (message.Session.Exists(child.LogicalName, child.Id))
                    message.Nested(new OrganizationRequest("Delete") { ["Target"] = new EntityReference(child.LogicalName, child.Id) });
            }
        }

        foreach (var relationship in relationships.Where(r => r.Delete == CascadeBehavior.RemoveLink))
        {
            foreach (var child in Children(message, relationship))
                message.Transaction.Update(new Entity(child.LogicalName, child.Id) { [relationship.ReferencingColumn] = null }, message);
        }

        RemoveAssociations(message);
        Sharing.Forget(message, message.RecordId);
        if (!message.Transaction.Delete(message.TableName, message.RecordId, message))
            throw Faults.Of(Faults.RecordNotFound, message.TableName, message.RecordId);
    }

    // The parties of an activity are part of it: they go with it, and no message is raised.
    private static bool IsOwnParty(OneToManyRelationship relationship) =>
        string.Equals(relationship.ReferencingTable, "activityparty", StringComparison.Ordinal) && string.Equals(relationship.ReferencingColumn, "activityid", StringComparison.Ordinal);

    private static IReadOnlyList<Entity> Children(MessageContext message, OneToManyRelationship relationship) =>
        Rows.Where(message.Session, message.Metadata.RequireTable(relationship.ReferencingTable), relationship.ReferencingColumn, message.RecordId);

    private static void RemoveAssociations(MessageContext message)
    {
        foreach (var relationship in message.Metadata.Relationships.OfType<ManyToManyRelationship>())
        {
            var intersect = message.Metadata.RequireTable(relationship.IntersectTable);
            foreach (var (table, column) in new[] { (relationship.FirstTable, relationship.FirstIntersectColumn), (relationship.SecondTable, relationship.SecondIntersectColumn) })
            {
                if (!string.Equals(table, message.TableName, StringComparison.Ordinal))
                    continue;
                foreach (var row in Rows.Where(message.Session, intersect, column, message.RecordId))
                    message.Transaction.Delete(intersect.LogicalName, row.Id, message);
            }
        }
    }
}
