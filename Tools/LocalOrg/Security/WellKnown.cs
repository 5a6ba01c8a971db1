using System;

namespace CrmFeedback.LocalOrg.Security;

/// <summary>Rows that every organisation has. Ids are the same in every local organisation, so that tests and links are stable.</summary>
public static class WellKnown
{
    /// <summary>The user that the platform itself acts as.</summary>
    public static readonly Guid SystemUserId = new("5f0c1d00-0000-4000-8000-000000000001");

    /// <summary>The user of the platform's own integrations.</summary>
    public static readonly Guid IntegrationUserId = new("5f0c1d00-0000-4000-8000-000000000002");

    /// <summary>The administrator: the person who uses the demo.</summary>
    public static readonly Guid AdminUserId = new("5f0c1d00-0000-4000-8000-000000000003");

    public static readonly Guid OrganizationId = new("5f0c1d00-0000-4000-8000-000000000010");

    public static readonly Guid RootBusinessUnitId = new("5f0c1d00-0000-4000-8000-000000000020");

    /// <summary>The root business unit's default team; every user is a member.</summary>
    public static readonly Guid DefaultTeamId = new("5f0c1d00-0000-4000-8000-000000000030");

    /// <summary>The queue that incoming mail is addressed to.</summary>
    public static readonly Guid SupportQueueId = new("5f0c1d00-0000-4000-8000-000000000040");

    public static readonly Guid CurrencyId = new("5f0c1d00-0000-4000-8000-000000000050");

    public static readonly Guid SystemAdministratorRoleId = new("627090ff-40a3-4053-8790-584edc5be201");

    public static readonly Guid SystemCustomizerRoleId = new("119f245c-3cc8-4b62-b31c-d1a046ced15d");

    public static readonly Guid BasicUserRoleId = new("5f0c1d00-0000-4000-8000-000000000061");

    public static readonly Guid ServiceRepresentativeRoleId = new("5f0c1d00-0000-4000-8000-000000000062");
}
