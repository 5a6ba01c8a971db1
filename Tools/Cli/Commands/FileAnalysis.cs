using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using CrmFeedback.Analysis;
using CrmFeedback.Cli.Input;
using CrmFeedback.Cli.Output;
using Spectre.Console;

namespace CrmFeedback.Cli.Commands;

/// <summary>Analyses a file row by row on all cores and writes in input order, with progress on standard error.</summary>
public static class FileAnalysis
{
    private const int RowsPerUpdate = 500;

    // Rows handed out at once: enough to keep every core busy, few enough for texts of a megabyte.
    private const int RowsPerBatch = 256;

    /// <summary>Runs; 0 when all rows were good, 1 when some were bad.</summary>
    /// <exception cref="IOException">A file cannot be read or written, or both are the same.</exception>
    /// <exception cref="InvalidDataException">The text column does not exist.</exception>
    /// <exception cref="ArgumentException">Format or encoding are not known.</exception>
    public static int Run(string input, string? column, string output, string? format, string? encoding = null, bool full = false)
    {
        InputFormat kind = format == null ? InputFormats.FromName(input) : InputFormats.Parse(format);
        Encoding read = encoding == null ? new UTF8Encoding(false) : Named(encoding);
        if (string.Equals(Path.GetFullPath(input), Path.GetFullPath(output), StringComparison.OrdinalIgnoreCase)) throw new IOException($"--in and --out are both '{input}'; writing would destroy what is to be read.");
        using var stream = File.OpenRead(input);
        using var reader = new StreamReader(stream, read, detectEncodingFromByteOrderMarks: true);
        using var rows = RowReader.Read(reader, kind, column).GetEnumerator();
        // The first row is read before the output is touched, so that a wrong column costs no old result.
        bool any = rows.MoveNext();
        using var writer = new StreamWriter(output, append: false, new UTF8Encoding(false)) { NewLine = "\n" };
        bool plain = Console.IsErrorRedirected;
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(Console.Error),
            Ansi = plain ? AnsiSupport.No : AnsiSupport.Detect,
            Interactive = plain ? InteractionSupport.No : InteractionSupport.Detect,
        });
        long good = 0, bad = 0, undecoded = 0;
        var watch = Stopwatch.StartNew();
        console.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(progress =>
            {
                var task = progress.AddTask("starting", maxValue: Math.Max(1, stream.Length));
                foreach (var row in any ? Analysed(rows, full) : [])
                {
                    if (row.Undecoded) undecoded++;
                    if (row.Error == null) good++;
                    else
                    {
                        bad++;
                        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"row {row.Number}: {row.Error}; skipped"));
                    }
                    writer.WriteLine(row.Json);
                    if ((good + bad) % RowsPerUpdate != 0) continue;
                    task.Description = Rate(good + bad, watch.Elapsed);
                    task.Value = stream.Position;
                }
                task.Description = Rate(good + bad, watch.Elapsed);
                task.Value = task.MaxValue;
            });
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{good} rows analysed, {bad} bad, {watch.Elapsed.TotalSeconds:F1} s, {good / Math.Max(0.001, watch.Elapsed.TotalSeconds):F0} per second, written to {output}"));
        if (undecoded > 0) console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{undecoded} rows hold bytes that are not {read.WebName}; give --encoding (gb18030, big5, windows-1252 …)"));
        return bad == 0 ? 0 : 1;
    }

    private static IEnumerable<(long Number, string? Error, bool Undecoded, string Json)> Analysed(IEnumerator<InputRow> rows, bool full)
    {
        var batch = new List<InputRow>(RowsPerBatch);
        bool more = true;
        while (more)
        {
            batch.Clear();
            do
            {
                batch.Add(rows.Current);
                more = rows.MoveNext();
            }
            while (more && batch.Count < RowsPerBatch);
            foreach (var row in batch.AsParallel().AsOrdered().Select(r => (r.Number, r.Error, r.Text != null && r.Text.Contains('\uFFFD', StringComparison.Ordinal), Json(r, full)))) yield return row;
        }
    }

    private static string Json(InputRow row, bool full) => row.Text == null
        ? string.Create(CultureInfo.InvariantCulture, $"{{\"row\":{row.Number},\"error\":{JsonSerializer.Serialize(row.Error)}}}")
        : AnalysisJson.Write(FeedbackAnalyzer.Analyze(row.Text), full);

    private static Encoding Named(string name)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        try
        {
            return Encoding.GetEncoding(name);
        }
        catch (ArgumentException e)
        {
            throw new ArgumentException($"Encoding '{name}' is not known; give a name such as utf-8, gb18030, big5 or windows-1252.", e);
        }
    }

    private static string Rate(long rows, TimeSpan elapsed) =>
        string.Create(CultureInfo.InvariantCulture, $"{rows} rows, {rows / Math.Max(0.001, elapsed.TotalSeconds):F0} per second");
}
