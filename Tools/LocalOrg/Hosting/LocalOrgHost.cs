using System;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using CrmFeedback.LocalOrg.App;
using CrmFeedback.LocalOrg.WebApi;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CrmFeedback.LocalOrg.Hosting;

/// <summary>A running server of one organisation: the Web API and the app, on the loopback interface only.</summary>
public sealed class LocalOrgHost : IAsyncDisposable
{
    /// <summary>Dataverse's cap on a request's body, 128 MB: 413 above.</summary>
    public const long LargestBody = 128L * 1024 * 1024;

    private readonly WebApplication _application;

    private LocalOrgHost(WebApplication application, Uri baseAddress)
    {
        _application = application;
        BaseAddress = baseAddress;
    }

    /// <summary>The address of the app; the Web API is at <c>api/data/v9.2/</c> below it.</summary>
    public Uri BaseAddress { get; }

    /// <summary>Starts serving.</summary>
    /// <param name="organization">The organisation; it stays the caller's to close.</param>
    /// <param name="port">The port, or 0 for one the operating system picks.</param>
    /// <param name="appClientFolder">Folder of the app's built client; null serves the Web API only.</param>
    /// <param name="cancellation">Gives up starting.</param>
    /// <exception cref="System.IO.IOException">The port is taken.</exception>
    public static async Task<LocalOrgHost> StartAsync(LocalOrganization organization, int port = 0, string? appClientFolder = null, CancellationToken cancellation = default)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = [], EnvironmentName = Environments.Production });
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(options => Configure(options, port));
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(5));
        var application = builder.Build();
        application.Use(next => context => LoopbackGuard.Invoke(context, next));
        application.UseRouting();
        WebApiRoutes.Map(application, organization);
        if (appClientFolder != null) AppRoutes.Map(application, organization, appClientFolder);
        await application.StartAsync(cancellation);
        var address = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return new LocalOrgHost(application, new UriBuilder(address) { Host = port == 0 ? "127.0.0.1" : "localhost" }.Uri);
    }

    /// <summary>Waits until the server is told to stop (Ctrl+C or <see cref="StopAsync"/>).</summary>
    public Task WaitForShutdownAsync(CancellationToken cancellation = default) => _application.WaitForShutdownAsync(cancellation);

    /// <summary>Stops serving; requests under way have five seconds to end.</summary>
    public Task StopAsync() => _application.StopAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync();
        await _application.DisposeAsync();
    }

    private static void Configure(KestrelServerOptions options, int port)
    {
        options.AddServerHeader = false;
        options.Limits.MaxRequestBodySize = LargestBody;
        // Dataverse takes addresses of up to 32 KB; a longer one earns 414.
        options.Limits.MaxRequestLineSize = 32 * 1024 + 64;
        options.Limits.MaxRequestHeadersTotalSize = 64 * 1024;
        if (port == 0) options.Listen(IPAddress.Loopback, 0);
        else options.ListenLocalhost(port);
    }
}
