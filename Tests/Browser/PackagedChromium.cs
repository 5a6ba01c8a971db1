using System;
using System.Diagnostics;
using System.IO;
using CrmFeedback.Packer;

namespace CrmFeedback.Tests.Browser;

/// <summary>A Chromium that comes inside an npm package, for machines without a browser.</summary>
internal static class PackagedChromium
{
    /// <summary>Installs the package where needed, unpacks the browser and says where it is.</summary>
    /// <exception cref="InvalidOperationException">The package holds no browser for this system, or npm failed.</exception>
    public static BrowserLocation Bring()
    {
        if (!OperatingSystem.IsLinux())
            throw new InvalidOperationException("The browser tests found no Chromium, Chrome or Edge. Install one, or name its program in the environment variable CRMFEEDBACK_BROWSER.");
        var project = Path.Combine(Workspace.Find().Root, "Tests", "Browser", "chromium");
        if (!Directory.Exists(Path.Combine(project, "node_modules")))
            Run("npm", "ci --ignore-scripts", project);
        var lines = Run("node", "browser-path.mjs", project).Split('\n', StringSplitOptions.TrimEntries);
        return new BrowserLocation(lines[0], lines.Length > 1 && lines[1].Length > 0 ? lines[1] : null);
    }

    private static string Run(string program, string arguments, string folder)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })
            ?? throw new InvalidOperationException($"{program} could not be started; the browser tests need Node 20.");
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} {arguments} ended with {process.ExitCode} in {folder}: {errors.Result}");
    }
}
