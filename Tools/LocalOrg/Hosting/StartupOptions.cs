using System;
using System.IO;

namespace CrmFeedback.LocalOrg.Hosting;

/// <summary>What the command line asks for.</summary>
/// <param name="DataFile">The organisation's file; null for <see cref="DefaultDataFile"/>.</param>
/// <param name="Empty">Whether a new organisation stays without the sample year.</param>
/// <param name="Port">Port of the server; 0 for any free one.</param>
/// <param name="OpenBrowser">Whether a browser is opened on the app.</param>
/// <param name="Managed">Whether the managed packages are imported, as customers do, instead of the unmanaged ones.</param>
public sealed record StartupOptions(string? DataFile = null, bool Empty = false, int Port = StartupOptions.DefaultPort, bool OpenBrowser = true, bool Managed = false)
{
    /// <summary>The port unless told otherwise.</summary>
    public const int DefaultPort = 5080;

    /// <summary>Name of the file unless told otherwise; ignored by git.</summary>
    public const string DefaultFileName = "crmfeedback.localorg";

    /// <summary>The file unless told otherwise: in the repository, whose clone it then belongs to.</summary>
    public static string DefaultDataFile(string repositoryRoot) => Path.Combine(repositoryRoot, DefaultFileName);
}
