using System;
using System.Linq;
using CrmFeedback.LocalOrg.Metadata;
using CrmFeedback.LocalOrg.Pipeline;
using CrmFeedback.LocalOrg.Security;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.LocalOrg.Messages;

/// <summary>
/// Merge of two accounts, contacts or cases: <c>Target</c> stays, the row <c>SubordinateId</c> is emptied into it and
/// deactivated. Lookups of other rows move without an Update being raised for them; the loser's change of state and the
/// winner's new columns (<c>UpdateContent</c>) are Updates within the Merge. What others reach of a customer moves on the
/// platform's account; what hangs on a case moves as the caller, who needs write access to each row.
/// </summary>
internal sealed class MergeHandler : PipelineHandler
{
    private const string Privilege = "prvMerge";
    private const string MasterColumn = "masterid";
    private const int CaseCancelled = 2;
    private const int CaseMerged = 2000;

    public override string MessageName => "Merge";

    public override bool HasPreImage => true;

    public override bool HasPostImage => true;

    public override void Prepare(MessageContext message)
    {
        TargetRow.Prepare(message, "Target");
        if (message.TableName is not ("account" or "contact" or "incident"))
            throw Faults.WithMessage(Faults.InvalidArgument, $"The 'Merge' method does not support entities of type '{message.TableName}'.");
        var loser = message.Required<Guid>("SubordinateId");
        if (loser == message.RecordId)
            throw Faults.Of(Faults.MergeIdentical);
        if (message.Optional<Entity>("UpdateContent") is { } content && !string.Equals(content.LogicalName, message.TableName, StringComparison.Ordinal))
            throw Faults.WithMessage(Faults.InvalidArgument, $"UpdateContent of a Merge must be a row of '{message.TableName}', found '{content.LogicalName}'.");
    }

    public override void Authorize(MessageContext message)
    {
        AccessControl.CheckPrivilege(message.Caller, message.TableName, Privilege);
        var winner = Find(message, message.RecordId);
        var loser = Find(message, message.Required<Guid>("SubordinateId"));
        foreach (var row in new[] { winner, loser })
        {
            message.CheckRow(message.Table!, AccessRight.Read, row);
            message.CheckRow(message.Table!, AccessRight.Write, row);
            if (row.GetAttributeValue<OptionSetValue>(StateRules.State)?.Value != 0)
                throw Faults.Of(Faults.MergeInactive);
        }

        if (message.Optional<bool>("PerformParentingChecks"))
            CheckParents(message, winner, loser);
        message.Stored = loser;
    }

    public override void Main(MessageContext message)
    {
        var loser = message.Stored!.Id;
        if (message.Optional<Entity>("UpdateContent") is { Attributes.Count: > 0 } content)
        {
            var change = new Entity(message.TableName, message.RecordId);
            foreach (var (name, value) in content.Attributes.Where(a => !string.Equals(a.Key, message.Table!.PrimaryId, StringComparison.Ordinal)))
                change.Attributes[name] = value;
            message.Nested(new OrganizationRequest("Update") { ["Target"] = change });
        }

        foreach (var relationship in message.Metadata.OneToManyFrom(message.TableName).Where(Moves))
            Move(message, relationship, loser);
        MoveAssociations(message, loser);
        message.Transaction.Update(
            new Entity(message.TableName, loser) { [MasterColumn] = new EntityReference(message.TableName, message.RecordId), ["merged"] = true }, message);
        var end = new Entity(message.TableName, loser) { [StateRules.State] = new OptionSetValue(1) };
        if (IsCase(message))
        {
            end[StateRules.State] = new OptionSetValue(CaseCancelled);
            end[StateRules.Status] = new OptionSetValue(CaseMerged);
        }

        message.Nested(new OrganizationRequest("Update") { ["Target"] = end }, isPlatform: true);
    }

    private static bool IsCase(MessageContext message) => string.Equals(message.TableName, "incident", StringComparison.Ordinal);

    private static bool Moves(OneToManyRelationship relationship) =>
        relationship.Merge == CascadeBehavior.Cascade
        && !UnionTables.Includes(relationship.ReferencingTable)
        && !string.Equals(relationship.ReferencingColumn, MasterColumn, StringComparison.Ordinal);

    private static Entity Find(MessageContext message, Guid id) =>
        Rows.Find(message.Session, message.Table!, id, [.. AccessControl.OwnershipColumns, StateRules.State, ParentOf(message.TableName)])
        ?? throw Faults.Of(Faults.RecordNotFound, message.TableName, id);

    private static string ParentOf(string table) => table switch
    {
        "account" => "parentaccountid",
        "contact" => "parentcustomerid",
        _ => "customerid",
    };

    private static void CheckParents(MessageContext message, Entity winner, Entity loser)
    {
        var column = ParentOf(message.TableName);
        var stays = winner.GetAttributeValue<EntityReference>(column);
        var goes = loser.GetAttributeValue<EntityReference>(column);
        if (goes is null || goes.Id == stays?.Id || goes.Id == winner.Id)
            return;
        throw Faults.Of(stays is null ? Faults.MergeLosesParent : Faults.MergeOtherParent, column);
    }

    private static void Move(MessageContext message, OneToManyRelationship relationship, Guid loser)
    {
        var table = message.Metadata.RequireTable(relationship.ReferencingTable);
        foreach (var child in Rows.Where(message.Session, table, relationship.ReferencingColumn, loser, AccessControl.OwnershipColumns))
        {
            if (IsCase(message))
                message.CheckRow(table, AccessRight.Write, child);
            // The winner may have been a child of the loser: it cannot become its own parent.
            var parent = child.Id == message.RecordId ? null : new EntityReference(message.TableName, message.RecordId);
            message.Transaction.Update(new Entity(table.LogicalName, child.Id) { [relationship.ReferencingColumn] = parent }, message);
        }
    }

    private static void MoveAssociations(MessageContext message, Guid loser)
    {
        foreach (var relationship in message.Metadata.Relationships.OfType<ManyToManyRelationship>())
        {
            Move(relationship.FirstTable, relationship.FirstIntersectColumn, relationship.SecondIntersectColumn);
            if (!string.Equals(relationship.FirstTable, relationship.SecondTable, StringComparison.Ordinal))
                Move(relationship.SecondTable, relationship.SecondIntersectColumn, relationship.FirstIntersectColumn);

            void Move(string table, string own, string other)
            {
                if (!string.Equals(table, message.TableName, StringComparison.Ordinal))
                    return;
                var intersect = message.Metadata.RequireTable(relationship.IntersectTable);
                var kept = Rows.Where(message.Session, intersect, own, message.RecordId, other).Select(r => r.GetAttributeValue<Guid>(other)).ToHashSet();
                foreach (var row in Rows.Where(message.Session, intersect, own, loser, other))
                {
                    if (kept.Add(row.GetAttributeValue<Guid>(other)))
                        message.Transaction.Update(new Entity(intersect.LogicalName, row.Id) { [own] = message.RecordId }, message);
                    else
                        message.Transaction.Delete(intersect.LogicalName, row.Id, message);
                }
            }
        }
    }
}
