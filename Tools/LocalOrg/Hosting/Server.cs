using System;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using CrmFeedback.LocalOrg.Import;
using CrmFeedback.Packer;
using Spectre.Console;

namespace CrmFeedback.LocalOrg.Hosting;

/// <summary>The program: prepares the organisation, serves it until Ctrl+C, closes its file.</summary>
public static class Server
{
    /// <summary>Lines of a log are not wrapped as those of a terminal.</summary>
    private const int UnwrappedWidth = 2000;

    /// <summary>Runs until cancelled. 0: stopped by the user; 1: it could not start, and said why on standard error.</summary>
    public static async Task<int> RunAsync(StartupOptions options, CancellationToken cancellation)
    {
        // Known before the build, so that nobody waits for it in vain.
        if (options.Port != 0 && !IsFree(options.Port)) return Taken(options.Port);
        if (!AnsiConsole.Console.Profile.Capabilities.Interactive) AnsiConsole.Console.Profile.Width = UnwrappedWidth;
        try
        {
            await ServeAsync(options, new StepReporter(AnsiConsole.Console), cancellation);
            return 0;
        }
        catch (OperationCanceledException)
        {
            return 0;
        }
        catch (IOException error) when (error.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            return Taken(options.Port);
        }
        catch (SolutionImportException error) when (error.Problem is SolutionImportProblem.ModeMismatch or SolutionImportProblem.ColumnTypeChanged or SolutionImportProblem.LowerVersion)
        {
            return Fail($"{error.Message}{Environment.NewLine}The data file was made from other packages. Delete it, name another one with --data, or start it {(options.Managed ? "without" : "with")} --managed if that is how it was made.");
        }
        catch (Exception error) when (error is WorkspaceException or PackException or SolutionImportException or IOException or UnauthorizedAccessException)
        {
            return Fail(error.Message);
        }
    }

    private static async Task ServeAsync(StartupOptions options, StepReporter steps, CancellationToken cancellation)
    {
        var startup = new Startup(Workspace.Find(), steps);
        using var organization = await startup.PrepareAsync(options, cancellation);
        await using var host = await LocalOrgHost.StartAsync(organization, options.Port, startup.AppClientFolder, cancellation);
        steps.Line($"Serving {host.BaseAddress}");
        steps.Line($"Web API {new Uri(host.BaseAddress, "api/data/v9.2/")}");
        steps.Line("Ctrl+C stops.");
        if (options.OpenBrowser && AnsiConsole.Console.Profile.Capabilities.Interactive) BrowserLauncher.TryOpen(host.BaseAddress);
        await host.WaitForShutdownAsync(cancellation);
        steps.Line("Stopped.");
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int Taken(int port) => Fail($"Port {port} is taken. Choose another with --port N, or --port 0 for any free one.");

    private static int Fail(string message)
    {
        Console.Error.WriteLine(message);
        return 1;
    }
}
