using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;

namespace CrmFeedback.Cli.Ingest;

/// <summary>
/// One line for every row: line, channel, external id, status, feedback id, customer, reason, tab-separated. Written as batches
/// come back, so that what is in it is stored; read again to go on where a run was broken off.
/// </summary>
public sealed class IngestReport : IDisposable
{
    private const string Header = "line\tchannel\texternal_id\tstatus\tid\tcustomer\treason";

    private static readonly HashSet<string> Done = new(StringComparer.Ordinal) { "created", "updated", "unchanged" };

    private readonly StreamWriter? writer;
    private readonly HashSet<string> stored;

    private IngestReport(StreamWriter? writer, HashSet<string> stored)
    {
        this.writer = writer;
        this.stored = stored;
    }

    /// <summary>Opens a report.</summary>
    /// <param name="path">The file; null for none.</param>
    /// <param name="resume">Whether to keep what a run before wrote, and leave out what it stored.</param>
    public static IngestReport Open(string? path, bool resume)
    {
        if (path == null)
            return new IngestReport(null, []);
        var stored = resume && File.Exists(path) ? Stored(path) : [];
        var goesOn = stored.Count > 0;
        var writer = new StreamWriter(path, append: goesOn, new UTF8Encoding(false)) { NewLine = "\n", AutoFlush = true };
        if (!goesOn)
            writer.WriteLine(Header);
        return new IngestReport(writer, stored);
    }

    /// <summary>Whether a run before stored the row.</summary>
    public bool IsStored(string channel, string externalId) => stored.Contains(channel + "\t" + Clean(externalId));

    /// <summary>Writes a line.</summary>
    public void Add(long line, string? channel, string? externalId, string status, string? id, string? customer, string? reason) =>
        writer?.WriteLine(string.Join('\t', line.ToString(CultureInfo.InvariantCulture), Clean(channel), Clean(externalId), status, id, customer, Clean(reason)));

    /// <inheritdoc/>
    public void Dispose() => writer?.Dispose();

    private static HashSet<string> Stored(string path)
    {
        var stored = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in File.ReadLines(path))
        {
            // A line that was cut off by a crash does not count: its row is sent again, which changes nothing.
            var parts = line.Split('\t');
            if (parts.Length == 7 && Done.Contains(parts[3]))
                stored.Add(parts[1] + "\t" + parts[2]);
        }

        return stored;
    }

    private static string Clean(string? text) => (text ?? string.Empty).Replace('\t', ' ').Replace('\n', ' ').Replace('\r', ' ');
}
