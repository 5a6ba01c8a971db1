using System;
using System.CommandLine;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using CrmFeedback.Cli.Organization;

namespace CrmFeedback.Cli.Commands;

/// <summary>What commands on an organisation share.</summary>
internal static class OrganizationCommand
{
    /// <summary>The option that names the organisation.</summary>
    public static Option<Uri> Organization(bool required = true) => new("--org")
    {
        Description = $"Address of the organisation, e.g. https://contoso.crm.dynamics.com, or of a local organisation. A bearer token is read from {WebApiClient.TokenVariable}; else you are asked to sign in.",
        Required = required,
    };

    /// <summary>Runs work on an organisation; an error becomes a message and exit code 2.</summary>
    public static async Task<int> RunAsync(Uri organization, Func<WebApiClient, Task<int>> work, CancellationToken cancellation)
    {
        try
        {
            using var client = WebApiClient.Open(organization);
            client.Waiting = (pause, why) => Console.Error.WriteLine($"Waiting {pause.TotalSeconds:0} s: {why}");
            return await work(client);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException or ArgumentException or WebApiException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 2;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("Stopped.");
            return 3;
        }
    }
}
