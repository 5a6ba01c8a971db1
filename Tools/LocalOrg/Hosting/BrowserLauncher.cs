using System;
using System.ComponentModel;
using System.Diagnostics;

namespace CrmFeedback.LocalOrg.Hosting;

/// <summary>Opens the system's browser.</summary>
public static class BrowserLauncher
{
    /// <summary>Opens an address; false if the system has no browser to open.</summary>
    public static bool TryOpen(Uri address)
    {
        try
        {
            var start = OperatingSystem.IsWindows() ? new ProcessStartInfo(address.AbsoluteUri) { UseShellExecute = true }
                : new ProcessStartInfo(OperatingSystem.IsMacOS() ? "open" : "xdg-open", [address.AbsoluteUri]) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true };
            using var process = Process.Start(start);
            return true;
        }
        catch (Exception error) when (error is Win32Exception or InvalidOperationException or PlatformNotSupportedException)
        {
            return false;
        }
    }
}
