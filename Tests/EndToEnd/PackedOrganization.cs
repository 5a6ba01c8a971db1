using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using CrmFeedback.LocalOrg;
using CrmFeedback.LocalOrg.Hosting;
using CrmFeedback.Packer;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.Tests.EndToEnd;

/// <summary>An organisation as an admin would have it after importing the packed zips: built from <c>dist/</c>, activated, set up, served over HTTP.</summary>
public sealed class PackedOrganization : IAsyncDisposable
{
    private static readonly Lazy<Workspace> Built = new(() =>
    {
        var workspace = Workspace.Find();
        workspace.EnsureBuilt();
        workspace.EnsureNpmBuilt(Startup.AppClient);
        return workspace;
    });

    private PackedOrganization(LocalOrganization organization, LocalOrgHost host)
    {
        Organization = organization;
        Host = host;
        Admin = organization.CreateService(organization.AdminUserId);
    }

    /// <summary>The repository with its packed zips up to date.</summary>
    public static Workspace Workspace => Built.Value;

    /// <summary>The organisation behind the address.</summary>
    public LocalOrganization Organization { get; }

    /// <summary>The running server.</summary>
    public LocalOrgHost Host { get; }

    /// <summary>The organisation service of the administrator.</summary>
    public IOrganizationService Admin { get; }

    /// <summary>Where the app is.</summary>
    public Uri Address => Host.BaseAddress;

    /// <summary>Imports both solutions into a fresh organisation in memory and serves it.</summary>
    public static Task<PackedOrganization> StartAsync() => StartAsync(managed: false);

    /// <summary>As <see cref="StartAsync()"/>, from the managed packages if asked.</summary>
    /// <param name="activateSteps">False for an organisation whose rows nobody scores: as an import leaves it that does not activate steps.</param>
    public static async Task<PackedOrganization> StartAsync(bool managed, bool activateSteps = true)
    {
        var organization = LocalOrganization.Open(new LocalOrganizationOptions());
        foreach (var solution in Workspace.Solutions)
            organization.ImportSolution(await File.ReadAllBytesAsync(Workspace.Zip(solution, managed)), activateSteps);
        await organization.Jobs.DrainAsync();
        organization.CreateService(organization.AdminUserId).Execute(new OrganizationRequest("cfb_Setup"));
        var host = await LocalOrgHost.StartAsync(organization, appClientFolder: Path.Combine(Workspace.Root, Startup.AppClient, "dist"));
        return new PackedOrganization(organization, host);
    }

    /// <summary>The address of a row's form.</summary>
    public string FormAddress(string table, Guid id) => new Uri(Address, $"main.aspx?appname=cfb_CrmFeedbackService&pagetype=entityrecord&etn={table}&id={id:D}").ToString();

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        Organization.Dispose();
    }
}
