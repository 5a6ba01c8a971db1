using System;
using CrmFeedback.Schema;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.FollowUp;

/// <summary>Closes follow-ups; the step before the update stamps the times and frees the open key.</summary>
public static class FollowUpClosing
{
    /// <summary>Closes one that is answered or verified.</summary>
    public static void Close(IOrganizationService service, Guid id) => Set(service, id, FollowUpTable.StatusClosed);

    /// <summary>Closes one that is not needed any more.</summary>
    public static void Cancel(IOrganizationService service, Guid id) => Set(service, id, FollowUpTable.StatusCancelled);

    private static void Set(IOrganizationService service, Guid id, int status) => service.Update(new Entity(FollowUpTable.Table, id)
    {
        [CommonColumns.StateCode] = new OptionSetValue(CommonColumns.StateInactive),
        [CommonColumns.StatusCode] = new OptionSetValue(status),
    });
}
