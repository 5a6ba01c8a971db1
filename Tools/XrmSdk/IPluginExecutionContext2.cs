using System;

namespace Microsoft.Xrm.Sdk;

/// <summary>Adds who is calling, in terms of the directory and of portals.</summary>
public interface IPluginExecutionContext2 : IPluginExecutionContext
{
    /// <summary>Directory object id of the user whose rights apply.</summary>
    Guid UserAzureActiveDirectoryObjectId { get; }

    /// <summary>Directory object id of the user who started the operation.</summary>
    Guid InitiatingUserAzureActiveDirectoryObjectId { get; }

    /// <summary>Application id if an application started the operation, otherwise empty.</summary>
    Guid InitiatingUserApplicationId { get; }

    /// <summary>Contact of the portal visitor.</summary>
    Guid PortalsContactId { get; }

    /// <summary>True for a call from a portal.</summary>
    bool IsPortalsClientCall { get; }
}
