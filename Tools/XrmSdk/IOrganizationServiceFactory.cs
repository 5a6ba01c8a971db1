using System;

namespace Microsoft.Xrm.Sdk;

/// <summary>Creates services that act as a given user.</summary>
public interface IOrganizationServiceFactory
{
    /// <summary>A service acting as the user; null stands for SYSTEM.</summary>
    IOrganizationService CreateOrganizationService(Guid? userId);
}
