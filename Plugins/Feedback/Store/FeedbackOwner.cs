using System;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.Feedback;

/// <summary>Gives a row to the owner of its customer; the mentions follow by the parental relationship. For asynchronous steps only.</summary>
public static class FeedbackOwner
{
    /// <summary>The owner the row should have, and whether it has another; null if the row stays as it is.</summary>
    public static EntityReference? Wanted(IOrganizationService service, Entity feedback)
    {
        if (feedback.GetAttributeValue<EntityReference>(FeedbackTable.CustomerId) is not EntityReference customer)
            return null;
        var id = customer.LogicalName == AccountTable.Table ? AccountTable.Id : ContactTable.Id;
        var owner = RowQuery.Find(service, customer.LogicalName, id, customer.Id, CommonColumns.OwnerId)
            ?.GetAttributeValue<EntityReference>(CommonColumns.OwnerId);
        return owner == null || owner.Id == feedback.GetAttributeValue<EntityReference>(CommonColumns.OwnerId)?.Id ? null : owner;
    }

    /// <summary>Assigns; faults when the principal may not read the table.</summary>
    public static void Assign(IOrganizationService service, Guid feedbackId, EntityReference owner) =>
        service.Update(new Entity(FeedbackTable.Table, feedbackId) { [CommonColumns.OwnerId] = owner });
}
