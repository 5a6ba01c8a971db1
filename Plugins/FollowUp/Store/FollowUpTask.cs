using System;
using System.Globalization;
using System.ServiceModel;
using CrmFeedback.Feedback;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.FollowUp;

/// <summary>
/// The task of a follow-up, if the settings ask for one. Its id follows from the follow-up's, so it is made once whatever
/// runs twice; once made it is not made again, even if somebody deletes it.
/// </summary>
public static class FollowUpTask
{
    /// <summary>The id of a follow-up's task.</summary>
    public static Guid IdOf(Guid followUpId) => DerivedId.Of("follow-up task", followUpId, string.Empty);

    /// <summary>Makes the task of an open follow-up.</summary>
    /// <returns>What was done, for the trace.</returns>
    public static string Ensure(IOrganizationService service, Entity followUp, FollowUpSettings settings)
    {
        if (!settings.CreatesTask)
            return "no task wanted";
        if (!string.IsNullOrEmpty(followUp.GetAttributeValue<string>(FollowUpTable.TaskId)))
            return "task made before";
        var id = IdOf(followUp.Id);
        var task = new Entity(TaskTable.Table, id)
        {
            [TaskTable.Subject] = "Follow up: " + followUp.GetAttributeValue<string>(FollowUpTable.Name),
            [TaskTable.ScheduledEnd] = followUp.GetAttributeValue<DateTime?>(FollowUpTable.DueOn),
            [TaskTable.RegardingObjectId] = followUp.GetAttributeValue<EntityReference>(FollowUpTable.CustomerId),
        };
        try
        {
            service.Create(task);
        }
        catch (FaultException<OrganizationServiceFault> fault) when (fault.Detail?.ErrorCode == Faults.DuplicateRecord)
        {
            // Made by a run that ended before it could say so.
        }

        service.Update(new Entity(FollowUpTable.Table, followUp.Id) { [FollowUpTable.TaskId] = id.ToString("D", CultureInfo.InvariantCulture) });
        return "task made" + Assign(service, id, followUp.GetAttributeValue<EntityReference>(CommonColumns.OwnerId));
    }

    /// <summary>Completes the task of a closed follow-up, if it is still open.</summary>
    /// <returns>What was done, for the trace.</returns>
    public static string Complete(IOrganizationService service, Entity followUp)
    {
        if (!Guid.TryParse(followUp.GetAttributeValue<string>(FollowUpTable.TaskId), out var id))
            return "no task";
        var task = RowQuery.Find(service, TaskTable.Table, TaskTable.Id, id, CommonColumns.StateCode);
        if (task == null || task.GetAttributeValue<OptionSetValue>(CommonColumns.StateCode)?.Value != CommonColumns.StateActive)
            return "task done";
        service.Update(new Entity(TaskTable.Table, id)
        {
            [CommonColumns.StateCode] = new OptionSetValue(TaskTable.StateCompleted),
            [CommonColumns.StatusCode] = new OptionSetValue(TaskTable.StatusCompleted),
        });
        return "task completed";
    }

    private static string Assign(IOrganizationService service, Guid id, EntityReference? owner)
    {
        if (owner == null)
            return string.Empty;
        try
        {
            service.Update(new Entity(TaskTable.Table, id) { [CommonColumns.OwnerId] = owner });
            return string.Empty;
        }
        catch (FaultException<OrganizationServiceFault> fault) when (!Faults.IsPassing(fault.Detail))
        {
            return " (owner refused)";
        }
    }
}
