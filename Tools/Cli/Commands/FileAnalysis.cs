using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Text;
using CrmFeedback.Analysis;
using CrmFeedback.Cli.Input;
using CrmFeedback.Cli.Output;
using Spectre.Console;

namespace CrmFeedback.Cli.Commands;

/// <summary>Analyses a file row by row, in input order, with progress on standard error.</summary>
public static class FileAnalysis
{
    private const int RowsPerUpdate = 200;

    /// <summary>Runs; 0 when all rows were good, 1 when some were bad.</summary>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    /// <exception cref="InvalidDataException">The text column does not exist.</exception>
    public static int Run(string input, string? column, string output, string? format)
    {
        InputFormat kind = format == null ? InputFormats.FromName(input) : InputFormats.Parse(format);
        using var stream = File.OpenRead(input);
        using var reader = new StreamReader(stream, new UTF8Encoding(false), detectEncodingFromByteOrderMarks: true);
        using var writer = new StreamWriter(output, append: false, new UTF8Encoding(false)) { NewLine = "\n" };
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        long good = 0, bad = 0;
        var watch = Stopwatch.StartNew();
        console.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(progress =>
            {
                var task = progress.AddTask("starting", maxValue: Math.Max(1, stream.Length));
                foreach (InputRow row in RowReader.Read(reader, kind, column))
                {
                    if (row.Text == null)
                    {
                        bad++;
                        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"row {row.Number}: {row.Error}; skipped"));
                        writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{{\"row\":{row.Number},\"error\":{System.Text.Json.JsonSerializer.Serialize(row.Error)}}}"));
                    }
                    else
                    {
                        good++;
                        writer.WriteLine(AnalysisJson.Write(FeedbackAnalyzer.Analyze(row.Text)));
                    }
                    if ((good + bad) % RowsPerUpdate == 0)
                    {
                        task.Description = Rate(good + bad, watch.Elapsed);
                        task.Value = stream.Position;
                    }
                }
                task.Description = Rate(good + bad, watch.Elapsed);
                task.Value = task.MaxValue;
            });
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{good} rows analysed, {bad} bad, {watch.Elapsed.TotalSeconds:F1} s, written to {output}"));
        return bad == 0 ? 0 : 1;
    }

    private static string Rate(long rows, TimeSpan elapsed) =>
        string.Create(CultureInfo.InvariantCulture, $"{rows} rows, {rows / Math.Max(0.001, elapsed.TotalSeconds):F0} per second");
}
