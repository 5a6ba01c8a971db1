using System;
using System.Collections.Generic;
using System.Linq;
using CrmFeedback.LocalOrg.Metadata;
using CrmFeedback.LocalOrg.Pipeline;
using CrmFeedback.LocalOrg.Security;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmFeedback.LocalOrg.Messages;

/// <summary>Associate: links rows through an N:N relationship, or sets the lookups of a 1:N one.</summary>
internal sealed class AssociateHandler : PipelineHandler
{
    public override string MessageName => "Associate";

    public override OrganizationResponse NewResponse() => new AssociateResponse();

    public override void Prepare(MessageContext message) => Association.Prepare(message);

    public override void Authorize(MessageContext message) => Association.Authorize(message);

    public override void Main(MessageContext message)
    {
        foreach (var link in Association.LinksOf(message))
        {
            if (link.Lookup is { } lookup)
            {
                message.Nested(new OrganizationRequest("Update") { ["Target"] = new Entity(lookup.Table, lookup.Id) { [lookup.Column] = lookup.Target } });
                continue;
            }

            if (Association.Find(message, link) is not null)
                throw Faults.Of(Faults.DuplicateAssociation, link.Relationship!.SchemaName, link.FirstId, link.SecondId);
            message.Transaction.Insert(new Entity(link.Relationship!.IntersectTable, Guid.CreateVersion7())
            {
                [link.Relationship.FirstIntersectColumn] = Association.Value(message, link.Relationship.IntersectTable, link.Relationship.FirstIntersectColumn, link.Relationship.FirstTable, link.FirstId),
                [link.Relationship.SecondIntersectColumn] = Association.Value(message, link.Relationship.IntersectTable, link.Relationship.SecondIntersectColumn, link.Relationship.SecondTable, link.SecondId),
            }, message);
        }
    }
}

/// <summary>Disassociate: the reverse of Associate. What is not linked is left alone.</summary>
internal sealed class DisassociateHandler : PipelineHandler
{
    public override string MessageName => "Disassociate";

    public override OrganizationResponse NewResponse() => new DisassociateResponse();

    public override void Prepare(MessageContext message) => Association.Prepare(message);

    public override void Authorize(MessageContext message) => Association.Authorize(message);

    public override void Main(MessageContext message)
    {
        foreach (var link in Association.LinksOf(message))
        {
            if (link.Lookup is { } lookup)
            {
                message.Nested(new OrganizationRequest("Update") { ["Target"] = new Entity(lookup.Table, lookup.Id) { [lookup.Column] = null } });
            }
            else if (Association.Find(message, link) is { } row)
            {
                message.Transaction.Delete(link.Relationship!.IntersectTable, row.Id, message);
                }
        }
    }
}

/// <summary>What Associate and Disassociate have in common.</summary>
internal static class Association
{
    /// <summary>A lookup that stands for the link of a 1:N relationship.</summary>
    internal sealed record LookupLink(string Table, Guid Id, string Column, EntityReference Target);

    /// <summary>One link: of an N:N relationship the two ids, of a 1:N one the lookup.</summary>
    internal sealed record Link(ManyToManyRelationship? Relationship, Guid FirstId, Guid SecondId, LookupLink? Lookup);

    public static void Prepare(MessageContext message)
    {
        var target = message.Required<EntityReference>("Target");
        message.Table = message.Metadata.RequireTable(target.LogicalName ?? "");
        target.Id = RecordKeys.Resolve(message, message.Table, target.Id, target.KeyAttributes);
        message.RecordId = target.Id;
        _ = message.Required<EntityReferenceCollection>("RelatedEntities");
        _ = Definition(message);
    }

    public static void Authorize(MessageContext message)
    {
        if (Definition(message) is not ManyToManyRelationship)
            return;
        CheckRow(message, message.Table!, message.RecordId, AccessRight.Append);
        foreach (var related in message.Required<EntityReferenceCollection>("RelatedEntities"))
            CheckRow(message, message.Metadata.RequireTable(related.LogicalName), related.Id, AccessRight.AppendTo);
    }

    public static IEnumerable<Link> LinksOf(MessageContext message)
    {
        var target = message.Required<EntityReference>("Target");
        var role = message.Required<Relationship>("Relationship").PrimaryEntityRole;
        foreach (var related in message.Required<EntityReferenceCollection>("RelatedEntities").ToArray())
        {
            switch (Definition(message))
            {
                case ManyToManyRelationship many when Is(many.FirstTable, target) && Is(many.SecondTable, related) && !(Is(many.SecondTable, target) && role == EntityRole.Referenced):
                    yield return new Link(many, target.Id, related.Id, null);
                    break;
                case ManyToManyRelationship many when Is(many.SecondTable, target) && Is(many.FirstTable, related):
                    yield return new Link(many, related.Id, target.Id, null);
                    break;
                case OneToManyRelationship one when Is(one.ReferencedTable, target) && Is(one.ReferencingTable, related) && role != EntityRole.Referencing:
                    yield return new Link(null, default, default, new LookupLink(related.LogicalName, related.Id, one.ReferencingColumn, target));
                    break;
                case OneToManyRelationship one when Is(one.ReferencingTable, target) && Is(one.ReferencedTable, related):
                    yield return new Link(null, default, default, new LookupLink(target.LogicalName, target.Id, one.ReferencingColumn, related));
                    break;
                default:
                    throw Faults.Of(Faults.RelationshipNotFound, message.Required<Relationship>("Relationship").SchemaName, $"{target.LogicalName} and {related.LogicalName}");
            }
        }
    }

    /// <summary>The row of the intersect table that is this link, or null.</summary>
    public static Entity? Find(MessageContext message, Link link)
    {
        var many = link.Relationship!;
        return Rows.Where(message.Session, message.Metadata.RequireTable(many.IntersectTable), many.FirstIntersectColumn, link.FirstId, many.SecondIntersectColumn)
            .FirstOrDefault(row => row.Attributes.TryGetValue(many.SecondIntersectColumn, out var value)
                && (value is Guid id ? id : (value as EntityReference)?.Id) == link.SecondId);
    }

    public static object Value(MessageContext message, string intersect, string column, string table, Guid id) =>
        message.Metadata.RequireTable(intersect).RequireColumn(column).IsReference ? new EntityReference(table, id) : id;

    private static RelationshipDefinition Definition(MessageContext message)
    {
        var name = message.Required<Relationship>("Relationship").SchemaName;
        return message.Metadata.FindRelationship(name ?? "") ?? throw Faults.Of(Faults.RelationshipNotFound, name, message.TableName);
    }

    private static bool Is(string table, EntityReference reference) => string.Equals(table, reference.LogicalName, StringComparison.Ordinal);

    private static void CheckRow(MessageContext message, TableDefinition table, Guid id, AccessRight right)
    {
        var row = Rows.Find(message.Session, table, id, AccessControl.OwnershipColumns) ?? throw Faults.Of(Faults.RecordNotFound, table.LogicalName, id);
        message.CheckRow(table, right, row);
    }
}
