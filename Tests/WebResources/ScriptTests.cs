using System;
using System.Diagnostics;
using System.Threading.Tasks;
using CrmFeedback.LocalOrg.Hosting;
using CrmFeedback.Tests.EndToEnd;
using Xunit;

namespace CrmFeedback.Tests.WebResources;

/// <summary>Runs the npm projects' own checks as part of the one test command.</summary>
public class ScriptTests
{
    [Theory]
    [InlineData("WebResources", "typecheck")]
    [InlineData("WebResources", "lint")]
    [InlineData("WebResources", "test")]
    [InlineData(Startup.AppClient, "typecheck")]
    [InlineData(Startup.AppClient, "test")]
    public async Task The_scripts_of_an_npm_project_pass(string project, string script)
    {
        var root = PackedOrganization.Workspace.Root;
        var npm = OperatingSystem.IsWindows() ? "npm.cmd" : "npm";
        var start = new ProcessStartInfo(npm, $"run {script}") { WorkingDirectory = System.IO.Path.Combine(root, project), UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("npm could not be started; the tests need Node 20.");
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.True(process.ExitCode == 0, $"npm run {script} in {project} ended with {process.ExitCode}:\n{await output}\n{await errors}");
    }
}
