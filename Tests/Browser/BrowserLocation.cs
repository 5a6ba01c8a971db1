using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace CrmFeedback.Tests.Browser;

/// <summary>A Chromium-based browser to drive.</summary>
/// <param name="ExecutablePath">Its program.</param>
/// <param name="LibraryPath">Folder of shared libraries it needs on the loader's path, or null.</param>
public sealed record BrowserLocation(string ExecutablePath, string? LibraryPath)
{
    private static readonly string[] UnixNames = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "microsoft-edge-stable"];

    private static readonly string[] MacApplications =
    [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    ];

    /// <summary>
    /// The browser to use: the one the environment variable <c>CRMFEEDBACK_BROWSER</c> names, else an installed
    /// Chromium, Chrome or Edge, else the Chromium out of the package feed (Linux).
    /// </summary>
    /// <exception cref="InvalidOperationException">There is none; the message says what to install.</exception>
    public static BrowserLocation Find()
    {
        var named = Environment.GetEnvironmentVariable("CRMFEEDBACK_BROWSER");
        if (string.Equals(named, "package", StringComparison.OrdinalIgnoreCase))
            return PackagedChromium.Bring();
        if (!string.IsNullOrEmpty(named))
            return File.Exists(named) ? new BrowserLocation(named, null) : throw new InvalidOperationException($"CRMFEEDBACK_BROWSER names {named}, which does not exist.");
        return Candidates().FirstOrDefault(File.Exists) is { } installed ? new BrowserLocation(installed, null) : PackagedChromium.Bring();
    }

    private static IEnumerable<string> Candidates()
    {
        if (OperatingSystem.IsWindows())
        {
            var roots = new[] { Environment.SpecialFolder.ProgramFiles, Environment.SpecialFolder.ProgramFilesX86, Environment.SpecialFolder.LocalApplicationData }
                .Select(Environment.GetFolderPath).Where(root => root.Length > 0);
            return roots.SelectMany(root => new[]
            {
                Path.Combine(root, "Google", "Chrome", "Application", "chrome.exe"),
                Path.Combine(root, "Microsoft", "Edge", "Application", "msedge.exe"),
                Path.Combine(root, "Chromium", "Application", "chrome.exe"),
            });
        }

        if (OperatingSystem.IsMacOS())
            return MacApplications;
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return UnixNames.SelectMany(name => folders.Select(folder => Path.Combine(folder, name)));
    }
}
