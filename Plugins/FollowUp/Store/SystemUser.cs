using System;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.FollowUp;

/// <summary>The user as whom plug-ins work. Its id differs from organisation to organisation.</summary>
public static class SystemUser
{
    /// <summary>The id of the user as whom a service works; a call that cannot fail.</summary>
    public static Guid Id(IOrganizationService systemService) =>
        systemService.Execute(new OrganizationRequest("WhoAmI")).Results.TryGetValue("UserId", out var id) && id is Guid user ? user : Guid.Empty;

    /// <summary>Whether a call was made by CrmFeedback (or another plug-in) as SYSTEM.</summary>
    public static bool IsCaller(IOrganizationService systemService, Guid callerId) => Id(systemService) == callerId;
}
