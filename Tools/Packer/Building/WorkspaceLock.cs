using System;
using System.IO;
using System.Threading;

namespace CrmFeedback.Packer.Building;

/// <summary>Keeps other processes out of the workspace's outputs while held: test processes run side by side.</summary>
internal sealed class WorkspaceLock : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);
    private readonly FileStream _file;

    private WorkspaceLock(FileStream file) => _file = file;

    /// <summary>Waits for the lock, at most ten minutes.</summary>
    /// <exception cref="TimeoutException">Another process kept it.</exception>
    public static WorkspaceLock Take(string path, IProgress<string>? progress)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        for (var waited = TimeSpan.Zero; ; waited += TimeSpan.FromMilliseconds(200))
        {
            try
            {
                return new WorkspaceLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException) when (waited < Limit)
            {
                if (waited == TimeSpan.Zero)
                    progress?.Report("Waiting for another process that is building");
                Thread.Sleep(200);
            }
            catch (IOException error)
            {
                throw new TimeoutException($"Another process has held {path} for {Limit.TotalMinutes:0} minutes. End it and try again.", error);
            }
        }
    }

    /// <inheritdoc />
    public void Dispose() => _file.Dispose();
}
