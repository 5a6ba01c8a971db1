using System;
using System.Collections.Generic;
using System.ServiceModel;
using CrmFeedback.Feedback;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmFeedback.FollowUp;

/// <summary>
/// What a follow-up needs after it is stored: an owner, perhaps a task, the stage that its answered feedback gives it, its
/// end when it is verified, its outcome when it is closed. Starts from the row as it is, so it may run late and twice. For
/// asynchronous steps only.
/// </summary>
public static class FollowUpSettling
{
    private const string ThemeAlias = "theme";

    /// <summary>Brings a follow-up to what it should be.</summary>
    /// <returns>What was done, for the trace.</returns>
    public static string Run(IOrganizationService service, Guid id, DateTime now)
    {
        var row = RowQuery.Find(service, FollowUpTable.Table, FollowUpTable.Id, id, StoredFollowUps.Columns);
        if (row == null)
            return "the follow-up is gone";
        var model = FollowUpModel.Read(service);
        if (!StoredFollowUps.IsOpen(row))
            return FollowUpTask.Complete(service, row) + ", " + FollowUpOutcomes.Settle(service, row, model);
        if (FollowUpStamp.Stage(row) == FollowUpStage.Verified)
        {
            FollowUpClosing.Close(service, id);
            return "verified, closed";
        }

        return Assign(service, row, model) + ", " + FollowUpTask.Ensure(service, row, model.Settings) + ", " + FollowUpAnswer.Settle(service, row, now);
    }

    // Only what still belongs to the system: whom a person chose stays.
    private static string Assign(IOrganizationService service, Entity row, FollowUpModel model)
    {
        if (row.GetAttributeValue<EntityReference>(CommonColumns.OwnerId)?.Id != SystemUser.Id(service))
            return "owner kept";
        foreach (var owner in Owners(service, row, model))
        {
            var change = new Entity(FollowUpTable.Table, row.Id) { [CommonColumns.OwnerId] = owner };
            if (owner.LogicalName == TeamTable.Table)
                change[FollowUpTable.TeamId] = owner;
            if (FollowUpStamp.Stage(row) < FollowUpStage.Assigned)
                change[FollowUpTable.Stage] = Choices.Option((int)FollowUpStage.Assigned);
            try
            {
                service.Update(change);
                row[CommonColumns.OwnerId] = owner;
                row[FollowUpTable.Stage] = change.Contains(FollowUpTable.Stage) ? change[FollowUpTable.Stage] : row[FollowUpTable.Stage];
                return "assigned to " + owner.LogicalName;
            }
            catch (FaultException<OrganizationServiceFault> fault) when (!Faults.IsPassing(fault.Detail))
            {
                // The platform refuses an owner who may not read the table: the next one, or it stays with the system.
            }
        }

        return "owner refused or unknown";
    }

    private static IEnumerable<EntityReference> Owners(IOrganizationService service, Entity row, FollowUpModel model)
    {
        if (row.GetAttributeValue<EntityReference>(FollowUpTable.FeedbackId) is EntityReference feedback && TeamOf(service, feedback.Id) is EntityReference team)
            yield return team;
        if (!model.OwnerIsCustomersOwner || row.GetAttributeValue<EntityReference>(FollowUpTable.CustomerId) is not EntityReference customer)
            yield break;
        var id = customer.LogicalName == AccountTable.Table ? AccountTable.Id : ContactTable.Id;
        if (RowQuery.Find(service, customer.LogicalName, id, customer.Id, CommonColumns.OwnerId)?.GetAttributeValue<EntityReference>(CommonColumns.OwnerId) is EntityReference owner)
            yield return owner;
    }

    // The team of the theme that was spoken of worst.
    private static EntityReference? TeamOf(IOrganizationService service, Guid feedbackId)
    {
        var query = new QueryExpression(MentionTable.Table) { ColumnSet = new ColumnSet(MentionTable.ThemeCode) };
        query.Criteria.AddCondition(MentionTable.FeedbackId, ConditionOperator.Equal, feedbackId);
        query.Criteria.AddCondition(CommonColumns.StateCode, ConditionOperator.Equal, CommonColumns.StateActive);
        query.AddOrder(MentionTable.Score, OrderType.Ascending);
        query.AddOrder(MentionTable.ThemeCode, OrderType.Ascending);
        var link = query.AddLink(ThemeTable.Table, MentionTable.ThemeId, ThemeTable.Id, JoinOperator.LeftOuter);
        link.EntityAlias = ThemeAlias;
        link.Columns = new ColumnSet(ThemeTable.TeamId);
        foreach (var mention in service.RetrieveMultiple(query).Entities)
        {
            if (mention.GetAttributeValue<AliasedValue>(ThemeAlias + "." + ThemeTable.TeamId)?.Value is EntityReference team)
                return team;
        }

        return null;
    }
}
