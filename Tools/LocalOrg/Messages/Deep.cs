using System;
using System.Linq;
using CrmFeedback.LocalOrg.Metadata;
using CrmFeedback.LocalOrg.Pipeline;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.LocalOrg.Messages;

/// <summary>Deep insert: related rows that are sent with a row, each created by a Create of its own in the same transaction.</summary>
internal static class Deep
{
    /// <summary>Creates the parents sent through lookups' relationships and points the row to them.</summary>
    public static void LinkParents(MessageContext message, Entity target)
    {
        foreach (var (relationship, rows) in target.RelatedEntities)
        {
            if (Definition(message, relationship) is not OneToManyRelationship one || IsChildren(one, relationship, target))
                continue;
            if (rows.Entities.Count != 1)
                throw Faults.Of(Faults.InvalidArgument, $"Through '{relationship.SchemaName}' a row of {target.LogicalName} has one {one.ReferencedTable}, {rows.Entities.Count} were sent.");
            target.Attributes[one.ReferencingColumn] = new EntityReference(one.ReferencedTable, Save(message, rows.Entities[0]));
        }
    }

    /// <summary>Creates the children sent through collections' relationships, or updates those that exist; links N:N rows.</summary>
    public static void CreateChildren(MessageContext message, Entity target)
    {
        foreach (var (relationship, rows) in target.RelatedEntities)
        {
            switch (Definition(message, relationship))
            {
                case OneToManyRelationship one when IsChildren(one, relationship, target):
                    foreach (var child in rows.Entities)
                    {
                        child.Attributes[one.ReferencingColumn] = new EntityReference(target.LogicalName, message.RecordId);
                        Save(message, child);
                    }

                    break;
                case ManyToManyRelationship:
                    var references = new EntityReferenceCollection(rows.Entities.Select(r => new EntityReference(r.LogicalName, Save(message, r))).ToList());
                    message.Nested(new OrganizationRequest("Associate")
                    {
                        ["Target"] = new EntityReference(target.LogicalName, message.RecordId),
                        ["Relationship"] = relationship,
                        ["RelatedEntities"] = references,
                    });
                    break;
            }
        }
    }

    private static Guid Save(MessageContext message, Entity row)
    {
        if (row.Id != Guid.Empty && message.Session.Exists(row.LogicalName, row.Id))
        {
            message.Nested(new OrganizationRequest("Update") { ["Target"] = row });
            return row.Id;
        }

        return (Guid)message.Nested(new OrganizationRequest("Create") { ["Target"] = row })["id"];
    }

    private static RelationshipDefinition Definition(MessageContext message, Relationship relationship) =>
        message.Metadata.FindRelationship(relationship.SchemaName ?? "")
        ?? throw Faults.Of(Faults.RelationshipNotFound, relationship.SchemaName, message.TableName);

    // In a relationship of a table with itself, only the role tells on which side the target stands.
    private static bool IsChildren(OneToManyRelationship one, Relationship relationship, Entity target)
    {
        var isOne = string.Equals(one.ReferencedTable, target.LogicalName, StringComparison.Ordinal);
        var isMany = string.Equals(one.ReferencingTable, target.LogicalName, StringComparison.Ordinal);
        if (!isOne && !isMany)
            throw Faults.Of(Faults.RelationshipNotFound, relationship.SchemaName, target.LogicalName);
        return isOne && (!isMany || relationship.PrimaryEntityRole != EntityRole.Referencing);
    }
}
