using System;
using System.Threading.Tasks;
using CrmFeedback.LocalOrg;
using CrmFeedback.LocalOrg.Hosting;
using Xunit;

namespace CrmFeedback.Tests.LocalOrg.WebApi;

/// <summary>An organisation with base tables only, served on a port of the system's choice.</summary>
public sealed class BaseOrganization : IAsyncLifetime
{
    private LocalOrgHost? _host;

    public LocalOrganization Organization { get; private set; } = null!;

    public ApiClient Api { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Organization = LocalOrganization.Open(new LocalOrganizationOptions());
        _host = await LocalOrgHost.StartAsync(Organization, cancellation: TestContext.Current.CancellationToken);
        Api = new ApiClient(_host.BaseAddress);
    }

    public async ValueTask DisposeAsync()
    {
        Api.Dispose();
        await _host!.DisposeAsync();
        Organization.Dispose();
    }
}
