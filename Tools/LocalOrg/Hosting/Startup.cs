using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;
using CrmFeedback.LocalOrg.Sample;
using CrmFeedback.Packer;
using Microsoft.Xrm.Sdk;

namespace CrmFeedback.LocalOrg.Hosting;

/// <summary>From a clone to an organisation that can be served: build, open, import, set up, play the sample.</summary>
public sealed class Startup(Workspace workspace, StepReporter steps)
{
    /// <summary>Folder of the app's npm project, from the repository's root.</summary>
    public const string AppClient = "Tools/LocalOrg/App/client";

    private const string SampleKey = "sample";

    /// <summary>Folder of the app's built client.</summary>
    public string AppClientFolder => Path.Combine(workspace.Root, AppClient, "dist");

    /// <summary>Runs all steps. An existing file keeps its rows; solutions whose zip has changed are imported again.</summary>
    /// <exception cref="WorkspaceException">Node or the plug-in assembly is missing.</exception>
    /// <exception cref="PackException">A solution breaks a rule.</exception>
    public async Task<LocalOrganization> PrepareAsync(StartupOptions options, CancellationToken cancellation)
    {
        await steps.RunAsync("Building web resources and packing solutions", progress =>
        {
            workspace.EnsureBuilt(progress);
            workspace.EnsureNpmBuilt(AppClient, progress);
            return Task.FromResult<string?>(null);
        });
        var path = Path.GetFullPath(options.DataFile ?? StartupOptions.DefaultDataFile(workspace.Root));
        LocalOrganization? organization = null;
        await steps.RunAsync($"Opening {path}", _ =>
        {
            var existed = File.Exists(path);
            organization = LocalOrganization.Open(new LocalOrganizationOptions { DataFile = path });
            return Task.FromResult<string?>(existed ? "existing organisation" : "new organisation");
        });
        try
        {
            await FillAsync(organization!, options, cancellation);
            return organization!;
        }
        catch
        {
            organization!.Dispose();
            throw;
        }
    }

    private async Task FillAsync(LocalOrganization organization, StartupOptions options, CancellationToken cancellation)
    {
        foreach (var solution in workspace.Solutions)
        {
            cancellation.ThrowIfCancellationRequested();
            var zip = await File.ReadAllBytesAsync(workspace.Zip(solution, options.Managed), cancellation);
            if (IsInstalled(organization, zip)) continue;
            await steps.RunAsync($"Importing {Path.GetFileName(workspace.Zip(solution, options.Managed))}", progress => Task.FromResult<string?>(Import(organization, zip, progress)));
        }
        await steps.RunAsync("Building key indexes and setting up", async _ =>
        {
            // Alternate keys arrive pending: a job builds their indexes.
            await organization.Jobs.DrainAsync();
            var response = organization.CreateService(organization.AdminUserId).Execute(new OrganizationRequest("cfb_Setup"));
            return string.Create(
                CultureInfo.InvariantCulture, $"{response.Results["ThemesCreated"]} themes and {response.Results["SettingsCreated"]} settings created");
        });
        await SampleAsync(organization, options, cancellation);
    }

    private async Task SampleAsync(LocalOrganization organization, StartupOptions options, CancellationToken cancellation)
    {
        switch (organization.ReadValue(SampleKey))
        {
            case null when options.Empty:
                organization.WriteValue(SampleKey, "none");
                break;
            case null:
                organization.WriteValue(SampleKey, "playing");
                await steps.RunAsync("Playing the sample year", progress => PlayAsync(organization, progress, cancellation));
                break;
            case "playing":
                steps.Line("The sample year was interrupted and stays as it is. Delete the data file to play it again.");
                break;
        }
    }

    private static string Import(LocalOrganization organization, byte[] zip, IProgress<string> progress)
    {
        var result = organization.ImportSolution(zip, activateSteps: true);
        foreach (var warning in result.Warnings) progress.Report(warning);
        return string.Create(CultureInfo.InvariantCulture, $"{result.Solution.UniqueName} {result.Solution.Version}, {zip.Length / 1024} KB");
    }

    private static async Task<string?> PlayAsync(LocalOrganization organization, IProgress<string> progress, CancellationToken cancellation)
    {
        var result = await SampleOrganization.PlayAsync(organization, new Percent(progress), cancellation);
        organization.WriteValue(SampleKey, "played");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{result.Customers} customers, {result.Sources} cases, mails and survey answers scored, {result.SourcesPerSecond:0.0} per second");
    }

    private static bool IsInstalled(LocalOrganization organization, byte[] zip)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(zip));
        return organization.Catalog.Solutions.Any(solution => string.Equals(solution.Sha256, hash, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The sample's progress as lines, one for every tenth.</summary>
    private sealed class Percent(IProgress<string> lines) : IProgress<SampleProgress>
    {
        public void Report(SampleProgress value)
        {
            if (value.Total > 0) lines.Report(string.Create(CultureInfo.InvariantCulture, $"{value.Done * 10 / value.Total * 10} %"));
        }
    }
}
